// Importing a notice: reading, correcting by keyboard and mouse, taking it into the ledger.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { DrivenApp } from './driver.ts';
import { begin, NOTICE, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
test.beforeAll(async () => {
  driven = await begin('empty');
});
test.afterAll(async () => {
  await driven.close();
});

const counts = () => driven.page.getByLabel('识别数量');
const tree = () => driven.page.getByRole('tree', { name: '识别结果' });
const selectedNode = () => tree().getByRole('treeitem', { selected: true });

test('an empty file is refused by name and reason, and nothing else happens', async () => {
  const { page, dataDir } = driven;
  const empty = join(dataDir, '空白.txt');
  writeFileSync(empty, '');
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [empty] });
  await page.getByRole('button', { name: '选择文件…' }).click();
  await expect(page.getByRole('alert')).toContainText('空白.txt');
  await expect(page.getByRole('button', { name: '选择文件…' })).toBeVisible();
});

test('the notice is read as 4 方面, 11 项, 23 问题, 81 措施, beside its own text', async () => {
  const { page } = driven;
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [NOTICE] });
  await page.getByRole('button', { name: '选择文件…' }).click();
  await expect(counts()).toHaveText('4方面 11项 23问题 81措施');
  await expect(tree().getByRole('treeitem').first()).toContainText('（一）');
  await picture(driven, 'import-read');
});

test('a click on either side shows the same place on the other', async () => {
  const { page } = driven;
  const problem = tree().getByRole('treeitem').filter({ hasText: '(2)' }).first();
  await problem.click();
  const paragraph = page.getByRole('listbox', { name: '原文' }).getByRole('option', { selected: true });
  await expect(paragraph).toContainText(/[（(]2[)）]/);
  await expect(paragraph.locator('mark')).toBeVisible();
  const next = page.getByRole('listbox', { name: '原文' }).getByRole('option').filter({ hasText: /^项/ }).first();
  await next.click();
  await expect(selectedNode()).toContainText('项');
});

test('paragraphs left out are listed with the reason, and one becomes a problem', async () => {
  const { page } = driven;
  const button = page.getByRole('button', { name: /^未列入的段落/ });
  await button.click();
  const list = page.getByRole('region', { name: '未列入的段落' });
  const passage = list.getByRole('button').filter({ hasText: '线索和信访办理' }).first();
  const before = await list.getByRole('button').count();
  await passage.click();
  const paragraph = page.getByRole('listbox', { name: '原文' }).getByRole('option', { selected: true });
  await expect(paragraph).toBeInViewport();
  await expect(paragraph).toHaveAttribute('title', '未列入：线索和信访办理');
  await picture(driven, 'import-passages');
  await page.getByRole('button', { name: '作为问题加入' }).click();
  await expect(counts()).toHaveText('4方面 11项 24问题 81措施');
  await expect(paragraph).not.toHaveAttribute('title', /.*/);
  await tree().focus();
  await page.keyboard.press('Control+z');
  await expect(counts()).toHaveText('4方面 11项 23问题 81措施');
  await expect(list.getByRole('button')).toHaveCount(before);
  await button.click();
  await expect(list).toBeHidden();
  await tree().evaluate((element) => element.scrollTo(0, 0));
  await expect(tree().getByRole('treeitem', { level: 3 }).first()).toContainText('(1)');
});

test('a title is corrected in place, and Esc leaves it as it was', async () => {
  const { page } = driven;
  const problem = tree().getByRole('treeitem', { level: 3 }).first();
  const before = (await problem.locator('.import-words').textContent()) ?? '';
  await problem.click();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '问题改文字' }).fill('改坏了');
  await page.keyboard.press('Escape');
  await expect(problem).toContainText(before);
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: '问题改文字' }).fill('政治站位需要进一步提高');
  await page.keyboard.press('Enter');
  await expect(problem).toContainText('政治站位需要进一步提高');
  await page.keyboard.press('Control+z');
  await expect(problem).toContainText(before);
});

test('promote, merge, split and ignore change the counts, and undo takes each back', async () => {
  const { page } = driven;
  const second = tree().getByRole('treeitem', { level: 4 }).nth(1);
  await second.click();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(counts()).toHaveText('4方面 11项 24问题 80措施');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(counts()).toHaveText('4方面 11项 23问题 81措施');

  await second.click();
  await page.getByRole('button', { name: '并入上一条' }).click();
  await expect(counts()).toHaveText('4方面 11项 23问题 80措施');
  await tree().focus();
  await page.keyboard.press('Control+z');

  await second.click();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: '措施改文字' });
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(9, 9));
  await page.keyboard.press('Control+Enter');
  await expect(counts()).toHaveText('4方面 11项 23问题 82措施');
  await page.keyboard.press('Control+z');

  await tree().getByRole('treeitem', { level: 3 }).first().click();
  await page.keyboard.press('Delete');
  await expect(counts()).toHaveText(/22问题/);
  await expect(selectedNode()).toContainText('已忽略');
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(counts()).toHaveText('4方面 11项 23问题 81措施');
});

test('a measure without problem is named and keeps the document out until it is settled', async () => {
  const { page } = driven;
  await tree().getByRole('treeitem', { level: 3 }).first().click();
  await page.getByRole('button', { name: '升一级' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '条措施不在任何问题之下' })).toBeVisible();
  await expect(page.getByRole('button', { name: '核对完毕，入账…' })).toBeDisabled();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: '核对完毕，入账…' })).toBeEnabled();
});

test('corrections wait while another screen is open', async () => {
  const { page } = driven;
  await open(driven, '设置');
  await page.getByRole('button', { name: '导入反馈意见…' }).click();
  await expect(counts()).toHaveText('4方面 11项 23问题 81措施');
});

test('the accepted document is in the ledger with all it holds', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  const dialog = page.getByRole('dialog', { name: '入账' });
  await expect(dialog).toContainText('4方面 11项 23问题 81措施');
  await dialog.getByLabel('轮次名称').fill('省委巡视反馈意见整改');
  await dialog.getByLabel('反馈日期').fill('2020.3.25');
  await picture(driven, 'import-accept');
  await dialog.getByRole('button', { name: '入账', exact: true }).click();
  const grid = page.getByRole('treegrid', { name: '问题清单' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(4 + 11 + 23 + 1));
  await expect(page.getByRole('combobox', { name: '整改轮次' })).toBeVisible();
  await expect(page.locator('.topbar')).toContainText('省委巡视反馈意见整改');
  await picture(driven, 'import-done');
});

test('pasted text is read the same way', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '导入反馈意见…' }).click();
  await page.getByRole('button', { name: '粘贴文字…' }).click();
  await page
    .getByLabel('反馈意见或整改方案全文')
    .fill(
      [
        '二、整改任务落实情况',
        '（一）关于“学习不深入”方面的问题',
        '1.关于“学用脱节”问题',
        '(1)针对“计划落实不到位”问题。一是完善计划。制定年度计划。二是强化督学。每月通报一次。',
        '(2)针对“调研转化少”问题。一是建立台账。逐项转化。',
      ].join('\n'),
    );
  await page.getByRole('button', { name: '读取' }).click();
  await expect(counts()).toHaveText('1方面 1项 2问题 3措施');
  await page.getByRole('button', { name: '放弃这次导入' }).click();
  await expect(page.getByRole('heading', { name: '选择要导入的文件' })).toBeVisible();
});
