// What changed between last week's text and this week's: by clauses first, by characters within a changed clause.

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many comparisons a changed stretch is shown as replaced as a whole. */
const LIMIT = 1_000_000;
/** Clauses that share less than this part of their characters (Dice) are not the same clause rewritten. */
const ALIKE = 0.5;

/** Sentences and their parts, each with the sign that ends it. */
function clauses(text: string): string[] {
  return text.match(/[^。；，、：！？\n]*[。；，、：！？\n]|[^。；，、：！？\n]+$/gu) ?? [];
}

/** Adds a change, joined to its like within one stretch; what is gone stands before what is new. */
function push(changes: Change[], kind: Change['kind'], text: string): void {
  if (text === '') return;
  const last = changes.at(-1);
  const before = changes.at(-2);
  if (last?.kind === kind) last.text += text;
  else if (kind !== 'removed' || last?.kind !== 'added') changes.push({ kind, text });
  else if (before?.kind === 'removed') before.text += text;
  else changes.splice(-1, 0, { kind, text });
}

/** Longest common subsequence of two lists as pairs of indexes; null when it would take too long. */
function common(a: readonly string[], b: readonly string[]): [number, number][] | null {
  if (a.length * b.length > LIMIT) return null;
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
  return pairs;
}

/** Walks over what two lists share and hands every differing stretch between to `differ`. */
function weave(
  a: readonly string[],
  b: readonly string[],
  pairs: readonly [number, number][],
  changes: Change[],
  differ: (before: readonly string[], after: readonly string[]) => void,
): void {
  let i = 0;
  let j = 0;
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    if (x > i || y > j) differ(a.slice(i, x), b.slice(j, y));
    if (x < a.length) push(changes, 'same', a[x] as string);
    i = x + 1;
    j = y + 1;
  }
}

function replaced(changes: Change[], before: string, after: string): void {
  push(changes, 'removed', before);
  push(changes, 'added', after);
}

function byCharacters(changes: Change[], before: string, after: string): void {
  const [a, b] = [[...before], [...after]];
  const pairs = common(a, b);
  if (pairs === null) replaced(changes, before, after);
  else weave(a, b, pairs, changes, (removed, added) => replaced(changes, removed.join(''), added.join('')));
}

/** Pairs clauses of a changed stretch that are rewritings of each other: the pairing in order that keeps most characters. */
function rewritten(a: readonly string[], b: readonly string[]): [number, number][] {
  const size = a.join('').length * b.join('').length;
  if (a.length === 0 || b.length === 0 || size > LIMIT) return [];
  const worth = a.map((before) =>
    b.map((after) => {
      const kept = common([...before], [...after])?.length ?? 0;
      return 2 * kept >= ALIKE * (before.length + after.length) ? kept : 0;
    }),
  );
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => (worth[i]?.[j] || Number.NEGATIVE_INFINITY) + at(i + 1, j + 1);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      (best[i] as number[])[j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (at(i, j) === paired(i, j)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** A stretch of clauses that differ: rewritten ones by characters, the others as gone and new. */
function byClauses(changes: Change[], a: readonly string[], b: readonly string[]): void {
  let i = 0;
  let j = 0;
  for (const [x, y] of rewritten(a, b)) {
    replaced(changes, a.slice(i, x).join(''), b.slice(j, y).join(''));
    byCharacters(changes, a[x] as string, b[y] as string);
    i = x + 1;
    j = y + 1;
  }
  replaced(changes, a.slice(i).join(''), b.slice(j).join(''));
}

/**
 * The changes that turn `before` into `after`: `same` and `removed` in order give `before`, `same` and `added` give `after`.
 * Digits within a kept clause are compared as characters, so that 建设11个 → 建设12个 shows one changed sign.
 */
export function diffTexts(before: string, after: string): Change[] {
  const changes: Change[] = [];
  const [a, b] = [clauses(before), clauses(after)];
  const pairs = common(a, b);
  if (pairs === null) {
    if (before === after) push(changes, 'same', before);
    else replaced(changes, before, after);
    return changes;
  }
  weave(a, b, pairs, changes, (removed, added) => byClauses(changes, removed, added));
  return changes;
}

/** Share of characters that two texts have in common, 0–1 (Dice: twice the common ones over all); 1 for two empty texts. */
export function similarity(before: string, after: string): number {
  const all = before.length + after.length;
  if (all === 0) return 1;
  const kept = diffTexts(before, after).reduce(
    (sum, change) => sum + (change.kind === 'same' ? change.text.length : 0),
    0,
  );
  return (2 * kept) / all;
}
