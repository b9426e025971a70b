// A row of the log told in words: what was done, to what, and each field before and after.
import { OPERATION_WORDS, rowName } from '../ledger/act-words.ts';
import type { LogChange, LogLine, LogNames, LogRecord } from './types.ts';
import { namedBy, valueWords } from './values.ts';
import { columnWord, entityWord } from './words.ts';

type Columns = Readonly<Record<string, unknown>>;

/** So that the list stays light: fields told of a row, and characters of a value; a row's own view tells all. */
export const LIST_LIMITS = { fields: 8, characters: 160 } as const;
export const NO_LIMITS = { fields: Number.POSITIVE_INFINITY, characters: Number.POSITIVE_INFINITY } as const;

/** What a row names by id: the object itself and what its columns point to, as [kind, id]. */
export function namesNeeded(row: LogRecord): [kind: string, id: string][] {
  const needed: [string, string][] = [[row.entity, row.entityId]];
  for (const columns of [parsed(row.before), parsed(row.after)]) {
    for (const [column, value] of Object.entries(columns ?? {})) {
      const kind = namedBy(row.entity, column, columns ?? {});
      if (kind !== null && typeof value === 'string') needed.push([kind, value]);
    }
  }
  if (row.entity === 'look') needed.push(['round', row.entityId], ['clue', row.entityId]);
  return needed;
}

/** @param limits how much of the changes is told */
export function logLine(row: LogRecord, names: LogNames, limits: { fields: number; characters: number }): LogLine {
  const { seq, at, actor, actId } = row;
  const [before, after] = [parsed(row.before), parsed(row.after)];
  const changes = changesOf(row.entity, before, after, names);
  return {
    seq,
    at,
    actor,
    actId,
    act: operationWord(row, after),
    object: objectWords(row, { ...before, ...after }, names),
    changes: changes.slice(0, limits.fields).map(({ field, before: was, after: is }) => ({
      field,
      before: cut(was, limits.characters),
      after: cut(is, limits.characters),
    })),
    more: Math.max(0, changes.length - limits.fields),
  };
}

function operationWord({ operation, entity }: LogRecord, after: Columns | null): string {
  if (entity === 'session' && after !== null && 'failedAt' in after) return '登录失败';
  return OPERATION_WORDS[operation] ?? operation;
}

function objectWords({ entity, entityId }: LogRecord, row: Columns, names: LogNames): string {
  const word = entityWord(entity);
  switch (entity) {
    case 'session':
      return entityId;
    case 'file':
    case 'print':
      return `${word}“${entityId}”`;
    case 'look':
      return names.of('round', entityId) || names.of('clue', entityId);
    case 'setting':
    case 'preference':
      return `${word}（${entityId}）`;
    case 'aspect':
    case 'item':
    case 'problem':
    case 'measure':
      return rowName(entity, { words: names.of(entity, entityId) });
    case 'responsibility':
      return `${word}（${names.of('unit', String(row.unit_id ?? '')) || names.of('official', String(row.official_id ?? '')) || names.of(entity, entityId)}）`;
    case 'review':
    case 'meeting':
      return `${names.of(entity, entityId)}${word}`;
    default: {
      const name = names.of(entity, entityId);
      return name === '' ? word : `${word}“${name}”`;
    }
  }
}

/** Columns that say nothing to people. */
const SILENT: ReadonlySet<string> = new Set(['id', 'base', 'fingerprint', 'content']);

function changesOf(entity: string, before: Columns | null, after: Columns | null, names: LogNames): LogChange[] {
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changes: LogChange[] = [];
  for (const column of columns) {
    if (SILENT.has(column)) continue;
    const was = before === null ? null : valueWords(entity, column, before, names);
    const is = after === null ? null : valueWords(entity, column, after, names);
    // What an act writes has changed, whether or not it may be read here
    if (was !== null || is !== null)
      changes.push({ field: columnWord(entity, column) ?? column, before: was, after: is });
  }
  return changes;
}

function cut(text: string | null, characters: number): string | null {
  return text === null || text.length <= characters ? text : `${text.slice(0, characters)}…`;
}

function parsed(json: string | null): Columns | null {
  return json === null ? null : (JSON.parse(json) as Columns);
}

/** The changes of a row in one cell: a line a field. */
export function changeWords({ changes, more }: Pick<LogLine, 'changes' | 'more'>): string {
  const lines = changes.map(({ field, before, after }) =>
    before === null ? `${field}：${after ?? ''}` : `${field}：${before} → ${after ?? '（空）'}`,
  );
  return [...lines, ...(more > 0 ? [`等${changes.length + more}项`] : [])].join('\n');
}
