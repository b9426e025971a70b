// The lists: bulk acts, editing in cells by keyboard, the five lists, files on disk.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { ledgerHelp } from './ledger-steps.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
const help = ledgerHelp(() => driven);
const { grid, problem, cell, select, press, typeInto } = help;
test.beforeAll(async () => {
  driven = await begin('sample');
  await open(driven, '清单');
});
test.afterAll(async () => {
  await driven.close();
});

test('a lead unit is given to several problems at once, with a unit added in place, and taken back', async () => {
  const { page } = driven;
  const before = await problem(1).textContent();
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
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(problem(1)).toContainText('区文旅局');
  await expect(problem(2)).toContainText('区文旅局');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(problem(1)).not.toContainText('区文旅局');
  expect(await problem(1).textContent()).toBe(before);
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await expect(problem(2)).toContainText('区文旅局');
  await press('Control+z');
  await expect(problem(2)).not.toContainText('区文旅局');
  await page.getByRole('button', { name: '取消选择' }).click();
});

test('kind, deadline, state and people are set for a selection, each as one step', async () => {
  const { page } = driven;
  await select(4);
  await select(5);
  for (const [button, pick] of [
    ['批量指定整改类型', '长期整改'],
    ['批量改状态', '待审核'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog', { name: button }).getByRole('option', { name: pick }).click();
    await page.getByRole('dialog', { name: button }).getByRole('button', { name: '确定' }).click();
    await expect(problem(4)).toContainText(pick);
    await expect(problem(5)).toContainText(pick);
  }
  await page.getByRole('button', { name: '批量改时限' }).click();
  const dialog = page.getByRole('dialog', { name: '批量改时限' });
  await dialog.getByLabel('日期', { exact: true }).fill('2031.5.31');
  await dialog.getByRole('button', { name: '确定' }).click();
  // A deadline that was set does not slip by typing: the way there is 延期, a correction says why.
  await expect(page.getByRole('alert').first()).toContainText('请在“销号”中“申请延期或长期坚持”');
  await picture(driven, 'ledger-deadline-refused');
  await dialog.getByLabel('更正理由').fill('方案原文如此，录入有误');
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(problem(4)).toContainText('2031年5月31日');
  await page.getByRole('button', { name: '最近的操作' }).click();
  const menu = page.getByRole('menu', { name: '最近的操作' });
  await expect(menu.getByRole('menuitem').first()).toContainText('撤销：');
  await picture(driven, 'ledger-undo');
  await page.keyboard.press('Escape');
  for (let step = 0; step < 3; step += 1) await press('Control+z');
  await expect(problem(4)).not.toContainText('2031年5月31日');
  await expect(problem(4)).not.toContainText('待审核');
  await page.getByRole('button', { name: '取消选择' }).click();
});

test('a date is typed into a cell with the keyboard alone, Tab goes on, Esc leaves', async () => {
  const { page } = driven;
  await cell(problem(2), '牵头单位').click();
  await press('ArrowRight');
  await press('F2');
  const date = page.getByRole('group', { name: '完成时限' }).getByLabel('日期', { exact: true });
  await date.fill('2030.6.30');
  await page.getByRole('group', { name: '完成时限' }).getByLabel('更正理由').fill('录入有误');
  await press('Enter');
  await expect(problem(2)).toContainText('2030年6月30日');

  await cell(problem(2), '牵头单位').click();
  await press('Enter');
  await expect(page.getByRole('group', { name: '牵头单位' })).toBeVisible();
  await press('Tab');
  await expect(page.getByRole('group', { name: '完成时限' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('group', { name: '完成时限' })).toHaveCount(0);
  await press('Control+z');
  await expect(problem(2)).not.toContainText('2030年6月30日');
});

test('typing over a cell starts editing; Enter saves and goes down; Chinese from an input method is taken whole', async () => {
  const { page } = driven;
  await cell(problem(6), '备注').click();
  await typeInto('a');
  const note = page.getByRole('textbox', { name: '备注' });
  await expect(note).toHaveValue('a');
  await note.fill('待复核');
  await press('Enter');
  await expect(cell(problem(6), '备注')).toContainText('待复核');
  await expect(cell(problem(7), '备注')).toHaveClass(/active/);

  // What an input method does: it composes in the field that has the focus, then commits.
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'dai', selectionStart: 3, selectionEnd: 3 });
  await expect(page.getByRole('group', { name: '备注' })).toHaveCount(0);
  await session.send('Input.insertText', { text: '待' });
  await expect(note).toHaveValue('待');
  await page.keyboard.insertText('查');
  await press('Alt+Enter');
  await page.keyboard.insertText('第二行');
  await press('Enter');
  await expect(cell(problem(7), '备注')).toContainText('待查');

  // Over a cell of names, what is typed looks for the name.
  await cell(problem(7), '牵头单位').click();
  await typeInto('民');
  await expect(page.getByRole('combobox', { name: '牵头单位' })).toHaveValue('民');
  await press('Escape');
});

test('text left with Esc is not lost', async () => {
  const { page } = driven;
  await cell(problem(3), '备注').dblclick();
  const note = page.getByRole('textbox', { name: '备注' });
  await note.fill('等市里批复');
  await press('Escape');
  await expect(problem(3)).not.toContainText('等市里批复');
  await press('Enter');
  await expect(note).toHaveValue('等市里批复');
  await expect(page.getByText('上次没有保存的文字已放回。')).toBeVisible();
  await press('Control+Enter');
  await expect(problem(3)).toContainText('等市里批复');
});

test('Delete clears a cell and 撤销 brings it back', async () => {
  await cell(problem(3), '备注').click();
  await press('Delete');
  await expect(problem(3)).not.toContainText('等市里批复');
  await press('Control+z');
  await expect(problem(3)).toContainText('等市里批复');
});

test('measures open under their problem with what they take from it', async () => {
  await cell(problem(1), '序号').click();
  await press('+');
  await expect(problem(1)).toHaveAttribute('aria-expanded', 'true');
  const first = grid().getByRole('row').filter({ hasText: '一是' }).first();
  await expect(first).toBeVisible();
  await expect(cell(first, '牵头单位')).toHaveAttribute('title', '随问题（没有单独指定）');
  await press('-');
  await expect(problem(1)).toHaveAttribute('aria-expanded', 'false');
  const { page } = driven;
  await page.getByRole('button', { name: '全部展开' }).click();
  await expect(grid()).toHaveAttribute('aria-rowcount', String(4 + 11 + 23 + 81 + 1));
  await expectAccessible(page);
  await page.getByRole('button', { name: '全部收起' }).click();
  await expect(grid()).toHaveAttribute('aria-rowcount', String(4 + 11 + 23 + 1));
});

test('the keys reach every cell, headings fold, and the grid says so', async () => {
  await cell(problem(1), '序号').click();
  await press('Control+Home');
  const heading = grid().getByRole('row').nth(1);
  await expect(heading).toHaveAttribute('aria-level', '1');
  await expect(heading).toContainText('7个问题');
  await press('-');
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  await expect(problem(1)).toHaveCount(0);
  await press('ArrowRight');
  await expect(problem(1)).toBeVisible();
  await press('Control+End');
  await expect(grid().locator('.active')).toBeVisible();
  await press('Control+Home');
});

test('five lists show the same round; a unit of the 责任清单 opens its problems', async () => {
  const { page } = driven;
  await page.getByRole('tab', { name: '任务清单' }).click();
  await expect(grid().getByRole('columnheader', { name: '成果形式' })).toBeVisible();
  await expect(grid().getByRole('row').filter({ hasText: '一是' }).first()).toBeVisible();
  await picture(driven, 'ledger-tasks');
  await expectAccessible(page);
  await page.getByRole('tab', { name: '整改台账' }).click();
  await expect(grid().getByRole('columnheader', { name: '进展情况' })).toBeVisible();
  await expect(grid().getByRole('row').filter({ hasText: '一是' }).first()).toBeVisible();
  await picture(driven, 'ledger-full');
  await expectAccessible(page);
  await page.getByRole('tab', { name: '责任清单' }).click();
  const units = page.getByRole('table', { name: '责任清单' });
  await expect(units.getByRole('row')).toHaveCount(11);
  await picture(driven, 'ledger-responsibilities');
  await expectAccessible(page);
  const name = (await units.getByRole('button').nth(4).textContent()) ?? '';
  const row = units.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) });
  const [problems, measures] = (await row.locator('td.number').allTextContents()).map(Number);
  await units.getByRole('button').nth(4).click();
  await expect(page.getByRole('tab', { name: '问题清单' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: `去掉筛选：仅显示：${name}承担的问题和措施` })).toBeVisible();
  // As many as the 责任清单 counts, in the list of problems and in that of measures.
  await expect(page.getByText(new RegExp(`${problems}/23个问题`))).toBeVisible();
  await page.getByRole('tab', { name: '任务清单' }).click();
  await expect(page.getByText(new RegExp(`${measures}/81条措施`))).toBeVisible();
  await page.getByRole('tab', { name: '问题清单' }).click();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(problem(1)).toBeVisible();
});

test('the 销号台账 is filled in cell by cell', async () => {
  const { page } = driven;
  await page.getByRole('tab', { name: '销号台账' }).click();
  await cell(problem(1), '申请日期').click();
  await typeInto('2');
  const date = page.getByRole('group', { name: '申请日期' }).getByLabel('申请日期', { exact: true });
  await expect(date).toHaveValue('2');
  await date.fill('2026.11.2');
  await press('Tab');
  const unit = page.getByRole('combobox', { name: '申请单位' });
  await unit.fill('区委办');
  await press('Enter');
  await expect(page.getByRole('group', { name: '申请单位' })).toHaveCount(0);
  await cell(problem(1), '审核意见/日期').click();
  await press('F2');
  const opinion = page.getByRole('group', { name: '审核意见/日期' });
  await opinion.getByLabel('意见', { exact: true }).fill('同意销号');
  await opinion.getByLabel('日期', { exact: true }).fill('2026-11-5');
  await press('Enter');
  await expect(cell(problem(1), '申请日期')).toContainText('2026年11月2日');
  await expect(cell(problem(1), '申请单位')).toContainText('区委办');
  await expect(cell(problem(1), '审核意见/日期')).toContainText('同意销号');
  await expect(cell(problem(1), '审核意见/日期')).toContainText('2026年11月5日');
  await picture(driven, 'ledger-close-out');
  await expectAccessible(page);
  await page.getByRole('tab', { name: '问题清单' }).click();
});
