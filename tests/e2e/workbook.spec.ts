// Importing an Excel ledger as a clerk does: four steps, by mouse and keyboard, into a new round and beside it again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from '@playwright/test';
import type { DrivenApp } from './driver.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await begin('empty');
});
test.afterAll(async () => {
  await driven.close();
});

const HEAD = [
  '序号',
  '反馈问题',
  '整改措施',
  '责任领导',
  '牵头单位',
  '责任单位',
  '时限要求',
  '进展情况',
  '是否完成',
  '坐标',
];

async function ledger(name: string, change: { deadline: string; progress: string }): Promise<string> {
  const book = new Workbook();
  book.addWorksheet('填表说明').addRow(['请按要求填写。']);
  const sheet = book.addWorksheet('整改台账');
  const rows: unknown[][] = [
    ['云溪区落实区委巡察反馈意见整改台账（2025年）'],
    ['填报单位：云溪区整改办'],
    HEAD,
    ['一、落实党的理论路线方针政策方面'],
    [
      1,
      '理论学习不够深入，研讨质量不高',
      '一是制定学习计划。',
      '赵某',
      '区委宣传部',
      '区委宣传部、区委党校',
      change.deadline,
      change.progress,
      '正在推进',
      '东经119',
    ],
    [null, null, '二是开展专题研讨。', null, null, null, null, null, null, null],
    ['二、全面从严治党方面'],
    [
      2,
      '项目资金监管不严',
      '1.开展资金清查。\n2.完善监管制度。',
      '钱某',
      '区财政局',
      '区审计局',
      '尽快',
      '已清查12个项目',
      '已完成',
      null,
    ],
    ['填报人：孙某', null, null, '审核人：李某'],
  ];
  for (const row of rows) sheet.addRow(row);
  for (const range of ['A1:J1', 'A2:J2', 'A4:J4', 'A7:J7', 'A5:A6', 'B5:B6', 'D5:D6', 'E5:E6', 'F5:F6', 'G5:G6']) {
    sheet.mergeCells(range);
  }
  const path = join(driven.dataDir, name);
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  return path;
}

const counts = () => driven.page.getByLabel('识别数量');
const next = () => driven.page.getByRole('button', { name: '下一步' });

test('what is no workbook is refused by name and reason', async () => {
  const { page, dataDir } = driven;
  const picturePath = join(dataDir, '照片.xlsx');
  writeFileSync(picturePath, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xfe, 0x80]));
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [picturePath] });
  await page.getByRole('button', { name: '选择台账…' }).click();
  await expect(page.getByRole('alert')).toContainText('照片.xlsx');
  await expect(page.getByRole('button', { name: '选择台账…' })).toBeVisible();
});

test('sheet and header are guessed, and another row can be made the header', async () => {
  const { page } = driven;
  const path = await ledger('台账.xlsx', { deadline: '2025年6月底前', progress: '已印发计划' });
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [path] });
  await page.getByRole('button', { name: '选择台账…' }).click();
  await expect(page.getByRole('radio', { name: /整改台账/ })).toBeChecked();
  await expect(counts()).toContainText('2方面 0项 2问题 4措施');
  await expect(page.getByRole('button', { name: '把第3行作为表头' })).toHaveAttribute('aria-pressed', 'true');
  await picture(driven, 'workbook-1-sheet');
  await page.getByRole('button', { name: '把第5行作为表头' }).click();
  await expect(counts()).not.toContainText('2问题');
  await page.getByRole('button', { name: '把第3行作为表头' }).click();
  await expect(counts()).toContainText('2方面 0项 2问题 4措施');
});

test('a column is mapped by keyboard, and the counts follow at once', async () => {
  const { page } = driven;
  await next().click();
  await expect(page.getByRole('table', { name: '栏目对应' })).toBeVisible();
  await expect(counts()).toContainText('没有导入3');
  await picture(driven, 'workbook-2-columns');
  await page.getByRole('combobox', { name: /^J 坐标/ }).focus();
  await page.keyboard.type('带栏名');
  await page.keyboard.press('Enter');
  await expect(counts()).toContainText('没有导入2');
});

test('every doubtful cell stands by row and column, one click from its place', async () => {
  const { page } = driven;
  await next().click();
  const remark = page.getByRole('button', { name: /第8行G列/ });
  await expect(remark).toContainText('没有认出日期');
  await remark.click();
  await expect(page.locator('.workbook-pointed')).toHaveText('尽快');
  await expect(page.locator('td.workbook-unreadable')).toHaveText(['尽快']);
  await picture(driven, 'workbook-3-check');
  await page.getByRole('tab', { name: /没有导入/ }).click();
  await expect(page.getByRole('button', { name: /第9行A列/ })).toContainText('落款');
});

test('the ledger becomes a round in one act', async () => {
  const { page } = driven;
  await next().click();
  await expect(page.getByLabel('轮次名称')).toHaveValue('云溪区落实区委巡察反馈意见整改');
  await expect(page.getByText('台账中没有的单位（4个）')).toBeVisible();
  await picture(driven, 'workbook-4-target');
  await page.getByRole('button', { name: '导入 2条问题 4条措施' }).click();
  await expect(page.getByRole('heading', { name: '清单' })).toBeVisible();
  await expect(page.getByText('理论学习不够深入，研讨质量不高').first()).toBeVisible();
  await picture(driven, 'workbook-5-imported');
});

test('the next version is compared with the round, and changes only what is ticked', async () => {
  const { page } = driven;
  const path = await ledger('台账第二版.xlsx', { deadline: '2025年9月底前', progress: '已印发计划' });
  await open(driven, '清单');
  await page.getByRole('button', { name: '导入台账…' }).click();
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [path] });
  await page.getByRole('button', { name: '选择台账…' }).click();
  await expect(counts()).toContainText('2问题 4措施');
  for (let step = 0; step < 3; step++) await next().click();
  await page.getByRole('radio', { name: '并入已有轮次' }).check();
  const plan = page.getByRole('region', { name: '与台账比对' });
  await expect(plan).toContainText('相同1条，有变化1条');
  await expect(plan.getByRole('checkbox', { name: /问题（1）完成时限/ })).not.toBeChecked();
  await plan.getByRole('checkbox', { name: /问题（1）完成时限/ }).check();
  await picture(driven, 'workbook-6-compare');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('heading', { name: '清单' })).toBeVisible();
  await expect(page.getByText('2025年9月底前').first()).toBeVisible();
});
