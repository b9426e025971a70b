// 单位人员: two tables kept with the keyboard, and their names in the lists.
import { expect, test } from '@playwright/test';
import { type DrivenApp, launch } from './driver.ts';
import { firstStart, loadSample, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await launch();
  await firstStart(driven);
});
test.afterAll(async () => {
  await driven.close();
});

const field = (label: string) => driven.page.getByRole('textbox', { name: label, exact: true });

test('units are added one after another with Enter, and named short', async () => {
  const { page } = driven;
  await open(driven, '单位人员');
  const add = field('新增单位：输入全称后回车');
  await add.fill('云岭区发展和改革局');
  await page.keyboard.press('Enter');
  await expect(field('全称 1')).toHaveValue('云岭区发展和改革局');
  await expect(add).toHaveValue('');
  await add.fill('云岭区财政局');
  await page.keyboard.press('Enter');
  await expect(field('全称 2')).toHaveValue('云岭区财政局');
  await field('简称 1').fill('区发改局');
  await page.keyboard.press('ArrowDown');
  await expect(field('简称 2')).toBeFocused();
  await expect(page.getByRole('contentinfo')).toContainText('已保存');
});

test('a name that is taken is refused in words, and what was typed stays', async () => {
  const { page } = driven;
  await field('全称 2').fill('云岭区发展和改革局');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('云岭区发展和改革局');
  await expect(field('全称 2')).toHaveValue('云岭区发展和改革局');
  await expect(page.getByRole('contentinfo')).toContainText('未保存');
  await page.getByRole('alert').getByRole('button', { name: '知道了' }).click();
  await field('全称 2').focus();
  await page.keyboard.press('Escape');
  await expect(field('全称 2')).toHaveValue('云岭区财政局');
});

test('a person gets post, unit and telephone', async () => {
  const { page } = driven;
  await field('新增人员：输入姓名后回车').fill('周××');
  await page.keyboard.press('Enter');
  await field('职务 1').fill('副区长');
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: '所在单位 1' }).selectOption({ label: '区发改局' });
  await field('电话 1').fill('0536-1234567');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1人')).toBeVisible();
  await open(driven, '设置');
  await open(driven, '单位人员');
  await expect(field('职务 1')).toHaveValue('副区长');
  await expect(field('电话 1')).toHaveValue('0536-1234567');
  await expect(page.getByRole('combobox', { name: '所在单位 1' })).toHaveValue(/.+/);
});

test('a removed unit comes back with 撤销; one that answers for something stays', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '删除云岭区财政局' }).click();
  await expect(field('全称 2')).toHaveCount(0);
  await expect(page.getByText('已删除“云岭区财政局”。')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(field('全称 2')).toHaveValue('云岭区财政局');

  await open(driven, '工作台');
  await loadSample(driven);
  await open(driven, '单位人员');
  const inUse = page.getByRole('button', { name: /^删除.*委办公室$/ });
  await inUse.click();
  await expect(page.getByRole('alert')).toContainText('不能删除');
  await expect(inUse).toBeVisible();
  await picture(driven, 'units');
});
