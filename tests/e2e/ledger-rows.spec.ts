// Rows of the lists: added, renamed, moved, split, joined, taken away and brought back; the detail beside them.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { ledgerHelp } from './ledger-steps.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
const { grid, problem, cell, select, press } = ledgerHelp(() => driven);
test.beforeAll(async () => {
  driven = await begin('sample');
  await open(driven, '清单');
  await expect(problem(1)).toBeVisible();
});
test.afterAll(async () => {
  await driven.close();
});

const title = async (number: number) => (await cell(problem(number), '反馈问题').textContent())?.slice(1) ?? '';
const menuItem = async (name: string) => {
  await expect(driven.page.getByRole('dialog')).toHaveCount(0);
  await press('Shift+F10');
  await driven.page.getByRole('menu', { name: '行操作' }).getByRole('menuitem', { name }).click();
};

test('a problem is put in below another, numbers follow, and the new row has the keys', async () => {
  const { page } = driven;
  const second = await title(2);
  await cell(problem(1), '反馈问题').click();
  await press('Shift+F10');
  await picture(driven, 'ledger-row-menu');
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: '在下方插入问题…' }).click();
  const dialog = page.getByRole('dialog', { name: '新增问题' });
  await dialog.getByRole('textbox').fill('新发现的一个问题');
  await press('Enter');
  await expect(problem(2)).toContainText('新发现的一个问题');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(problem(2).locator('.active')).toBeVisible();
  await expect(problem(3)).toContainText(second);
  await press('Control+z');
  await expect(problem(2)).toContainText(second);
});

test('a measure is added below its problem and is seen', async () => {
  const { page } = driven;
  await cell(problem(2), '反馈问题').click();
  await menuItem('新增措施…');
  const dialog = page.getByRole('dialog', { name: '新增措施' });
  await dialog.getByLabel('首句').fill('再压减一批支出。');
  await dialog.getByLabel('正文').fill('年底前完成。');
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  await expect(problem(2)).toHaveAttribute('aria-expanded', 'true');
  await expect(dialog).toHaveCount(0);
  await expect(grid().getByRole('row').filter({ hasText: '四是再压减一批支出。年底前完成。' })).toBeVisible();
  await press('Control+z');
  await expect(grid().getByRole('row').filter({ hasText: '再压减一批支出' })).toHaveCount(0);
  await cell(problem(2), '序号').click();
  await press('-');
});

test('a heading is renamed, and an item is added', async () => {
  const { page } = driven;
  await cell(problem(1), '序号').click();
  await press('ArrowUp');
  await press('F2');
  await page.getByRole('dialog', { name: '项改名' }).getByRole('textbox').fill('改过名的一项');
  await press('Enter');
  await expect(grid().getByRole('row').nth(2)).toContainText('1.改过名的一项');
  await menuItem('新增项…');
  await page.getByRole('dialog', { name: '新增项' }).getByRole('textbox').fill('又一项');
  await press('Enter');
  await expect(grid().getByRole('row').filter({ hasText: '2.又一项' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press('Control+z');
  await press('Control+z');
  await expect(grid().getByRole('row').filter({ hasText: '改过名的一项' })).toHaveCount(0);
});

test('Alt and the arrows move a row past its neighbour and over into the next item', async () => {
  const first = await title(1);
  const second = await title(2);
  await cell(problem(1), '反馈问题').click();
  await press('Alt+ArrowDown');
  await expect(problem(1)).toContainText(second);
  await expect(problem(2)).toContainText(first);
  await expect(problem(2).locator('.active')).toBeVisible();
  await press('Alt+ArrowDown');
  // Now the first of item 2: still number 2, below the heading of item 2.
  await expect.poll(() => problem(2).getAttribute('data-row')).toBe('4');
  await press('Control+z');
  await press('Control+z');
  await expect(problem(1)).toContainText(first);
});

test('while a filter is on, rows are moved beside the neighbour that is seen; sorting is taken off in one click', async () => {
  const { page } = driven;
  const [third, fourth, fifth] = [await title(3), await title(4), await title(5)];
  // A note that two problems of one item share, with one between them that has none.
  for (const number of [3, 5]) {
    await cell(problem(number), '备注').click();
    await page.keyboard.insertText('待移动');
    await press('Enter');
    await expect(cell(problem(number), '备注')).toContainText('待移动');
  }
  await page.getByRole('button', { name: '备注的筛选与排序' }).click();
  const menu = page.getByRole('dialog', { name: '列：备注' });
  await menu.getByRole('button', { name: '只看非空白' }).click();
  await expect(problem(4)).toHaveCount(0);
  await cell(problem(3), '反馈问题').click();
  await press('Alt+ArrowDown');
  await expect(problem(5)).toContainText(third);
  await page.getByRole('button', { name: '清除筛选' }).first().click();
  await expect(problem(3)).toContainText(fourth);
  await expect(problem(4)).toContainText(fifth);
  await expect(problem(5)).toContainText(third);
  await press('Control+z');
  await expect(problem(3)).toContainText(third);

  await page.getByRole('button', { name: '完成时限的筛选与排序' }).click();
  await page.getByRole('dialog', { name: '列：完成时限' }).getByRole('button', { name: '升序' }).click();
  await cell(problem(2), '反馈问题').click();
  await press('Alt+ArrowDown');
  await expect(page.getByText('按列排序时不能移动行')).toBeVisible();
  await page.getByRole('button', { name: '取消排序并定位到此行' }).click();
  await expect(problem(2).locator('.active')).toBeVisible();
  await expect(grid().locator('.grid-aspect').first()).toBeVisible();
  for (let step = 0; step < 2; step += 1) await press('Control+z');
  await expect(cell(problem(3), '备注')).not.toContainText('待移动');
});

test('a row is dragged by its handle to another place', async () => {
  const { page } = driven;
  const third = await title(3);
  const from = await problem(3).locator('.grid-handle').boundingBox();
  const to = await problem(5).boundingBox();
  if (from === null || to === null) throw new Error('no rows');
  await page.mouse.move(from.x + 4, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 200, to.y + to.height - 6, { steps: 6 });
  await expect(page.getByText('移动1行')).toBeVisible();
  await picture(driven, 'ledger-drag');
  await page.mouse.up();
  await expect(problem(5)).toContainText(third);
  await press('Control+z');
  await expect(problem(3)).toContainText(third);
});

test('selected rows are moved far to a problem that is looked up', async () => {
  const { page } = driven;
  const first = await title(1);
  await select(1);
  await cell(problem(1), '反馈问题').click();
  await menuItem('移到…');
  const dialog = page.getByRole('dialog', { name: '移动1行' });
  await dialog.getByLabel('移到哪个问题（编号或文字）').fill('23');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await picture(driven, 'ledger-move');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '移到它后面' }).click();
  await expect(problem(23)).toContainText(first);
  await expect(dialog).toHaveCount(0);
  await press('Control+z');
  await press('Control+Home');
  await expect(problem(1)).toContainText(first);
  await page.getByRole('button', { name: '取消选择' }).click();
});

test('a problem is cut in two at the caret, and two are joined again', async () => {
  const { page } = driven;
  const whole = await title(4);
  const next = await title(5);
  await cell(problem(4), '反馈问题').click();
  await menuItem('拆分…');
  const dialog = page.getByRole('dialog', { name: '拆分(4)' });
  const words = dialog.getByLabel('全文');
  await words.focus();
  await press('Control+Home');
  for (let step = 0; step < 6; step += 1) await press('ArrowRight');
  await picture(driven, 'ledger-split');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '拆分', exact: true }).click();
  await expect(cell(problem(4), '反馈问题')).toHaveText(`▸${whole.slice(0, 6)}`);
  await expect(problem(5)).toContainText(whole.slice(6, 12));
  await select(4);
  await select(5);
  await cell(problem(4), '反馈问题').click();
  await menuItem('合并选中的2行');
  await expect(problem(4)).toContainText(whole.slice(0, 6));
  await expect(problem(5)).toContainText(next);
});

test('selected rows go to the bin by Delete, and come back from there', async () => {
  const { page } = driven;
  const third = await title(3);
  await select(3);
  await press('Delete');
  await expect(page.getByText(/已删除1个问题/)).toBeVisible();
  await expect(problem(3)).not.toContainText(third);
  await page.getByRole('button', { name: '回收站', exact: true }).click();
  const bin = page.getByRole('dialog', { name: '回收站' });
  const row = bin.getByRole('row').filter({ hasText: third });
  await expect(row).toBeVisible();
  await picture(driven, 'ledger-bin');
  await expectAccessible(page);
  await row.getByRole('checkbox').check();
  await bin.getByRole('button', { name: '恢复选中的1项' }).click();
  await expect(problem(3)).toContainText(third);
});

test('headings, problems and measures that are selected go in one step and come back with one', async () => {
  const { page } = driven;
  const first = await title(1);
  const rows = 4 + 11 + 23 + 1;
  await expect(grid()).toHaveAttribute('aria-rowcount', String(rows));
  await cell(problem(1), '序号').click();
  await press('ArrowUp');
  await press('Space');
  await expect(page.getByText(/^选中 \d+个问题$/)).toBeVisible();
  await select(5);
  await press('Delete');
  await expect(page.getByText(/已删除\d+个问题、\d+条措施/)).toBeVisible();
  await expect(problem(1)).not.toContainText(first);
  await press('Control+z');
  await expect(problem(1)).toContainText(first);
  await expect(grid()).toHaveAttribute('aria-rowcount', String(rows));
});

test('the 行 button offers the same as the right mouse button', async () => {
  const { page } = driven;
  await cell(problem(2), '备注').click({ button: 'right' });
  const menu = page.getByRole('menu', { name: '行操作' });
  const offered = await menu.getByRole('menuitem').allTextContents();
  await press('Escape');
  await page.getByRole('button', { name: '行操作' }).click();
  await expect(menu.getByRole('menuitem')).toHaveText(offered);
  await press('Escape');
});

test('the detail shows everything of a problem, both texts side by side, and edits in place', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '详情', exact: true }).click();
  await cell(problem(2), '反馈问题').click();
  const detail = page.getByRole('complementary', { name: '详情' });
  await expect(detail.getByRole('heading', { name: '详情 (2)' })).toBeVisible();
  await detail.getByRole('button', { name: '修改反馈问题内部文本' }).click();
  await detail.getByRole('textbox', { name: '反馈问题内部文本' }).fill('过紧日子的思想树得不牢');
  await press('Control+Enter');
  await expect(problem(2)).toContainText('过紧日子的思想树得不牢');
  await detail.getByRole('button', { name: '修改反馈问题公开文本' }).click();
  await detail.getByRole('textbox', { name: '反馈问题公开文本' }).fill('过紧日子要求落实不到位');
  await press('Control+Enter');
  await expect(detail.getByText('过紧日子要求落实不到位')).toBeVisible();
  await detail.getByRole('button', { name: /修改备注/ }).click();
  await page.getByRole('textbox', { name: '备注' }).fill('在详情中填的');
  await press('Enter');
  await expect(cell(problem(2), '备注')).toContainText('在详情中填的');
  await picture(driven, 'ledger-detail');
  await expectAccessible(page);

  await detail.getByRole('tab', { name: '措施' }).click();
  await expect(detail.getByText('整改措施（3条）')).toBeVisible();
  await picture(driven, 'ledger-detail-measures');
  await expectAccessible(page);
  await detail.getByRole('tab', { name: '进展' }).click();
  await expect(detail.getByText(/第\d+次调度/).first()).toBeVisible();
  await picture(driven, 'ledger-detail-progress');
  await expectAccessible(page);
  await detail.getByRole('tab', { name: '销号' }).click();
  await detail.getByRole('button', { name: /修改申请日期/ }).click();
  await page.getByRole('group', { name: '申请日期' }).getByLabel('申请日期', { exact: true }).fill('2026-11-3');
  await press('Enter');
  await expect(detail.getByText('2026年11月3日')).toBeVisible();
  await detail.getByRole('tab', { name: '记录' }).click();
  await expect(detail.getByText('过紧日子的思想树得不牢').first()).toBeVisible();
  await picture(driven, 'ledger-detail-history');
  await expectAccessible(page);
  await page.getByRole('button', { name: '关闭详情' }).click();
});
