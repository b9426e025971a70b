// The whole path of a first day, in one sitting: first start → import → assign → review → bulletin → files on disk.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type DrivenApp, launch } from './driver.ts';
import { firstStart, NOTICE, open, PASSWORD, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
  await firstStart(driven);
});
test.afterAll(async () => {
  await driven.close();
});

const file = (name: string) => join(driven.dataDir, name);

test('a clerk imports the notice and takes it into the ledger', async () => {
  const { page } = driven;
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [NOTICE] });
  await page.getByRole('button', { name: '选择文件…' }).click();
  await expect(page.getByLabel('识别数量')).toHaveText('4方面 11项 23问题 81措施');
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  const dialog = page.getByRole('dialog', { name: '入账' });
  await dialog.getByLabel('轮次名称').fill('省委巡视反馈意见整改');
  await dialog.getByLabel('反馈日期').fill('2020.3.25');
  await dialog.getByRole('button', { name: '入账', exact: true }).click();
  await expect(page.getByRole('treegrid', { name: '问题清单' })).toHaveAttribute(
    'aria-rowcount',
    String(4 + 11 + 23 + 1),
  );
});

test('gives three problems to a lead unit that did not exist yet', async () => {
  const { page } = driven;
  for (const number of [1, 2, 3]) {
    await page.getByRole('checkbox', { name: `选择 (${number})`, exact: true }).click();
  }
  await page.getByRole('button', { name: '批量指定牵头单位' }).click();
  const dialog = page.getByRole('dialog', { name: '批量指定牵头单位' });
  await dialog.getByRole('combobox', { name: '牵头单位' }).fill('区发展和改革局');
  await expect(dialog.getByRole('option', { name: '新增“区发展和改革局”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '确定' }).click();
  const rows = page.getByRole('treegrid', { name: '问题清单' }).getByRole('row').filter({ hasText: '区发展和改革局' });
  await expect(rows).toHaveCount(3);
});

test('runs the first week and closes it', async () => {
  const { page } = driven;
  await open(driven, '周调度');
  await page.getByRole('button', { name: '开始第1次调度' }).click();
  const opening = page.getByRole('dialog', { name: '开始第1次调度' });
  await opening.getByLabel('调度日期').fill('2020-06-22');
  await opening.getByRole('button', { name: '开始第1次调度', exact: true }).click();
  await expect(page.getByRole('heading', { name: '周调度 第1次 2020-06-22（周一）' })).toBeVisible();
  await page.getByRole('navigation', { name: '牵头单位' }).getByRole('button', { name: '区发展和改革局' }).click();
  await page.getByRole('radio', { name: '按时' }).check();
  await page.getByRole('textbox', { name: '本周进展' }).fill('已召开常委会专题学习4次，出台实施方案1个。');
  await page.getByRole('spinbutton', { name: '累计进度' }).fill('60');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('保存状态')).toContainText('已保存');
  await picture(driven, 'review');
  await page.getByRole('button', { name: '关闭本次' }).click();
  await page
    .getByRole('dialog', { name: '关闭第1次调度' })
    .getByRole('button', { name: '关闭本次', exact: true })
    .click();
  await expect(page.getByText('本次已关闭，内容已冻结，只能查看。')).toBeVisible();
  const measures = page.getByRole('region', { name: '整改措施' }).locator('[data-measure]');
  if ((await measures.first().getAttribute('aria-expanded')) === 'false') await measures.first().click();
  await expect(page.getByText('已召开常委会专题学习4次，出台实施方案1个。').first()).toBeVisible();
});

test('issues 通报第1期 from it and has it as a Word file', async () => {
  const { page } = driven;
  await open(driven, '通报');
  await page.getByRole('button', { name: '起草通报' }).first().click();
  await page.getByRole('dialog', { name: '起草通报' }).getByRole('button', { name: '起草通报', exact: true }).click();
  await expect(page.locator('.paper-pages')).toContainText('第1期');
  await page.getByRole('button', { name: '印发（冻结）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '印发', exact: true }).click();
  await expect(page.getByText('已印发，内容已冻结，只能查看、导出和打印。')).toBeVisible();
  await driven.answer('showSaveDialog', { canceled: false, filePath: file('通报第1期.docx') });
  await page.getByRole('button', { name: '导出 Word' }).click();
  await expect(page.getByText('已导出：通报第1期.docx')).toBeVisible();
  expect(readFileSync(file('通报第1期.docx')).subarray(0, 2).toString()).toBe('PK');
});

test('finds all of it again after the program was closed, behind the password, in a file that nobody can read', async () => {
  const { dataDir } = driven;
  await driven.app.close();
  await driven.exited();
  expect(readFileSync(join(dataDir, 'ledger.db')).subarray(0, 16).toString('latin1')).not.toContain('SQLite format 3');
  expect(existsSync(file('通报第1期.docx'))).toBe(true);
  driven = await launch({ dataDir });
  const { page } = driven;
  const password = page.getByLabel('密码', { exact: true });
  await password.fill('不是这个口令-1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('密码不正确');
  await password.fill(PASSWORD);
  await page.keyboard.press('Enter');
  await open(driven, '通报');
  await expect(page.locator('.paper-pages')).toContainText('第1期');
  await expect(page.getByText('已印发，内容已冻结，只能查看、导出和打印。')).toBeVisible();
});
