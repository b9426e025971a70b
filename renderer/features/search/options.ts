// What can be chosen with the arrow keys: hits, 显示更多, or earlier queries while nothing is typed.
import type { SearchAnswer, SearchHit, SearchKind } from '#domain/search/types.ts';

export type Option =
  | { key: string; kind: 'recent'; text: string }
  | { key: string; kind: 'hit'; hit: SearchHit }
  | { key: string; kind: 'more'; group: SearchKind };

/** Options in the order in which they are shown. */
export function optionsOf(answer: SearchAnswer | null, recent: readonly string[], canShowMore: boolean): Option[] {
  if (answer === null) return recent.map((text, index) => ({ key: `recent-${index}`, kind: 'recent', text }));
  return answer.groups.flatMap(({ kind, hits, total, more }): Option[] => [
    ...hits.map((hit): Option => ({ key: `${kind}-${hit.id}`, kind: 'hit', hit })),
    ...(canShowMore && (more || hits.length < total)
      ? [{ key: `more-${kind}`, kind: 'more', group: kind } as const]
      : []),
  ]);
}

/** The next option, going round at both ends; -1 where there is none. */
export function step(index: number, by: 1 | -1, length: number): number {
  if (length === 0) return -1;
  if (index < 0) return by === 1 ? 0 : length - 1;
  return (index + by + length) % length;
}

const MOST_RECENT = 10;

/** The newest first, each once. */
export function withRecent(recent: readonly string[], text: string): string[] {
  return [text, ...recent.filter((each) => each !== text)].slice(0, MOST_RECENT);
}

/** What was kept, or nothing where it cannot be read. */
export function readRecent(kept: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string').slice(0, MOST_RECENT) : [];
  } catch {
    return [];
  }
}
