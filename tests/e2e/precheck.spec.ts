// 完备性检查: what is found, mended in place, looked up in the lists, printed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
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

const rule = (name: string) => driven.page.getByRole('region', { name, exact: true });

test('the lists lead to the check, which names each row and what is wrong with it', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '完备性检查' }).click();
  await expect(page.getByRole('heading', { name: '完备性检查', level: 1 })).toBeVisible();
  await expect(page.getByText('必改4处，提示4处')).toBeVisible();
  await expect(rule('措施时限晚于问题时限').getByRole('row')).toHaveCount(5);
  await expect(rule('措施时限晚于问题时限')).toContainText('措施时限2026年9月30日晚于问题时限2026年6月30日');
  await picture(driven, 'precheck');
});

test('a finding is looked at in the list', async () => {
  const { page } = driven;
  await rule('措施时限晚于问题时限').getByRole('button', { name: '查看问题(7)一是' }).click();
  await expect(page.getByRole('heading', { name: '清单', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: '完备性检查' }).click();
});

test('deadlines are put right where they are shown, as one act', async () => {
  const { page } = driven;
  const late = rule('措施时限晚于问题时限');
  await late.getByRole('checkbox', { name: '选择问题(23)三是' }).check();
  await late.getByRole('checkbox', { name: '选择问题(23)四是' }).check();
  await late.getByLabel('完成时限', { exact: true }).fill('2026-6-30');
  await late.getByRole('button', { name: '填写时限' }).click();
  await expect(page.getByText('已修改2处。必改2处，提示4处')).toBeVisible();
  await expect(late.getByRole('row')).toHaveCount(3);
});

test('what was found is saved as a list', async () => {
  const { page, dataDir } = driven;
  await page.getByRole('button', { name: '导出与打印' }).click();
  const dialog = page.getByRole('dialog', { name: '导出与打印：完备性检查问题清单' });
  await expect(dialog.getByText(/^共\d+页$/)).toBeVisible();
  await picture(driven, 'precheck-paper');
  const filePath = join(dataDir, '检查.docx');
  await driven.answer('showSaveDialog', { canceled: false, filePath });
  await dialog.getByRole('button', { name: '导出 Word' }).click();
  await expect(dialog.getByText('已导出：检查.docx')).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(filePath).subarray(0, 2).toString('latin1')).toBe('PK');
  await page.keyboard.press('Escape');
});
