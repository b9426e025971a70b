// Finds the same and nearly the same texts among many, without comparing each with each.
import { editDistance } from './distance.ts';

/** Two texts are nearly the same from this share of common characters on: twice the common ones, in order, over all. */
export const NEARLY_SAME = 0.95;

export interface Likeness {
  /** Place of the text that is like an earlier one */
  at: number;
  /** Place of that earlier text */
  earlier: number;
  /** 1 for the same, else from NEARLY_SAME up to 1 */
  share: number;
}

/** A text without blanks, punctuation and the difference between full and half width: what is left when it is compared. */
export function essence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}

/**
 * For every text that is the same as an earlier one, or nearly so, the first such text. Texts shorter than `shortest`
 * characters (without blanks and punctuation) are passed over. A text found to be like another is not compared with later
 * ones: they are compared with the first of its kind, so that thousands of copies cost no more than thousands of texts.
 */
export function findAlike(texts: readonly string[], shortest: number): Likeness[] {
  const found: Likeness[] = [];
  const firsts = new Map<string, number>();
  const bare: string[] = [];
  const places: number[] = [];
  for (const [at, text] of texts.entries()) {
    const own = essence(text);
    if (own.length < Math.max(1, shortest)) continue;
    const earlier = firsts.get(own);
    if (earlier !== undefined) found.push({ at, earlier, share: 1 });
    else {
      firsts.set(own, at);
      bare.push(own);
      places.push(at);
    }
  }
  const search = new NearSearch(bare);
  for (const one of bare.keys()) {
    const like = search.firstLike(one);
    if (like === null) search.add(one);
    else found.push({ at: places[one] ?? 0, earlier: places[like.other] ?? 0, share: like.share });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Characters of a window. Texts of 20 characters and more that are nearly the same share at least one whole window. */
const WINDOW = 5;
/** Bits of a text's signature, in words of 32. */
const SIGNATURE_WORDS = 16;

/** Largest distance at which two texts of together so many characters are still nearly the same. */
const distanceWithin = (characters: number): number => Math.floor((1 - NEARLY_SAME) * characters + 1e-9);

/**
 * Search by rare windows. A character taken out or put in spoils at most WINDOW windows of a text; so two texts at most d
 * apart share one of the WINDOW·d + 1 windows that come first in any common order (prefix filtering), here the rarest
 * first. What shares one is tested by length, by signature, and only then character by character.
 */
class NearSearch {
  readonly #texts: readonly string[];
  readonly #signatures: Uint32Array;
  /** How many texts have a window, by its hash */
  readonly #counts: Uint32Array;
  readonly #mask: number;
  /** Chains of texts by the hash of a window: last entry of each chain, and the entry before each entry */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #owner: Int32Array;
  #entries = 0;
  /** Which text was last compared with each */
  readonly #seen: Int32Array;
  /** Where windows are sorted */
  readonly #room: Float64Array;
  /** Windows of the text just looked at: adding it needs the same ones */
  #current: { one: number; windows: Float64Array } | null = null;

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    const windows = texts.reduce((sum, text) => sum + Math.max(0, text.length - WINDOW + 1), 0);
    const size = 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2(windows + 1))));
    this.#mask = size - 1;
    this.#counts = new Uint32Array(size);
    this.#last = new Int32Array(size).fill(-1);
    this.#seen = new Int32Array(texts.length).fill(-1);
    this.#before = new Int32Array(windows);
    this.#owner = new Int32Array(windows);
    this.#room = new Float64Array(texts.reduce((most, text) => Math.max(most, text.length), 0));
    this.#signatures = new Uint32Array(texts.length * SIGNATURE_WORDS);
    for (const [one, text] of texts.entries()) {
      eachHash(text, WINDOW, (hash) => {
        this.#counts[hash & this.#mask] = (this.#counts[hash & this.#mask] as number) + 1;
      });
      eachHash(text, 2, (hash) => {
        const word = one * SIGNATURE_WORDS + ((hash >>> 5) % SIGNATURE_WORDS);
        this.#signatures[word] = (this.#signatures[word] as number) | (1 << (hash & 31));
      });
    }
  }

  /** The first added text that is nearly the same. */
  firstLike(one: number): { other: number; share: number } | null {
    let best: { other: number; share: number } | null = null;
    for (const window of this.#rarest(one)) {
      for (let entry = this.#last[slotOf(window, this.#mask)] as number; entry >= 0; ) {
        const other = this.#owner[entry] as number;
        entry = this.#before[entry] as number;
        if (this.#seen[other] === one || (best !== null && other > best.other)) continue;
        this.#seen[other] = one;
        const share = this.#share(one, other);
        if (share !== null) best = { other, share };
      }
    }
    return best;
  }

  add(one: number): void {
    for (const window of this.#rarest(one)) {
      const slot = slotOf(window, this.#mask);
      this.#owner[this.#entries] = one;
      this.#before[this.#entries] = this.#last[slot] as number;
      this.#last[slot] = this.#entries++;
    }
  }

  /** The windows of which a text that is nearly the same must share one: as numbers that sort by rarity, then by hash. */
  #rarest(one: number): Float64Array {
    if (this.#current?.one === one) return this.#current.windows;
    const text = this.#texts[one] ?? '';
    const all = this.#room.subarray(0, Math.max(0, text.length - WINDOW + 1));
    let count = 0;
    eachHash(text, WINDOW, (hash) => {
      all[count++] = (this.#counts[hash & this.#mask] as number) * 2 ** 32 + hash;
    });
    all.sort();
    let different = 0;
    for (let at = 0; at < count; at += 1) {
      if (at === 0 || all[at] !== all[at - 1]) all[different++] = all[at] as number;
    }
    // The longest text that is still nearly the same has (2 − t)/t times as many characters, t = NEARLY_SAME.
    const furthest = distanceWithin(text.length * (1 + (2 - NEARLY_SAME) / NEARLY_SAME));
    const windows = all.subarray(0, Math.min(different, WINDOW * furthest + 1));
    this.#current = { one, windows };
    return windows;
  }

  #share(one: number, other: number): number | null {
    const [a, b] = [this.#texts[one] ?? '', this.#texts[other] ?? ''];
    const characters = a.length + b.length;
    const limit = distanceWithin(characters);
    if (Math.abs(a.length - b.length) > limit) return null;
    // A character taken out or put in changes at most three pairs of neighbours, and a pair one bit.
    let bits = 0;
    for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
      const mine = this.#signatures[one * SIGNATURE_WORDS + word] as number;
      bits += bitsOf(mine ^ (this.#signatures[other * SIGNATURE_WORDS + word] as number));
    }
    if (bits > 3 * limit) return null;
    const distance = editDistance(a, b, limit);
    return distance === null ? null : 1 - distance / characters;
  }
}

function slotOf(window: number, mask: number): number {
  return ((window % 2 ** 32) | 0) & mask;
}

/** Visits the hash (32 bits, not negative) of every stretch of `length` characters. */
function eachHash(text: string, length: number, visit: (hash: number) => void): void {
  for (let at = 0; at + length <= text.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + length; next += 1) hash = Math.imul(hash ^ text.charCodeAt(next), 0x01000193);
    // FNV leaves the low bits poor; they choose the slot.
    hash ^= hash >>> 15;
    visit(Math.imul(hash, 0x85ebca6b) >>> 0);
  }
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
