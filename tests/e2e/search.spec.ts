// 查找 (Ctrl+K): by keyboard alone, from a word to its row in the ledger.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { begin, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await begin('sample');
});
test.afterAll(async () => {
  await driven.close();
});

const panel = () => driven.page.getByRole('dialog', { name: '查找' });
const field = () => panel().getByRole('combobox', { name: '查找内容' });
const options = () => panel().getByRole('option');
const chosen = () => panel().getByRole('option', { selected: true });

test('opens from the menu’s key and from the top bar, and says what can be searched', async () => {
  const { page } = driven;
  await driven.clickMenu('search');
  await expect(field()).toBeFocused();
  await expect(panel()).toContainText('单位和人员可用拼音或首字母');
  await picture(driven, 'search-empty');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(panel()).toHaveCount(0);
  await page.getByRole('button', { name: /^查找问题/ }).click();
  await expect(field()).toBeFocused();
});

test('one character is enough; what was found is marked, title hits first', async () => {
  await field().fill('慢');
  await expect(options().first().locator('mark').first()).toHaveText('慢');
  await field().fill('工作');
  await expect(options().first().locator('mark').first()).toHaveText('工作');
  await expect(panel()).toContainText(/措施\d+条，显示前8条/);
  await picture(driven, 'search-results');
  await expectAccessible(driven.page);
});

test('arrows choose, 显示更多 gives the rest, Enter opens the ledger at the row', async () => {
  const { page } = driven;
  await expect(chosen()).toHaveCount(1);
  const first = await chosen().textContent();
  await page.keyboard.press('ArrowDown');
  await expect(chosen()).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(chosen()).toHaveText(first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(chosen()).toHaveText('显示更多');
  const before = await options().count();
  await page.keyboard.press('Enter');
  await expect(async () => expect(await options().count()).toBeGreaterThan(before)).toPass();

  await field().fill('窗口 办理');
  const hit = options()
    .filter({ hasText: /问题（\d+）措施\d+/ })
    .first();
  await expect(hit).toBeVisible();
  while (!(await hit.getAttribute('aria-selected'))?.includes('true')) await page.keyboard.press('ArrowDown');
  const lead = (await hit.locator('.search-title').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(panel()).toHaveCount(0);
  await expect(page.getByRole('tab', { name: '整改台账' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(lead.slice(0, 8)).first()).toBeInViewport();
  await picture(driven, 'search-opened');
});

test('earlier queries are there the next time', async () => {
  const { page } = driven;
  await driven.clickMenu('search');
  await expect(chosen()).toHaveText('窗口 办理');
  await page.keyboard.press('Enter');
  await expect(field()).toHaveValue('窗口 办理');
});

test('a unit is found by the first letters of its pinyin, and leads to what it answers for', async () => {
  const { page } = driven;
  await field().fill('jtj');
  await expect(options().first()).toContainText('教育体育局');
  await picture(driven, 'search-unit');
  await page.keyboard.press('Enter');
  await expect(panel()).toHaveCount(0);
  await expect(page.getByText(/承担的问题和措施/)).toBeVisible();
});

test('nothing found is said in words', async () => {
  const { page } = driven;
  await driven.clickMenu('search');
  await field().fill('"*) OR NEAR(');
  await expect(panel().getByRole('status')).toContainText('没有找到');
  await picture(driven, 'search-none');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});
