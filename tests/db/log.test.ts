// The operation log on a real store: found by who, when, what and words; masked where it must be; exported and neutral;
// everything that leaves the program is in it; whoever alters it is found out.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#core/db/open.ts';
import { STRETCH } from '#core/db/queries/log.ts';
import { Store } from '#core/db/store.ts';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { CSV_MARK } from '#core/documents/write/csv.ts';
import type { CallName } from '#core/protocol.ts';
import { Keys } from '#core/vault/keys.ts';
import { LOG_GROUP_OPERATIONS } from '#domain/log/groups.ts';
import type { LogFilter, LogLine } from '#domain/log/types.ts';
import { acceptSmallRound, FIRST_USER, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const LIGHT = () => ({ N: 2 ** 10, r: 8, p: 1 });

let app: TestEngine;
let out: string;
let roundId = '';
let clock = Date.parse('2026-06-23T02:00:00Z');

/** The store behind the engine's back, as somebody with the key and a tool of his own has it. */
function behind(app: TestEngine): Store {
  const { dataKey } = Keys.open(join(app.dataDir, 'keyring.json'), FIRST_USER, PASSWORD, LIGHT);
  return new Store(openDatabase(join(app.dataDir, 'ledger.db'), dataKey));
}

async function all(filter: LogFilter, limit = 500): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  let before: number | null = null;
  do {
    const page: { lines: LogLine[]; next: number | null } = await app.call('readLog', { filter, before, limit });
    lines.push(...page.lines);
    before = page.next;
  } while (before !== null);
  return lines;
}

beforeAll(async () => {
  app = await startEngine({ now: () => new Date(clock) });
  out = join(tempDir(), '导出');
  mkdirSync(out);
  ({ roundId } = await acceptSmallRound(app));
  await app.addUser('看日志的', ['auditor']);
  await app.addUser('看台账的', ['reader']);
  clock = Date.parse('2026-06-25T02:00:00Z');
  await app.call('addUnit', { name: '临溪区“数据”局', shortName: '=1+1' });
  const [problem] = (await app.call('getLedger', { roundId })).aspects.flatMap(({ items }) =>
    items.flatMap((item) => item.problems),
  );
  const unit = (await app.call('listUnits', {}))[0];
  await app.call('assign', {
    targets: { problemIds: [problem?.id ?? ''], measureIds: [] },
    patch: { lead: [unit?.id ?? ''], deadline: { date: '2026-07-01', text: null, longTerm: false } },
  });
  await app.call('addClue', {
    roundId,
    ledger: 'clue',
    clue: {
      number: '线001',
      source: '来信',
      category: null,
      summary: '反映回迁安置中的问题',
      receivedOn: null,
      unitId: null,
      dueDate: null,
      state: '待办理',
      result: null,
      settledOn: null,
      handled: {},
      note: null,
    },
  });
});
afterAll(() => app.dispose());

describe('the log', () => {
  it('tells each row in words: who, what, which object, every field before and after', async () => {
    const [line] = await all({ operations: ['assign'], entities: ['problem'] });
    expect(line).toMatchObject({ actor: FIRST_USER, act: '批量指定', object: '问题“针对“学用脱节，‘两张皮’”问题”' });
    expect(line?.changes).toContainEqual({ field: '完成时限', before: null, after: '2026年7月1日' });
    const [held] = await all({ entities: ['responsibility'], operations: ['assign'] });
    expect(held?.changes).toEqual(
      expect.arrayContaining([
        { field: '分工', before: null, after: '牵头单位' },
        { field: '单位', before: null, after: '临溪区“数据”局' },
      ]),
    );
    const entry = await app.call('readLogEntry', { seq: line?.seq ?? 0 });
    expect(entry).toMatchObject({ seq: line?.seq, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    // No column and no operation of this walk is without its word
    for (const { act, changes } of await all({})) {
      for (const words of [act, ...changes.map(({ field }) => field)]) expect(words).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('is narrowed by day, user, operation, object and words', async () => {
    const whole = await all({});
    expect(whole.map(({ seq }) => seq)).toEqual(whole.map((_, at) => whole.length - at));
    const late = await all({ firstDay: '2026-06-25', lastDay: '2026-06-25' });
    expect(late).toHaveLength(whole.filter(({ at }) => at.startsWith('2026-06-25')).length);
    expect(late.length).toBeGreaterThan(3);
    expect(await all({ firstDay: '2026-06-26' })).toEqual([]);
    const signIns = await all({ operations: [...LOG_GROUP_OPERATIONS.signIn], user: '看日志的' });
    expect(signIns.map(({ act }) => act)).toEqual(['登录']);
    expect(await app.call('listLogUsers', {})).toEqual([FIRST_USER, '看台账的', '看日志的'].sort());
    expect((await all({ phrase: '“数据”' })).map(({ act }) => act)).toEqual(['新增单位']);
    const act = whole.find((line) => line.act === '批量指定');
    const together = await all({ actId: act?.actId ?? '' });
    expect(new Set(together.map(({ actId }) => actId))).toEqual(new Set([act?.actId]));
    expect(together.length).toBeGreaterThan(1);
    // Page by page the same
    expect(await all({}, 7)).toEqual(whole);
  });

  it('hides the words of clues from whoever may not see them, and does not look into them either', async () => {
    const clue = { entities: ['clue'] };
    expect((await all(clue))[0]?.changes).toContainEqual(
      expect.objectContaining({ field: '反映问题摘要', after: '反映回迁安置中的问题' }),
    );
    expect(await all({ ...clue, phrase: '回迁安置中' })).toHaveLength(1);
    await app.as('看日志的');
    const [masked] = await all(clue);
    expect(masked?.changes.map(({ field }) => field)).toContain('反映问题摘要');
    expect(JSON.stringify(masked)).not.toMatch(/回迁安置中|线001/);
    expect(await all({ ...clue, phrase: '回迁安置中' })).toEqual([]);
    await app.call('writeLogTo', { filter: clue, format: 'csv', path: join(out, '线索.csv') });
    expect(readFileSync(join(out, '线索.csv'), 'utf8')).not.toMatch(/回迁安置中|线001/);
    await app.as(FIRST_USER);
  });

  it('is for auditors alone', async () => {
    await app.as('看台账的');
    const calls: [CallName, unknown][] = [
      ['readLog', { filter: {}, before: null, limit: 5 }],
      ['readLogEntry', { seq: 1 }],
      ['listLogUsers', {}],
      ['writeLogTo', { filter: {}, format: 'csv', path: join(out, '不该有.csv') }],
    ];
    for (const [name, input] of calls) {
      await expect(app.call(name, input as never)).rejects.toMatchObject({ code: 'permission.denied' });
    }
    await app.as(FIRST_USER);
  });

  it('goes out as CSV and as a workbook, whole, logged, and with nothing in it that could run', async () => {
    const whole = await all({});
    await app.call('writeLogTo', { filter: {}, format: 'csv', path: join(out, '日志.csv') });
    const bytes = readFileSync(join(out, '日志.csv'));
    const text = bytes.toString('utf8');
    expect(text.startsWith(`${CSV_MARK}序号,时间,用户,`)).toBe(true);
    expect(text).toContain('简称：=1+1');
    expect(text).not.toMatch(/(^|,|\r\n)"?[=+@-]/);
    const [logged] = await all({ operations: ['export'] });
    expect(logged).toMatchObject({ object: '文件“日志.csv”' });
    const facts = Object.fromEntries((logged?.changes ?? []).map(({ field, after }) => [field, after]));
    expect(facts).toMatchObject({
      内容: '操作日志',
      行数: String(whole.length),
      校验值: createHash('sha256').update(bytes).digest('hex'),
      介质: expect.stringMatching(/本机|未能判断/),
    });
    await app.call('writeLogTo', {
      filter: { operations: ['addUnit'] },
      format: 'xlsx',
      path: join(out, '日志.xlsx'),
    });
    const sheet = (await readWorkbook(new Uint8Array(readFileSync(join(out, '日志.xlsx'))), '日志.xlsx')).sheets[0];
    expect(JSON.stringify(sheet)).toContain('临溪区“数据”局');
  });
});

describe('whatever leaves the program', () => {
  it('is in the log with its name, its hash and its medium, whichever way it goes', async () => {
    const [evidenceFile, template] = [join(out, '会议纪要.txt'), join(out, '文书.docx')];
    writeFileSync(evidenceFile, '会议纪要');
    const [problem] = (await app.call('getLedger', { roundId })).aspects.flatMap(({ items }) =>
      items.flatMap((item) => item.problems),
    );
    const problemId = problem?.id ?? '';
    const { added } = await app.call('takeEvidence', {
      problemId,
      links: [],
      paths: [evidenceFile],
    });
    const { id: reviewId } = await app.call('openReview', { roundId, date: '2026-06-29', dueAt: null });
    const unitId = (await app.call('listUnits', {}))[0]?.id ?? '';
    const letter = await app.call('draftLetter', {
      roundId,
      kind: '督办通知单',
      unitId,
      rows: [{ problemId, measureId: null }],
      reviewId: null,
    });
    await app.call('draftCloseOuts', { problemIds: [problemId] });
    const documentId = (await app.call('listDocuments', { roundId }))[0]?.id ?? '';
    const path = (name: string) => join(out, name);
    const ways: [CallName, Record<string, unknown>][] = [
      ['writePaper', { source: { of: 'list', roundId, list: 'problems' }, format: 'xlsx', path: path('1.xlsx') }],
      ['writePaper', { source: { of: 'list', roundId, list: 'ledger' }, format: 'docx', path: path('2.docx') }],
      ['writePaper', { source: { of: 'precheck', roundId }, format: 'docx', path: path('3.docx') }],
      ['writeBytes', { what: '问题清单', path: path('4.pdf'), bytes: new Uint8Array([37, 80, 68, 70]) }],
      ['writeDocument', { documentId, path: path('5.txt') }],
      ['writeLetterTo', { letterId: letter.id, path: path('6.docx') }],
      ['writeTemplateTo', { name: '文书', path: template }],
      ['writeFormsTo', { reviewId, unitIds: null, word: false, folder: out }],
      ['writeCloseOutsTo', { problemIds: [problemId], to: { path: path('7.docx') } }],
      ['writeEvidenceTo', { ids: added.map(({ id }) => id), to: { path: path('8.txt') } }],
      ['writeDossierTo', { roundId, problemIds: [problemId], to: { path: path('9.zip') } }],
      ['writeLogTo', { filter: {}, format: 'csv', path: path('10.csv') }],
    ];
    // A way out that is added later has to be added here
    const { INTERNAL_NEEDS } = await import('#core/protocol.ts');
    const known = new Set<string>(ways.map(([name]) => name));
    expect(Object.keys(INTERNAL_NEEDS).filter((name) => /^write/.test(name) && !known.has(name))).toEqual([]);
    for (const [name, input] of ways) {
      const last = (await all({}))[0]?.seq ?? 0;
      await app.call(name, input as never);
      const rows = (await all({ entities: ['file'] })).filter(({ seq }) => seq > last);
      expect([name, rows.length]).toEqual([name, 1]);
      const entry = await app.call('readLogEntry', { seq: rows[0]?.seq ?? 0 });
      const told = Object.fromEntries(entry.changes.map(({ field, after }) => [field, after]));
      expect([name, told.介质]).toEqual([name, expect.stringMatching(/./)]);
      expect([name, JSON.stringify(entry.changes)]).toEqual([
        name,
        name === 'writeDossierTo' ? expect.stringContaining('问题') : expect.stringMatching(/[0-9a-f]{64}/),
      ]);
    }
    await app.call('readTemplate', { name: '文书', path: template });
    expect((await all({ operations: ['replaceTemplate'], entities: ['file'] }))[0]?.object).toBe('文件“文书.docx”');
    await app.call('recordPrint', { what: '问题清单', pages: 3, copies: 2 });
    expect((await all({}))[0]).toMatchObject({
      act: '打印',
      object: '打印“问题清单”',
      changes: expect.arrayContaining([{ field: '页数', before: null, after: '3' }]),
    });
  });
});

describe('whoever alters the file', () => {
  /** Alters a copy of nothing: the store itself, closed by the engine, then asks `verify`. */
  async function verifyAfter(alter: (store: Store) => void): Promise<Record<string, string>> {
    const victim = await startEngine();
    try {
      await acceptSmallRound(victim);
      await victim.call('lock', {});
      const store = behind(victim);
      alter(store);
      store.close();
      await victim.call('unlock', { password: PASSWORD });
      const { ok, checks } = await victim.call('verify', {});
      expect(ok).toBe(false);
      return Object.fromEntries(checks.flatMap((check) => (check.ok ? [] : [[check.name, check.detail]])));
    } finally {
      await victim.dispose();
    }
  }
  const unguarded = `DROP TRIGGER change_log_no_update; DROP TRIGGER change_log_no_delete;`;
  const dropped = { 表和防改动约束: expect.stringContaining('缺少 change_log_no_delete、change_log_no_update') };

  it('and changes a row is named the row, its time and what it said', async () => {
    expect(
      await verifyAfter((store) => store.db.exec(`${unguarded} UPDATE change_log SET actor = '别人' WHERE seq = 7`)),
    ).toEqual({
      ...dropped,
      操作日志: expect.stringMatching(
        /^第 7 条（2026-06-23 \d\d:00:00，别人，导入文件）的内容与校验值不符.*之前的 6 条/,
      ),
    });
  });

  it('and writes a row anew with a fitting hash is found at the next one', async () => {
    const { chainHash } = await import('#core/db/audit.ts');
    const faults = await verifyAfter((store) => {
      const row = store.db.prepare('SELECT * FROM change_log WHERE seq = 5').get() as Record<string, string>;
      const forged = chainHash(row.previous_hash ?? '', {
        at: row.at ?? '',
        actor: '别人',
        actId: row.act_id ?? '',
        operation: row.operation ?? '',
        entity: row.entity ?? '',
        entityId: row.entity_id ?? '',
        before: row.before ?? null,
        after: row.after ?? null,
      });
      store.db.exec(unguarded);
      store.db.prepare(`UPDATE change_log SET actor = '别人', hash = ? WHERE seq = 5`).run(forged);
    });
    expect(faults.操作日志).toMatch(/^第 6 条（.*）与第 5 条接不上/);
  });

  it('and takes rows out is told how many are missing, in the middle and at the end', async () => {
    const middle = await verifyAfter((store) =>
      store.db.exec(`${unguarded} DELETE FROM change_log WHERE seq IN (4, 5)`),
    );
    expect(middle.操作日志).toMatch(/^第 6 条（.*）之前缺 2 条/);
    // The engine writes a row when it opens, which then stands behind the gap
    const end = await verifyAfter((store) => {
      const last = store.db.prepare('SELECT max(seq) FROM change_log').pluck().get() as number;
      store.db.exec(`${unguarded} DELETE FROM change_log WHERE seq > ${last - 3}`);
    });
    expect(end.操作日志).toMatch(/^第 \d+ 条（.*登录）之前缺 3 条/);
  });

  it('and puts the guards back afterwards is found out all the same', async () => {
    const faults = await verifyAfter((store) => {
      const guard = store.db
        .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'change_log_no_update'`)
        .pluck()
        .get() as string;
      store.db.exec(`DROP TRIGGER change_log_no_update; UPDATE change_log SET after = '{}' WHERE seq = 3; ${guard}`);
    });
    expect(Object.keys(faults)).toEqual(['操作日志']);
    expect(faults.操作日志).toMatch(/^第 3 条/);
  });
});

it('a long log is read in stretches: a page may be empty and still tell where to go on', async () => {
  const long = await startEngine();
  try {
    await long.call('lock', {});
    const store = behind(long);
    const actor = { user: FIRST_USER, now: () => new Date('2026-06-23T02:00:00Z') };
    store.act(actor, 'print', (act) => {
      for (let n = 0; n < STRETCH + 10; n++) act.record('print', `清单${n}`, null, { pages: n });
    });
    store.close();
    await long.call('unlock', { password: PASSWORD });
    const first = await long.call('readLog', { filter: { operations: ['createStore'] }, before: null, limit: 10 });
    expect(first.lines).toEqual([]);
    const second = await long.call('readLog', {
      filter: { operations: ['createStore'] },
      before: first.next,
      limit: 10,
    });
    expect(second.lines.length).toBeGreaterThan(0);
    expect(second.next).toBeNull();
  } finally {
    await long.dispose();
  }
});
