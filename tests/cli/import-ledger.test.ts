// `import-ledger` as a person uses it: a look without a ledger, then a round and its next version.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLedger, terminalIn } from '../fixtures/cli.ts';
import { tempDir } from '../fixtures/folder.ts';
import { makeWorkbook, WORKBOOKS } from '../fixtures/workbooks.ts';

const dir = tempDir();
beforeAll(async () => {
  const fixture = WORKBOOKS.find(({ name }) => name === 'unreadable deadlines and error cells');
  if (fixture === undefined) throw new Error('no fixture');
  writeFileSync(join(dir, '台账.xlsx'), await makeWorkbook(fixture));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const { cli, json } = terminalIn(dir, ['--data', 'data']);

describe('import-ledger', () => {
  it('tells what a workbook holds and every unreadable cell, without any ledger', async () => {
    const found = await json(['import-ledger', '台账.xlsx', '--dry-run']);
    expect(found).toMatchObject({ dryRun: true, sheet: '整改台账', problems: 4, measures: 4, units: 0 });
    expect(found.unreadable).toEqual([
      { row: 2, column: 'H', text: '2025年13月40日', reason: '没有认出日期，按文字保存' },
      { row: 3, column: 'H', text: '待定', reason: '没有认出日期，按文字保存' },
      { row: 4, column: 'E', text: '#REF!', reason: '单元格是错误值' },
    ]);
    expect(existsSync(join(dir, 'data'))).toBe(false);
  });

  it('imports into a new round, and finds nothing new when it is imported again', async () => {
    await makeLedger(join(dir, 'data'));
    const first = await json(['import-ledger', '台账.xlsx', '--round', '巡察']);
    expect(first).toMatchObject({ round: '巡察', added: { problems: 4, measures: 4 }, plan: null });
    const plan = (await json(['import-ledger', '台账.xlsx', '--round', '巡察', '--dry-run'])).plan;
    expect(plan).toMatchObject({ same: 4, changed: 0, fills: 0, overwrites: 0, missing: [] });
    const again = await json(['import-ledger', '台账.xlsx', '--round', '巡察']);
    expect(again).toMatchObject({ added: { problems: 0, measures: 0 }, changed: 0 });
    const { stdout } = await cli(['import-ledger', '台账.xlsx', '--round', '巡察', '--dry-run']);
    expect(stdout).toContain('第2行H列：没有认出日期，按文字保存（2025年13月40日）');
  });

  it('says in one line what is wrong', async () => {
    for (const [args, status, words] of [
      [[], 2, '请给出台账文件'],
      [['没有.xlsx'], 1, '找不到文件“没有.xlsx”'],
      [['台账.xlsx', '--sheet', '9', '--dry-run'], 2, '这个文件有：1 整改台账'],
    ] as const) {
      const result = await cli(['import-ledger', ...args]);
      expect(result.status).toBe(status);
      expect(result.stderr).toContain(words);
      expect(result.stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
