// A second document from the terminal: compared, taken over, and the originals written out.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli, json } = terminalIn(dir, ['--data', 'data']);
beforeAll(() => makeLedger(join(dir, 'data')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const FINDINGS = '关于区水务局的反馈意见\n1.理论学习不深入。\n2.河湖长制落实不到位。\n';
const PLAN =
  '区水务局整改方案\n1.针对“理论学习不深入”问题。一是健全制度。每月一次。\n2.针对“河湖长制落实不到位”问题。一是压实责任。二是加强巡河。\n';

describe('match', () => {
  it('compares, and takes over what is proposed', async () => {
    writeFileSync(join(dir, '反馈.txt'), FINDINGS);
    writeFileSync(join(dir, '方案.txt'), PLAN);
    await json(['import-outline', '反馈.txt', '--round', '水务', '--feedback-date', '2026-03-26']);
    const dry = await json(['match', '方案.txt', '--round', '水务', '--dry-run']);
    expect(dry.counts).toEqual({ same: 0, changed: 2, new: 0, missing: 0 });
    expect(dry.accepted).toBeNull();
    expect((await json(['match', '方案.txt'])).accepted.done).toMatchObject({ measures: 3 });
    expect((await cli(['match', '方案.txt', '--kind', '方案'])).stderr).toContain('--kind');
    expect((await cli(['match', '没有.txt'])).status).not.toBe(0);
  });

  it('lists the originals and writes them out', async () => {
    expect((await json(['documents'])).map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual([
      ['反馈.txt', 'findings'],
      ['方案.txt', 'plan'],
    ]);
    await json(['documents', '--number', '2', '--out', '导出.txt']);
    expect(readFileSync(join(dir, '导出.txt'), 'utf8')).toBe(PLAN);
    expect((await json(['verify'])).ok).toBe(true);
  });
});
