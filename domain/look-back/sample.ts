// Drawing the problems of a look-back: the same seed draws the same ones, whatever order they are given in.
import type { Id } from '../ledger/types.ts';
import type { Draw, LookBackScope } from './types.ts';

/** A closed problem that may be drawn. */
export interface Candidate {
  id: Id;
  /** First lead unit; null where none is named */
  unitId: Id | null;
  kind: string | null;
}

/** Seeds are whole numbers from 0 up to, not including, this. */
export const SEEDS = 1_000_000;

/** One part of a drawn sample: how many it held and how many were drawn from it. */
export interface Stratum {
  key: string | null;
  candidates: number;
  drawn: number;
}

export interface Sample {
  /** Drawn ids in the order of the candidates */
  ids: Id[];
  candidates: number;
  strata: Stratum[];
}

/** A well mixed 32-bit number from seed and words (FNV-1a with the finish of MurmurHash3). */
function mixed(seed: number, words: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < words.length; at += 1) {
    hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Two of them as one number below 2^53, so that two ids practically never share a place. */
function lot(seed: number, id: Id): number {
  return mixed(seed, `a${id}`) * 2 ** 21 + (mixed(seed, `b${id}`) >>> 11);
}

/** How many are drawn out of `from`; a percentage is rounded up. */
export function drawCount(draw: Draw, from: number): number {
  switch (draw.of) {
    case 'all':
      return from;
    case 'count':
      return Math.min(draw.count, from);
    case 'percent':
      return Math.ceil((from * draw.percent) / 100);
  }
}

/** Whether a closed problem belongs to the scope. */
export function isInScope(candidate: Candidate, { unitIds, kinds }: Pick<LookBackScope, 'unitIds' | 'kinds'>): boolean {
  const { unitId, kind } = candidate;
  return (
    (unitIds === null || (unitId !== null && unitIds.includes(unitId))) &&
    (kinds === null || (kind !== null && kinds.includes(kind)))
  );
}

/** Shares `count` among parts by their size: each gets its exact share rounded down or up (largest remainders first). */
function shares(sizes: ReadonlyMap<string | null, number>, count: number, seed: number): Map<string | null, number> {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const parts = [...sizes].map(([key, size]) => ({
    key,
    whole: Math.floor((count * size) / total),
    // Whole numbers, so that equal remainders are equal
    remainder: (count * size) % total,
    lot: lot(seed, `stratum ${key ?? ''}`),
  }));
  let left = count - parts.reduce((sum, { whole }) => sum + whole, 0);
  for (const part of parts.toSorted((a, b) => b.remainder - a.remainder || a.lot - b.lot)) {
    if (left === 0) break;
    part.whole += 1;
    left -= 1;
  }
  return new Map(parts.map(({ key, whole }) => [key, whole]));
}

/**
 * Draws a sample without repetition. Every candidate's lot depends on the seed and its own id alone: what else stands in
 * scope, and in which order, moves nobody before or behind another. With strata every part gives its share.
 */
export function drawSample(candidates: readonly Candidate[], scope: LookBackScope, seed: number): Sample {
  const inScope = candidates.filter((candidate) => isInScope(candidate, scope));
  const keyOf = ({ unitId, kind }: Candidate): string | null =>
    scope.strata === 'unit' ? unitId : scope.strata === 'kind' ? kind : null;
  const parts = Map.groupBy(inScope, keyOf);
  const count = drawCount(scope.draw, inScope.length);
  const share = shares(new Map([...parts].map(([key, own]) => [key, own.length])), count, seed);
  const drawn = new Set<Id>();
  for (const [key, own] of parts) {
    const lots = own.map(({ id }) => ({ id, lot: lot(seed, id) }));
    lots.sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1));
    for (const { id } of lots.slice(0, share.get(key) ?? 0)) drawn.add(id);
  }
  return {
    ids: inScope.filter(({ id }) => drawn.has(id)).map(({ id }) => id),
    candidates: inScope.length,
    strata: [...parts].map(([key, own]) => ({ key, candidates: own.length, drawn: share.get(key) ?? 0 })),
  };
}
