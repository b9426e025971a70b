// Reads the light index of a round: ids, places, states, deadlines and who answers, without the long texts. Every query
// here is answered by an index of the store alone.
import {
  type Id,
  NO_RESPONSIBILITIES,
  type Numbering,
  type Responsibilities,
  ROLES,
  type State,
} from '#domain/ledger/types.ts';
import { buildIndex, deadlineFrom, type RoundIndex } from '#domain/ledger/view-index.ts';
import type { Store } from '../store.ts';

type LightProblem = [
  id: Id,
  itemId: Id,
  position: number,
  state: State,
  kind: string | null,
  dueDate: string | null,
  dueText: string | null,
  longTerm: number,
];
type LightMeasure = [
  id: Id,
  problemId: Id,
  position: number,
  state: State,
  percent: number,
  dueDate: string | null,
  dueText: string | null,
  longTerm: number,
];

const PROBLEM_COLUMNS = 'p.id, p.item_id, p.position, p.state, p.kind, p.due_date, p.due_text, p.long_term';
const MEASURE_COLUMNS = 'm.id, m.problem_id, m.position, m.state, m.percent, m.due_date, m.due_text, m.long_term';
const ITEMS = 'SELECT i.id FROM aspect a JOIN item i ON i.aspect_id = a.id WHERE a.round_id = ?';

/** All rows of a query as tuples. */
function tuples<Tuple>(store: Store, text: string, ...parameters: string[]): Tuple[] {
  return store
    .prepare(text)
    .raw(true)
    .all(...parameters) as Tuple[];
}

const problemOf = ([id, parentId, position, state, kind, date, text, longTerm]: LightProblem) => ({
  id,
  parentId,
  position,
  state,
  kind,
  deadline: deadlineFrom(date, text, longTerm === 1),
});

const measureOf = ([id, parentId, position, state, percent, date, text, longTerm]: LightMeasure) => ({
  id,
  parentId,
  position,
  state,
  percent,
  deadline: deadlineFrom(date, text, longTerm === 1),
});

/** The index of a round; undefined when there is no such round. */
export function readIndex(store: Store, roundId: Id): RoundIndex | undefined {
  const round = store.prepare('SELECT numbering FROM round WHERE id = ? AND deleted_at IS NULL').get(roundId) as
    | { numbering: Numbering }
    | undefined;
  if (round === undefined) return undefined;
  const aspects = tuples<[Id, number, string | null]>(
    store,
    'SELECT id, position, title FROM aspect WHERE round_id = ? AND deleted_at IS NULL',
    roundId,
  ).map(([id, position, title]) => ({ id, position, title }));
  const items = tuples<[Id, Id, number, string | null]>(
    store,
    `SELECT i.id, i.aspect_id, i.position, i.title FROM aspect a JOIN item i ON i.aspect_id = a.id
     WHERE a.round_id = ? AND a.deleted_at IS NULL AND i.deleted_at IS NULL`,
    roundId,
  ).map(([id, parentId, position, title]) => ({ id, parentId, position, title }));
  // In the order of the store's indexes, which is read fastest; the domain puts it in the order of the list.
  const problems = tuples<LightProblem>(
    store,
    `SELECT ${PROBLEM_COLUMNS} FROM problem p WHERE p.item_id IN (${ITEMS}) AND p.deleted_at IS NULL
     ORDER BY p.item_id, p.position, p.id`,
    roundId,
  ).map(problemOf);
  const measures = tuples<LightMeasure>(
    store,
    `SELECT ${MEASURE_COLUMNS} FROM measure m
     WHERE m.problem_id IN (SELECT p.id FROM problem p WHERE p.item_id IN (${ITEMS}) AND p.deleted_at IS NULL)
       AND m.deleted_at IS NULL
     ORDER BY m.problem_id, m.position, m.id`,
    roundId,
  ).map(measureOf);
  const responsibilities = new Map<Id, Responsibilities>();
  const same: Same = { ids: new Map(), held: new Map() };
  // Those of other rounds are passed over later: leaving them out here would cost more.
  for (const owner of ['problem', 'measure'] as const) {
    collect(
      tuples<Held>(store, held(owner, `FROM responsibility r WHERE r.${owner}_id IS NOT NULL`)),
      same,
      responsibilities,
    );
  }
  return buildIndex({ numbering: round.numbering, aspects, items, problems, measures, responsibilities });
}

/** Present light values of some problems, living ones only. */
export function lightProblems(store: Store, ids: readonly Id[]): ReturnType<typeof problemOf>[] {
  return tuples<LightProblem>(
    store,
    `SELECT ${PROBLEM_COLUMNS} FROM json_each(?) j JOIN problem p ON p.id = j.value AND p.deleted_at IS NULL`,
    JSON.stringify(ids),
  ).map(problemOf);
}

/** Present light values of some measures, living ones only. */
export function lightMeasures(store: Store, ids: readonly Id[]): ReturnType<typeof measureOf>[] {
  return tuples<LightMeasure>(
    store,
    `SELECT ${MEASURE_COLUMNS} FROM json_each(?) j JOIN measure m ON m.id = j.value AND m.deleted_at IS NULL`,
    JSON.stringify(ids),
  ).map(measureOf);
}

/** Who answers for some problems or measures, by owner; owners with nobody are left out. */
export function heldBy(store: Store, owner: 'problem' | 'measure', ids: readonly Id[]): Map<Id, Responsibilities> {
  const from = `FROM json_each(?) j JOIN responsibility r ON r.${owner}_id = j.value WHERE true`;
  const found = new Map<Id, Responsibilities>();
  collect(tuples<Held>(store, held(owner, from), JSON.stringify(ids)), { ids: new Map(), held: new Map() }, found);
  return found;
}

/** An owner and all who answer for it, each as a mark of the role and an id: one row instead of six. */
type Held = [owner: Id, all: string];

const ID_LENGTH = 26;
const MARK_LENGTH = 2;
/** First and last letter tell the roles apart. */
const ROLE_OF = new Map(ROLES.map((role) => [`${role.at(0)}${role.at(-1)}`, role]));

function held(owner: 'problem' | 'measure', from: string): string {
  return `SELECT owner, group_concat(who, '') FROM (
    SELECT r.${owner}_id AS owner, substr(r.role, 1, 1) || substr(r.role, -1) || coalesce(r.unit_id, r.official_id) AS who
    ${from} AND r.deleted_at IS NULL ORDER BY r.${owner}_id, r.role, r.position, r.id
  ) GROUP BY owner`;
}

/** Equal ids and equal lists of holders are kept once. */
interface Same {
  ids: Map<string, Id>;
  held: Map<string, Responsibilities>;
}

function collect(rows: readonly Held[], same: Same, into: Map<Id, Responsibilities>): void {
  for (const [owner, all] of rows) {
    let responsibilities = same.held.get(all);
    if (responsibilities === undefined) {
      responsibilities = parse(all, same.ids);
      same.held.set(all, responsibilities);
    }
    into.set(owner, responsibilities);
  }
}

function parse(all: string, ids: Map<string, Id>): Responsibilities {
  const parsed: Responsibilities = { ...NO_RESPONSIBILITIES };
  for (let at = 0; at < all.length; at += MARK_LENGTH + ID_LENGTH) {
    const role = ROLE_OF.get(all.slice(at, at + MARK_LENGTH));
    if (role === undefined) continue;
    const text = all.slice(at + MARK_LENGTH, at + MARK_LENGTH + ID_LENGTH);
    let id = ids.get(text);
    if (id === undefined) {
      ids.set(text, text);
      id = text;
    }
    if (parsed[role].length === 0) parsed[role] = [id];
    else parsed[role].push(id);
  }
  return parsed;
}
