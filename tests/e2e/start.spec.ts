// First start, unlocking and the empty ledger, as a new clerk meets them.
import { expect, test } from '@playwright/test';
import { type DrivenApp, launch } from './driver.ts';
import { firstStart, loadSample, OFFICE, open, PASSWORD, picture, USER } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
});
test.afterAll(async () => {
  await driven.close();
});

test('the first start says in words what is missing, and creates nothing until it is there', async () => {
  const { page } = driven;
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.getByRole('heading', { name: '首次使用：建立本单位的整改台账' })).toBeVisible();
  await picture(driven, 'start-first');
  await page.getByRole('button', { name: '建立台账' }).click();
  await expect(page.getByText('请填写单位名称。')).toBeVisible();
  await expect(page.getByText('请先勾选保密提示下的“我已知悉”。')).toBeVisible();
  await expect(page.getByLabel('单位名称')).toBeFocused();

  await page.getByLabel('密码', { exact: true }).fill('abc123');
  await expect(page.getByText('密码至少8位，现在只有6位。')).toBeVisible();
  await page.getByLabel('密码', { exact: true }).fill('abcd12345');
  await expect(page.getByText('密码只用了2类字符')).toBeVisible();
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await expect(page.getByText('密码至少8位，现在')).toHaveCount(0);
  await page.getByLabel('再输一次密码').fill(`${PASSWORD}!`);
  await expect(page.getByText('两次输入的密码不一样')).toBeVisible();
});

test('the empty ledger offers three ways to begin', async () => {
  const { page } = driven;
  await firstStart(driven);
  await expect(page.getByRole('button', { name: '选择文件…' })).toBeVisible();
  await expect(page.getByRole('button', { name: '粘贴文字…' })).toBeVisible();
  await expect(page.getByRole('button', { name: '装入示例' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('内部事项 注意保管');
  await expect(page.getByRole('contentinfo')).toContainText(OFFICE);
  await picture(driven, 'start-empty');
});

test('locking hides everything; a wrong password is said, the right one opens with Enter', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '锁定', exact: true }).click();
  await expect(page.getByRole('heading', { name: '打开台账' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.getByLabel('密码', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('密码不正确，请重新输入');
  await picture(driven, 'start-locked');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `当前用户：${USER}` })).toBeVisible();
});

test('the sample fills the ledger, and the round can be chosen', async () => {
  const { page } = driven;
  await loadSample(driven);
  await open(driven, '清单');
  const grid = page.getByRole('treegrid', { name: '问题清单' });
  await expect(grid.getByRole('row').filter({ hasText: '(1)' }).first()).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('已保存');
});

test('large type is kept, and the data check says how the data is', async () => {
  const { page } = driven;
  await open(driven, '设置');
  await page.getByRole('button', { name: '开始检查' }).click();
  await expect(page.getByText('检查完毕：全部正常。')).toBeVisible();
  await page.getByLabel('大字显示（16像素）').check();
  await expect(page.locator('body')).toHaveCSS('font-size', '16px');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-size', 'large');
  await picture(driven, 'settings-large');
});
