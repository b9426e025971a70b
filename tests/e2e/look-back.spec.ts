// 回头看, 整改成效 and 线索信访 in the window: from entering to what is shown, printed and hidden.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BihuanApi } from '#contract/operations.ts';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { ledgerHelp } from './ledger-steps.ts';
import { begin, open, picture } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
let out: string;
const ledger = ledgerHelp(() => driven);

test.beforeAll(async () => {
  driven = await begin('sample');
  out = mkdtempSync(join(tmpdir(), 'bihuan-look-back-'));
});
test.afterAll(async () => {
  await driven.close();
  rmSync(out, { recursive: true, force: true });
});

const saved = () => expect(driven.page.getByLabel('保存状态')).toContainText('已保存');

/** Six problems closed on an older paper ledger, as an office that begins to use the product has them. */
async function closeSome(): Promise<void> {
  await driven.page.evaluate(async () => {
    const { bihuan } = window as unknown as { bihuan: BihuanApi };
    const rounds = await bihuan.listRounds({});
    const tree = await bihuan.getLedger({ roundId: (rounds.ok && rounds.value[0]?.id) || '' });
    const problems = tree.ok ? tree.value.aspects.flatMap(({ items }) => items.flatMap((item) => item.problems)) : [];
    const open = problems.filter(({ state }) => state !== '已销号').slice(0, 6);
    const answer = await bihuan.recordClosed({
      problemIds: open.map(({ id }) => id),
      grounds: '原纸质销号台账',
      approver: '区委书记',
      approvedOn: '2026-05-20',
      appliedOn: null,
    });
    if (!answer.ok) throw new Error(answer.error.message);
  });
}

test('a look-back is drawn by a seed, found, shown in the 销号台账, and settled by an act of its own', async () => {
  const { page } = driven;
  await closeSome();
  await open(driven, '回头看');
  await expect(page.getByText('示例：6月回头看').first()).toBeVisible();
  await page.getByRole('button', { name: '制定方案' }).first().click();
  const dialog = page.getByRole('dialog', { name: '制定方案' });
  await dialog.getByLabel('方案名称').fill('2026年年中回头看');
  await dialog.getByLabel('核查时限').fill('2026-6-1');
  await dialog.getByLabel('负责人员').fill('区委督查室');
  await dialog.getByLabel('抽取比例').fill('40');
  await expect(dialog.getByText('范围内已销号7条，将回头看3条')).toBeVisible();
  await dialog.getByLabel('随机种子').fill('20260');
  await dialog.getByLabel('方案名称').click();
  const drawn = dialog.getByRole('region', { name: '范围' }).getByRole('listitem');
  await expect(dialog.getByText('（随机种子20260）')).toBeVisible();
  await expect(drawn).toHaveCount(3);
  const first = await drawn.allTextContents();
  await dialog.getByRole('button', { name: '换一个种子' }).click();
  await expect(dialog.getByText('（随机种子20260）')).toBeHidden();
  await dialog.getByLabel('随机种子').fill('20260');
  await dialog.getByLabel('方案名称').click();
  await expect(drawn).toHaveText(first);
  await picture(driven, 'look-back-plan');
  await dialog.getByRole('button', { name: '制定方案', exact: true }).click();

  const sheet = page.getByRole('region', { name: '2026年年中回头看' });
  await expect(sheet.getByRole('row')).toHaveCount(4);
  await expect(sheet).toContainText('从已销号的7条问题中随机抽取40%，共3条（随机种子20260）');
  await expect(sheet.getByText('逾期', { exact: true })).toHaveCount(3);
  await sheet
    .getByRole('button', { name: /^登记结论/ })
    .first()
    .click();
  const record = page.getByRole('dialog', { name: /^登记结论/ });
  await record.getByRole('radio', { name: /^巩固/ }).check();
  await record.getByLabel('核查日期').fill('2026-6-2');
  await record.getByLabel('核查人员').fill('赵某某、钱某某');
  await record.getByRole('checkbox', { name: '现场核查' }).check();
  await record.getByLabel('核查情况').fill('抽查3个月台账，制度执行到位，未发现新问题。');
  await picture(driven, 'look-back-record');
  await record.getByRole('button', { name: '登记结论', exact: true }).click();
  await expect(sheet.getByText('巩固', { exact: true })).toBeVisible();
  const photo = join(out, '核查照片.txt');
  writeFileSync(photo, '核查照片');
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [photo] });
  await sheet
    .getByRole('button', { name: /^佐证材料/ })
    .first()
    .click();
  const kept = page.getByRole('dialog', { name: /佐证材料/ });
  await kept.getByRole('button', { name: '添加文件', exact: true }).click();
  await expect(kept.getByText('已添加1件')).toBeVisible();
  await picture(driven, 'look-back-evidence');
  await page.keyboard.press('Escape');
  await expect(sheet.getByRole('button', { name: /^佐证材料/ }).first()).toHaveText('佐证（共1件）');
  await expect(sheet.getByRole('button', { name: /^处理/ })).toHaveCount(1);
  await sheet.getByRole('button', { name: /^处理/ }).click();
  const apply = page.getByRole('dialog', { name: /^处理回头看结论/ });
  await expect(apply.getByRole('radio', { name: '销号不变（建议）' })).toBeChecked();
  await apply.getByRole('radio', { name: '转入常态化管理' }).check();
  await apply.getByLabel('下次复查日期').fill('2026-6-10');
  await picture(driven, 'look-back-apply');
  await apply.getByRole('button', { name: '处理', exact: true }).click();
  await expect(sheet.getByRole('cell', { name: /^转入常态化管理/ })).toBeVisible();
  await picture(driven, 'look-back');
  await expectAccessible(page);

  await sheet
    .getByRole('button', { name: /^登记结论/ })
    .first()
    .click();
  await record.getByRole('radio', { name: /^反弹/ }).check();
  await record.getByLabel('核查日期').fill('2026-6-2');
  await record.getByLabel('核查人员').fill('孙某某、李某某');
  await record.getByRole('checkbox', { name: '个别访谈' }).check();
  await record.getByLabel('核查情况').fill('两个街道又出现代签。');
  await record.getByRole('button', { name: '登记结论', exact: true }).click();
  await sheet.getByRole('button', { name: /^处理/ }).click();
  await expect(apply.getByRole('radio', { name: '重新挂号（建议）' })).toBeChecked();
  await apply.getByLabel('重新挂号依据').fill('回头看核查报告');
  await apply.getByRole('checkbox').first().check();
  await picture(driven, 'look-back-reopen');
  await apply.getByRole('button', { name: '确认重新挂号' }).click();
  await expect(sheet.getByRole('cell', { name: /^重新挂号/ })).toBeVisible();

  await page.getByRole('button', { name: '打印、导出' }).click();
  const paper = page.getByRole('dialog', { name: /2026年年中回头看/ });
  await expect(paper).toContainText('整改回头看清单');
  await expect(paper).toContainText('两个街道又出现代签。');
  await picture(driven, 'look-back-paper');
  await page.keyboard.press('Escape');
});

test('常态化管理 shows what is late, takes a check and sets the next date', async () => {
  const { page } = driven;
  await page.getByRole('tab', { name: '常态化管理' }).click();
  await expect(page.getByText('常态化管理1条　复查逾期1条')).toBeVisible();
  await page.getByRole('button', { name: /^登记复查/ }).click();
  const check = page.getByRole('dialog', { name: /^登记复查/ });
  await check.getByLabel('核查情况').fill('上半年复查，制度仍在执行。');
  await check.getByRole('button', { name: '登记复查', exact: true }).click();
  await expect(page.getByText('常态化管理1条　复查逾期0条')).toBeVisible();
  await expect(page.getByText('成果巩固')).toBeVisible();
  await picture(driven, 'look-back-standing');
});

test('outcomes are entered on a measure with exact amounts and summed with their entries', async () => {
  const { page } = driven;
  await open(driven, '整改成效');
  await expect(page.getByRole('row', { name: /^合计/ })).toContainText('4316');
  await open(driven, '清单');
  await page.getByRole('tab', { name: '问题清单' }).click();
  await ledger.cell(ledger.problem(5), '反馈问题').click();
  const drawer = page.getByRole('complementary', { name: '详情' });
  if (!(await drawer.isVisible())) await page.getByRole('button', { name: '详情' }).click();
  await drawer.getByRole('tab', { name: '成效' }).click();
  await drawer.getByRole('button', { name: '登记成效：一是' }).click();
  const dialog = page.getByRole('dialog', { name: '登记成效' });
  const choose = async (kind: string) => {
    await dialog.getByLabel('种类').click();
    await page.keyboard.type(kind);
    await page.keyboard.press('Enter');
  };
  await choose('追缴资金');
  await dialog.getByLabel('金额').fill('12.3456');
  await expect(dialog.getByText('没有写单位')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
  await dialog.getByLabel('金额').fill('12.3456万元');
  await expect(dialog.getByText('＝12.3456万元（123,456元）')).toBeVisible();
  await picture(driven, 'outcome-dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await saved();
  await drawer.getByRole('button', { name: '登记成效：二是' }).click();
  await choose('追缴资金');
  await dialog.getByLabel('金额').fill('12.3456万元');
  await dialog.getByLabel('已在其他条目计入').click();
  await page.keyboard.type('措施（5）一');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('已在其他条目计入，不重复计数')).toBeVisible();
  await picture(driven, 'outcomes-drawer');
  await drawer.getByRole('button', { name: '登记成效：三是' }).click();
  await choose('新建制度');
  await dialog.getByLabel('制度名称').fill('政府采购内控管理办法');
  await dialog.getByLabel('文号').fill('云政发〔2026〕12号');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(drawer.getByText('新建《政府采购内控管理办法》（云政发〔2026〕12号）')).toBeVisible();

  await open(driven, '整改成效');
  const total = page.getByRole('row', { name: /^合计/ });
  await expect(total.getByRole('button', { name: /新建制度（项）：3，/ })).toBeVisible();
  await expect(page.getByText('1条已在其他条目计入，未重复计数。')).toBeVisible();
  await total.getByRole('button', { name: /追缴（万元）：12.3456/ }).click();
  const panel = page.getByRole('complementary', { name: '合计 追缴（万元）' });
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await expect(panel).toContainText('措施（5）一');
  await picture(driven, 'outcomes');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '打印、导出' }).click();
  const paper = page.getByRole('dialog', { name: /整改成效/ });
  await expect(paper).toContainText('整改成效统计表');
  await picture(driven, 'outcomes-paper');
  await driven.answer('showSaveDialog', { canceled: false, filePath: join(out, '成效.xlsx') });
  await paper.getByRole('button', { name: /Excel/ }).click();
  await expect(paper.getByText('已导出：成效.xlsx')).toBeVisible();
  expect(readFileSync(join(out, '成效.xlsx')).subarray(0, 2).toString()).toBe('PK');
  await page.keyboard.press('Escape');
});

test('clues are entered and opened behind their permission, and gone from the rail without it', async () => {
  const { page } = driven;
  await open(driven, '线索信访');
  await page.getByRole('button', { name: '登记问题线索' }).first().click();
  const dialog = page.getByRole('dialog', { name: '登记问题线索' });
  await dialog.getByLabel('编号').fill('线索〔2026〕1号');
  await dialog.getByLabel('来源').fill('巡视移交');
  await dialog.getByLabel('反映问题摘要').fill('反映某街道违规发放补助。');
  await dialog.getByLabel('办理时限').fill('2026-6-1');
  await dialog.getByLabel('诫勉').fill('2');
  await picture(driven, 'clues-dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row', { name: /线索〔2026〕1号/ });
  await expect(row).toContainText('诫勉2人');
  await expect(page.getByText('共1件，已办结0件，逾期1件')).toBeVisible();
  await expect(page.getByText('反映某街道违规发放补助。')).toHaveCount(0);
  await picture(driven, 'clues');
  await row.getByRole('button', { name: '查看 线索〔2026〕1号' }).click();
  const record = page.getByRole('dialog', { name: '查看和修改 线索〔2026〕1号' });
  await expect(record.getByLabel('反映问题摘要')).toHaveValue('反映某街道违规发放补助。');
  await page.keyboard.press('Escape');
  await expectAccessible(page);

  // Somebody without the permission: a clerk whose own password is set.
  await page.evaluate(async () => {
    const { bihuan } = window as unknown as { bihuan: BihuanApi };
    await bihuan.addAccount({ name: '经办甲', roles: ['clerk'], password: 'Clerk-2026-x' });
    await bihuan.lock({});
    await bihuan.unlock({ user: '经办甲', password: 'Clerk-2026-x' });
    const answer = await bihuan.changePassword({ old: 'Clerk-2026-x', password: 'Clerk-2026-y' });
    if (!answer.ok) throw new Error(answer.error.message);
    window.location.reload();
  });
  const rail = page.getByRole('navigation', { name: '主导航' });
  await expect(rail.getByRole('button', { name: '回头看' })).toBeVisible();
  await expect(rail.getByRole('button', { name: '线索信访' })).toHaveCount(0);
});
