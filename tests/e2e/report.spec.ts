// Reports: a public notice drafted from the ledger, rewritten, drafted again under other switches, withheld content, Word.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await begin('sample');
});
test.afterAll(async () => {
  await driven.close();
});

const paper = () => driven.page.locator('.paper-pages');
const notes = () => driven.page.locator('.page-toolbar');

test('a notice is drafted with the whole tree and says what is left to be written', async () => {
  const { page } = driven;
  await open(driven, '报告');
  await expect(page.getByText('还没有报告')).toBeVisible();
  await page.getByRole('button', { name: '起草报告' }).click();
  const dialog = page.getByRole('dialog', { name: '起草报告' });
  await dialog.getByLabel('署名机关').fill('中共云溪区委');
  await picture(driven, 'report-new');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '起草报告', exact: true }).click();
  await expect(paper()).toContainText('中共云溪区委');
  await expect(paper()).toContainText('(1)针对“');
  await expect(paper()).toContainText('(23)针对“');
  await expect(notes()).toContainText('处“＿＿”待补写');
  await picture(driven, 'report-notice');
  await expectAccessible(page);
});

test('what a clerk rewrote stays when the notice is drafted again under other switches', async () => {
  const { page } = driven;
  const next = paper().locator('[data-paper-target^="block:"]', { hasText: '（一）压紧压实责任' }).first();
  await next.click({ position: { x: 4, y: 4 } });
  await page.getByRole('textbox', { name: '修改这一段' }).fill('（一）亲笔写下的打算。');
  await page.keyboard.press('Enter');
  await expect(paper()).toContainText('（一）亲笔写下的打算。');
  await page.getByRole('button', { name: '选项' }).click();
  const dialog = page.getByRole('dialog', { name: '报告选项' });
  await dialog.getByLabel('联系电话').fill('0536-1234567');
  await dialog.getByLabel('邮政信箱').fill('云溪区第1号信箱');
  await dialog.getByRole('checkbox', { name: '数据统计' }).check();
  await picture(driven, 'report-switches');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '重新生成' }).click();
  await expect(paper()).toContainText('联系电话：0536-1234567邮政信箱：云溪区第1号信箱');
  await expect(paper()).toContainText('（一）亲笔写下的打算。');
  await expect(notes()).toContainText('您改过的段落都保留了');
});

test('withheld content is listed, leaves the text, and keeps a notice from being sent until it has', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '不予公开' }).click();
  const dialog = page.getByRole('dialog', { name: '不予公开的内容' });
  await dialog.getByRole('combobox', { name: '问题' }).click();
  await page.locator('.ant-select-item-option').nth(1).click();
  await dialog.getByLabel('说明（可不填）').fill('案件正在审理');
  await dialog.getByRole('button', { name: '列入' }).click();
  await expect(dialog.getByRole('row')).toHaveCount(1);
  await picture(driven, 'report-withheld');
  await dialog.getByRole('button', { name: '关闭', exact: true }).click();
  await expect(notes()).toContainText('文稿中仍有不予公开的内容');
  await page.getByRole('button', { name: '重新取数' }).click();
  await expect(notes()).not.toContainText('文稿中仍有不予公开的内容');
  await expect(paper()).not.toContainText('(23)针对“');
});

test('Word is written where the person says, and sending freezes the text', async () => {
  const { page, dataDir } = driven;
  const word = join(dataDir, '公开通报.docx');
  await driven.answer('showSaveDialog', { canceled: false, filePath: word });
  await page.getByRole('button', { name: '导出 Word' }).click();
  await expect(page.getByText('已导出：公开通报.docx')).toBeVisible();
  expect(readFileSync(word).subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('button', { name: '送审' }).click();
  await expect(notes()).toContainText('已送审');
  await expect(paper().locator('[data-paper-target]')).toHaveCount(0);
  await picture(driven, 'report-submitted');
});
