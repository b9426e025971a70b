// Around the weekly review: a meeting from plan to minutes, a letter from draft to answer, days and templates in the settings.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
let out: string;
test.beforeAll(async () => {
  driven = await begin('sample');
  out = mkdtempSync(join(tmpdir(), 'bihuan-week-'));
});
test.afterAll(async () => {
  await driven.close();
  rmSync(out, { recursive: true, force: true });
});

const saved = () => expect(driven.page.getByLabel('保存状态')).toContainText('已保存');

test('工作台 answers in one look: countdown, rings, curve, lights and what waits; each piece opens its rows', async () => {
  const { page } = driven;
  await expect(page.getByRole('list', { name: '时间节点' })).toContainText('报送集中整改进展情况');
  const waiting = page.getByRole('region', { name: '待我办理' });
  await expect(waiting).toContainText('1份文书逾期未反馈');
  await expect(waiting).toContainText('议定事项 逾期1项');
  const lights = page.getByRole('region', { name: '措施亮灯（按周）' });
  await expect(lights.locator('svg').first()).toBeVisible();
  await picture(driven, 'home');
  // By the pointer: the largest piece of a ring
  const ring = page.getByRole('img', { name: /^措施完成率/ });
  await expect(ring.locator('svg')).toBeVisible();
  const box = await ring.boundingBox();
  if (box === null) throw new Error('no ring');
  await page.mouse.click(box.x + box.width / 2 + box.height * 0.385, box.y + box.height / 2);
  await expect(page.getByRole('complementary', { name: /^措施 · / })).toBeVisible();
  await page.keyboard.press('Escape');
  // By keyboard: the numbers of a closed week
  await lights.getByText('数据表').click();
  const row = lights.getByRole('row', { name: /^第6次/ });
  const red = row.getByRole('button', { name: /★红/ });
  const count = Number(await red.textContent());
  await red.click();
  const panel = page.getByRole('complementary', { name: /★红/ });
  await expect(panel.getByRole('listitem')).toHaveCount(count);
  await picture(driven, 'home-lights');
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await page.getByRole('region', { name: '销号曲线' }).scrollIntoViewIfNeeded();
  await page.getByRole('region', { name: '销号曲线' }).getByRole('tab', { name: '问题' }).click();
  await picture(driven, 'home-curve');
});

test('统计 crosses what is counted, holds it against an earlier day, opens cells, lists all rounds, and leaves as a file', async () => {
  const { page } = driven;
  await open(driven, '统计');
  const table = page.getByRole('table', { name: '牵头单位×办结类别' });
  await expect(table.getByRole('row', { name: /^合计/ })).toContainText('81');
  await table
    .getByRole('row', { name: /^区财政局/ })
    .getByRole('button', { name: /已完成/ })
    .first()
    .click();
  await expect(
    page
      .getByRole('complementary', { name: /区财政局 已完成/ })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await picture(driven, 'statistics');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: '与此日比较' }).fill('2026-6-2');
  await expect(table.getByRole('row', { name: /^合计/ })).toContainText('81（0）');
  await page.getByRole('button', { name: '整改类型×状态' }).click();
  await expect(page.getByRole('table', { name: '整改类型×状态' })).toBeVisible();
  await picture(driven, 'statistics-compare');
  await expectAccessible(page);
  await page.getByRole('button', { name: '打印、导出' }).click();
  const paper = page.getByRole('dialog', { name: /统计/ });
  await expect(paper).toContainText('措施统计表（整改类型×状态）');
  await picture(driven, 'statistics-paper');
  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '统计.xlsx') });
  await paper.getByRole('button', { name: /Excel/ }).click();
  await expect(paper.getByText('已导出：统计.xlsx')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '总台账' }).click();
  await expect(page.getByText('共23条问题')).toBeVisible();
  await page.getByRole('textbox', { name: '查找问题' }).fill('15');
  await expect(page.getByText('共1条问题')).toBeVisible();
  await picture(driven, 'statistics-all');
  await expectAccessible(page);
});

test('a meeting is planned, its agenda and decisions written down, and the minutes come out', async () => {
  const { page } = driven;
  await open(driven, '碰头会');
  await page.getByRole('button', { name: '安排下一次碰头会' }).click();
  const plan = page.getByRole('dialog', { name: '安排下一次碰头会' });
  await plan.getByLabel('会议日期').fill('2026-6-26');
  await plan.getByRole('button', { name: '安排下一次碰头会', exact: true }).click();
  await expect(page.getByRole('heading', { name: '碰头会 第3次碰头会 2026-06-26' })).toBeVisible();
  await page.getByRole('textbox', { name: '地点' }).fill('区委三楼会议室');
  await page.keyboard.press('Enter');
  await saved();
  const agenda = page.getByRole('region', { name: '议题' });
  await agenda.getByRole('textbox', { name: '议题' }).fill('回迁安置资金缺口');
  await page.keyboard.press('Enter');
  await expect(agenda.getByRole('listitem')).toHaveCount(1);
  const decisions = page.getByRole('region', { name: '议定事项', exact: true });
  await decisions.getByRole('textbox', { name: '议定事项' }).last().fill('区财政局一周内拨付资金120万元');
  await page.keyboard.press('Enter');
  await expect(decisions.getByRole('listitem')).toHaveCount(1);
  await picture(driven, 'meetings');
  await page.getByRole('button', { name: '会议已召开' }).click();
  await expect(page.getByText('已召开　待议议题0个')).toBeVisible();

  await page.getByRole('button', { name: '打印 ▾' }).click();
  await page.getByRole('menuitem', { name: '会议纪要' }).click();
  const paper = page.getByRole('dialog', { name: /会议纪要/ });
  await expect(paper).toContainText('区财政局一周内拨付资金120万元');
  await expect(paper).toContainText('第3次碰头会纪要');
  await picture(driven, 'meetings-minutes');
  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '纪要.docx') });
  await paper.getByRole('button', { name: /Word/ }).click();
  await expect(paper.getByText('已导出：纪要.docx')).toBeVisible();
  expect(readFileSync(join(out, '纪要.docx')).subarray(0, 2).toString()).toBe('PK');
  await page.keyboard.press('Escape');
});

test('what a unit has still to carry out stands before its measures in the review', async () => {
  const { page } = driven;
  const decisions = page.getByRole('region', { name: '议定事项', exact: true });
  await decisions.getByRole('combobox', { name: '责任单位' }).click();
  await page.keyboard.type('住建');
  await page.keyboard.press('Enter');
  await saved();
  await open(driven, '周调度');
  await page.getByRole('navigation', { name: '牵头单位' }).getByRole('button', { name: '区住建局' }).click();
  await expect(page.getByRole('region', { name: '议定事项' })).toContainText('区财政局一周内拨付资金120万元');
  await picture(driven, 'review-decisions');
  await open(driven, '碰头会');
});

test('what was decided comes up at the next meeting and is settled there', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '安排下一次碰头会' }).click();
  const plan = page.getByRole('dialog', { name: '安排下一次碰头会' });
  await plan.getByLabel('会议日期').fill('2026-7-10');
  await plan.getByRole('button', { name: '安排下一次碰头会', exact: true }).click();
  const before = page.getByRole('region', { name: '上次议定事项落实情况' });
  await expect(before).toContainText('区财政局一周内拨付资金120万元');
  const ours = before.getByRole('row', { name: /区财政局一周内拨付资金120万元/ });
  await ours.getByRole('button', { name: /^登记落实/ }).click();
  const settle = page.getByRole('dialog', { name: '登记落实情况' });
  await settle.getByRole('textbox', { name: '落实情况' }).fill('资金已于7月2日拨付到位。');
  await settle.getByRole('button', { name: '登记落实', exact: true }).click();
  await expect(ours).toContainText('已落实');
  await picture(driven, 'meetings-settled');
});

test('a letter is drafted from the ledger, issued under its number, written as Word, and its answer recorded', async () => {
  const { page } = driven;
  await open(driven, '文书');
  await page.getByRole('button', { name: '起草文书' }).first().click();
  const dialog = page.getByRole('dialog', { name: '起草文书' });
  await dialog.getByLabel('主送单位').click();
  await page.keyboard.type('住');
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox').first().check();
  await picture(driven, 'letters-new');
  await dialog.getByRole('button', { name: '起草', exact: true }).click();
  const gap = page.getByRole('textbox', { name: '存在差距' });
  await expect(gap).toHaveValue(/完成时限/);
  await picture(driven, 'letters-draft');
  await page.getByRole('button', { name: '发出并编号' }).click();
  await page
    .getByRole('dialog', { name: '发出并编号' })
    .getByRole('button', { name: '发出并编号', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: /督办通知单　?\s?〔\d{4}〕督1号/ })).toBeVisible();
  await expect(gap).toHaveCount(0);
  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '督办.docx') });
  await page.getByRole('button', { name: '导出 Word' }).click();
  await expect(page.getByText('已导出：督办.docx')).toBeVisible();
  await page.getByRole('button', { name: '预览和打印' }).click();
  await expect(page.getByRole('dialog').getByText('存在差距，现予督办。')).toBeVisible();
  await expect(page.getByRole('dialog').getByText(/^共\d+页$/)).toBeVisible();
  await picture(driven, 'letters-paper');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '登记签收和反馈' }).click();
  const reply = page.getByRole('dialog', { name: '登记签收和反馈' });
  await reply.getByRole('textbox', { name: '签收人' }).fill('周某某');
  await reply.getByRole('textbox', { name: '反馈日期' }).fill('2026-7-10');
  await reply.getByRole('textbox', { name: '反馈内容' }).fill('已倒排工期。');
  await reply.getByRole('button', { name: '登记签收和反馈', exact: true }).click();
  await expect(page.getByRole('navigation', { name: '督办文书' })).toContainText('已反馈');
  await picture(driven, 'letters-replied');
});

test('a reminder by phone is kept with who answered', async () => {
  const { page } = driven;
  await page.getByRole('tab', { name: '电话提醒' }).click();
  await page.getByRole('combobox', { name: '主送单位' }).click();
  await page.keyboard.type('住');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '接话人' }).fill('吴某某');
  await page.getByRole('textbox', { name: '事项' }).fill('催报周调度表');
  await page.getByRole('textbox', { name: '答复' }).fill('今日下班前报送');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /催报周调度表/ })).toContainText('吴某某');
  await picture(driven, 'letters-phone');
});

test('the review day, milestones and a day off are set, and the next reviews follow', async () => {
  const { page } = driven;
  await open(driven, '设置');
  await expect(page.getByRole('region', { name: '周调度日' }).getByRole('listitem')).toHaveCount(6);
  await page.getByRole('combobox', { name: '套用常用节点…' }).click();
  await page.getByTitle('巡视整改（方案1个月，集中整改6个月）').click();
  const milestones = page.getByRole('region', { name: '时间节点' });
  await expect(milestones.getByRole('row')).toHaveCount(5);
  await expect(milestones).toContainText(/已过\d+天|还有\d+天/);
  await picture(driven, 'settings-calendar');
  const holidays = page.getByRole('region', { name: '节假日' });
  await holidays.getByRole('textbox', { name: '日期' }).fill('2040-10-1');
  await holidays.getByRole('textbox', { name: '名称，如 国庆节' }).fill('国庆节');
  await holidays.getByRole('button', { name: '录入' }).click();
  await saved();
});

test('the letter’s template goes out to be edited, comes back, and can be set back', async () => {
  const { page } = driven;
  const templates = page.getByRole('region', { name: '文书模板' });
  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '文书模板.docx') });
  await templates.getByRole('button', { name: '导出模板：文书', exact: true }).click();
  await expect(templates.getByText('已导出：文书模板.docx')).toBeVisible();
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [join(out, '文书模板.docx')] });
  await templates.getByRole('button', { name: '换用修改后的模板…：文书', exact: true }).click();
  await expect(templates.getByText('已换用。')).toBeVisible();
  await expect(templates.getByText('本单位修改')).toBeVisible();
  await templates.getByText('可用栏目').first().click();
  await expect(templates.getByText('{主送单位}')).toBeVisible();
  await picture(driven, 'settings-templates');
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [join(out, '文书模板.docx')] });
  await templates.getByRole('button', { name: '检查修改后的文件…：会议纪要' }).click();
  await expect(
    templates.getByText(
      /没有名为“主送单位”的栏目，正文第\d+段“\{主送单位\}：”、正文第2个表格第1行第4列“\{主送单位\}”处将留空/,
    ),
  ).toBeVisible();
  await templates.getByRole('button', { name: '预览：文书', exact: true }).click();
  const shown = page.getByRole('dialog', { name: '模板预览：文书' });
  await expect(shown.getByText(/用本轮次的实际数据填写：督办通知单/)).toBeVisible();
  await expect(shown.getByText('存在差距，现予督办。')).toBeVisible();
  await picture(driven, 'settings-template-filled');
  await page.keyboard.press('Escape');
  await templates.getByRole('button', { name: '恢复系统自带：文书', exact: true }).click();
  await expect(templates.getByText('已恢复系统自带的模板。')).toBeVisible();
});

test('the office’s own style is set on a live page, held against what can be printed, and worn by its papers', async () => {
  const { page } = driven;
  await open(driven, '设置');
  const style = page.getByRole('region', { name: '版式' });
  const preview = style.getByRole('region', { name: '预览' });
  await style.scrollIntoViewIfNeeded();
  await expect(style.getByText('本机未安装“')).toBeVisible();
  await style.getByRole('radio', { name: '本单位样式' }).check();
  const paragraph = preview.locator('.paper-paragraph').first();
  await expect(paragraph).toHaveCSS('line-height', '38.6px');
  await style.getByLabel('行距（固定值）').fill('20');
  await style.getByLabel('行距（固定值）').press('Enter');
  await expect(style.getByRole('alert')).toContainText('行距20磅小于“标题”的字号，文字会重叠');
  await expect(style.getByRole('button', { name: '保存版式' })).toBeDisabled();
  await style.getByLabel('行距（固定值）').fill('30');
  await style.getByLabel('行距（固定值）').press('Enter');
  await expect(style.getByText('每页21行，每行28字')).toBeVisible();
  await expect(paragraph).toHaveCSS('line-height', '40px');
  await style.getByLabel('发文机关标志文字').fill('云溪区委整改办文件');
  await expect(preview.locator('.paper-red-name')).toHaveText('云溪区委整改办文件');
  await style.getByLabel('正文、主送、落款的字体').fill('Noto Serif CJK SC');
  await expect(paragraph).toHaveCSS('font-family', /^"Paper Latin", "Noto Serif CJK SC"/);
  await page.keyboard.press('Tab');
  await expect(style.getByRole('row', { name: /正文、主送、落款/ })).not.toContainText('未安装');
  await expect(style.getByRole('row', { name: /三级标题/ }).getByText('未安装')).toHaveAttribute(
    'title',
    /以 Noto Serif CJK SC 代替$/,
  );
  await picture(driven, 'settings-style');
  await expectAccessible(page, 'section[aria-label="版式"]');
  await style.getByRole('button', { name: '保存版式' }).click();
  await saved();
  await open(driven, '碰头会');
  await page.getByRole('button', { name: '打印 ▾' }).click();
  await page.getByRole('menuitem').first().click();
  const paper = page.getByRole('dialog');
  await expect(paper.locator('.paper-paragraph').first()).toHaveCSS('line-height', '40px');
  await expect(paper.getByText('本机未安装“')).toBeVisible();
  await picture(driven, 'meeting-own-style');
});
