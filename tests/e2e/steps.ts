// What several specs do: begin with a ledger that is there already or with the first start, a picture for the person who reads the results, the notice that is imported.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type DrivenApp, launch } from './driver.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REAL_NOTICE = join(ROOT, '..', 'shared', 'input', 'notice-2020.txt');

export const OFFICE = '云岭区委巡视整改工作领导小组办公室';
export const USER = '整改办管理员';
export const PASSWORD = 'Ledger-2020';

/** What prepare.ts makes: a ledger without a round, or one with the bundled fictional round. */
export type Prepared = 'empty' | 'sample';

/** A real public notice where it lies beside the project, else the project's own; both have 4/11/23/81. */
export const NOTICE = existsSync(REAL_NOTICE) ? REAL_NOTICE : join(ROOT, 'resources', 'sample', 'notice.txt');

/** Saves what is on screen under test-results/screens/. */
export async function picture({ page }: DrivenApp, name: string): Promise<void> {
  const folder = join(ROOT, 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Starts the program on a copy of a prepared ledger and opens it with its password. */
export async function begin(what: Prepared): Promise<DrivenApp> {
  const driven = await launch({ copyOf: join(process.env.BIHUAN_PREPARED ?? '', what) });
  const { page } = driven;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  const first = what === 'empty' ? '开始第一个整改轮次' : '工作台';
  await expect(page.getByRole('heading', { name: first })).toBeVisible();
  return driven;
}

/** Fills in the first start and waits for the empty ledger. */
export async function firstStart({ page }: DrivenApp): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByLabel('单位名称').fill(OFFICE);
  await page.getByLabel('管理员姓名或账号').fill(USER);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  await page.getByLabel('我已知悉：本系统不处理国家秘密').check();
  await page.getByRole('button', { name: '建立台账' }).click();
  await expect(page.getByRole('heading', { name: '恢复单' })).toBeVisible();
  await page.getByLabel('我已打印或抄写恢复码，并妥善保管').check();
  await page.getByRole('button', { name: '进入台账' }).click();
  await expect(page.getByRole('heading', { name: '开始第一个整改轮次' })).toBeVisible();
}

/** Opens a screen from the rail. */
export async function open({ page }: DrivenApp, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: screen }).click();
}

/** Loads the bundled fictional round into an empty ledger. */
export async function loadSample({ page }: DrivenApp): Promise<void> {
  await page.getByRole('button', { name: '装入示例' }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
}
