// What changed between two versions of a text, as the smallest run of blocks to be replaced.
import type { Block } from './types.ts';

export interface Splice {
  from: number;
  count: number;
  blocks: Block[];
}

/** The one splice that leads from `before` to `after`; null when they are the same. */
export function spliceBetween(before: readonly Block[], after: readonly Block[]): Splice | null {
  const [old, now] = [before.map((block) => JSON.stringify(block)), after.map((block) => JSON.stringify(block))];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const blocks = after.slice(start, after.length - end);
  const count = before.length - start - end;
  return count === 0 && blocks.length === 0 ? null : { from: start, count, blocks };
}
