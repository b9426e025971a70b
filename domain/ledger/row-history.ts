// A row's history told from what the log says of it: one line a field, in the clerks' words.
import { dateWords, isPlainDate } from '../calendar/dates.ts';
import { deadlineWords } from '../lists/words.ts';
import { FIELD_WORDS, OPERATION_WORDS, roleWord } from './act-words.ts';
import type { HistoryRow } from './history.ts';
import { type Id, ROLES, type Role } from './types.ts';

type Columns = Readonly<Record<string, unknown>>;

/** A log row of the problem or measure itself, of one of its responsibilities, of its sign-off, or a 退回. */
export interface LogLine {
  seq: number;
  at: string;
  actor: string;
  actId: Id;
  operation: string;
  entity: string;
  id: Id;
  before: Columns | null;
  after: Columns | null;
}

/** Words for what a cell holds as an id; '' for nobody. */
export interface HistoryNames {
  unit(id: Id): string;
  official(id: Id): string;
  /** The parent of a row that was moved */
  parent(id: Id): string;
}

const DEADLINE = ['due_date', 'due_text', 'long_term'];

/** Everything that happened to one row, newest first. `lines`: what the log says of it, oldest first. */
export function rowHistory(lines: readonly LogLine[], names: HistoryNames): HistoryRow[] {
  const told: HistoryRow[] = [];
  const holders = new Holders(names);
  const states = new Map<string, Record<string, unknown>>();
  for (let at = 0; at < lines.length; ) {
    const actId = (lines[at] as LogLine).actId;
    const held = holders.lists();
    let last = lines[at] as LogLine;
    for (; at < lines.length && lines[at]?.actId === actId; at++) {
      last = lines[at] as LogLine;
      if (last.entity === 'responsibility') holders.take(last);
      else told.push(...rowChange(last, states, names));
    }
    told.push(...holders.changes(held, last));
  }
  return told.reverse();
}

function line(from: LogLine, field: string, before: string | null, after: string | null): HistoryRow {
  const { seq, at, actor, operation } = from;
  return { seq, at, actor, act: OPERATION_WORDS[operation] ?? '其他操作', field, before, after };
}

function rowChange(from: LogLine, states: Map<string, Record<string, unknown>>, names: HistoryNames): HistoryRow[] {
  const { entity, id, before, after } = from;
  if (entity === 'correction') return [line(from, '更正理由', null, String(after?.reason ?? ''))];
  if (entity === 'return') return [line(from, '退回原因', null, String(after?.reason ?? ''))];
  const key = `${entity} ${id}`;
  const old = states.get(key) ?? {};
  const now = { ...old, ...after };
  states.set(key, now);
  if (entity === 'close_out') return fieldChanges(from, old, now, Object.keys(after ?? {}), names);
  if (before === null) {
    return [line(from, entity === 'problem' ? '新增问题' : '新增措施', null, textOf(entity, now))];
  }
  const told: HistoryRow[] = [];
  if ('deleted_at' in (after ?? {})) {
    const gone = now.deleted_at !== null;
    told.push(line(from, gone ? '删除' : '还原', gone ? textOf(entity, now) : null, gone ? null : textOf(entity, now)));
  }
  return [...told, ...fieldChanges(from, { ...old, ...before }, now, Object.keys(after ?? {}), names)];
}

function textOf(entity: string, row: Columns): string {
  return entity === 'problem' ? String(row.title ?? '') : `${row.lead ?? ''}${row.text ?? ''}`;
}

function fieldChanges(
  from: LogLine,
  old: Columns,
  now: Columns,
  columns: readonly string[],
  names: HistoryNames,
): HistoryRow[] {
  const told: HistoryRow[] = [];
  const deadline = columns.some((column) => DEADLINE.includes(column));
  if (deadline) told.push(line(from, '完成时限', deadlineOf(old), deadlineOf(now)));
  for (const column of columns) {
    const word = FIELD_WORDS[from.entity]?.[column];
    if (word === undefined || DEADLINE.includes(column)) continue;
    const [was, is] = [words(column, old[column], names), words(column, now[column], names)];
    if (was !== is) told.push(line(from, word, was, is));
  }
  return told;
}

function deadlineOf(row: Columns): string | null {
  const words = deadlineWords({
    date: (row.due_date as string | null | undefined) ?? null,
    text: (row.due_text as string | null | undefined) ?? null,
    longTerm: row.long_term === 1,
  });
  return words === '' ? null : words;
}

function words(column: string, value: unknown, names: HistoryNames): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  if (column === 'percent') return `${text}%`;
  if (column === 'unit_id') return names.unit(text);
  if (column === 'item_id' || column === 'problem_id') return names.parent(text);
  return isPlainDate(text) ? dateWords(text) : text;
}

/** Who held which role when, put together from the rows that say so. */
class Holders {
  readonly #rows = new Map<Id, { role: Role; who: Id; position: number; gone: boolean }>();
  readonly #names: HistoryNames;

  constructor(names: HistoryNames) {
    this.#names = names;
  }

  take({ id, after }: LogLine): void {
    const row = this.#rows.get(id) ?? { role: 'lead', who: '', position: 0, gone: false };
    const who = after?.unit_id ?? after?.official_id;
    this.#rows.set(id, {
      role: (after?.role as Role | undefined) ?? row.role,
      who: typeof who === 'string' ? who : row.who,
      position: (after?.position as number | undefined) ?? row.position,
      gone: after !== null && 'deleted_at' in after ? after.deleted_at !== null : row.gone,
    });
  }

  /** The names in each role, as one text. */
  lists(): Record<Role, string> {
    const living = [...this.#rows.values()].filter((row) => !row.gone).sort((a, b) => a.position - b.position);
    const of = (role: Role): string =>
      living
        .filter((row) => row.role === role)
        .map(({ who }) => (role === 'leader' || role === 'contact' ? this.#names.official(who) : this.#names.unit(who)))
        .join('、');
    return Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<Role, string>;
  }

  changes(before: Record<Role, string>, from: LogLine): HistoryRow[] {
    const now = this.lists();
    return ROLES.filter((role) => now[role] !== before[role]).map((role) =>
      line(from, roleWord(role), before[role] || null, now[role] || null),
    );
  }
}
