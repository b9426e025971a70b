// What changed between last week's text and this week's: by clauses first, by characters within a changed clause.

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many comparisons a changed stretch is shown as replaced as a whole. */
const LIMIT = 1_000_000;
/** A changed stretch that keeps less than this share of its characters is shown as replaced as a whole. */
const KEPT_SHARE = 0.4;

/** Sentences and their parts, each with the sign that ends it. */
function clauses(text: string): string[] {
  return text.match(/[^。；，、：！？\n]*[。；，、：！？\n]|[^。；，、：！？\n]+$/gu) ?? [];
}

/** Adds a change, joined to the one before where both are of one kind. */
function push(changes: Change[], kind: Change['kind'], text: string): void {
  if (text === '') return;
  const last = changes.at(-1);
  if (last?.kind === kind) last.text += text;
  else changes.push({ kind, text });
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
  differ: (before: string, after: string) => void,
): void {
  let i = 0;
  let j = 0;
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    const [before, after] = [a.slice(i, x).join(''), b.slice(j, y).join('')];
    if (before !== '' || after !== '') differ(before, after);
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
  if (pairs === null || pairs.length < Math.min(a.length, b.length) * KEPT_SHARE) {
    replaced(changes, before, after);
    return;
  }
  weave(a, b, pairs, changes, (removed, added) => replaced(changes, removed, added));
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
  weave(a, b, pairs, changes, (removed, added) => byCharacters(changes, removed, added));
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
