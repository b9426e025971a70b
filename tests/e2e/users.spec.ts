// Users at the window: the recovery sheet, somebody else who may only read, the wait, the lock that keeps what was typed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { type DrivenApp, launch } from './driver.ts';
import { loadSample, OFFICE, open, PASSWORD, picture, USER } from './steps.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const READER = '查阅员';
const FIRST = '初始口令-001';
const OWN = '自己用的口令-1';
const ANEW = 'Found-2020';
let driven: DrivenApp;
let code = '';
test.beforeAll(async () => {
  driven = await launch();
});
test.afterAll(async () => {
  await driven.close();
});

const chooseUser = async (name: string) => {
  const { page } = driven;
  await page.getByRole('combobox', { name: '用户' }).click();
  await page
    .getByRole('option', { name })
    .or(page.locator('.ant-select-item-option', { hasText: name }))
    .last()
    .click();
};
const signIn = async (password: string) => {
  const { page } = driven;
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
};

test('the first start ends with the recovery sheet, which prints', async () => {
  const { page } = driven;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByLabel('单位名称').fill(OFFICE);
  await page.getByLabel('管理员姓名或账号').fill(USER);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  await page.getByLabel('我已知悉：本系统不处理国家秘密').check();
  await page.getByRole('button', { name: '建立台账' }).click();
  await expect(page.getByRole('heading', { name: '恢复单' })).toBeVisible();
  code = (await page.getByRole('status', { name: '恢复码' }).locator('span').allTextContents()).join('-');
  expect(code).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/);
  await page.getByRole('button', { name: '打印恢复单…' }).click();
  await expect(page.getByText('已送打印机')).toBeVisible();
  expect((await driven.asked()).some(({ api }) => api === 'print')).toBe(true);
  await picture(driven, 'users-sheet');
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: '进入台账' })).toBeDisabled();
  await page.getByLabel('我已打印或抄写恢复码').check();
  await page.getByRole('button', { name: '进入台账' }).click();
  await loadSample(driven);
});

test('the administrator adds a user who may only read', async () => {
  const { page } = driven;
  await open(driven, '设置');
  await page.getByRole('button', { name: '新增用户…' }).click();
  const dialog = page.getByRole('dialog', { name: '新增用户' });
  await dialog.getByLabel('用户名').fill(READER);
  await dialog.getByRole('checkbox', { name: /经办/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /只读/ }).check();
  await dialog.getByLabel('初始密码').fill(FIRST);
  await dialog.getByLabel('再输一次新密码').fill(FIRST);
  await picture(driven, 'users-add');
  await dialog.getByRole('button', { name: '新增用户', exact: true }).click();
  // Two passwords are stretched for a new user, which takes its time on a busy machine
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('row', { name: new RegExp(READER) })).toContainText('待本人修改');
  await picture(driven, 'users-settings');
  await expectAccessible(page, '[aria-label="用户"]');
});

test('who signs in first changes the password, reads the ledger and cannot type into it', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: `当前用户：${USER}` }).click();
  await page.getByRole('menuitem', { name: '切换用户' }).click();
  await expect(page.getByRole('heading', { name: '打开台账' })).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await chooseUser(READER);
  await picture(driven, 'users-choose');
  await expectAccessible(page);
  await signIn(FIRST);
  await expect(page.getByText('您的密码由管理员设定')).toBeVisible({ timeout: 60_000 });
  await picture(driven, 'users-must-change');
  await page.getByLabel('原密码').fill(FIRST);
  await page.getByLabel('新密码', { exact: true }).fill(OWN);
  await page.getByLabel('再输一次新密码').fill(OWN);
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByRole('button', { name: `当前用户：${READER}` })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: '导入台账…' })).toBeDisabled();
  await open(driven, '清单');
  const grid = page.getByRole('treegrid', { name: '问题清单' });
  const row = grid.getByRole('row').filter({ hasText: '(1)' }).first();
  await row.getByRole('gridcell').nth(3).click();
  await page.keyboard.type('改');
  await expect(page.getByText('当前用户只能查看台账')).toBeVisible();
  await open(driven, '设置');
  await expect(page.getByText('系统设置由系统管理员办理。')).toBeVisible();
  await expect(page.getByRole('button', { name: '新增用户…' })).toHaveCount(0);
  await picture(driven, 'users-reader-settings');
});

test('five wrong passwords cost a wait that is counted down, and the sheet gives a new password', async () => {
  const { page } = driven;
  await page.getByRole('button', { name: '锁定', exact: true }).click();
  await chooseUser(USER);
  for (let time = 1; time <= 5; time++) {
    await signIn(`错误的口令-${time}`);
    await expect(page.getByRole('alert')).toContainText(time < 5 ? '密码不正确' : '已连续输错5次', { timeout: 60_000 });
    if (time < 5) await expect(page.getByRole('button', { name: '打开', exact: true })).toBeEnabled();
  }
  await expect(page.getByRole('button', { name: /^请等待(1分钟|\d+秒)$/ })).toBeDisabled();
  await picture(driven, 'users-wait');
  await page.getByRole('button', { name: '系统管理员用恢复单重设密码…' }).click();
  await page.getByLabel('恢复码').fill(`${code.slice(0, 3)}${code[3] === 'A' ? 'B' : 'A'}${code.slice(4)}`);
  await expect(page.getByText('第1组有误')).toBeVisible();
  await page.getByLabel('恢复码').fill(code.toLowerCase());
  await chooseUser(USER);
  await page.getByLabel('新密码', { exact: true }).fill(ANEW);
  await page.getByLabel('再输一次新密码').fill(ANEW);
  await picture(driven, 'users-recover');
  await expectAccessible(page);
  await page.getByRole('button', { name: '重设并打开' }).click();
  await expect(page.getByRole('button', { name: `当前用户：${USER}` })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: '尚未制作恢复单' })).toBeVisible();
});

test('the log tells the administrator who tried to come in, row by row and as a file', async () => {
  const { page, dataDir } = driven;
  await open(driven, '操作日志');
  const list = page.getByRole('table', { name: '操作日志列表' });
  await expect(list.getByRole('row').nth(1)).toContainText('用恢复单重设密码');
  await picture(driven, 'log');
  await page.getByRole('combobox', { name: '操作', exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: '登录和登录失败' }).click();
  await expect(list.getByRole('row').filter({ hasText: '登录失败' })).toHaveCount(5);
  await expect(page.getByText(/^共\d+条$/)).toBeVisible();
  await list.getByRole('row').filter({ hasText: '登录失败' }).first().click();
  const entry = page.getByRole('complementary', { name: /^第\d+条日志$/ });
  await expect(entry.getByRole('table', { name: '改动内容' })).toContainText('登录失败时间');
  await picture(driven, 'log-entry');
  await expectAccessible(page);
  await entry.getByRole('button', { name: '查看同一次操作的全部记录' }).click();
  await expect(list.getByRole('row')).toHaveCount(6);
  const path = join(dataDir, '日志.csv');
  await driven.answer('showSaveDialog', { canceled: false, filePath: path });
  await page.getByRole('button', { name: '导出 CSV' }).click();
  await expect(page.getByText('已导出：日志.csv')).toBeVisible();
  expect(readFileSync(path, 'utf8').trim().split('\r\n')).toHaveLength(6);
  await page.getByRole('button', { name: '清除条件' }).click();
  // The bundled round alone left thousands of rows: more are loaded as one scrolls
  const shown = async () => Number(/\d+/.exec((await page.getByText(/^已列出\d+条/).textContent()) ?? '')?.[0]);
  await expect.poll(shown).toBe(100);
  await page.locator('.log-list').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(shown).toBe(200);
});

test('the window locks by itself when nobody is there, and nothing typed is lost', async () => {
  const { page } = driven;
  await open(driven, '设置');
  await page.getByLabel('无操作多少分钟后锁定').fill('1');
  await page.getByRole('button', { name: '保存安全设置' }).click();
  await expect(page.getByText('已保存。')).toBeVisible();
  await page.getByRole('button', { name: '新增用户…' }).click();
  await page.getByRole('dialog', { name: '新增用户' }).getByLabel('用户名').fill('写到一半的人');
  await page.clock.install();
  await page.clock.resume();
  // The timer that is running was set before the clock was in the test's hand: another setting starts it anew
  await page.getByRole('dialog', { name: '新增用户' }).getByLabel('用户名').press('End');
  await page.clock.fastForward('01:30');
  await expect(page.getByRole('heading', { name: '打开台账' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: '新增用户' })).toHaveCount(0);
  await signIn(ANEW);
  await expect(page.getByRole('dialog', { name: '新增用户' }).getByLabel('用户名')).toHaveValue('写到一半的人');
});
