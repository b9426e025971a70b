// The lists: assigning to a selection, editing in cells by keyboard, filters, the four lists, files on disk.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type DrivenApp, launch } from './driver.ts';
import { firstStart, loadSample, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
  await firstStart(driven);
  await loadSample(driven);
  await open(driven, '清单');
});
test.afterAll(async () => {
  await driven.close();
});

const grid = (name: string) => driven.page.getByRole('treegrid', { name });
/** The row of a problem by its printed number. */
const problem = (list: string, number: number) =>
  grid(list)
    .getByRole('row')
    .filter({ has: driven.page.getByRole('gridcell', { name: `(${number})`, exact: true }) });
const select = (number: number) => driven.page.getByRole('checkbox', { name: `选择 (${number})`, exact: true }).click();

test('a lead unit is given to several problems at once, with a unit added in place, and taken back', async () => {
  const { page } = driven;
  const before = await problem('问题清单', 1).textContent();
  await select(1);
  await select(2);
  await expect(page.getByText('选中 2个问题')).toBeVisible();
  await page.getByRole('button', { name: '批量指定牵头单位' }).click();
  const dialog = page.getByRole('dialog', { name: '批量指定牵头单位' });
  await dialog.getByRole('combobox', { name: '牵头单位' }).fill('区文旅局');
  await expect(dialog.getByRole('option', { name: '新增“区文旅局”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: '去掉区文旅局' })).toBeVisible();
  await picture(driven, 'ledger-batch');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(problem('问题清单', 1)).toContainText('区文旅局');
  await expect(problem('问题清单', 2)).toContainText('区文旅局');
  await page.getByRole('button', { name: '撤销 Ctrl+Z' }).click();
  await expect(problem('问题清单', 1)).not.toContainText('区文旅局');
  expect(await problem('问题清单', 1).textContent()).toBe(before);
  await page.getByRole('button', { name: '取消选择' }).click();
});

test('a date is typed into a cell with the keyboard alone, Tab goes on, Esc leaves', async () => {
  const { page } = driven;
  await problem('问题清单', 2).getByRole('gridcell').nth(6).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  const date = page.getByRole('group', { name: '完成时限' }).getByLabel('日期', { exact: true });
  await date.fill('2030.6.30');
  await page.keyboard.press('Enter');
  await expect(problem('问题清单', 2)).toContainText('2030-06-30');

  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: '牵头单位' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('group', { name: '完成时限' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: '完成时限' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(problem('问题清单', 2)).not.toContainText('2030-06-30');
});

test('text left with Esc is not lost', async () => {
  const { page } = driven;
  await problem('问题清单', 3).getByRole('gridcell').last().dblclick();
  const note = page.getByRole('textbox', { name: '备注' });
  await note.fill('等市里批复');
  await page.keyboard.press('Escape');
  await expect(problem('问题清单', 3)).not.toContainText('等市里批复');
  await page.keyboard.press('Enter');
  await expect(note).toHaveValue('等市里批复');
  await expect(page.getByText('上次没有保存的文字已放回。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(problem('问题清单', 3)).toContainText('等市里批复');
});

test('measures open under their problem with what they take from it', async () => {
  const { page } = driven;
  await problem('问题清单', 1).getByRole('gridcell').nth(1).click();
  await page.keyboard.press('+');
  await expect(problem('问题清单', 1)).toHaveAttribute('aria-expanded', 'true');
  await expect(grid('问题清单').getByRole('row').filter({ hasText: '一是' }).first()).toBeVisible();
  await page.keyboard.press('-');
  await expect(problem('问题清单', 1)).toHaveAttribute('aria-expanded', 'false');
});

test('filters leave what they name, and are cleared in one step', async () => {
  const { page } = driven;
  await page.getByRole('textbox', { name: '查找问题、措施、编号' }).fill('7');
  await expect(problem('问题清单', 7)).toBeVisible();
  await expect(problem('问题清单', 1)).toHaveCount(0);
  await page.getByRole('textbox', { name: '查找问题、措施、编号' }).fill('没有这样的文字');
  await expect(page.getByRole('heading', { name: '没有符合筛选条件的内容' })).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await expect(problem('问题清单', 1)).toBeVisible();
});

test('the detail shows everything of a problem, and its title can be corrected there', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '详情', exact: true }).click();
  await problem('问题清单', 2).getByRole('gridcell').nth(2).click();
  const detail = page.getByRole('complementary', { name: '详情' });
  await expect(detail.getByRole('heading', { name: '详情 (2)' })).toBeVisible();
  await expect(detail.getByText('整改措施（3条）')).toBeVisible();
  await detail.getByRole('button', { name: '修改反馈问题' }).click();
  await detail.getByRole('textbox', { name: '反馈问题' }).fill('过紧日子的思想树得不牢');
  await page.keyboard.press('Control+Enter');
  await expect(problem('问题清单', 2)).toContainText('过紧日子的思想树得不牢');
  await picture(driven, 'ledger-detail');
  await page.getByRole('button', { name: '关闭详情' }).click();
});

test('four lists show the same round; a unit of the 责任清单 opens its problems', async () => {
  const { page } = driven;
  await page.getByRole('tab', { name: '任务清单' }).click();
  await expect(grid('任务清单').getByRole('columnheader', { name: '成果形式' })).toBeVisible();
  await picture(driven, 'ledger-tasks');
  await page.getByRole('tab', { name: '整改台账' }).click();
  await expect(grid('整改台账').getByRole('columnheader', { name: '进展情况' })).toBeVisible();
  await picture(driven, 'ledger-full');
  await page.getByRole('tab', { name: '责任清单' }).click();
  const units = page.getByRole('table', { name: '责任清单' });
  await expect(units.getByRole('row')).toHaveCount(11);
  await picture(driven, 'ledger-responsibilities');
  await units.getByRole('button').nth(4).click();
  await expect(page.getByRole('tab', { name: '问题清单' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: '清除筛选' }).click();
});

test('lists become files of each kind', async () => {
  const { page, dataDir } = driven;
  const kinds = [
    { item: 'Excel（.xlsx）', name: '问题清单.xlsx', magic: 'PK' },
    { item: 'Word（.docx）', name: '问题清单.docx', magic: 'PK' },
  ];
  for (const { item, name, magic } of kinds) {
    const filePath = join(dataDir, name);
    await driven.answer('showSaveDialog', { canceled: false, filePath });
    await page.getByRole('button', { name: '导出 ▾' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByText(`已导出：${name}`)).toBeVisible();
    expect(statSync(filePath).size).toBeGreaterThan(1_000);
    expect(readFileSync(filePath).subarray(0, 2).toString('latin1')).toBe(magic);
  }
});

test('the preview shows the pages, prints them and saves them as PDF', async () => {
  const { page, dataDir } = driven;
  await page.getByRole('button', { name: '打印', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '打印预览：问题清单' });
  await expect(dialog.getByText(/^共\d+页$/)).toBeVisible();
  await picture(driven, 'ledger-preview');
  const filePath = join(dataDir, '问题清单.pdf');
  await driven.answer('showSaveDialog', { canceled: false, filePath });
  await dialog.getByRole('button', { name: '导出 PDF' }).click();
  await expect(dialog.getByText('已导出：问题清单.pdf')).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(filePath).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
