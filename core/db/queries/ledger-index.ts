// Reads the light index of a round: ids, places, states, deadlines and who answers, without the long texts.
import type { Id, Numbering, Responsibilities, Role, State } from '#domain/ledger/types.ts';
import { buildIndex, deadlineFrom, type IndexSource, type RoundIndex } from '#domain/ledger/view-index.ts';
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

const IN_ROUND = `FROM aspect a JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
  JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL`;
const PROBLEM_COLUMNS = 'p.id, p.item_id, p.position, p.state, p.kind, p.due_date, p.due_text, p.long_term';
const MEASURE_COLUMNS = 'm.id, m.problem_id, m.position, m.state, m.percent, m.due_date, m.due_text, m.long_term';

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
  const problems = tuples<LightProblem>(
    store,
    `SELECT ${PROBLEM_COLUMNS} ${IN_ROUND} WHERE a.round_id = ? AND a.deleted_at IS NULL`,
    roundId,
  ).map(problemOf);
  const measures = tuples<LightMeasure>(
    store,
    `SELECT ${MEASURE_COLUMNS} ${IN_ROUND} JOIN measure m ON m.problem_id = p.id AND m.deleted_at IS NULL
     WHERE a.round_id = ? AND a.deleted_at IS NULL`,
    roundId,
  ).map(measureOf);
  const source: IndexSource = {
    numbering: round.numbering,
    aspects,
    items,
    problems,
    measures,
    responsibilities: new Map([...heldInRound(store, roundId, 'problem'), ...heldInRound(store, roundId, 'measure')]),
  };
  return buildIndex(source);
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

type Held = [owner: Id, role: Role, who: Id, position: number, id: Id];

const HELD = (owner: 'problem' | 'measure') =>
  `SELECT r.${owner}_id, r.role, coalesce(r.unit_id, r.official_id), r.position, r.id`;

function heldInRound(store: Store, roundId: Id, owner: 'problem' | 'measure'): Map<Id, Responsibilities> {
  const measures = owner === 'measure' ? 'JOIN measure m ON m.problem_id = p.id AND m.deleted_at IS NULL' : '';
  const letter = owner === 'measure' ? 'm' : 'p';
  return byOwner(
    tuples<Held>(
      store,
      `${HELD(owner)} ${IN_ROUND} ${measures}
       JOIN responsibility r ON r.${owner}_id = ${letter}.id AND r.deleted_at IS NULL
       WHERE a.round_id = ? AND a.deleted_at IS NULL`,
      roundId,
    ),
  );
}

/** Who answers for some problems or measures, by owner; owners with nobody are left out. */
export function heldBy(store: Store, owner: 'problem' | 'measure', ids: readonly Id[]): Map<Id, Responsibilities> {
  return byOwner(
    tuples<Held>(
      store,
      `${HELD(owner)} FROM json_each(?) j JOIN responsibility r ON r.${owner}_id = j.value AND r.deleted_at IS NULL`,
      JSON.stringify(ids),
    ),
  );
}

function byOwner(rows: Held[]): Map<Id, Responsibilities> {
  const held = new Map<Id, Responsibilities>();
  // Sorted here: the query would need a table of its own to sort, and most roles have one holder.
  const places = new Map<Id[], Held[]>();
  for (const row of rows) {
    const [owner, role, who] = row;
    let own = held.get(owner);
    if (own === undefined) {
      own = { lead: [], responsible: [], supporting: [], leader: [], contact: [] };
      held.set(owner, own);
    }
    own[role].push(who);
    if (own[role].length === 1) continue;
    const placed = places.get(own[role]);
    if (placed === undefined) places.set(own[role], []);
  }
  if (places.size === 0) return held;
  for (const row of rows) {
    const own = held.get(row[0])?.[row[1]];
    if (own !== undefined) places.get(own)?.push(row);
  }
  for (const [ids, placed] of places) {
    placed.sort((a, b) => a[3] - b[3] || (a[4] < b[4] ? -1 : 1));
    ids.splice(0, ids.length, ...placed.map((row) => row[2]));
  }
  return held;
}
