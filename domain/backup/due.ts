// When a backup is due by itself, and when people are told that one is missing.
import type { BackupKind } from './kinds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The newest verified backup: when it was made, and the last log row that it holds. */
export interface LastBackup {
  at: string;
  logSeq: number;
}

/**
 * The kind of backup that is due now, null for none: nothing was changed since the last, or it is younger than an hour.
 * `logSeq` is the ledger's last log row that tells of a change; `sameDay` whether two moments lie on one day of the office.
 * A last backup that bears a later time than `now` (the clock was set back) puts nothing off.
 */
export function dueBackup(
  last: LastBackup | null,
  logSeq: number,
  now: Date,
  sameDay: (a: Date, b: Date) => boolean,
): Extract<BackupKind, 'hourly' | 'daily'> | null {
  if (last === null) return 'daily';
  if (last.logSeq === logSeq) return null;
  const age = now.getTime() - Date.parse(last.at);
  if (!sameDay(new Date(last.at), now)) return 'daily';
  return age >= HOUR || age < 0 ? 'hourly' : null;
}

/** Whole days since a copy was made on the second medium; a later time than now counts as today. */
export function daysSince(at: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY));
}
