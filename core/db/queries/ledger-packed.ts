// Light values of many measures packed into one text a problem: a row and a value cost more to fetch than to unpack, and
// a large round has a hundred thousand measures.
import {
  type Deadline,
  type Id,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type Responsibilities,
  STATES,
} from '#domain/ledger/types.ts';
import { deadlineFrom, type IndexMeasures } from '#domain/ledger/view-index.ts';
import type { Store } from '../store.ts';

const STATE = 26;
const PERCENT = STATE + 1;
const LONG_TERM = PERCENT + 3;
const DATE = LONG_TERM + 1;
/** Characters of one measure: id, state, percent, whether it has no end, date */
const WIDTH = DATE + 10;

const STATE_DIGIT = `CASE m.state ${STATES.map((state, at) => `WHEN '${state}' THEN ${at}`).join(' ')} END`;
const PACKED = `m.id || ${STATE_DIGIT} || substr('00' || m.percent, -3) || m.long_term
  || substr(coalesce(m.due_date, '') || '          ', 1, 10)`;

/** Living measures that meet a condition on `m`: by problem, in order. Answered by an index of the store alone. */
export function readPacked(store: Store, condition: string, parameter: string): [problemId: Id, packed: string][] {
  return store
    .prepare(
      `SELECT owner, group_concat(packed, '') FROM (
         SELECT m.problem_id AS owner, ${PACKED} AS packed FROM measure m
         WHERE ${condition} AND m.deleted_at IS NULL ORDER BY m.problem_id, m.position, m.id
       ) GROUP BY owner`,
    )
    .raw(true)
    .all(parameter) as [Id, string][];
}

/** Words of deadlines, which can be of any length and are rare: by measure. */
export function readDueTexts(store: Store, condition: string, parameter: string): [id: Id, text: string][] {
  return store
    .prepare(`SELECT m.id, m.due_text FROM measure m WHERE ${condition} AND m.due_text IS NOT NULL`)
    .raw(true)
    .all(parameter) as [Id, string][];
}

export const packedCount = (packed: string): number => packed.length / WIDTH;
export const packedId = (packed: string, n: number): Id => packed.slice(n * WIDTH, n * WIDTH + STATE);

const DIGIT_0 = 48;

/** Writes packed measures into the columns of an index from a place on. */
export function unpack(
  packed: string,
  dueTexts: ReadonlyMap<Id, string>,
  held: ReadonlyMap<Id, Responsibilities>,
  deadlines: Map<string, Deadline>,
  into: IndexMeasures,
  from: number,
): void {
  for (let n = 0, start = 0; start < packed.length; n++, start += WIDTH) {
    const at = from + n;
    const id = packed.slice(start, start + STATE);
    const digit = (place: number): number => packed.charCodeAt(start + place) - DIGIT_0;
    into.states[at] = digit(STATE);
    into.percents[at] = digit(PERCENT) * 100 + digit(PERCENT + 1) * 10 + digit(PERCENT + 2);
    into.responsibilities[at] = held.get(id) ?? NO_RESPONSIBILITIES;
    const text = dueTexts.get(id);
    into.deadlines[at] =
      text === undefined
        ? sharedDeadline(packed.slice(start + LONG_TERM, start + WIDTH), deadlines)
        : { ...sharedDeadline(packed.slice(start + LONG_TERM, start + WIDTH), deadlines), text };
  }
}

/** Many measures are due on the same day: equal deadlines are one object. */
function sharedDeadline(key: string, known: Map<string, Deadline>): Deadline {
  if (key === '0          ') return NO_DEADLINE;
  let deadline = known.get(key);
  if (deadline === undefined) {
    deadline = deadlineFrom(key.slice(1).trim() || null, null, key.startsWith('1'));
    known.set(key, deadline);
  }
  return deadline;
}
