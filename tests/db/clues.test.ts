// 线索信访 on a real store: kept behind the permission everywhere, every look logged, counts for reports.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '#core/protocol.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { acceptSmallRound, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const SECRET = '某街道某干部违规领取补助';
const CLERK = '经办甲';
const AUDITOR = '审计乙';
const OWN = '口令Zyx-9731';

let app: TestEngine;
let roundId: string;
let unitId: string;
let clueId: string;

const fields: CallInput<'addClue'>['clue'] = {
  number: '线索〔2026〕1号',
  source: '巡视移交',
  category: '违反廉洁纪律',
  summary: SECRET,
  receivedOn: '2026-04-02',
  unitId: null,
  dueDate: '2026-06-20',
  state: '办理中',
  result: null,
  settledOn: null,
  handled: {},
  note: null,
};

beforeAll(async () => {
  app = await startEngine();
  ({ roundId } = await acceptSmallRound(app));
  ({ id: unitId } = await app.call('addUnit', { name: '区纪委监委机关', shortName: '区纪委' }));
});
afterAll(() => app.dispose());

/** Signs in as somebody else, who sets a password of his own at the first time. */
async function as(user: string, password = PASSWORD): Promise<void> {
  await app.call('lock', {});
  await app.call('unlock', { user, password });
}

it('is entered, opened and counted; each look stands in the log without a word of the content', async () => {
  const clue = await app.call('addClue', { roundId, ledger: 'clue', clue: { ...fields, unitId } });
  clueId = clue.id;
  expect(clue).toMatchObject({ summary: SECRET, handled: {} });
  const lines = await app.call('openClues', { roundId, ledger: 'clue' });
  expect(lines).toMatchObject([{ number: '线索〔2026〕1号', unitName: '区纪委', overdue: true }]);
  expect(JSON.stringify(lines)).not.toContain(SECRET);
  expect(await app.call('openClue', { id: clueId })).toEqual(clue);
  const looks = await app.call('listLog', { limit: 2 });
  expect(looks.map(({ operation, entity }) => [operation, entity])).toEqual([
    ['openClue', 'look'],
    ['openClues', 'look'],
  ]);
  expect(JSON.stringify(looks)).not.toContain(SECRET);
  expect(looks[0]?.after).toContain('线索〔2026〕1号');
});

it('keeps numbers apart, and is settled only with a result', async () => {
  const again = app.call('addClue', { roundId, ledger: 'clue', clue: fields });
  await expect(again).rejects.toThrow(/已有编号“线索〔2026〕1号”/);
  // The other ledger counts for itself.
  const petition = await app.call('addClue', {
    roundId,
    ledger: 'petition',
    clue: { ...fields, number: fields.number },
  });
  await expect(app.call('updateClue', { id: clueId, patch: { state: '已办结' } })).rejects.toThrow(/先填写办理结果/);
  await app.call('updateClue', {
    id: clueId,
    patch: { state: '已办结', result: '给予诫勉2人', settledOn: '2026-06-18', handled: { 诫勉: 2, 批评教育: 0 } },
  });
  const figures = await app.call('getClueFigures', { roundId });
  expect(figures.clue.states.已办结.ids).toEqual([clueId]);
  expect(figures.clue.persons.诫勉.value).toBe(2);
  expect(figures.petition).toMatchObject({ total: { ids: [petition.id] }, overdue: { ids: [petition.id] } });
  await app.call('removeClue', { id: petition.id });
  expect((await app.call('getClueFigures', { roundId })).petition.total.ids).toEqual([]);
  await app.call('undo', { actId: null });
  expect((await app.call('getClueFigures', { roundId })).petition.total.ids).toEqual([petition.id]);
});

it('is never found by the search', async () => {
  for (const text of ['违规领取补助', '线索〔2026〕1号', '违反廉洁纪律']) {
    expect((await app.call('search', { text, roundId: null, limit: 10 })).groups).toEqual([]);
  }
});

it('goes with its unit when that is merged into another', async () => {
  const { id: keepId } = await app.call('addUnit', { name: '区纪委区监委', shortName: null });
  await app.call('mergeUnits', { keepId, mergeId: unitId });
  expect((await app.call('openClue', { id: clueId })).unitId).toBe(keepId);
});

it('leaves as paper only for who has the permission, and that is a look too', async () => {
  const folder = tempDir();
  const source = { of: 'clues' as const, roundId, ledger: 'clue' as const };
  const paper = (await app.call('getPaper', source)) as ListDocument;
  expect(paper.groups[0]?.lines[0]?.cells).toContain(SECRET);
  const path = join(folder, '线索台账.xlsx');
  await app.call('writePaper', { source, format: 'xlsx', path });
  const [exported, look] = await app.call('listLog', { limit: 2 });
  expect([exported?.operation, look?.operation]).toEqual(['export', 'openClues']);
  rmSync(folder, { recursive: true });
});

it('is shut to accounts without the permission: lists, records, papers, acts and the words of the log', async () => {
  const first = '初始口令Abc-1';
  const clerk = await app.call('addAccount', { name: CLERK, roles: ['clerk', 'clueKeeper'], password: first });
  await app.call('addAccount', { name: AUDITOR, roles: ['auditor'], password: first });
  for (const user of [CLERK, AUDITOR]) {
    await as(user, first);
    await app.call('changePassword', { old: first, password: OWN });
  }
  await as(CLERK, OWN);
  await app.call('addClue', { roundId, ledger: 'petition', clue: { ...fields, number: '信访2号' } });
  await as('管理员');
  await app.call('updateAccount', { id: clerk.id, roles: ['clerk'] });
  await as(CLERK, OWN);
  const denied = { code: 'permission.denied' };
  await expect(app.call('openClues', { roundId, ledger: 'clue' })).rejects.toMatchObject(denied);
  await expect(app.call('openClue', { id: clueId })).rejects.toMatchObject(denied);
  await expect(app.call('addClue', { roundId, ledger: 'clue', clue: fields })).rejects.toMatchObject(denied);
  await expect(app.call('updateClue', { id: clueId, patch: { state: '办理中' } })).rejects.toMatchObject(denied);
  await expect(app.call('removeClue', { id: clueId })).rejects.toMatchObject(denied);
  const source = { of: 'clues' as const, roundId, ledger: 'clue' as const };
  await expect(app.call('getPaper', source)).rejects.toMatchObject(denied);
  const path = join(tempDir(), 'x.docx');
  await expect(app.call('writePaper', { source, format: 'docx', path })).rejects.toMatchObject(denied);
  // Nor is an act taken back by who lost the permission since.
  await expect(app.call('undo', { actId: null })).rejects.toMatchObject(denied);
  // Counts are published, and so may be read.
  expect((await app.call('getClueFigures', { roundId })).clue.total.ids).toHaveLength(1);

  await as(AUDITOR, OWN);
  const log = await app.call('listLog', { limit: 1_000 });
  const added = log.find(({ operation }) => operation === 'addClue');
  expect(added?.after).toContain('须有“查看和登记线索信访”权限');
  expect(Object.keys(JSON.parse(added?.after ?? '{}') as object)).toContain('summary');
  for (const words of [SECRET, '违反廉洁纪律', '给予诫勉2人']) expect(JSON.stringify(log)).not.toContain(words);
  expect((await app.call('verify', {})).ok).toBe(true);

  await as('管理员');
  const whole = await app.call('listLog', { limit: 1_000 });
  expect(JSON.stringify(whole)).toContain(SECRET);
});
