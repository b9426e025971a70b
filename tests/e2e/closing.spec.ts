// 销号 in the window: applied for by one account, signed by another, printed, opened again; more time asked for and decided.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import type { DrivenApp } from './driver.ts';
import { begin, open, PASSWORD, picture, USER } from './steps.ts';

test.describe.configure({ mode: 'serial' });

const OTHER = '周审核';
const OTHER_PASSWORD = 'Review-2026';
let driven: DrivenApp;
let out: string;
test.beforeAll(async () => {
  driven = await begin('sample');
  out = mkdtempSync(join(tmpdir(), 'bihuan-closing-'));
});
test.afterAll(async () => {
  await driven.close();
  rmSync(out, { recursive: true, force: true });
});

const saved = () => expect(driven.page.getByLabel('保存状态')).toContainText('已保存');
const sheet = () => driven.page.locator('.closing-sheet');

/** Leaves the ledger and comes back as another account. */
async function as(user: string, password: string): Promise<void> {
  const { page } = driven;
  await page.evaluate(
    async ([name, secret]) => {
      await window.bihuan.lock({});
      await window.bihuan.unlock({ user: name, password: secret });
    },
    [user, password] as const,
  );
  await page.reload();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await open(driven, '销号');
}

test('a problem whose measures are done is applied for; what is missing is said until nothing is', async () => {
  const { page } = driven;
  const { measures } = await page.evaluate(async () => {
    const value = <Value>(answer: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value => {
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    const [round] = value(await window.bihuan.listRounds({}));
    const tree = value(await window.bihuan.getLedger({ roundId: round?.id ?? '' }));
    const problems = tree.aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
    const problem = problems.find(({ state, deadline }) => state === '整改中' && !deadline.longTerm);
    if (problem === undefined) throw new Error('no open problem');
    value(
      await window.bihuan.editRows({
        edits: problem.measures
          .filter(({ state }) => state === '未启动' || state === '整改中')
          .map(({ id }) => ({ kind: 'measure' as const, id, patch: { state: '待审核' as const } })),
      }),
    );
    return { measures: problem.measures.length };
  });
  await open(driven, '销号');
  await expect(page.getByText('没有待我签署的申请')).toBeVisible();
  await picture(driven, 'closing-empty');
  await page.getByRole('tab', { name: /^可申请 \d/ }).click();
  await sheet().getByRole('button', { name: '起草申请' }).click();
  await page.getByRole('tab', { name: /^起草中 1/ }).click();
  const missing = sheet().locator('.closing-missing');
  await expect(missing).toContainText('没有填写举一反三情况');
  await expect(missing).toContainText('五项核验未勾选');
  await expect(sheet().getByRole('button', { name: '送签' })).toBeDisabled();
  await picture(driven, 'closing-draft');
  for (let n = 1; n <= measures; n++) {
    const field = sheet().getByRole('textbox', { name: `措施及完成情况（逐条）${n}` });
    if ((await field.inputValue()) === '') await field.fill('已完成，见佐证材料。');
  }
  await sheet().getByRole('textbox', { name: '整改目标/销号标准' }).fill('制度健全，问题不再发生。');
  await sheet().getByRole('textbox', { name: '成效' }).fill('修订制度1项，清退0.5万元。');
  await sheet().getByRole('textbox', { name: '举一反三' }).fill('排查同类问题3处，全部纠正。');
  for (const tick of ['措施全部落实', '违规依法依规处理', '效果符合要求', '举一反三', '长效机制']) {
    await sheet().getByRole('checkbox', { name: tick }).check();
  }
  await sheet().getByRole('checkbox', { name: '现场核查' }).check();
  await sheet().getByRole('textbox', { name: '检查人员（一）' }).fill('吴某某');
  await sheet().getByRole('textbox', { name: '检查人员（二）' }).fill('郑某某');
  await sheet().getByRole('textbox', { name: '检查日期' }).fill('2026-6-20');
  await page.keyboard.press('Tab');
  await saved();
  await expect(missing).toHaveText(/没有佐证材料/);
  await expect(missing).not.toContainText('举一反三情况');

  const file = join(out, '制度.txt');
  writeFileSync(file, '制度全文');
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [file] });
  const evidence = sheet().getByRole('region', { name: '佐证材料' });
  await evidence.getByRole('button', { name: '添加文件', exact: true }).click();
  await expect(evidence.getByText('已添加1件')).toBeVisible();
  await evidence.getByRole('button', { name: /^查看佐证/ }).click();
  await expect(page.getByRole('dialog', { name: /制度/ })).toContainText('制度全文');
  await page.keyboard.press('Escape');
  await expect(sheet().getByText('内容齐全，可以送签。')).toBeVisible();
  const narrow = page.getByRole('combobox', { name: '按状态筛选' });
  await narrow.fill('已销号');
  await narrow.press('Enter');
  await expect(page.getByText('没有符合条件的问题')).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('button', { name: '批量填写' }).click();
  const many = page.getByRole('dialog', { name: /^批量填写/ });
  await many.getByRole('checkbox', { name: '查阅资料' }).check();
  await many.getByLabel('检查情况').fill('资料齐全，现场属实。');
  await picture(driven, 'closing-edit-many');
  await many.getByRole('button', { name: '写入1条' }).click();
  await expect(sheet().getByRole('checkbox', { name: '查阅资料' })).toBeChecked();
  await picture(driven, 'closing-complete');
  await expectAccessible(page);
  await sheet().getByRole('button', { name: '送签' }).click();
  const dialog = page.getByRole('dialog', { name: '送签' });
  await dialog.getByRole('button', { name: '送签', exact: true }).click();
  await page.getByRole('tab', { name: /^签署中 1/ }).click();
  await expect(sheet().getByRole('button', { name: '登记签署' })).toBeDisabled();
  await expect(sheet().getByText('申请人不能签署自己的申请').first()).toBeVisible();
  await expect(sheet().getByRole('region', { name: '签署情况' })).toContainText('待签署');
  await picture(driven, 'closing-signing');
});

test('another account signs node by node until the problem is closed; the form prints and saves', async () => {
  const { page } = driven;
  await page.evaluate(
    async ([name, password]) => {
      const added = await window.bihuan.addAccount({ name, password, roles: ['clerk', 'approver'] });
      if (!added.ok) throw new Error(added.error.message);
    },
    [OTHER, `${OTHER_PASSWORD}x`] as const,
  );
  await page.evaluate(
    async ([name, first, second]) => {
      await window.bihuan.lock({});
      await window.bihuan.unlock({ user: name, password: first });
      const changed = await window.bihuan.changePassword({ old: first, password: second });
      if (!changed.ok) throw new Error(changed.error.message);
    },
    [OTHER, `${OTHER_PASSWORD}x`, OTHER_PASSWORD] as const,
  );
  await as(OTHER, OTHER_PASSWORD);
  await expect(page.getByRole('tab', { name: /^待我签署 1/ })).toBeVisible();
  for (let node = 1; node <= 5; node++) {
    await sheet().getByRole('button', { name: '登记签署' }).click();
    const dialog = page.getByRole('dialog', { name: /^登记签署/ });
    await dialog.getByLabel('签字人').fill('李某某');
    if (node === 5) {
      await expect(dialog).toContainText('签署后问题即销号');
      await picture(driven, 'closing-sign-last');
    }
    await dialog.getByRole('button', { name: '登记签署', exact: true }).click();
    await expect(dialog).toBeHidden();
    await saved();
    if (node < 5) await expect(sheet().getByRole('region', { name: '签署情况' }).getByText('●')).toHaveCount(node);
  }
  await page.getByRole('tab', { name: /^已销号/ }).click();
  await page
    .getByRole('navigation', { name: '问题' })
    .getByRole('button', { name: /李某某批准/ })
    .click();
  await expect(sheet().getByRole('button', { name: '重新挂号' })).toBeVisible();
  await picture(driven, 'closing-closed');
  await sheet().getByRole('button', { name: '打印、PDF' }).click();
  const paper = page.getByRole('dialog', { name: /销号申请/ });
  await expect(paper).toContainText('问题销号审批表');
  await expect(paper).toContainText('领导小组审定');
  await picture(driven, 'closing-paper');
  await page.keyboard.press('Escape');
  const docx = join(out, '审批表.docx');
  await driven.answer('showSaveDialog', { canceled: false, filePath: docx });
  await sheet().getByRole('button', { name: '导出 Word' }).click();
  await expect(sheet().getByText('已导出：审批表.docx')).toBeVisible();
  expect(existsSync(docx)).toBe(true);
});

test('a closed problem is opened again with reason and basis; more time is asked for and decided by another', async () => {
  const { page } = driven;
  await sheet().getByRole('button', { name: '重新挂号' }).click();
  const reopen = page.getByRole('dialog', { name: /^重新挂号/ });
  await reopen.getByLabel('重新挂号原因').fill('回头看发现反弹');
  await reopen.getByLabel('依据').fill('回头看记录1号');
  await expect(reopen.getByRole('button', { name: '重新挂号', exact: true })).toBeDisabled();
  await reopen.getByRole('checkbox', { name: /我已核实/ }).check();
  await picture(driven, 'closing-reopen');
  await reopen.getByRole('button', { name: '重新挂号', exact: true }).click();
  await expect(sheet().getByText('第2轮').first()).toBeVisible();
  await expect(sheet().getByRole('region', { name: '历次整改' })).toContainText('由李某某批准销号');

  await sheet().getByRole('button', { name: '申请延期或长期坚持' }).click();
  const ask = page.getByRole('dialog', { name: /^申请延期或长期坚持/ });
  await ask.getByRole('radio', { name: '转长期坚持' }).check();
  await ask.getByLabel('阶段目标').fill('年底前完成二期');
  await ask.getByLabel('下次检查日期').fill('2040-12-31');
  await ask.getByLabel('申请原因').fill('工程分期实施');
  await ask.getByRole('button', { name: '申请', exact: true }).click();
  await expect(ask).toBeHidden();
  await page.getByRole('tab', { name: /^延期和长期坚持 1/ }).click();
  await expect(page.getByRole('button', { name: /^审批/ })).toBeDisabled();
  await as(USER, PASSWORD);
  await page.getByRole('tab', { name: /^延期和长期坚持 1/ }).click();
  await picture(driven, 'closing-requests');
  await page.getByRole('button', { name: /^审批/ }).click();
  const decide = page.getByRole('dialog', { name: /^审批/ });
  await decide.getByLabel('审批人').fill('赵某某');
  await decide.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByRole('table', { name: '延期和长期坚持' })).toContainText('已同意');

  await open(driven, '设置');
  const chain = page.getByRole('region', { name: '销号签署环节' });
  await chain.getByRole('button', { name: '删除环节：责任领导' }).click();
  await chain.getByRole('textbox', { name: '环节名称4' }).fill('整改领导小组审定');
  await chain.getByRole('button', { name: '保存' }).click();
  await saved();
  await chain.scrollIntoViewIfNeeded();
  await picture(driven, 'settings-chain');
});
