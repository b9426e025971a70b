// The engine's looks against the naive reading of the same store, for random rounds, looks and acts.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrate.ts';
import { openDatabase } from '#core/db/open.ts';
import { readLedger } from '#core/db/queries/ledger.ts';
import { rowsOfLook } from '#core/db/queries/ledger-look.ts';
import { viewOf } from '#core/db/queries/ledger-view.ts';
import { Store } from '#core/db/store.ts';
import type { Id, LedgerTree } from '#domain/ledger/types.ts';
import type { ColumnFilter, LedgerLook, TreeList } from '#domain/ledger/view.ts';
import { targetsOf } from '#domain/ledger/view-layout.ts';
import { buildList, buildResponsibilities } from '#domain/lists/build.ts';
import type { FigureName } from '#domain/statistics/types.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { tempDir } from '../../fixtures/folder.ts';
import { AS_OF, naiveLook, naiveTree } from './naive.ts';
import {
  addAspect,
  addItem,
  addMeasure,
  addPeople,
  addProblem,
  addRound,
  change,
  type People,
  type Pick,
} from './rounds.ts';

const folder = tempDir();
let store: Store;
let people: People;
beforeAll(() => {
  const key = randomBytes(32);
  const db = openDatabase(join(folder, 'ledger.db'), key, { create: true });
  migrate(db, { backupDir: join(folder, 'backups'), key, now: new Date() });
  store = new Store(db);
  people = addPeople(store);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const LISTS: readonly TreeList[] = ['problems', 'tasks', 'ledger', 'closeOut'];
const COLUMNS =
  'number words source kind target leader lead responsible supporting contact deadline light state note deliverable percent progress class closeOut applied applicant review'.split(
    ' ',
  );
const WORDS = ['制度', 'ppp', '100%', '_', '项目。健', '整改', '区教体局', '(1)', '3', '', '同意', '2026年6月', '一是'];
const VALUES = [
  '',
  '整改中',
  '区发改局',
  '区教体局',
  '甲某',
  '逾期',
  '剩余20天内、待验收',
  '已完成',
  '未销号',
  '反馈意见',
  '(2)',
];

const filter: fc.Arbitrary<ColumnFilter> = fc.record({
  column: fc.oneof(fc.constant('words'), fc.constantFrom(...COLUMNS)),
  test: fc.oneof(
    fc.record({ kind: fc.constant('values' as const), values: fc.subarray(VALUES) }),
    fc.record({ kind: fc.constant('contains' as const), text: fc.constantFrom(...WORDS) }),
    fc.record({ kind: fc.constant('empty' as const), empty: fc.boolean() }),
    fc.record({
      kind: fc.constant('dates' as const),
      from: fc.option(fc.constant('2026-06-05')),
      to: fc.option(fc.constant('2026-07-15')),
    }),
  ),
});

/** A look; which rows are folded and which are the only ones is said by numbers, since ids differ from round to round. */
const looks = fc.record({
  list: fc.constantFrom(...LISTS),
  text: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(...WORDS, '区教育局') },
  ),
  filters: fc.array(filter, { maxLength: 2 }),
  only: fc.option(
    fc.oneof(
      fc.record({ problems: fc.boolean(), every: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ unit: fc.nat(5) }),
      fc.record({
        of: fc.constantFrom('problems' as const, 'measures' as const),
        name: fc.constantFrom('total', 'overdue', '未完成', '长期坚持', 'unled'),
        unit: fc.option(fc.nat(5)),
      }),
    ),
    { freq: 4 },
  ),
  open: fc.option(fc.boolean(), { nil: undefined, freq: 3 }),
  fold: fc.integer({ min: 0, max: 4 }),
});
const seeds = fc.infiniteStream(fc.nat(1_000_000));
const picker =
  (stream: Iterator<number>): Pick =>
  (n) =>
    Number(stream.next().value) % n;

type Said = typeof looks extends fc.Arbitrary<infer Value> ? Value : never;

function lookOf(tree: LedgerTree, { list, text, filters, only, open, fold }: Said): LedgerLook {
  const items = tree.aspects.flatMap((aspect) => aspect.items);
  const problems = items.flatMap((item) => item.problems);
  const measures = problems.flatMap((problem) => problem.measures);
  const some = (ids: Id[], every: number) => ids.filter((_, at) => every > 0 && at % every === 0);
  const all = [...tree.aspects, ...items, ...problems].map(({ id }) => id);
  const unitAt = (n: number): Id => tree.units[n % tree.units.length]?.id ?? '';
  const idsOf = (rows: readonly { id: Id }[]) => rows.map(({ id }) => id);
  const part = (said: NonNullable<typeof only>) => {
    if ('name' in said) {
      const name = said.of === 'problems' && said.name === 'unled' ? 'total' : said.name;
      const unitId = said.unit === null || name === 'unled' ? {} : { unitId: unitAt(said.unit) };
      return { figure: { of: said.of, name, ...unitId } as FigureName, day: { asOf: AS_OF } };
    }
    if ('unit' in said) return { unitId: unitAt(said.unit) };
    return {
      problemIds: said.problems ? some(idsOf(problems), said.every) : [],
      measureIds: said.problems ? [] : some(idsOf(measures), said.every),
    };
  };
  return {
    list,
    text,
    filters,
    sort: null,
    only: only === null ? null : { caption: '逾期', ...part(only) },
    ...(open === undefined ? {} : { problemsOpen: open }),
    toggled: some(all, fold),
  };
}

function compare(tree: LedgerTree, look: LedgerLook): void {
  const roundId = tree.round.id;
  const view = viewOf(store, roundId);
  if (view === undefined) throw new Error('the round is gone');
  const looked = view.look(look, AS_OF);
  const rows = rowsOfLook(store, looked, 0, looked.layout.codes.length);
  const naive = naiveLook(tree, look);
  expect(rows.map(({ kind, id, level, expanded, parentId }) => ({ kind, id, level, expanded, parentId }))).toEqual(
    naive.rows,
  );
  expect(looked.shown.counts).toEqual({ problems: naive.problems, measures: naive.measures });
  const problems = new Map(
    tree.aspects.flatMap(({ items }) => items.flatMap((item) => item.problems.map((each) => [each.id, each] as const))),
  );
  for (const row of rows) {
    if (row.kind === 'problem') {
      const { measures, ...problem } = problems.get(row.id) ?? { measures: [] };
      expect(row.problem).toEqual(problem);
      expect(row.measureCount).toBe(measures.length);
    } else if (row.kind === 'measure') {
      expect(row.measure).toEqual(problems.get(row.problem.id)?.measures.find(({ id }) => id === row.id));
    }
  }
}

/** A new random round, the only one in the store. */
function newRound(pick: Pick): Id {
  for (const table of ['responsibility', 'close_out', 'measure', 'problem', 'item', 'aspect', 'round'])
    store.db.exec(`DELETE FROM "${table}"`);
  return addRound(store, people, pick);
}

/** 责任清单 from the light index says what the whole tree says. */
function compareResponsibilities(roundId: Id, tree: LedgerTree): void {
  const view = viewOf(store, roundId);
  if (view === undefined) throw new Error('no round');
  view.needHolders();
  const list = buildResponsibilities({ round: tree.round, ...view.names }, view.index, { asOf: AS_OF });
  expect(list).toEqual(buildList('responsibilities', tree, { asOf: AS_OF }));
}

describe('a look', () => {
  it('shows what the naive reading shows', () => {
    fc.assert(
      fc.property(seeds, fc.array(looks, { minLength: 15, maxLength: 15 }), (seed, said) => {
        const roundId = newRound(picker(seed));
        const tree = naiveTree(store.db, roundId);
        expect(readLedger(store, roundId)?.aspects).toEqual(tree.aspects);
        compareResponsibilities(roundId, tree);
        for (const each of said) compare(tree, lookOf(tree, each));
      }),
      { numRuns: runs(50) },
    );
  });

  it('shows it after every act, while filters are kept and mended', () => {
    fc.assert(
      fc.property(seeds, fc.array(looks, { minLength: 5, maxLength: 5 }), (seed, said) => {
        const pick = picker(seed);
        const roundId = newRound(pick);
        const before = naiveTree(store.db, roundId);
        const each = said.map((one) => lookOf(before, one));
        for (let acts = 0; acts < 8; acts++) {
          const tree = naiveTree(store.db, roundId);
          for (const look of each) compare(tree, look);
          for (let more = pick(3); more >= 0; more--) change(store, people, roundId, pick);
        }
      }),
      { numRuns: runs(30) },
    );
  });

  it('forgets where rows stood below something that was taken away', () => {
    const look: LedgerLook = { list: 'ledger', text: '', filters: [], sort: null, only: null, toggled: [] };
    const zero: Pick = () => 0;
    const actor = { user: '管理员', now: () => new Date('2026-06-22T02:00:00Z') };
    const roundId = newRound(zero);
    const made = store.act(actor, 'test', (act) => {
      const aspect = addAspect(act, roundId, zero);
      const items = [addItem(act, aspect, zero), addItem(act, aspect, zero)] as const;
      const problems = [addProblem(act, people, items[0], zero), addProblem(act, people, items[1], zero)] as const;
      return { items, problems, measure: addMeasure(act, people, problems[0], zero) };
    });
    const check = () => compare(naiveTree(store.db, roundId), look);
    const step = (kind: 'item' | 'problem' | 'measure', id: Id, values: object) => {
      store.act(actor, 'test', (act) => act.update(kind as 'item', id, values));
      check();
    };
    check();
    step('problem', made.problems[0], { deleted_at: '2026-06-22T02:00:00Z' });
    step('measure', made.measure, { problem_id: made.problems[1] });
    step('problem', made.problems[0], { deleted_at: null });
    step('item', made.items[0], { deleted_at: '2026-06-22T02:00:00Z' });
    step('problem', made.problems[0], { item_id: made.items[1] });
    step('item', made.items[0], { deleted_at: null });
  });

  it('lets a heading stand for all that is shown below it', () => {
    fc.assert(
      fc.property(seeds, looks, (seed, said) => {
        const roundId = newRound(picker(seed));
        const tree = naiveTree(store.db, roundId);
        const look = { ...lookOf(tree, said), toggled: [] };
        const view = viewOf(store, roundId);
        if (view === undefined) throw new Error('the round is gone');
        const { index, shown, layout } = view.look(look, AS_OF);
        const all = targetsOf(index, shown, layout, 0, layout.codes.length);
        const naive = naiveLook(tree, look);
        expect([all.problemIds.length, all.measureIds.length]).toEqual(
          look.list === 'tasks' ? [0, naive.measures] : [naive.problems, 0],
        );
      }),
      { numRuns: runs(25) },
    );
  });
});
