// The operation log for auditors: pages of it in words, one row whole. What is sealed stays so for who may not see it.
import type { LogEntryView, LogPageView, ParsedInputOf } from '#contract/operations.ts';
import { addDays } from '#domain/calendar/dates.ts';
import { LIST_LIMITS, logLine, NO_LIMITS, namesNeeded } from '#domain/log/line.ts';
import type { LogFilter, LogNames, LogRecord } from '#domain/log/types.ts';
import { type LogCriteria, logActors, logEntry, pageOfLog, wordsOf } from '../../db/queries/log.ts';
import { type Context, found } from '../context.ts';
import { sealedKinds, sealLogRow } from '../shared/sealed.ts';

export function readLog(context: Context, { filter, before, limit }: ParsedInputOf<'readLog'>): LogPageView {
  const { rows, next } = pageOfLog(context.store, criteriaOf(context, filter), before, limit);
  const names = namesFor(context, rows);
  return { lines: sealed(context, rows).map((row) => logLine(row, names, LIST_LIMITS)), next };
}

/** @throws BihuanError notFound */
export function readLogEntry(context: Context, { seq }: ParsedInputOf<'readLogEntry'>): LogEntryView {
  const entry = found(logEntry(context.store, seq), '条日志');
  const { hash, previousHash } = entry;
  const row = sealLogRow(entry, context.permissions);
  return { ...logLine(row, namesFor(context, [entry]), NO_LIMITS), hash, previousHash };
}

export function listLogUsers({ store }: Context): string[] {
  return logActors(store);
}

/** What a filter asks of the store: days by the PC's own clock become moments. */
export function criteriaOf({ permissions }: Pick<Context, 'permissions'>, filter: LogFilter): LogCriteria {
  const { firstDay, lastDay, phrase, ...others } = filter;
  return {
    ...others,
    ...(firstDay === undefined ? {} : { since: startOf(firstDay) }),
    ...(lastDay === undefined ? {} : { until: startOf(addDays(lastDay, 1)) }),
    words: phrase,
    sealed: sealedKinds(permissions),
  };
}

/** The moment at which a day begins here. */
function startOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date).toISOString();
}

function sealed(context: Context, rows: readonly LogRecord[]): LogRecord[] {
  return rows.map((row) => sealLogRow(row, context.permissions));
}

/** Everything that some rows name, looked up together; what is sealed has no name. */
export function namesFor(
  { store, permissions }: Pick<Context, 'store' | 'permissions'>,
  rows: readonly LogRecord[],
): LogNames {
  const hidden = new Set(sealedKinds(permissions));
  const ids = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const [kind, id] of namesNeeded(row)) {
      if (hidden.has(kind)) continue;
      const known = ids.get(kind);
      if (known) known.add(id);
      else ids.set(kind, new Set([id]));
    }
  }
  const names = new Map([...ids].map(([kind, wanted]) => [kind, wordsOf(store, kind, [...wanted])] as const));
  return { of: (kind, id) => names.get(kind)?.get(id) ?? '' };
}
