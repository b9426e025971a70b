// Which of the dated copies stay: hourly, daily, weekly and monthly generations, and what no generation may take away.
import type { BackupKind } from './kinds.ts';

/** What has to be known of a backup to decide whether it stays. */
export interface DatedBackup {
  id: string;
  /** An instant, ISO 8601 in UTC */
  at: string;
  kind: BackupKind;
  /** It was opened and checked after it had been written */
  verified: boolean;
}

export const GENERATIONS = ['hourly', 'daily', 'weekly', 'monthly'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** How many hours, days, weeks and months are remembered by their newest backup each. */
export type Plan = Record<Generation, number>;

export const FULL_PLAN: Plan = { hourly: 12, daily: 14, weekly: 8, monthly: 12 };
/** Where the disk has little room beside the ledger. */
export const SPARE_PLAN: Plan = { hourly: 3, daily: 5, weekly: 3, monthly: 3 };

/** Backups made for an occasion stay apart from the generations, the newest so many of each occasion. */
export const OCCASIONS: Partial<Record<BackupKind, number>> = { manual: 10, migration: 3, import: 3, restore: 3 };

/** Why a backup stays. */
export type Reason = Generation | 'newest' | 'occasion' | 'unverified' | 'future';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The clock of a PC may be a little off without its backups counting as made in the future. */
const TOLERANCE = 5 * 60_000;

/** The hour, day, week (from Monday) or month of a moment already moved into the office's time zone. */
function bucketOf(generation: Generation, local: number): string {
  const day = Math.floor(local / DAY);
  switch (generation) {
    case 'hourly':
      return String(Math.floor(local / HOUR));
    case 'daily':
      return String(day);
    case 'weekly':
      return String(Math.floor((day + 3) / 7)); // 1970-01-01 was a Thursday
    case 'monthly':
      return new Date(local).toISOString().slice(0, 7);
  }
}

/**
 * Why each backup that stays does so; a backup that is not in the answer may go.
 *
 * Of the last `plan.hourly` hours in which there is a verified backup the newest of each stays, likewise days, weeks and
 * months. Time without use makes nothing old: counted are hours and days that have a backup, not those that went by. What
 * bears a date after `now` was made while the clock was wrong: it stays, and takes no place in a generation. What was never
 * verified stays too, and stands for nothing. `zoneMinutes` is how far the office's clock is ahead of UTC.
 */
export function reasonsToKeep(
  backups: readonly DatedBackup[],
  plan: Plan,
  now: Date,
  zoneMinutes: number,
): Map<string, Set<Reason>> {
  const reasons = new Map<string, Set<Reason>>();
  const keep = (id: string, reason: Reason) => reasons.set(id, (reasons.get(id) ?? new Set()).add(reason));
  const time = ({ at }: DatedBackup) => Date.parse(at);
  const latest = now.getTime() + TOLERANCE;
  for (const backup of backups) {
    if (!backup.verified) keep(backup.id, 'unverified');
    else if (time(backup) > latest) keep(backup.id, 'future');
  }
  const counted = backups
    .filter((backup) => backup.verified && time(backup) <= latest)
    .toSorted((a, b) => time(b) - time(a) || (a.id < b.id ? 1 : -1));
  const [newest] = counted;
  if (newest) keep(newest.id, 'newest');
  for (const generation of GENERATIONS) {
    const seen = new Set<string>();
    for (const backup of counted) {
      const bucket = bucketOf(generation, time(backup) + zoneMinutes * 60_000);
      if (seen.has(bucket)) continue;
      if (seen.size === plan[generation]) break;
      seen.add(bucket);
      keep(backup.id, generation);
    }
  }
  for (const [kind, most] of Object.entries(OCCASIONS)) {
    for (const { id } of counted.filter((backup) => backup.kind === kind).slice(0, most)) keep(id, 'occasion');
  }
  return reasons;
}

/** The backups that may go, see reasonsToKeep. */
export function expendable(backups: readonly DatedBackup[], plan: Plan, now: Date, zoneMinutes: number): DatedBackup[] {
  const reasons = reasonsToKeep(backups, plan, now, zoneMinutes);
  return backups.filter(({ id }) => !reasons.has(id));
}

/** Little room: the full plan may hold some thirty copies, of which a disk should not be filled. */
export function planFor(freeBytes: number, storeBytes: number): Plan {
  return freeBytes < Math.max(20 * storeBytes, 2 * 1024 ** 3) ? SPARE_PLAN : FULL_PLAN;
}
