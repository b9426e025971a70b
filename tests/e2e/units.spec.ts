// 单位人员: two tables kept with the keyboard, their order, merging, and their names in the lists.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { begin, loadSample, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await begin('empty');
});
test.afterAll(async () => {
  await driven.close();
});

const field = (label: string) => driven.page.getByRole('textbox', { name: label, exact: true });
const tab = (name: string) => driven.page.getByRole('tab', { name, exact: true });

test('units are added one after another with Enter, and named short', async () => {
  const { page } = driven;
  await open(driven, '单位人员');
  const add = field('新增单位：输入全称后回车');
  for (const [index, name] of ['云岭区发展和改革局', '云岭区财政局', '区发改委员会'].entries()) {
    await add.fill(name);
    await page.keyboard.press('Enter');
    await expect(field(`全称 ${index + 1}`)).toHaveValue(name);
    await expect(add).toHaveValue('');
  }
  await field('简称 1').fill('区发改局');
  await page.keyboard.press('ArrowDown');
  await expect(field('简称 2')).toBeFocused();
  await expect(page.getByRole('contentinfo')).toContainText('已保存');
});

test('aliases, kind, contact and telephone are kept', async () => {
  const { page } = driven;
  await field('别名 2').fill('区财政、财政局');
  await page.keyboard.press('Tab');
  await page.getByRole('combobox', { name: '类别 2' }).fill('政府部门');
  await field('联络人 2').fill('吴××');
  await field('电话 2').fill('0536-1234567');
  await page.keyboard.press('Enter');
  await open(driven, '设置');
  await open(driven, '单位人员');
  await expect(field('别名 2')).toHaveValue('区财政、财政局');
  await expect(page.getByRole('combobox', { name: '类别 2' })).toHaveValue('政府部门');
  await expect(field('联络人 2')).toHaveValue('吴××');
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

test('Alt with an arrow moves a row and the keys go with it; so does dragging', async () => {
  const { page } = driven;
  await field('全称 3').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(field('全称 2')).toHaveValue('区发改委员会');
  await expect(field('全称 2')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(field('全称 3')).toHaveValue('区发改委员会');
  await page
    .getByRole('button', { name: '移动区发改委员会' })
    .dragTo(page.getByRole('button', { name: '移动云岭区发展和改革局' }));
  await expect(field('全称 1')).toHaveValue('区发改委员会');
  await page
    .getByRole('button', { name: '移动区发改委员会' })
    .dragTo(page.getByRole('button', { name: '移动云岭区财政局' }));
  await expect(field('全称 3')).toHaveValue('区发改委员会');
});

test('a person gets post, unit and telephone', async () => {
  const { page } = driven;
  await tab('人员').click();
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
  await tab('人员').click();
  await expect(field('职务 1')).toHaveValue('副区长');
  await expect(field('电话 1')).toHaveValue('0536-1234567');
  await expect(page.getByRole('combobox', { name: '所在单位 1' })).toHaveValue(/.+/);
  await tab('单位').click();
});

test('a removed unit comes back with 撤销; one that answers for something stays', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '删除云岭区财政局' }).click();
  await expect(page.getByRole('button', { name: '删除云岭区财政局' })).toHaveCount(0);
  await expect(page.getByText('已删除“云岭区财政局”。')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(field('全称 2')).toHaveValue('云岭区财政局');
  await expect(field('别名 2')).toHaveValue('区财政、财政局');

  await open(driven, '工作台');
  await loadSample(driven);
  await open(driven, '单位人员');
  const inUse = page.getByRole('button', { name: /^删除.*委办公室$/ });
  await inUse.click();
  await expect(page.getByRole('alert')).toContainText('不能删除');
  await expect(inUse).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: '知道了' }).click();
  await picture(driven, 'units');
  await expectAccessible(page);
  await tab('人员').click();
  await picture(driven, 'officials');
  await expectAccessible(page);
  await tab('单位').click();
});

test('two that are one are suggested and merged, and the other name stays as an alias', async () => {
  const { page } = driven;
  const add = field('新增单位：输入全称后回车');
  await add.fill('区教体局');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^疑似重复\d+处$/ }).click();
  const dialog = page.getByRole('dialog', { name: '疑似重复' });
  const pair = dialog.getByRole('listitem', { name: /并入“区教体局”/ });
  await expect(pair).toContainText('教育体育局');
  await picture(driven, 'units-duplicates');
  await expectAccessible(page);
  await pair.getByRole('button', { name: '合并' }).click();
  await expect(pair).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/已将“区教体局”并入/)).toBeVisible();
});

test('any unit can be merged into one that is chosen', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '合并区发改委员会' }).click();
  const dialog = page.getByRole('dialog', { name: '合并“区发改委员会”' });
  await expect(dialog.getByRole('button', { name: '合并', exact: true })).toBeDisabled();
  await dialog.getByRole('combobox', { name: '保留' }).selectOption({ label: '云岭区发展和改革局　区发改局' });
  await picture(driven, 'units-merge');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(field('别名 1')).toHaveValue('区发改委员会');
});

test('a list in Excel is shown before it is taken over', async () => {
  const { page } = driven;
  const path = join(driven.dataDir, '联络员名单.csv');
  writeFileSync(path, '单位,姓名,职务,手机\n云岭区财政局,郑××,科长,13800000000\n区水务局,钱××,,\n合计,2人,,\n');
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [path] });
  await page.getByRole('button', { name: '导入 Excel…' }).click();
  const dialog = page.getByRole('dialog', { name: '从“联络员名单.csv”导入单位人员' });
  await expect(dialog).toContainText('2个单位（新增1个），2人（新增2人）');
  await expect(dialog.getByText('没有读入的内容（1）')).toBeVisible();
  await picture(driven, 'units-import');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('已导入：新增1个单位、2人')).toBeVisible();
  await tab('人员').click();
  await expect(page.getByRole('button', { name: '删除钱××' })).toBeVisible();
});
