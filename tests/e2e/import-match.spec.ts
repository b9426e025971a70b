// A plan after the findings and a report after the plan: marks chosen for levels, compared, ticked, taken over; originals.
import { readFileSync, writeFileSync } from 'node:fs';
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
const lines = () => driven.page.getByRole('tree', { name: '对照结果' });
const tab = (name: string) => driven.page.getByRole('tab', { name: new RegExp(`^${name} `) });

const FINDINGS = [
  '区委第二巡察组关于区水务局的反馈意见',
  '（一）关于“政治站位不够高”方面的问题',
  '1.理论学习不深入，学用脱节。',
  '2.河湖长制落实不到位。',
  '（二）关于“履职不够有力”方面的问题',
  '3.防汛物资储备管理不规范。',
  '4.农村供水工程管护缺位。',
];
const PLAN = [
  '区水务局关于区委巡察反馈意见的整改方案',
  '（一）关于“政治站位不够高”方面的问题',
  '1.针对“理论学习不够深入，学用脱节”问题。一是健全学习制度。每月集中学习一次。二是开展专题研讨。全年不少于四次。',
  '整改目标：形成常态长效学习机制。',
  '完成时限：2026年6月30日前',
  '2.针对“河湖长制落实不到位”问题。一是压实河长责任。每月巡河不少于两次。',
  '（二）关于“履职不够有力”方面的问题',
  '3.针对“农村供水工程管护缺位”问题。一是落实管护人员。逐村签订协议。',
  '4.针对“水资源费征收不及时”问题。一是全面清欠。建立欠费台账。',
];

async function choose(name: string, text: readonly string[]): Promise<void> {
  const { page, dataDir } = driven;
  const path = join(dataDir, name);
  writeFileSync(path, text.join('\n'));
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [path] });
  const other = page.getByRole('button', { name: '选择文件…' });
  await other.click();
}

test('a mark chosen for a level reads the document once more, and undo brings the first reading back', async () => {
  const { page } = driven;
  await choose('反馈意见.txt', FINDINGS);
  await expect(counts()).toHaveText('2方面 0项 4问题 0措施');
  await picture(driven, 'import-pattern');
  const menu = page.getByRole('combobox', { name: '问题用的编号' });
  await menu.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.ant-select-dropdown:visible')).toContainText('（一）');
  await picture(driven, 'import-pattern-menu');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '（一）' }).click();
  await expect(counts()).toHaveText(/2问题/);
  await page.getByRole('button', { name: '恢复自动识别' }).click();
  await expect(counts()).toHaveText('2方面 0项 4问题 0措施');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(counts()).toHaveText(/2问题/);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(counts()).toHaveText('2方面 0项 4问题 0措施');
});

test('the clerk is told how many corrections another reading cannot keep', async () => {
  const { page } = driven;
  const tree = page.getByRole('tree', { name: '识别结果' });
  await tree.getByRole('treeitem', { level: 3 }).first().click();
  await page.getByRole('button', { name: '并入上一条' }).isDisabled();
  await tree.getByRole('treeitem', { level: 3 }).nth(1).click();
  await page.getByRole('button', { name: '并入上一条' }).click();
  await expect(counts()).toHaveText(/3问题/);
  await page.getByRole('combobox', { name: '方面用的编号' }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '没有这一级' }).click();
  const dialog = page.getByRole('dialog', { name: '按新的编号重新识别' });
  await expect(dialog).toContainText('不能保留');
  await picture(driven, 'import-pattern-ask');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(counts()).toHaveText(/3问题/);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(counts()).toHaveText('2方面 0项 4问题 0措施');
});

test('findings become a round with their original', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  const dialog = page.getByRole('dialog', { name: '入账' });
  await expect(dialog.getByRole('radio', { name: '反馈意见' })).toBeChecked();
  await dialog.getByLabel('轮次名称').fill('水务局巡察整改');
  await dialog.getByRole('button', { name: '入账', exact: true }).click();
  await expect(page.locator('.topbar')).toContainText('水务局巡察整改');
});

test('the plan is laid beside the round: what is new, changed, missing', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '导入反馈意见…' }).click();
  await expect(page.getByRole('region', { name: '原件' })).toContainText('反馈意见.txt');
  await picture(driven, 'import-documents');
  await choose('整改方案.txt', PLAN);
  await expect(counts()).toHaveText('2方面 0项 4问题 5措施');
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  const dialog = page.getByRole('dialog', { name: '入账' });
  await expect(dialog.getByRole('radio', { name: '整改方案' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: '对照到已有轮次' })).toBeChecked();
  await picture(driven, 'import-accept-match');
  await dialog.getByRole('button', { name: '开始对照' }).click();
  await expect(tab('新增')).toHaveText('新增 1');
  await expect(tab('变化')).toHaveText('变化 3');
  await expect(tab('缺少')).toHaveText('缺少 1');
  await expect(page.getByRole('button', { name: '入账：新增1条问题、5条措施，补充2处' })).toBeVisible();
  await picture(driven, 'match-open');
  await tab('缺少').click();
  await expect(lines()).toContainText('防汛物资储备管理不规范');
  await tab('全部').click();
  await picture(driven, 'match-all');
});

test('ticks go by keyboard, pairs by hand', async () => {
  const { page } = driven;
  await tab('待决定').click();
  await lines().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(lines().getByRole('treeitem', { selected: true })).toContainText('问题表述');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /修改1处/ })).toBeVisible();

  const fresh = lines().getByRole('treeitem').filter({ hasText: '水资源费征收不及时' }).first();
  await fresh.getByRole('button', { name: '改对应…' }).click();
  const dialog = page.getByRole('dialog', { name: '这条问题对应台账中的哪一条' });
  await dialog.getByRole('combobox', { name: '按序号或文字查找' }).fill('防汛');
  await page.keyboard.press('ArrowDown');
  await picture(driven, 'match-pair');
  await page.keyboard.press('Enter');
  await expect(tab('新增')).toHaveText('新增 0');
  await expect(tab('缺少')).toHaveText('缺少 0');
  await fresh.getByRole('button', { name: '改对应…' }).click();
  await dialog.getByRole('option', { name: '都不是，是新问题' }).click();
  await dialog.getByRole('button', { name: '确定对应' }).click();
  await expect(tab('新增')).toHaveText('新增 1');
});

test('what is ticked is in the ledger, and the same plan brings nothing the second time', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: /^入账：/ }).click();
  const grid = page.getByRole('treegrid', { name: '问题清单' });
  await expect(grid).toContainText('水资源费征收不及时');
  await expect(grid).toContainText('理论学习不够深入');
  await page.getByRole('button', { name: '导入反馈意见…' }).click();
  await choose('整改方案.txt', PLAN);
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  await page.getByRole('dialog', { name: '入账' }).getByRole('button', { name: '开始对照' }).click();
  await expect(tab('一致')).toHaveText('一致 4');
  await expect(page.getByRole('button', { name: '入账', exact: true })).toBeDisabled();
  await picture(driven, 'match-same');
  await page.getByRole('button', { name: '返回修正' }).click();
  await page.getByRole('button', { name: '放弃这次导入' }).click();
});

test('a report after the plan becomes progress', async () => {
  const { page } = driven;
  const report = PLAN.slice(0, 3)
    .concat(PLAN.slice(5))
    .map((line, i) =>
      i === 0
        ? '区水务局关于区委巡察整改进展情况的报告'
        : line.replace('每月集中学习一次。', '今年以来已集中学习5次，覆盖全体党员。'),
    );
  await choose('进展报告.txt', report);
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  const dialog = page.getByRole('dialog', { name: '入账' });
  await expect(dialog.getByRole('radio', { name: '进展报告' })).toBeChecked();
  await dialog.getByRole('button', { name: '开始对照' }).click();
  await expect(page.getByRole('button', { name: '入账：填写进展1条' })).toBeVisible();
  await picture(driven, 'match-progress');
  await page.getByRole('button', { name: '入账：填写进展1条' }).click();
  await expect(page.getByRole('treegrid', { name: '问题清单' })).toBeVisible();
});

test('an original is written out as it came in', async () => {
  const { page, dataDir } = driven;
  await open(driven, '工作台');
  const region = page.getByRole('region', { name: '原件' });
  await expect(region.getByRole('listitem')).toHaveCount(3);
  await picture(driven, 'home-documents');
  const out = join(dataDir, '导出的方案.txt');
  await driven.answer('showSaveDialog', { canceled: false, filePath: out });
  await region.getByRole('button', { name: '导出…整改方案.txt' }).click();
  await expect(region).toContainText('已导出“导出的方案.txt”');
  expect(readFileSync(out, 'utf8')).toBe(PLAN.join('\n'));
});

test('a long notice is compared with its own revision, and the keys walk to its end', async () => {
  const { page } = driven;
  const text = readFileSync(NOTICE, 'utf8').split(/\r?\n/);
  await page.getByRole('button', { name: '导入反馈意见…' }).click();
  await choose('通报.txt', text);
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  const dialog = page.getByRole('dialog', { name: '入账' });
  await dialog.getByRole('radio', { name: '新建轮次' }).check();
  await dialog.getByLabel('轮次名称').fill('省委巡视反馈意见整改');
  await dialog.getByRole('button', { name: '入账', exact: true }).click();
  await expect(page.locator('.topbar')).toContainText('省委巡视反馈意见整改');
  await page.getByRole('button', { name: '导入反馈意见…' }).click();
  await choose(
    '通报（修订）.txt',
    text.map((line) => line.replaceAll('进一步', '更加').replaceAll('加强', '强化')),
  );
  await page.getByRole('button', { name: '核对完毕，入账…' }).click();
  await dialog.getByRole('radio', { name: '整改方案' }).check();
  await dialog.getByRole('button', { name: '开始对照' }).click();
  await expect(tab('全部')).toHaveText('全部 23');
  await expect(tab('新增')).toHaveText('新增 0');
  await lines().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await picture(driven, 'match-long');
  await page.keyboard.press('End');
  await expect(lines().getByRole('treeitem', { selected: true })).toBeInViewport();
  await picture(driven, 'match-long-end');
});
