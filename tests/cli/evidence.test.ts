// Evidence from the terminal: added, listed, written out, and told by verify when a file is gone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { pdf } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
const { cli } = terminalIn(dir, ['--data', 'data']);
beforeAll(() => makeLedger(join(dir, 'data')));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('evidence', () => {
  it('is added, listed, written out and missed', async () => {
    writeFileSync(
      join(dir, '反馈.txt'),
      '反馈意见\n1.理论学习不深入。一是健全制度。\n2.河湖长制落实不到位。一是加强巡河。\n',
    );
    await cli(['import-outline', '反馈.txt', '--round', '水务', '--feedback-date', '2026-03-26']);
    mkdirSync(join(dir, '材料'));
    mkdirSync(join(dir, '出'));
    writeFileSync(join(dir, '材料', '巡河记录.pdf'), pdf(4));
    writeFileSync(join(dir, '材料', '空.txt'), '');
    const added = await cli(['evidence', 'add', '材料', '--measure', '2.1']);
    expect(added.stdout).toContain('佐证2-1\t巡河记录\tPDF');
    expect(added.stdout).toContain('“空.txt”是空文件');
    expect(added.status).toBe(1);
    expect((await cli(['evidence', 'list', '--problem', '2'])).stdout).toContain('共1件，4页');
    expect((await cli(['evidence', 'list', '--out', '佐证目录.docx'])).stdout).toContain('已导出：佐证目录.docx');
    expect((await cli(['evidence', 'dossier', '--problem', '2', '--out', '出'])).status).toBe(0);
    const [folder = ''] = readdirSync(join(dir, '出'));
    expect(readdirSync(join(dir, '出', folder, '05 佐证材料'))).toContain('佐证2-1 巡河记录.pdf');
    expect((await cli(['evidence', 'add', '材料'])).stderr).toContain('--problem 或 --measure');
    writeFileSync(join(dir, '整改报告.txt'), '已整改');
    const more = ['evidence', 'add', '整改报告.txt', '--problem', '2', '--for'];
    expect((await cli([...more, 'closeout'])).stderr).toContain('还没有销号申请');
    await cli(['close', 'apply', '--problem', '2']);
    expect((await cli([...more, 'closeout'])).stdout).toContain('佐证2-2\t整改报告');
    const ofForm = await cli(['evidence', 'list', '--problem', '2', '--for', 'closeout']);
    expect(ofForm.stdout).toContain('佐证2-2');
    expect(ofForm.stdout).not.toContain('佐证2-1');
    await cli(['review', 'open', '--date', '2026-04-06']);
    const week = ['--measure', '2.1', '--for', 'progress'];
    expect((await cli(['evidence', 'add', '整改报告.txt', ...week])).stdout).toContain('已有，没有重复添加');
    expect((await cli(['evidence', 'list', ...week])).stdout).toContain('共1件');
    expect((await cli([...more, 'lookback'])).stderr).toContain('不在回头看方案中');
    expect((await cli([...more, 'meeting'])).stderr).toContain('--for 应为');
    rmSync(join(dir, 'data', 'evidence'), { recursive: true });
    const verified = await cli(['verify']);
    expect(verified.status).toBe(1);
    expect(verified.stdout).toContain('佐证2-1《巡河记录》已缺失');
  });
});
