// The grid as clerks know it from Excel: columns, sorting, filters, views; blocks copied, pasted, filled down.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { ledgerHelp } from './ledger-steps.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
const { grid, head, problem, cell, select, press, paste, copied } = ledgerHelp(() => driven);
test.beforeAll(async () => {
  driven = await begin('sample');
  await open(driven, '清单');
  await expect(problem(1)).toBeVisible();
});
test.afterAll(async () => {
  await driven.close();
});

const numbers = async () =>
  (await grid().locator('td[data-column="0"]').allTextContents()).filter((words) => /^\(\d+\)$/.test(words));

test('a heading sorts up, down and not at all, by mouse and by key', async () => {
  await head('完成时限').locator('.head-label').click();
  await expect(head('完成时限')).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid().locator('.grid-aspect')).toHaveCount(0);
  const up = await numbers();
  await head('完成时限').locator('.head-label').click();
  await expect(head('完成时限')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(numbers).not.toEqual(up);
  await head('完成时限').locator('.head-label').click();
  await expect(head('完成时限')).not.toHaveAttribute('aria-sort', /./);
  await expect.poll(async () => (await numbers())[0]).toBe('(1)');

  await cell(problem(1), '牵头单位').click();
  await press('Control+ArrowUp');
  await press('ArrowUp');
  await press('Enter');
  await expect(head('牵头单位')).toHaveAttribute('aria-sort', 'ascending');
  await driven.page.getByRole('button', { name: '取消排序' }).click();
  await expect(head('牵头单位')).not.toHaveAttribute('aria-sort', /./);
});

test('a column is filtered by its values with their counts, by words, by days, by blanks', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '牵头单位的筛选与排序' }).click();
  const menu = page.getByRole('dialog', { name: '列：牵头单位' });
  await expect(menu.getByRole('checkbox', { name: /区财政局/ })).toBeChecked();
  await picture(driven, 'ledger-column-menu');
  await expectAccessible(page);
  await menu.getByRole('checkbox', { name: /全选/ }).click();
  await menu.getByRole('checkbox', { name: /区财政局/ }).click();
  await menu.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(page.getByText('去掉筛选').or(page.getByLabel('去掉筛选：牵头单位：区财政局'))).toBeVisible();
  await expect(problem(2)).toBeVisible();
  await expect(problem(1)).toHaveCount(0);
  await expect(page.getByText(/\/23个问题/)).toBeVisible();
  await picture(driven, 'ledger-filtered');

  await page.getByRole('button', { name: '反馈问题的筛选与排序' }).click();
  const words = page.getByRole('dialog', { name: '列：反馈问题' });
  await words.getByRole('textbox', { name: '含有文字' }).fill('没有这样的文字');
  await press('Enter');
  await expect(page.getByRole('heading', { name: '没有符合筛选条件的内容' })).toBeVisible();
  // The heads stay, so that a filter that leaves nothing can be changed where it was set.
  await expect(head('反馈问题')).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await expect(problem(1)).toBeVisible();

  await page.getByRole('button', { name: '完成时限的筛选与排序' }).click();
  const days = page.getByRole('dialog', { name: '列：完成时限' });
  await days.getByLabel('从', { exact: true }).fill('2026-6-1');
  await days.getByLabel('到', { exact: true }).fill('2026-6-30');
  await days.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(problem(2)).toBeVisible();
  await expect(problem(4)).toHaveCount(0);
  await page.getByRole('button', { name: '备注的筛选与排序' }).click();
  await page.getByRole('dialog', { name: '列：备注' }).getByRole('button', { name: '只看非空白' }).click();
  await expect(problem(2)).toHaveCount(0);
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await expect(problem(4)).toBeVisible();
});

test('words and numbers are found, and cleared in one step', async () => {
  const { page } = driven;
  const field = page.getByRole('textbox', { name: '按文字或编号筛选' });
  await field.fill('7');
  await expect(problem(7)).toBeVisible();
  await expect(problem(1)).toHaveCount(0);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(problem(1)).toBeVisible();
  await expect(field).toHaveValue('');
});

test('columns are made wider, moved, hidden and frozen, by mouse and key, and found so again', async () => {
  const { page } = driven;
  const width = async () => (await head('牵头单位').boundingBox())?.width ?? 0;
  const before = await width();
  const edge = await head('牵头单位').locator('.head-edge').boundingBox();
  if (edge === null) throw new Error('no edge');
  await page.mouse.move(edge.x + 2, edge.y + 10);
  await page.mouse.down();
  await page.mouse.move(edge.x + 62, edge.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(before + 40);

  await cell(problem(1), '牵头单位').click();
  await press('Control+ArrowUp');
  await press('ArrowUp');
  const dragged = await width();
  await press('Shift+ArrowLeft');
  await expect.poll(width).toBeLessThan(dragged);
  await press('Alt+ArrowRight');
  const titles = async () => (await grid().locator('.head-words').allTextContents()).slice(4, 7);
  await expect.poll(titles).toEqual(['责任领导', '完成时限', '牵头单位']);
  await press('Alt+ArrowLeft');
  await expect.poll(titles).toEqual(['责任领导', '牵头单位', '完成时限']);

  await press('Shift+F10');
  await page.getByRole('dialog', { name: '列：牵头单位' }).getByRole('button', { name: '冻结到此列' }).click();
  await page.getByRole('button', { name: '列…' }).click();
  const dialog = page.getByRole('dialog', { name: '选择列' });
  await dialog.getByRole('checkbox', { name: '显示问题来源' }).click();
  await dialog.getByRole('checkbox', { name: '显示责任单位' }).click();
  await dialog.getByRole('checkbox', { name: '显示配合单位' }).click();
  await picture(driven, 'ledger-columns');
  await press('Escape');
  await expect(head('问题来源')).toHaveCount(0);
  await expect(head('责任单位')).toBeVisible();

  // The frozen columns stay while the others pass by.
  const left = (await head('牵头单位').boundingBox())?.x;
  await grid().evaluate((table) => table.parentElement?.scrollTo({ left: 400 }));
  await expect.poll(async () => (await head('牵头单位').boundingBox())?.x).toBe(left);
  await picture(driven, 'ledger-frozen');

  await open(driven, '工作台');
  await open(driven, '清单');
  await expect(head('责任单位')).toBeVisible();
  await expect(head('问题来源')).toHaveCount(0);
  await page.getByRole('button', { name: '列…' }).click();
  await dialog.getByRole('button', { name: '恢复默认' }).click();
  await press('Escape');
  await expect(head('问题来源')).toBeVisible();
});

test('a title is dragged in front of another', async () => {
  const { page } = driven;
  const from = await head('状态').locator('.head-label').boundingBox();
  const to = await head('整改类型').boundingBox();
  if (from === null || to === null) throw new Error('no heads');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 10, { steps: 6 });
  await page.mouse.up();
  await expect
    .poll(async () => (await grid().locator('.head-words').allTextContents()).slice(2, 5))
    .toEqual(['问题来源', '状态', '整改类型']);
  await page.getByRole('button', { name: '列…' }).click();
  await page.getByRole('dialog', { name: '选择列' }).getByRole('button', { name: '恢复默认' }).click();
  await press('Escape');
});

test('a view is saved with its columns, filters and sorting, chosen again and removed', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '亮灯的筛选与排序' }).click();
  const menu = page.getByRole('dialog', { name: '列：亮灯' });
  await menu.getByRole('checkbox', { name: /全选/ }).click();
  await menu.getByRole('checkbox', { name: /逾期/ }).click();
  await menu.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(problem(1)).toHaveCount(0);
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('menuitem', { name: '保存当前视图…' }).click();
  await page.getByRole('dialog', { name: '保存视图' }).getByLabel('视图名称').fill('逾期的');
  await press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(problem(1)).toBeVisible();
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('menuitem', { name: '逾期的' }).click();
  await expect(problem(1)).toHaveCount(0);
  await expect(problem(2)).toBeVisible();
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('menuitem', { name: '删除视图…' }).click();
  await page.getByRole('button', { name: '删除“逾期的”' }).click();
  await expect(page.getByText('还没有保存的视图')).toBeVisible();
  await press('Escape');
  await page.getByRole('button', { name: '清除筛选' }).click();
});

test('a block is chosen with Shift and the arrows and copied as Excel takes it', async () => {
  await cell(problem(1), '整改类型').click();
  await press('Shift+ArrowRight');
  await press('Shift+ArrowDown');
  await picture(driven, 'ledger-block');
  const text = await copied();
  expect(text.split('\r\n').map((line) => line.split('\t').length)).toEqual([2, 2]);
  expect(text.split('\t')[0]).toBe('立行立改');
  await expect(driven.page.getByText('已复制2行2列。')).toBeVisible();
  await press('Escape');
});

test('a block from Excel is written from the cell down and to the right, as one step', async () => {
  const before = await problem(3).textContent();
  await cell(problem(3), '整改类型').click();
  await paste('限期整改\t沈××\t区财政局\t2026年3月31日\r\n"长期整改"\t\t区民政局、区财政局\t2026年4月15日\r\n');
  await expect(cell(problem(3), '牵头单位')).toContainText('区财政局');
  await expect(cell(problem(3), '完成时限')).toContainText('2026年3月31日');
  await expect(cell(problem(4), '整改类型')).toContainText('长期整改');
  await expect(cell(problem(4), '牵头单位')).toContainText('区民政局、');
  await expect(cell(problem(4), '责任领导')).toHaveText('');
  await press('Control+z');
  await expect(cell(problem(4), '整改类型')).toContainText('限期整改');
  await expect.poll(() => problem(3).textContent()).toBe(before);
});

test('what does not fit is listed by row and column, and nothing is written before the clerk decides', async () => {
  const { page } = driven;
  await cell(problem(5), '牵头单位').click();
  await paste('区不存在局\t尽快\t红\r\n区财政局\t2026-4-30');
  const dialog = page.getByRole('dialog', { name: '粘贴预览' });
  await expect(dialog).toBeVisible();
  const doubts = dialog.getByRole('table').getByRole('row');
  await expect(doubts).toHaveCount(4);
  await expect(doubts.nth(1)).toContainText('(5)');
  await expect(doubts.nth(1)).toContainText('没有“区不存在局”这个单位');
  await expect(doubts.nth(2)).toContainText('读不出日期');
  await expect(doubts.nth(3)).toContainText('这一列不能在表格中修改');
  await picture(driven, 'ledger-paste');
  await expectAccessible(page);
  await press('Escape');
  await expect(problem(6)).not.toContainText('2026年4月30日');

  await cell(problem(5), '牵头单位').click();
  await paste('区不存在局\t尽快\t红\r\n区财政局\t2026-4-30');
  await dialog.getByRole('button', { name: '写入其余2个单元格' }).click();
  await expect(problem(6)).toContainText('2026年4月30日');
  await expect(problem(5)).not.toContainText('区不存在局');
  await press('Control+z');
  await expect(problem(6)).not.toContainText('2026年4月30日');

  await cell(problem(5), '牵头单位').click();
  await paste('区不存在局');
  await dialog.getByRole('button', { name: '新增1个单位或人员后写入' }).click();
  await expect(problem(5)).toContainText('区不存在局');
  await press('Control+z');
  await expect(problem(5)).not.toContainText('区不存在局');
});

test('Ctrl+D fills down, in a block and into the selected rows', async () => {
  const { page } = driven;
  await cell(problem(1), '备注').click();
  await page.keyboard.insertText('同前');
  await press('Enter');
  await cell(problem(1), '备注').click();
  await press('Shift+ArrowDown');
  await press('Control+d');
  await expect(cell(problem(2), '备注')).toContainText('同前');
  await press('Escape');
  await select(4);
  await select(6);
  await cell(problem(1), '备注').click();
  await press('Control+d');
  await expect(cell(problem(4), '备注')).toContainText('同前');
  await expect(cell(problem(6), '备注')).toContainText('同前');
  await expect(cell(problem(5), '备注')).toHaveText('');
  await page.getByRole('button', { name: '取消选择' }).click();
});
