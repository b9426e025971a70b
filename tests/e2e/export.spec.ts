// 导出与打印: the view on screen in the columns and on the paper chosen, previewed as real pages, saved, printed, remembered.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import type { DrivenApp } from './driver.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await begin('sample');
  await open(driven, '清单');
});
test.afterAll(async () => {
  await driven.close();
});

const dialog = () => driven.page.getByRole('dialog', { name: '导出与打印：问题清单' });
const options = () => dialog().getByRole('region', { name: '导出与打印选项' });
async function saved(name: string, press: () => Promise<void>): Promise<Buffer> {
  const filePath = join(driven.dataDir, name);
  await driven.answer('showSaveDialog', { canceled: false, filePath });
  await press();
  await expect(driven.page.getByText(`已导出：${name}`)).toBeVisible({ timeout: 60_000 });
  return readFileSync(filePath);
}

test('the list is exported at once from the menu', async () => {
  const { page } = driven;
  for (const [item, name, magic] of [
    ['Excel（.xlsx）', '清单一.xlsx', 'PK'],
    ['Word（.docx）', '清单一.docx', 'PK'],
  ] as const) {
    const bytes = await saved(name, async () => {
      await page.getByRole('button', { name: '导出 ▾' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    });
    expect(bytes.subarray(0, 2).toString('latin1')).toBe(magic);
  }
});

test('columns, titles and paper are chosen beside the pages', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect(dialog().getByText(/^共\d+页$/)).toBeVisible();
  await picture(driven, 'export-dialog');
  await options().getByRole('checkbox', { name: '问题来源' }).uncheck();
  await options().getByRole('textbox', { name: '“牵头单位”的栏目名称' }).fill('主责单位');
  await options().getByText('A3', { exact: true }).click();
  await options().getByRole('checkbox', { name: '表尾签字栏' }).uncheck();
  await expect(dialog().getByRole('columnheader', { name: '主责单位' }).first()).toBeVisible();
  await expect(dialog().getByRole('columnheader', { name: '问题来源' })).toHaveCount(0);
  await expect(dialog().locator('[data-sheet="A3-landscape"]').first()).toBeVisible();
  const bytes = await saved('清单二.xlsx', () => dialog().getByRole('button', { name: '导出 Excel' }).click());
  const sheet = (await readXlsx(new Uint8Array(bytes))).sheets[0];
  expect(sheet?.rows[3]).toContain('主责单位');
  expect(sheet?.rows[3]).not.toContain('问题来源');
  expect(sheet?.pageSetup?.paperSize).toBe('a3');
  const pdf = await saved('清单二.pdf', () => dialog().getByRole('button', { name: '导出 PDF' }).click());
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await picture(driven, 'export-dialog-chosen');
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
});

test('the choice is there again, and can be put back', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect(options().getByRole('textbox', { name: '“牵头单位”的栏目名称' })).toHaveValue('主责单位');
  await options().getByRole('button', { name: '恢复默认' }).click();
  await expect(options().getByRole('textbox', { name: '“牵头单位”的栏目名称' })).toHaveValue('');
  await expect(options().getByRole('checkbox', { name: '问题来源' })).toBeChecked();
  await page.keyboard.press('Escape');
});

test('what is looked for on screen is what is printed, and the paper says so', async () => {
  const { page } = driven;
  await page.getByRole('textbox', { name: '按文字或编号筛选' }).fill('企业');
  await expect(page.getByRole('treegrid', { name: '问题清单' })).toBeVisible();
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect(
    dialog()
      .getByText(/筛选：查找“企业”，共\d+条问题/)
      .first(),
  ).toBeVisible();
  await picture(driven, 'export-filtered');
  await options().getByText('整个清单', { exact: true }).click();
  await expect(dialog().getByText(/筛选：查找/)).toHaveCount(0);
  await page.keyboard.press('Escape');
});
