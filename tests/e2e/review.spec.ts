// A week gone through: reports registered, progress entered beside last week's, closed and thereby frozen.
import { expect, type Locator, test } from '@playwright/test';
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

const units = () => driven.page.getByRole('navigation', { name: '牵头单位' });
const unit = (name: string) => units().getByRole('button', { name });
const progress = () => driven.page.getByRole('textbox', { name: '本周进展' });
const saved = () => expect(driven.page.getByLabel('保存状态')).toContainText('已保存');
/** The measures' rows, closed or open. */
const measures = () => driven.page.getByRole('region', { name: '整改措施' }).locator('[data-measure]');
const opened = () => driven.page.locator('[data-measure][aria-expanded="true"]');

/** Opens a measure, which the first of a unit already is. */
async function choose(row: Locator): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect(progress()).toBeVisible();
}

test('the workbench says at a glance where the round stands, and every number opens its rows', async () => {
  const { page } = driven;
  await expect(page.getByRole('region', { name: '总体进展' })).toContainText(/\d+\/\d+＝\d+\.\d\d%/);
  await expect(page.getByRole('region', { name: '本周报送' })).toContainText('应报10');
  await picture(driven, 'home');
  const all = page.getByRole('button', { name: /^问题 · 总数：\d+，查看明细$/ });
  const count = Number(await all.textContent());
  await all.click();
  const panel = page.getByRole('complementary', { name: `问题 · 总数 ${count}条` });
  await expect(panel.getByRole('listitem')).toHaveCount(count);
  await picture(driven, 'home-rows');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('a closed week opens as it was and cannot be changed', async () => {
  const { page } = driven;
  await open(driven, '周调度');
  await expect(page.getByRole('heading', { name: '周调度 第6次 2026-06-22（周一）' })).toBeVisible();
  await expect(page.getByText('本次已关闭，内容已冻结，只能查看。')).toBeVisible();
  await expect(unit('溪口街道')).toContainText('未报');
  await expect(progress()).toHaveCount(0);
  await expect(page.getByRole('radio')).toHaveCount(0);
  await picture(driven, 'review-closed');
});

test('the next week is proposed for the Monday after', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '新开一次调度' }).click();
  const dialog = page.getByRole('dialog', { name: '新开一次调度' });
  await expect(dialog.getByLabel('调度日期')).toHaveValue('2026-06-29');
  await dialog.getByLabel('报送截止（可不填）').fill('6月26日 17:00');
  await dialog.getByRole('button', { name: '新开一次调度', exact: true }).click();
  await expect(page.getByRole('heading', { name: '周调度 第7次 2026-06-29（周一）' })).toBeVisible();
  await expect(unit('区委办')).toContainText('未报');
});

test('a report is registered with time and medium, another waived with its reason', async () => {
  const { page } = driven;
  await unit('区委办').click();
  await page.getByRole('radio', { name: '按时' }).check();
  await expect(unit('区委办')).toContainText('按时');
  const time = page.getByRole('textbox', { name: '报送时间' });
  await expect(time).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  await time.fill('2026-6-26 16:20');
  await page.keyboard.press('Enter');
  await expect(time).toHaveValue('2026-06-26 16:20');
  await saved();

  await unit('区民政局').click();
  await page.getByRole('radio', { name: '免报' }).check();
  await expect(page.getByText('免报需要填写原因，填写后保存。')).toBeVisible();
  await page.getByRole('textbox', { name: '免报原因' }).fill('本周集中接受专项审计');
  await page.keyboard.press('Enter');
  await expect(unit('区民政局')).toContainText('免报');
  await expect(page.getByText('应报9', { exact: false })).toBeVisible();
});

test('progress is typed beside last week, Ctrl+Enter saves it and goes to the next measure', async () => {
  const { page } = driven;
  await unit('区委办').click();
  await page.getByRole('textbox', { name: '填报人' }).fill('王××');
  const first = await measures().first().getAttribute('data-measure');
  await progress().fill('9项中完成7项，2项仍待市级批复。');
  await expect(page.locator('.review-changes ins').first()).toBeVisible();
  await picture(driven, 'review-entry');
  await page.keyboard.press('Control+Enter');
  await expect(opened()).not.toHaveAttribute('data-measure', first ?? '');
  await expect(progress()).toBeFocused();
  await expect(unit('区委办')).toContainText('已填1/');
  await saved();
});

test('a copied text and a falling percentage are pointed out', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '沿用上次文字' }).click();
  await expect(page.getByText('与上次进展完全相同')).toBeVisible();
  await page.getByRole('spinbutton', { name: '累计进度' }).fill('10');
  await expect(page.getByText(/进度从\d+%降到10%/)).toBeVisible();
  await picture(driven, 'review-warnings');
});

test('sending back needs its reason', async () => {
  const { page } = driven;
  await unit('区委政法委').click();
  await choose(measures().filter({ hasText: '待验收' }).first());
  await progress().fill('验收发现台账缺少3份佐证材料，退回补正。');
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.getByTitle('整改中', { exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('请先填写退回原因');
  await expect(page.getByLabel('保存状态')).toContainText('未保存');
  await page.getByRole('textbox', { name: '退回原因' }).fill('缺少佐证材料3份');
  await page.keyboard.press('Control+Enter');
  await expect(unit('区委政法委')).toContainText('已填1/');
  await saved();
});

test('leaving the screen saves what was typed', async () => {
  const { page } = driven;
  await unit('区财政局').click();
  await choose(measures().first());
  await progress().fill('新增核减预算126万元，报告已报区政府。');
  await open(driven, '工作台');
  await expect(page.getByRole('region', { name: '下一步' })).toContainText('第7次调度进行中');
  await open(driven, '周调度');
  await unit('区财政局').click();
  await expect(unit('区财政局')).toContainText('已填1/');
  await expect(progress()).toHaveValue('新增核减预算126万元，报告已报区政府。');
});

test('a text that may not be saved yet waits where it was typed', async () => {
  const { page } = driven;
  await unit('区发改局').click();
  await choose(measures().filter({ hasText: '待验收' }).first());
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.getByTitle('整改中', { exact: true }).click();
  await progress().fill('需要补充材料2份。');
  await unit('区委办').click();
  await page.getByRole('button', { name: '关闭本次' }).click();
  const dialog = page.getByRole('dialog', { name: '关闭第7次调度' });
  await expect(dialog.getByRole('alert')).toContainText('还有没有保存的进展');
  await expect(dialog.getByRole('button', { name: '关闭本次', exact: true })).toBeDisabled();
  await page.keyboard.press('Escape');
  await unit('区发改局').click();
  await choose(measures().filter({ hasText: '待验收' }).first());
  await expect(progress()).toHaveValue('需要补充材料2份。');
  await page.getByRole('textbox', { name: '退回原因' }).fill('材料不全');
  await page.keyboard.press('Control+Enter');
  await expect(unit('区发改局')).toContainText('已填1/');
});

test('closing says first what is missing; afterwards everything is read-only', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '关闭本次' }).click();
  const dialog = page.getByRole('dialog', { name: '关闭第7次调度' });
  await expect(dialog).toContainText(/未报单位\d+个：.*溪口街道（连续2次未报）/);
  await expect(dialog).toContainText(/本次没有填写进展的措施\d+条/);
  await picture(driven, 'review-closing');
  await dialog.getByRole('button', { name: '关闭本次', exact: true }).click();
  await expect(page.getByText('本次已关闭，内容已冻结，只能查看。')).toBeVisible();
  await expect(progress()).toHaveCount(0);
  await unit('区委办').click();
  await expect(page.getByText('王××')).toBeVisible();
  await expect(page.locator('.review-changes ins').first()).toHaveText('7');
});

test('other rules of lights are tried out, set and followed; a closed week keeps the lights it had', async () => {
  const { page } = driven;
  await unit('区财政局').click();
  await expect(measures().first()).toBeVisible();
  const lights = page.getByRole('region', { name: '整改措施' }).locator('.light-tag');
  const before = await lights.allTextContents();
  expect(before.length).toBeGreaterThan(0);

  await open(driven, '设置');
  const rules = page.getByRole('region', { name: '亮灯规则' });
  await expect(rules.getByRole('row', { name: '第1条规则' })).toContainText(/\d+\/\d+条/);
  const words = rules.getByRole('textbox', { name: '文字' });
  await words.nth(2).fill('超期{天数}天');
  await expect(rules.getByText(/保存后，“.+”有\d+条问题、\d+条措施的亮灯会变。/)).toBeVisible();
  await rules.scrollIntoViewIfNeeded();
  await picture(driven, 'settings-lights');
  await words.nth(1).fill('超期{天数}天');
  await expect(rules.getByRole('alert')).toContainText('第2条：“{天数}”只能用在');
  await expect(rules.getByRole('button', { name: '保存亮灯规则' })).toBeDisabled();
  await picture(driven, 'settings-lights-fault');
  await words.nth(1).fill('长期坚持');
  await rules.getByRole('button', { name: '保存亮灯规则' }).click();
  await expect(rules.getByRole('button', { name: '保存亮灯规则' })).toBeDisabled();
  await saved();

  await open(driven, '清单');
  await expect(page.locator('.light-red').first()).toContainText('超期');
  await open(driven, '周调度');
  await unit('区财政局').click();
  await expect(lights).toHaveText(before);
  await open(driven, '设置');
  await rules.getByRole('button', { name: '恢复默认' }).click();
  await rules.getByRole('button', { name: '保存亮灯规则' }).click();
  await expect(rules.getByRole('button', { name: '恢复默认' })).toBeDisabled();
});
