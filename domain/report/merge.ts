// Drafting again without losing what a clerk wrote: three texts (as drafted last, as edited, as drafted now) become one,
// block by block, by the blocks' keys.
import { blockText } from '../content/blocks.ts';
import type { Block, TextDocument } from '../content/types.ts';

/** A block that both the clerk and the ledger changed; the clerk's stands until somebody chooses. */
export interface MergeConflict {
  key: string;
  /** null: that side has taken the block away */
  mine: Block | null;
  theirs: Block | null;
  /** The block of the new draft that `theirs` follows; null for the first */
  after: string | null;
}

export interface Merged {
  document: TextDocument;
  conflicts: MergeConflict[];
}

const same = (a: Block | undefined, b: Block | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.kind === b.kind && blockText(a) === blockText(b));

const keyOf = (block: Block): string | undefined => (block.kind === 'pageBreak' ? undefined : block.key);

const byKey = (blocks: readonly Block[]): Map<string, Block> =>
  new Map(blocks.flatMap((block) => (keyOf(block) === undefined ? [] : [[keyOf(block) as string, block] as const])));

/**
 * Merges by key: what only one side changed is taken from that side; what both changed stays as the clerk wrote it and is
 * told as a conflict. Blocks without a key are the clerk's own and stay behind the block they were written after. The
 * order is that of the new draft. Title, addressee, head, signature and tail follow the same rule as one field each,
 * without conflicts: there the clerk's word stands.
 */
export function mergeDrafts(base: TextDocument, mine: TextDocument, theirs: TextDocument): Merged {
  const old = byKey(base.blocks);
  const edited = byKey(mine.blocks);
  const fresh = byKey(theirs.blocks);
  const conflicts: MergeConflict[] = [];
  const keys = [...fresh.keys()];
  const chosen = new Map<string, Block | null>();
  for (const key of new Set([...fresh.keys(), ...edited.keys()])) {
    const [was, own, now] = [old.get(key), edited.get(key), fresh.get(key)];
    if (same(own, was)) chosen.set(key, now ?? null);
    else {
      chosen.set(key, own ?? null);
      if (!same(now, was) && !same(own, now)) {
        conflicts.push({ key, mine: own ?? null, theirs: now ?? null, after: keys[keys.indexOf(key) - 1] ?? null });
      }
    }
  }
  return {
    document: { ...mergeFrame(base, mine, theirs), blocks: arrange(mine.blocks, theirs.blocks, chosen) },
    conflicts,
  };
}

/** New draft's order; what stands only in the clerk's text follows the block that it followed there. */
function arrange(mine: readonly Block[], theirs: readonly Block[], chosen: Map<string, Block | null>): Block[] {
  const fresh = byKey(theirs);
  const followers = new Map<string | null, Block[]>();
  let after: string | null = null;
  for (const block of mine) {
    const key = keyOf(block);
    if (key !== undefined && fresh.has(key)) {
      after = key;
      continue;
    }
    const kept = key === undefined ? block : (chosen.get(key) ?? null);
    if (kept !== null) followers.set(after, [...(followers.get(after) ?? []), kept]);
  }
  const result = [...(followers.get(null) ?? [])];
  for (const block of theirs) {
    const key = keyOf(block);
    const own = key === undefined ? block : chosen.get(key);
    if (own) result.push(own);
    if (key !== undefined) result.push(...(followers.get(key) ?? []));
  }
  return result;
}

function mergeFrame(base: TextDocument, mine: TextDocument, theirs: TextDocument): TextDocument {
  const field = <Name extends keyof TextDocument>(name: Name): TextDocument[Name] =>
    JSON.stringify(mine[name]) === JSON.stringify(base[name]) ? theirs[name] : mine[name];
  return {
    ...theirs,
    mark: field('mark'),
    head: field('head'),
    title: field('title'),
    addressee: field('addressee'),
    signature: field('signature'),
    tail: field('tail'),
  };
}

/** The document with one conflict decided. A block that the clerk had taken away comes back behind the one it follows. */
export function settleConflict(document: TextDocument, conflict: MergeConflict, take: 'mine' | 'theirs'): TextDocument {
  const block = take === 'mine' ? conflict.mine : conflict.theirs;
  const written = block === null ? [] : [block];
  const place = (key: string | null) => document.blocks.findIndex((each) => keyOf(each) === key);
  const at = place(conflict.key);
  const blocks =
    at < 0
      ? document.blocks.toSpliced(conflict.after === null ? 0 : place(conflict.after) + 1, 0, ...written)
      : document.blocks.toSpliced(at, 1, ...written);
  return { ...document, blocks };
}
