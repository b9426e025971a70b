// A bulletin from draft to issue: on its paper, edited in place, figures open to their rows, exported, frozen.
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
const place = (target: string) => paper().locator(`[data-paper-target="${target}"]`).first();
const editor = () => driven.page.getByRole('textbox', { name: '修改这一段' });
/** A click that does not hit a figure within the paragraph. */
const edit = (target: string) => place(target).click({ position: { x: 4, y: 4 } });

test('a bulletin is drafted from the last closed week and shown as its pages', async () => {
  const { page } = driven;
  await open(driven, '通报');
  await page.getByRole('button', { name: '起草通报' }).click();
  const dialog = page.getByRole('dialog', { name: '起草通报' });
  await expect(dialog).toContainText('第6次 2026-06-22');
  await dialog.getByRole('button', { name: '起草通报', exact: true }).click();
  await expect(paper()).toContainText('第1期');
  await expect(paper()).toContainText('一、总体进展');
  await expect(paper()).toContainText('— 1 —');
  await expect(page.getByText(/共\d+页/)).toBeVisible();
  await picture(driven, 'bulletin-draft');
});

test('a figure opens to the rows it was counted from', async () => {
  const { page } = driven;
  const figure = paper().getByRole('link').first();
  const count = Number(await figure.textContent());
  await figure.click();
  const panel = page.getByRole('complementary', { name: `问题 · 总数 ${count}条` });
  await expect(panel.getByRole('listitem')).toHaveCount(count);
  await picture(driven, 'bulletin-rows');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('a paragraph is rewritten in place, saved by Enter, and taken back', async () => {
  const { page } = driven;
  await edit('block:0');
  const before = await editor().inputValue();
  await editor().fill(`${before}请认真对照整改。`);
  await picture(driven, 'bulletin-edit');
  await page.keyboard.press('Enter');
  await expect(editor()).toBeHidden();
  await expect(place('block:0')).toContainText('请认真对照整改。');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(paper()).not.toContainText('请认真对照整改。');
});

test('Esc leaves the paragraph and loses nothing; Shift+Enter begins another one', async () => {
  const { page } = driven;
  const paragraphs = await paper().locator('[data-paper-target^="block:"]').count();
  await edit('block:0');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.insertText('附：各单位进展表。');
  await page.keyboard.press('Escape');
  await expect(editor()).toBeHidden();
  await expect(place('block:1')).toContainText('附：各单位进展表。');
  expect(await paper().locator('[data-paper-target^="block:"]').count()).toBeGreaterThan(paragraphs);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(paper()).not.toContainText('附：各单位进展表。');
});

test('a number changed by hand is marked and still opens what was counted', async () => {
  const { page } = driven;
  await edit('block:2');
  const text = await editor().inputValue();
  await editor().fill(text.replace(/^反馈问题共\d+条/, '反馈问题共99条'));
  await page.keyboard.press('Enter');
  const marked = paper().locator('.paper-figure-marked');
  await expect(marked).toHaveText('99');
  await marked.click();
  await expect(page.getByText(/纸面写作“99”，台账统计为\d+。/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '印发（冻结）' }).click();
  const dialog = page.getByRole('dialog', { name: '印发第1期' });
  await expect(dialog).toContainText('有1处数字与调度统计不一致');
  await picture(driven, 'bulletin-issue');
  await page.keyboard.press('Escape');
});

test('fetching the figures anew keeps what was changed by hand and still marks it; 撤销 takes it back', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '重新取数' }).click();
  await expect(page.getByText('您改过的段落都保留了')).toBeVisible();
  await expect(paper().locator('.paper-figure-marked')).toHaveText('99');
  await edit('block:2');
  const text = await editor().inputValue();
  await editor().fill(text.replace('反馈问题共99条', '反馈问题共23条'));
  await page.keyboard.press('Enter');
  await expect(paper().locator('.paper-figure-marked')).toHaveCount(0);
});

test('parts are chosen and ordered; a number typed against the ledger is pointed out', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '各节' }).click();
  const dialog = page.getByRole('dialog', { name: '各节的取舍和顺序' });
  await dialog.getByRole('checkbox', { name: '整改成效' }).check();
  await dialog.getByRole('button', { name: '整改成效上移' }).click();
  await picture(driven, 'bulletin-sections');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '重新生成' }).click();
  await expect(paper()).toContainText('五、整改成效');
  await expect(paper()).toContainText('六、下步要求');
  await edit('block:0');
  await editor().fill('本次通报反馈问题共88个。');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '1处手写数字与台账不符' }).click();
  await expect(page.getByRole('dialog')).toContainText('文中“共88”，台账统计：问题共23');
  await picture(driven, 'bulletin-contradiction');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: /手写数字与台账不符/ })).toHaveCount(0);
});

test('the number can be changed while it is a draft, and the head follows', async () => {
  const { page } = driven;
  await page.getByRole('spinbutton', { name: '期号' }).fill('4');
  await page.keyboard.press('Enter');
  await expect(paper()).toContainText('第4期');
  await expect(page.getByRole('navigation', { name: '各期通报' })).toContainText('第4期');
});

test('Word and PDF are written where the person says', async () => {
  const { page, dataDir } = driven;
  const word = join(dataDir, '通报.docx');
  await driven.answer('showSaveDialog', { canceled: false, filePath: word });
  await page.getByRole('button', { name: '导出 Word' }).click();
  await expect(page.getByText('已导出：通报.docx')).toBeVisible();
  expect(readFileSync(word).subarray(0, 2).toString()).toBe('PK');
  const all = await page.locator('.paper-page').count();
  await page.getByRole('button', { name: '打印、导出 PDF' }).click();
  const dialog = page.getByRole('dialog', { name: /^导出与打印：第4期/ });
  await expect(dialog.getByText(`共${all}页`, { exact: true })).toBeVisible();
  const pdfPages = async (name: string): Promise<number> => {
    const pdf = join(dataDir, name);
    await driven.answer('showSaveDialog', { canceled: false, filePath: pdf });
    await dialog.getByRole('button', { name: '导出 PDF' }).click();
    // A window of its own is started for it, which takes its time on a busy machine.
    await expect(dialog.getByText(`已导出：${name}`)).toBeVisible({ timeout: 60_000 });
    return (readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  };
  expect(await pdfPages('通报.pdf')).toBe(all);
  await dialog.getByText('A3（两页并排）').click();
  await dialog.getByRole('checkbox', { name: '页码' }).uncheck();
  await dialog.getByRole('checkbox', { name: /内部事项/ }).uncheck();
  await expect(dialog.locator('[data-sheet="A3-landscape"]')).toHaveCount(Math.ceil(all / 2));
  await expect(dialog.getByText('内部事项 注意保管', { exact: true })).toHaveCount(0);
  await expect(dialog.locator('.paper-number').first()).toBeHidden();
  await picture(driven, 'bulletin-print-a3');
  await dialog.getByLabel('页码范围').fill('1');
  await dialog.getByRole('spinbutton', { name: '份数' }).fill('3');
  await expect(dialog.getByText(`共${all}页，打印1张`)).toBeVisible();
  await expectAccessible(page);
  expect(await pdfPages('首页.pdf')).toBe(1);
  await dialog.getByLabel('页码范围').fill('99');
  await expect(dialog.getByRole('alert')).toHaveText(`没有这些页，全文共${all}页`);
  await expect(dialog.getByRole('button', { name: '打印', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
});

test('issued, it is frozen: nothing opens for editing any more', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '印发（冻结）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '印发', exact: true }).click();
  await expect(page.getByText('已印发，内容已冻结，只能查看、导出和打印。')).toBeVisible();
  await expect(paper().locator('[data-paper-target]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '重新取数' })).toHaveCount(0);
  await expect(page.getByRole('spinbutton', { name: '期号' })).toHaveCount(0);
  await picture(driven, 'bulletin-issued');
});
