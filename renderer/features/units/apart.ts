// Pairs that somebody has said are not one and the same; kept in the ledger as this user's own setting.
import type { Duplicate } from '#domain/directory/duplicates.ts';
import { call } from '#renderer/api/bihuan.ts';

const KEY = 'units.apart';
/** Ids are 26 characters; the setting may hold 50,000. */
const MOST = 800;

export const apartKey = ({ keepId, mergeId }: Pick<Duplicate, 'keepId' | 'mergeId'>): string =>
  [keepId, mergeId].toSorted().join(' ');

export async function readApart(): Promise<ReadonlySet<string>> {
  try {
    const list: unknown = JSON.parse((await call('getPreferences', {}))[KEY] ?? '[]');
    return new Set(Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []);
  } catch {
    return new Set(); // Then the pairs are only asked about once more.
  }
}

export function keepApart(pairs: ReadonlySet<string>): Promise<null> {
  return call('setPreference', { key: KEY, value: JSON.stringify([...pairs].slice(-MOST)) });
}
