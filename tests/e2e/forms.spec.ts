// 调度表 from the window: written for every unit, filled in, collected, judged, accepted; entries accepted and sent back.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from '@playwright/test';
import type { DrivenApp } from './driver.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
let out: string;
test.beforeAll(async () => {
  driven = await begin('sample');
  out = mkdtempSync(join(tmpdir(), 'bihuan-forms-'));
  await open(driven, '周调度');
  await driven.page.getByRole('button', { name: '新开一次调度' }).click();
  const dialog = driven.page.getByRole('dialog', { name: '新开一次调度' });
  await dialog.getByRole('button', { name: '新开一次调度', exact: true }).click();
  await expect(driven.page.getByRole('heading', { name: /周调度 第7次/ })).toBeVisible();
});
test.afterAll(async () => {
  await driven.close();
  rmSync(out, { recursive: true, force: true });
});

const folder = () => driven.answer('showOpenDialog', { canceled: false, filePaths: [out] });

async function fillIn(name: string, cells: Record<string, string | number>, to = name): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(readFileSync(join(out, name))));
  for (const [address, value] of Object.entries(cells)) {
    const cell = workbook.worksheets[0]?.getCell(address);
    if (cell) cell.value = value;
  }
  writeFileSync(join(out, to), new Uint8Array(await workbook.xlsx.writeBuffer()));
}

test('every unit gets its form, with a covering list, in a chosen folder', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '生成调度表' }).click();
  const dialog = page.getByRole('dialog', { name: '生成第7次周调度表' });
  await expect(dialog.getByRole('checkbox', { name: '全选' })).toBeChecked();
  await picture(driven, 'forms-write');
  await folder();
  await dialog.getByRole('button', { name: '选择文件夹并生成' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: '已在' })).toContainText(/中生成\d+个文件。/);
  const files = readdirSync(out);
  expect(files.some((name) => name.includes('发放清单'))).toBe(true);
  expect(files.filter((name) => name.includes('第7次周调度表')).length).toBeGreaterThan(5);
  await expect(dialog.getByRole('row').nth(1)).toContainText('1次');
  await page.keyboard.press('Escape');
});

test('what comes back is judged file by file, and what is beyond doubt is taken', async () => {
  const { page } = driven;
  const [first = '', second = ''] = readdirSync(out)
    .filter((name) => name.includes('第7次周调度表'))
    .sort();
  await fillIn(first, { I5: '已修订制度2项，组织学习3次。', J5: 80, L5: '需区财政局协调资金12万元' });
  await fillIn(second, { I5: '已召开专题会2次。', J5: '约六成' });
  copyFileSync(join(out, first), join(out, '副本.xlsx'));
  await page.getByRole('button', { name: '导入回收表' }).click();
  const dialog = page.getByRole('dialog', { name: '导入第7次周调度回收表' });
  await folder();
  await dialog.getByRole('button', { name: '选择文件夹…' }).click();
  await expect(dialog.getByRole('row', { name: new RegExp(first) })).toContainText(/已填报|重复文件/);
  await expect(dialog.getByRole('row', { name: new RegExp(second) })).toContainText('1条有不能使用的内容');
  await expect(dialog.getByText(/J5“约六成”——累计进度应为0—100的整数/)).toBeVisible();
  await picture(driven, 'forms-collect');
  await dialog.getByRole('button', { name: '收取1条措施' }).click();
  await expect(dialog.getByRole('status')).toContainText('已收取1份表、1条措施');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/已报1/)).toBeVisible();

  await page.getByRole('button', { name: '更多 ▾' }).click();
  await page.getByRole('menuitem', { name: '收表登记' }).click();
  await expect(page.getByRole('dialog', { name: '第7次周调度收表登记' }).getByRole('row')).toHaveCount(2);
  await picture(driven, 'forms-receipts');
  await page.keyboard.press('Escape');
});

test('an entry is accepted or sent back by single keys, and its difficulty raised to the meeting', async () => {
  const { page } = driven;
  const units = page.getByRole('navigation', { name: '牵头单位' });
  await units.getByRole('button', { name: /已填1\// }).click();
  const entered = page.locator('.review-measure-head').filter({ hasText: '●' }).first();
  await entered.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.review-measure-head').filter({ hasText: '✓' })).toHaveCount(1);
  // Enter goes on to the next measure.
  await expect(page.locator('.review-measure-head').nth(1)).toBeFocused();
  const accepted = page.locator('.review-measure-head').filter({ hasText: '✓' }).first();
  await accepted.focus();
  await page.keyboard.press('r');
  const reason = page.getByRole('dialog', { name: '退回这条进展' });
  await reason.getByLabel('退回原因').fill('缺少佐证，请补充学习签到表。');
  await picture(driven, 'review-return');
  await reason.getByRole('button', { name: '退回', exact: true }).click();
  await expect(page.locator('.review-measure-head').filter({ hasText: '↩' })).toHaveCount(1);
  await page.getByRole('button', { name: '转碰头会议题' }).click();
  await expect(page.getByText('已转为碰头会议题，将列入下一次碰头会。')).toBeVisible();
  await picture(driven, 'review-verdict');
});

test('two weeks are laid side by side', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '更多 ▾' }).click();
  await page.getByRole('menuitem', { name: '对比…' }).click();
  const dialog = page.getByRole('dialog', { name: '两次调度对比' });
  await expect(dialog).toContainText(/\d+条措施有变化，\d+条没有变化/);
  await picture(driven, 'review-compare');
  await page.keyboard.press('Escape');
});
