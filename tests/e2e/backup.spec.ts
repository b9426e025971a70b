// Backups at the window: made, looked into, restored and taken back; and the recovery window for a ledger that does not open.
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { type DrivenApp, launch } from './driver.ts';
import { begin, open, PASSWORD, picture, USER } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let driven: DrivenApp;
/** The folder that close() leaves when a ledger is opened a second time */
let dataDir: string;
test.afterAll(async () => {
  await driven.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
});

const signIn = async () => {
  const { page } = driven;
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
};
const again = async (env: Parameters<typeof launch>[0] = {}) => {
  driven = await launch({ dataDir, ...env });
  await driven.page.setViewportSize({ width: 920, height: 680 });
};

test('a backup is made, copied to a second place, looked into, restored, and the restore taken back', async () => {
  driven = await begin('sample');
  ({ dataDir } = driven);
  const { page } = driven;
  const bar = page.getByRole('contentinfo');
  await open(driven, '设置');
  const section = page.getByRole('region', { name: '备份与恢复' });
  await section.getByRole('button', { name: '立即备份' }).click();
  await expect(section.getByText('已备份并校验。')).toBeVisible();
  await expect(bar).toContainText(/上次备份 \d\d:\d\d/);

  const stick = join(dataDir, '..', `${dataDir.split('/').at(-1)}-办公U盘`);
  mkdirSync(stick);
  await driven.answer('showOpenDialog', { canceled: false, filePaths: [stick] });
  await section.getByRole('button', { name: '选择位置…' }).click();
  await expect(section.getByText(/最近复制：\d{4}/)).toBeVisible();
  await expect(bar).toContainText('办公U盘 今天');
  expect(await page.content()).not.toContain(stick);
  const list = section.getByRole('table', { name: '备份列表' });
  await expect(list.getByRole('row')).toHaveCount(3);
  await expect(list.getByRole('row').nth(1)).toContainText('23条问题、81条措施');
  await list
    .getByRole('button', { name: /^重新校验/ })
    .first()
    .click();
  await expect(section.getByText(/校验通过，完整/)).toBeVisible();
  await expectAccessible(page, 'section[aria-label="备份与恢复"]');
  await bar.getByRole('button', { name: /上次备份/ }).click();
  await picture(driven, 'backup-settings');

  await page.evaluate(() => window.bihuan.addUnit({ name: '备份之后的单位', shortName: null }));
  await open(driven, '设置');
  await list.getByRole('button', { name: /^查看/ }).first().click();
  const banner = page.getByRole('alert').filter({ hasText: '正在查看备份' });
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await expect(banner).toBeVisible();
  await open(driven, '单位人员');
  await expect(page.getByRole('heading', { name: '单位人员' })).toBeVisible();
  await expect(page.getByText('10个单位')).toBeVisible();
  await picture(driven, 'backup-looking');
  await banner.getByRole('button', { name: '返回当前台账' }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await open(driven, '单位人员');
  await expect(page.getByText('11个单位')).toBeVisible();

  await open(driven, '设置');
  await list.getByRole('button', { name: /^恢复/ }).first().click();
  const dialog = page.getByRole('dialog', { name: '从备份恢复' });
  await expect(dialog).toContainText('恢复后可以撤销');
  await picture(driven, 'backup-restore');
  await dialog.getByRole('button', { name: '先备份再恢复' }).click();
  await signIn();
  await open(driven, '单位人员');
  await expect(page.getByText('10个单位')).toBeVisible();
  await open(driven, '设置');
  await section.getByRole('button', { name: '撤销恢复…' }).click();
  await picture(driven, 'backup-undo');
  await dialog.getByRole('button', { name: '先备份再恢复' }).click();
  await signIn();
  await open(driven, '单位人员');
  await expect(page.getByText('11个单位')).toBeVisible();
  rmSync(stick, { recursive: true });
  await driven.app.close();
  await driven.exited();
  // What was changed since the last one is backed up at the end
  expect(readdirSync(join(dataDir, 'backups')).some((name) => name.endsWith('-close'))).toBe(true);
});

test('a damaged ledger opens the recovery window, which puts the newest backup in its place', async () => {
  const ledger = join(dataDir, 'ledger.db');
  const damaged = readFileSync(ledger);
  truncateSync(ledger, 4096 * 9 + 7);
  await again();
  const { page } = driven;
  await expect(page.getByRole('heading', { name: '台账文件不完整' })).toBeVisible();
  await expect(page.getByRole('table', { name: '备份' }).getByRole('row').nth(1)).toContainText('23条问题、81条措施');
  await expectAccessible(page);
  await picture(driven, 'recovery-corrupt');
  // Nothing but what this window is for
  expect(await page.evaluate(() => window.bihuan.listRounds({}))).toMatchObject({
    ok: false,
    error: { code: 'sender.refused' },
  });
  await page.getByLabel('密码').fill('not the password');
  await page.getByRole('button', { name: '恢复所选备份' }).click();
  await expect(page.getByRole('alert')).toContainText('密码不正确');
  await page.getByLabel('用户').fill(USER);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已恢复。')).toBeVisible();
  await picture(driven, 'recovery-done');
  const [aside] = readdirSync(join(dataDir, 'quarantine')).filter((name) => name.startsWith('ledger-'));
  expect(readFileSync(join(dataDir, 'quarantine', aside ?? '', 'ledger.db'))).toHaveLength(4096 * 9 + 7);
  expect(damaged.length).toBeGreaterThan(4096 * 9 + 7);

  const [main] = await Promise.all([
    driven.app.waitForEvent('window'),
    page.getByRole('button', { name: '打开主窗口' }).click(),
  ]);
  await main.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await main.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: '工作台' })).toBeVisible();
  await driven.app.close();
  await driven.exited();
});

test('after failed starts in a row, and without the main bundle, the recovery window shows and leads on', async () => {
  writeFileSync(join(dataDir, 'shell', 'starts.json'), JSON.stringify({ failed: 3 }));
  await again();
  const { page } = driven;
  await expect(page.getByRole('heading', { name: '程序连续几次没有启动成功' })).toBeVisible();
  await picture(driven, 'recovery-crashes');
  const served = await page.evaluate(async () =>
    [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => new URL(src).pathname),
  );
  // Nothing of the main bundle: it shows when that one is broken
  expect(served.every((path) => path.startsWith('/recovery/'))).toBe(true);
  expect(JSON.parse(readFileSync(join(dataDir, 'shell', 'starts.json'), 'utf8'))).toEqual({ failed: 0 });

  // The page in which a ledger says by itself what is the matter
  const bytes = readFileSync(join(dataDir, 'ledger.db'));
  const [main] = await Promise.all([
    driven.app.waitForEvent('window'),
    page.getByRole('button', { name: '打开主窗口' }).click(),
  ]);
  writeFileSync(
    join(dataDir, 'ledger.db'),
    Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 7)]),
  );
  await main.setViewportSize({ width: 1366, height: 768 });
  await main.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await main.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: /台账文件(已损坏|打不开)/ })).toBeVisible();
  await picture({ ...driven, page: main }, 'start-fault');
  const [recovery] = await Promise.all([
    driven.app.waitForEvent('window'),
    main.getByRole('button', { name: '从备份恢复…' }).click(),
  ]);
  await expect(recovery.getByRole('heading', { name: '恢复与备份' })).toBeVisible();
});
