// Importing Excel ledgers on a real store: into a new round, beside an existing one, as decided, all or nothing.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { WorkbookPreview } from '#contract/operations.ts';
import type { CallInput } from '#core/protocol.ts';
import type { LedgerTree, Problem } from '#domain/ledger/types.ts';
import { startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const HEAD = [
  '序号',
  '方面',
  '反馈问题',
  '整改措施',
  '责任领导',
  '牵头单位',
  '责任人',
  '联系电话',
  '完成时限',
  '进展情况',
  '是否完成',
];
const FIRST = [
  ['云溪区巡察整改台账（2025年）'],
  HEAD,
  [
    1,
    '（一）政治建设方面',
    '学习不深入',
    '1.制定学习计划。\n2.开展专题研讨。',
    '赵某',
    '区委宣传部',
    '钱某',
    '13800000000',
    '2025年6月底前',
    null,
    '已完成',
  ],
  [
    2,
    '（一）政治建设方面',
    '部署不具体',
    '建立调度机制。',
    '孙某',
    '区委办',
    '李某',
    null,
    '长期坚持',
    '已召开会议2次',
    '正在推进',
  ],
  [3, '（二）作风建设方面', '检查走过场', '开展明查暗访。', '周某', '区纪委监委', null, null, null, null, '未完成'],
];

let dir: string;
let app: TestEngine;
beforeAll(async () => {
  dir = tempDir();
  app = await startEngine();
});
afterAll(async () => {
  await app.dispose();
  rmSync(dir, { recursive: true, force: true });
});

async function write(name: string, rows: readonly (readonly unknown[])[]): Promise<string> {
  const book = new Workbook();
  const sheet = book.addWorksheet('台账');
  for (const row of rows) sheet.addRow([...row]);
  const path = join(dir, name);
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  return path;
}

const LOOK = { sheet: null, headerRow: null, mapping: null, year: null };
const preview = (path: string, roundId: string | null = null): Promise<WorkbookPreview> =>
  app.call('readWorkbook', { ...LOOK, path, roundId, from: 0, focusRow: null });
const into = (
  path: string,
  read: WorkbookPreview,
  round: CallInput<'importWorkbook'>['round'],
  decisions: Partial<Pick<CallInput<'importWorkbook'>, 'overwrite' | 'leave' | 'sameUnits' | 'sha256'>> = {},
) =>
  app.call('importWorkbook', {
    ...LOOK,
    path,
    sha256: read.source.sha256,
    round,
    overwrite: [],
    leave: [],
    sameUnits: [],
    ...decisions,
  });
const newRound = (name: string) => ({
  fields: {
    name,
    kind: '巡察',
    inspectingBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackDate: '2025-03-01',
    numbering: 'continuous' as const,
  },
});
const problemsOf = (tree: LedgerTree): Problem[] =>
  tree.aspects.flatMap(({ items }) => items.flatMap(({ problems }) => problems));
const ledger = async (roundId: string): Promise<Problem[]> => problemsOf(await app.call('getLedger', { roundId }));
async function refusal(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof BihuanError) return error.code;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a new round', () => {
  it('gets tree, people, deadlines and words in one act, and keeps the original', async () => {
    const path = await write('一.xlsx', FIRST);
    const read = await preview(path);
    expect(read).toMatchObject({
      header: { first: 1, last: 1 },
      remembered: false,
      year: 2025,
      counts: { aspects: 2, problems: 3, measures: 4 },
      proposed: { name: '云溪区巡察整改', kind: '巡察', numbering: 'continuous' },
      plan: null,
    });
    expect(read.newUnits.map(({ name }) => name).sort()).toEqual(['区委办', '区委宣传部', '区纪委监委'].sort());
    const imported = await into(path, read, newRound('巡察一'));
    expect(imported).toMatchObject({ added: { problems: 3, measures: 4, units: 3, officials: 5 }, changed: 0 });
    const [one, two, three] = await ledger(imported.roundId);
    expect(one).toMatchObject({
      number: 1,
      title: '学习不深入',
      state: '整改中',
      note: '文件所述：已完成',
      deadline: { date: '2025-06-30', text: '2025年6月底前' },
    });
    expect(one?.measures.map(({ lead, state }) => [lead, state])).toEqual([
      ['制定学习计划。', '整改中'],
      ['开展专题研讨。', '整改中'],
    ]);
    expect(two).toMatchObject({ deadline: { longTerm: true }, note: null });
    expect(two?.measures[0]).toMatchObject({ progress: '已召开会议2次', progressDate: null });
    expect(three).toMatchObject({ state: '未启动', note: '文件所述：未完成' });
    const officials = await app.call('listOfficials', {});
    expect(officials.find(({ name }) => name === '钱某')?.phone).toBe('13800000000');
    const [log] = await app.call('listLog', { limit: 1 });
    expect(log?.operation).toBe('acceptWorkbook');
    expect(await app.call('verify', {})).toMatchObject({ ok: true });
  });

  it('is not made when anything of it fails', async () => {
    const path = await write('二.xlsx', FIRST);
    const read = await preview(path);
    expect(await refusal(into(path, read, newRound('巡察一')))).toBe('name.taken');
    expect(await refusal(into(path, read, newRound('巡察二'), { sha256: '0' }))).toBe('conflict');
    const none = await write('三.xlsx', [['序号', '反馈问题', '整改措施'], ['合计']]);
    expect(await refusal(into(none, await preview(none), newRound('巡察二')))).toBe('document.noProblems');
    expect((await app.call('listRounds', {})).map(({ name }) => name)).toEqual(['巡察一']);
    expect(
      await refusal(app.call('readWorkbook', { ...LOOK, sheet: 9, path, roundId: null, from: 0, focusRow: null })),
    ).toBe('notFound');
    expect(await refusal(preview(join(dir, '没有.xlsx')))).toBe('file.missing');
  });

  it('remembers the mapping of a header', async () => {
    const rows = [
      ['序号', '反馈问题', '整改措施', '坐标'],
      [1, '甲', '改。', '东经119'],
    ];
    const path = await write('四.xlsx', rows);
    const first = await preview(path);
    expect(first.columns.map(({ field }) => field)).toEqual(['number', 'problem', 'measure', null]);
    const mapping = first.columns.map(({ column, field }) => ({
      column,
      field: column === 3 ? ('extra' as const) : field,
    }));
    const imported = await app.call('importWorkbook', {
      ...LOOK,
      mapping,
      path,
      sha256: first.source.sha256,
      round: newRound('巡察四'),
      overwrite: [],
      leave: [],
      sameUnits: [],
    });
    expect((await ledger(imported.roundId))[0]?.note).toBe('坐标：东经119');
    const again = await preview(await write('五.xlsx', [...rows, [2, '乙', '改。', '东经120']]));
    expect(again.remembered).toBe(true);
    expect(again.columns[3]?.field).toBe('extra');
  });
});

describe('an existing round', () => {
  const round = async (): Promise<string> =>
    (await app.call('listRounds', {})).find(({ name }) => name === '巡察一')?.id as string;
  const SECOND = [
    FIRST[0] as unknown[],
    HEAD,
    [
      1,
      '（一）政治建设方面',
      '学习不深入',
      '1.制定学习计划。\n2.开展专题研讨。\n3.组织知识测试。',
      '赵某',
      '区委宣传部',
      '钱某',
      null,
      '2025年9月底前',
      '已制定计划',
      null,
    ],
    [
      2,
      '（一）政治建设方面',
      '部署不具体',
      '建立调度机制。',
      '孙某',
      '区委办公室',
      '李某',
      null,
      '长期坚持',
      '已召开会议5次',
      null,
    ],
    [4, '（三）组织建设方面', '支部建设薄弱', '整顿软弱涣散支部。', null, '区委组织部', null, null, null, null, null],
  ];

  it('says beforehand what is new, what fills, what differs and what is missing', async () => {
    const roundId = await round();
    const read = await preview(await write('六.xlsx', SECOND), roundId);
    expect(read.plan).toMatchObject({
      fresh: { problems: 1, measures: 2 },
      missing: { rows: [{ number: 3, title: '检查走过场' }] },
    });
    const changes = (read.plan?.changes.rows ?? []).map(({ place, label, before, after, fills }) => [
      place,
      label,
      before,
      after,
      fills,
    ]);
    expect(changes).toEqual([
      ['问题（1）', '完成时限', '2025年6月底前', '2025年9月底前', false],
      ['问题（2）', '牵头单位', '区委办', '区委办公室', false],
      ['问题（2）措施1', '进展情况', '已召开会议2次', '已召开会议5次', false],
      ['问题（1）措施1', '进展情况', '', '已制定计划', true],
    ]);
  });

  it('fills and adds by itself, changes only what was ticked, and takes nothing away', async () => {
    const roundId = await round();
    const path = await write('七.xlsx', SECOND);
    const read = await preview(path, roundId);
    const deadline = read.plan?.changes.rows.find(({ label }) => label === '完成时限')?.id as string;
    const basis = read.plan?.basis as string;
    const imported = await into(path, read, { id: roundId, basis }, { overwrite: [deadline] });
    expect(imported).toMatchObject({ added: { problems: 1, measures: 2, units: 1 }, changed: 2 });
    const problems = await ledger(roundId);
    expect(problems.map(({ title }) => title)).toEqual(['学习不深入', '部署不具体', '检查走过场', '支部建设薄弱']);
    expect(problems[0]).toMatchObject({ deadline: { date: '2025-09-30' }, note: '文件所述：已完成' });
    expect(problems[0]?.measures.map(({ lead, progress }) => [lead, progress])).toEqual([
      ['制定学习计划。', '已制定计划'],
      ['开展专题研讨。', null],
      ['组织知识测试。', null],
    ]);
    expect(problems[1]?.measures[0]?.progress).toBe('已召开会议2次');
    // what was compared is no longer what is there
    expect(await refusal(into(path, read, { id: roundId, basis }))).toBe('conflict');
  });

  it('leaves out what the clerk does not want, and learns another name of a unit', async () => {
    const roundId = await round();
    const path = await write('八.xlsx', [
      ...SECOND,
      [5, '（三）组织建设方面', '党费收缴不规范', '核算党费。', null, '区委办公室', null, null, null, null, null],
    ]);
    const read = await preview(path, roundId);
    expect(read.newUnits.map(({ name }) => name)).toEqual(['区委办公室']);
    const office = (await app.call('listUnits', {})).find(({ name }) => name === '区委办')?.id as string;
    const added = read.plan?.added.rows.map(({ id }) => id) ?? [];
    await into(
      path,
      read,
      { id: roundId, basis: read.plan?.basis as string },
      { leave: added, sameUnits: [{ name: '区委办公室', unitId: office }] },
    );
    expect(await ledger(roundId)).toHaveLength(4);
    expect((await app.call('listUnits', {})).find(({ id }) => id === office)?.aliases).toEqual(['区委办公室']);
    const again = await preview(path, roundId);
    expect(again.newUnits).toEqual([]);
    expect(again.plan?.changes.rows.map(({ label }) => label)).toEqual(['进展情况']);
  });

  it('does not let a 完成时限 slip once the round is under way, whatever is overwritten', async () => {
    const roundId = await round();
    await app.call('openReview', { roundId, date: '2025-05-05', dueAt: null });
    const later = SECOND.map((row) => row.map((cell) => (cell === '2025年9月底前' ? '2025年12月底前' : cell)));
    const path = await write('延期.xlsx', later);
    const read = await preview(path, roundId);
    expect(read.plan?.held).toBe(1);
    expect(read.plan?.changes.rows.find(({ held }) => held !== undefined)).toMatchObject({
      label: '完成时限',
      held: expect.stringContaining('申请延期'),
    });
    await into(path, read, { id: roundId, basis: read.plan?.basis as string }, { overwrite: 'all' });
    const [first, second] = await ledger(roundId);
    expect(first?.deadline.date).toBe('2025-09-30');
    expect(second?.measures[0]?.progress).toBe('已召开会议5次');
  });
});

describe('what the wizard shows', () => {
  it('is a stretch of the sheet with its cells marked, around a row if asked', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => [
      i + 1,
      `问题${i + 1}`,
      '改。',
      i === 150 ? '待定' : '2025年6月',
    ]);
    const path = await write('九.xlsx', [['序号', '反馈问题', '整改措施', '完成时限'], ...rows]);
    const read = await app.call('readWorkbook', { ...LOOK, path, roundId: null, from: 0, focusRow: 151 });
    expect(read.grid).toMatchObject({ total: 201, from: 141 });
    expect(read.grid.rows).toHaveLength(60);
    const marked = read.grid.rows.flatMap(({ row, cells }) =>
      cells.filter(({ mark }) => mark !== null).map(({ column, mark }) => [row, column, mark]),
    );
    expect(marked).toEqual([[151, 3, 'unreadable']]);
    expect(read.unreadable).toEqual({
      total: 1,
      rows: [{ row: 151, column: 3, text: '待定', reason: '没有认出日期，按文字保存' }],
    });
  });
});
