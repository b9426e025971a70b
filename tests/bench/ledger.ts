// How long the lists of a large ledger take in the engine: opening, scrolling, filtering, sorting, editing; each beside a bare
// statement on the same encrypted store.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { ParsedInputOf } from '#contract/operations.ts';
import { openDatabase } from '#core/db/open.ts';
import type { LedgerLook } from '#domain/ledger/view.ts';
import { PASSWORD } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';
import { type Row, rowOf, table } from './measure.ts';
import { LARGE, type LargeStore, largeStore, type Size, SMALL } from './store.ts';
import { seeded } from './words.ts';

const AS_OF = '2026-06-22';
const PAGE = 60;
const LOOK: LedgerLook = { list: 'ledger', text: '', filters: [], sort: null, only: null, toggled: [] };
const random = seeded(11);

for (const [name, size] of [
  ['1,000 problems / 4,000 measures', SMALL],
  ['25,000 problems / 100,000 measures', LARGE],
] as const) {
  console.log(`${name}\n\n${table(await ledgerRows(size))}\n`);
}

/** Milliseconds of each run. */
async function times(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const found: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    found.push(performance.now() - start);
  }
  return found;
}

async function ledgerRows(size: Size): Promise<Row[]> {
  const dataDir = tempDir();
  const large = await largeStore(dataDir, size);
  const ours = await engineTimes(large);
  await large.engine.call('shutdown', {});
  const db = openDatabase(join(dataDir, 'ledger.db'), large.key);
  const floors = await floorTimes(db, large);
  db.close();
  rmSync(dataDir, { recursive: true, force: true });
  return Object.entries(ours).map(([what, found]) => {
    const floor = floors[what];
    const row = rowOf(what, found);
    return floor === undefined ? row : { ...row, floor: { what: floor.what, median: rowOf('', floor.times).median } };
  });
}

async function engineTimes({
  engine,
  roundId,
  openMeasureIds,
  problemIds,
}: LargeStore): Promise<Record<string, number[]>> {
  const read = (look: Partial<LedgerLook>, from = 0) =>
    engine.call('readRows', { roundId, asOf: AS_OF, look: { ...LOOK, ...look }, from, count: PAGE, focusId: null });
  const { total } = await read({});
  const place = () => Math.floor(random() * Math.max(1, total - PAGE));
  const found: Record<string, number[]> = {};
  const time = async (what: string, runs: number, work: (run: number) => unknown) => {
    found[what] = await times(runs, work);
  };

  const cold: number[] = [];
  // Time spent computing, whatever else the machine does meanwhile.
  const computed: number[] = [];
  for (let run = 0; run < 7; run++) {
    await engine.call('lock', {});
    await engine.call('unlock', { password: PASSWORD });
    const before = process.cpuUsage();
    cold.push(...(await times(1, () => read({}))));
    const { user, system } = process.cpuUsage(before);
    computed.push((user + system) / 1_000);
  }
  found['open: first 60 rows'] = cold;
  found['the same in CPU time, all threads'] = computed;
  await time('the same rows again', 100, () => read({}));
  await time('scroll: 60 rows anywhere', 300, () => read({}, place()));
  await time('fold one heading', 30, (run) => read({ toggled: problemIds.slice(run, run + 1) }));

  const values = (column: string, value: string) => [{ column, test: { kind: 'values' as const, values: [value] } }];
  await time('filter by state', 10, (run) => read({ filters: values('state', '整改中'), text: `${run + 1}` }));
  await time('filter by 牵头单位', 10, (run) => read({ filters: values('lead', `区${run + 1}局`) }));
  await time('filter: 整改措施 holds words', 7, (run) =>
    read({ filters: [{ column: 'words', test: { kind: 'contains', text: `河道治理${run + 10}` } }] }),
  );
  await time('words looked for', 7, (run) => read({ text: `资金管理${run + 10}` }));
  await time('sort by 完成时限', 5, (run) =>
    read({
      list: 'tasks',
      sort: { column: 'deadline', descending: run % 2 === 1 },
      toggled: problemIds.slice(run, run + 1),
    }),
  );
  await time('sort by 整改措施', 2, (run) => read({ list: 'tasks', sort: { column: 'words', descending: run === 1 } }));

  const patch = (run: number): ParsedInputOf<'editRows'>['edits'][number]['patch'] =>
    run % 3 === 0
      ? { note: `备注${run}` }
      : run % 3 === 1
        ? { deadline: { date: '2026-09-30', text: null, longTerm: false }, deadlineReason: '更正' }
        : { text: `逐项整治河道治理${run}处，全面建立责任清单。` };
  const edit = (run: number) => {
    const id = openMeasureIds[Math.floor(random() * openMeasureIds.length)] as string;
    return engine.call('editRows', { edits: [{ kind: 'measure', id, patch: patch(run) }] });
  };
  await time('save one cell (synchronous FULL)', 200, edit);
  const after: number[] = [];
  const afterFiltered: number[] = [];
  for (let run = 0; run < 30; run++) {
    await edit(run);
    after.push(...(await times(1, () => read({}, place()))));
    await edit(run);
    afterFiltered.push(...(await times(1, () => read({ text: '资金管理' }))));
  }
  found['60 rows after one cell was saved'] = after;
  found['the same while words are looked for'] = afterFiltered.slice(1);
  const inserted: number[] = [];
  for (let run = 0; run < 10; run++) {
    const problemId = problemIds[Math.floor(random() * problemIds.length)] as string;
    await engine.call('addRow', { kind: 'measure', problemId, position: 1, lead: '新增措施。', text: '' });
    inserted.push(...(await times(1, () => read({}, place()))));
  }
  found['60 rows after a row was added'] = inserted;
  await time('the whole tree (getLedger)', 3, () => engine.call('getLedger', { roundId }));
  return found;
}

/** What the bare store takes for the least that each of these needs. */
async function floorTimes(
  db: Database.Database,
  { measureIds }: LargeStore,
): Promise<Record<string, { what: string; times: number[] }>> {
  const floors: Record<string, { what: string; times: number[] }> = {};
  const floor = async (of: string, what: string, runs: number, work: (run: number) => unknown) => {
    floors[of] = { what, times: await times(runs, work) };
  };
  const light = db.prepare('SELECT id, problem_id, position, state, percent, due_date FROM measure').raw(true);
  await floor('open: first 60 rows', 'id, place, state, date of every measure', 5, () => light.all());
  const page = db.prepare('SELECT * FROM measure WHERE id IN (SELECT value FROM json_each(?))');
  await floor('scroll: 60 rows anywhere', '60 measures by id', 100, (run) =>
    page.all(JSON.stringify(measureIds.slice(run * 30, run * 30 + PAGE))),
  );
  const words = db.prepare('SELECT id FROM measure WHERE instr(text, ?) > 0').pluck(true);
  for (const what of ['filter: 整改措施 holds words', 'words looked for'])
    await floor(what, 'instr over every text', 5, (run) => words.all(`河道治理${run + 10}`));
  const dates = db.prepare('SELECT id FROM measure ORDER BY due_date').pluck(true);
  await floor('sort by 完成时限', 'ORDER BY due_date', 3, () => dates.all());
  const texts = db.prepare('SELECT id FROM measure ORDER BY lead, text').pluck(true);
  await floor('sort by 整改措施', 'ORDER BY lead, text', 2, () => texts.all());
  const update = db.prepare('UPDATE measure SET note = ? WHERE id = ?');
  await floor('save one cell (synchronous FULL)', 'one UPDATE, committed', 200, (run) =>
    update.run(`备注${run}`, measureIds[Math.floor(random() * measureIds.length)]),
  );
  const all = db.prepare('SELECT * FROM measure');
  await floor('the whole tree (getLedger)', 'every measure with its texts', 3, () => all.all());
  return floors;
}
