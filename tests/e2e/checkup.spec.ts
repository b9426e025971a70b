// 体检: run, read with both texts beside each other, taken further, muted and shown again, tuned, put on paper; by keyboard.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Answer, BihuanApi } from '#contract/operations.ts';
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

const list = () => driven.page.getByRole('region', { name: '发现的情况' });
const detail = () => driven.page.getByRole('region', { name: '依据' });

/** Two units report nearly the same in a new review. */
async function reportAlike({ page }: DrivenApp): Promise<void> {
  await page.evaluate(async () => {
    const { bihuan } = window as unknown as { bihuan: BihuanApi };
    const take = <Value>(answer: Answer<Value>): Value => {
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    const roundId = take(await bihuan.listRounds({}))[0]?.id ?? '';
    const tree = take(await bihuan.getLedger({ roundId }));
    const problems = tree.aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
    const { id: reviewId } = take(await bihuan.openReview({ roundId, date: '2026-06-29', dueAt: null }));
    for (const [number, text] of [
      [8, '召开专题会议3次，逐户核对台账，发现登记不实问题41处，已督促更正38处，其余3处正在核实。'],
      [9, '召开专题会议3次，逐校核对台账，发现登记不实问题41处，已督促更正37处，其余3处正在核实。'],
    ] as const) {
      const measure = problems.find((problem) => problem.number === number)?.measures[2];
      if (measure === undefined) throw new Error(`no problem ${number}`);
      const { id: measureId, percent, state } = measure;
      const rest = { difficulty: null, nextPlan: null, returnReason: null, reportedBy: null, evidence: null };
      take(await bihuan.enterProgress({ reviewId, measureId, text, percent, state, ...rest }));
    }
  });
}

test('a round is checked, each finding shows what it rests on, and the arrow keys go through them', async () => {
  const { page } = driven;
  await open(driven, '体检');
  await expect(page.getByRole('heading', { name: '这个轮次还没有体检过' })).toBeVisible();
  await picture(driven, 'checkup-empty');
  await page.getByRole('button', { name: '开始体检' }).click();
  await expect(page.getByText(/今天（.*）.*体检，查看进展394条/)).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: '规则' }).getByRole('button', { name: '进展与上次雷同 3' }),
  ).toBeVisible();
  await expect(list().getByRole('listitem')).toHaveCount(3);
  await expect(detail()).toContainText('6月1日的进展与5月25日完全相同；6月8日起已有新的内容');
  await expect(detail().getByRole('figure')).toHaveCount(2);
  await picture(driven, 'checkup');
  await list()
    .getByRole('button', { name: /问题\(13\)措施二/ })
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect(detail().getByRole('heading', { name: /问题\(18\)措施三/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '清单', level: 1 })).toBeVisible();
  await open(driven, '体检');
  await expect(list().getByRole('listitem')).toHaveCount(3);
});

test('a finding goes to the next meeting or into a letter', async () => {
  const { page } = driven;
  await page.getByRole('tab', { name: '按单位' }).click();
  await page
    .getByRole('navigation', { name: '单位' })
    .getByRole('button', { name: /区住建局/ })
    .click();
  await expect(detail()).toContainText('将进一步加强与自然资源、税务等部门沟通');
  await detail().getByRole('button', { name: '转碰头会议题' }).click();
  await expect(detail().getByText('已转为碰头会议题。')).toBeVisible();
  await picture(driven, 'checkup-unit');
  await detail().getByRole('button', { name: '发督办单' }).click();
  const letter = page.getByRole('dialog');
  await expect(letter.getByRole('checkbox', { name: /（8）/ })).toBeChecked();
  await page.keyboard.press('Escape');
});

test('a finding is muted with a reason and shown again', async () => {
  const { page } = driven;
  await open(driven, '体检');
  await detail().getByRole('button', { name: '忽略…' }).click();
  const dialog = page.getByRole('dialog', { name: '忽略这条情况' });
  await expect(dialog.getByRole('button', { name: '忽略', exact: true })).toBeDisabled();
  await dialog.getByLabel('原因').fill('已电话核实，当周确无变化');
  await picture(driven, 'checkup-mute');
  await dialog.getByRole('button', { name: '忽略', exact: true }).click();
  await expect(page.getByText('已忽略，可在“忽略清单”中恢复。')).toBeVisible();
  await expect(list().getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: '忽略清单（1）' }).click();
  const mutes = page.getByRole('dialog', { name: '忽略清单' });
  await expect(mutes.getByRole('row', { name: /已电话核实，当周确无变化/ })).toContainText('仅此一条');
  await picture(driven, 'checkup-mutes');
  await mutes.getByRole('button', { name: '恢复提示' }).click();
  await expect(mutes.getByText('没有忽略任何情况。')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list().getByRole('listitem')).toHaveCount(3);
});

test('several findings are muted under one reason and come back by one 撤销; one rule is printed alone', async () => {
  const { page } = driven;
  await list().getByRole('checkbox').first().check();
  await list().getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: '忽略所选2条…' }).click();
  const dialog = page.getByRole('dialog', { name: '忽略所选2条情况' });
  await dialog.getByLabel('原因').fill('市级平台停机，已逐条核实');
  await picture(driven, 'checkup-mute-many');
  await dialog.getByRole('button', { name: '忽略', exact: true }).click();
  await expect(page.getByRole('button', { name: '忽略清单（2）' })).toBeVisible();
  await page.evaluate(() => window.bihuan.undo({ actId: null }));
  await open(driven, '清单');
  await open(driven, '体检');
  await expect(list().getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: '打印本规则…' }).click();
  const paper = page.getByRole('dialog', { name: /整改体检情况清单：进展与上次雷同/ });
  await expect(paper).toContainText('共3条');
  await page.keyboard.press('Escape');
});

test('rules are tuned inside their bounds and found things follow', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '规则设置' }).click();
  const dialog = page.getByRole('dialog', { name: '体检规则' });
  const weeks = dialog.getByRole('group', { name: '进展与上次雷同' }).getByLabel('查看最近几次调度');
  await weeks.fill('99');
  await expect(dialog.getByText('“查看最近几次调度”应为1到26的整数。')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '保存规则' })).toBeDisabled();
  await weeks.fill('8');
  await dialog
    .getByRole('group', { name: '只有打算没有事实' })
    .getByRole('checkbox', { name: '只有打算没有事实' })
    .uncheck();
  await picture(driven, 'checkup-rules');
  await dialog.getByRole('button', { name: '保存规则' }).click();
  await expect(page.getByText('规则已保存，重新体检后生效。')).toBeVisible();
  await page.getByRole('button', { name: '重新体检' }).click();
  await expect(
    page.getByRole('navigation', { name: '规则' }).getByRole('button', { name: '进展与上次雷同 4' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: '只有打算没有事实 已停用' })).toBeDisabled();
});

test('what two units wrote alike stands side by side with what differs marked', async () => {
  const { page } = driven;
  await reportAlike(driven);
  await page.getByRole('button', { name: '重新体检' }).click();
  await page.getByRole('navigation', { name: '规则' }).getByRole('button', { name: '不同措施进展雷同 1' }).click();
  await expect(detail()).toContainText(/进展与区住建局问题\(8\)措施三雷同9\d%（不同单位）/);
  await expect(detail().getByRole('deletion')).toHaveText(['户', '8']);
  await expect(detail().getByRole('insertion')).toHaveText(['校', '7']);
  await picture(driven, 'checkup-copied');
  await detail().getByRole('button', { name: '在清单中对照' }).click();
  await expect(page.getByRole('heading', { name: '清单', level: 1 })).toBeVisible();
  await picture(driven, 'checkup-compared');
  await open(driven, '体检');
});

test('what was found is saved as a list', async () => {
  const { page, dataDir } = driven;
  await page.getByRole('button', { name: '导出与打印' }).click();
  const dialog = page.getByRole('dialog', { name: '导出与打印：整改体检情况清单' });
  await expect(dialog.getByText(/^共\d+页$/)).toBeVisible();
  await picture(driven, 'checkup-paper');
  const filePath = join(dataDir, '体检.docx');
  await driven.answer('showSaveDialog', { canceled: false, filePath });
  await dialog.getByRole('button', { name: '导出 Word' }).click();
  await expect(dialog.getByText('已导出：体检.docx')).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(filePath).subarray(0, 2).toString('latin1')).toBe('PK');
  await page.keyboard.press('Escape');
});
