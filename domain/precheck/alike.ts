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
 * `counts` may refuse a pair that is nearly, not quite, the same, for a reason that lies outside the texts' characters.
 */
export function findAlike(
  texts: readonly string[],
  shortest: number,
  counts: (at: number, earlier: number) => boolean = () => true,
): Likeness[] {
  const search = searchAlike(texts, shortest, counts);
  for (;;) {
    const { done, value } = search.next();
    if (done === true) return value;
  }
}

/** Texts compared between two rests of `searchAlike`: some milliseconds. */
const STRETCH = 200;

/** `findAlike` with rests in between, at each of which it tells the share of the texts that it has been through, 0–1. */
export function* searchAlike(
  texts: readonly string[],
  shortest: number,
  counts: (at: number, earlier: number) => boolean,
): Generator<number, Likeness[]> {
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
  const accepts = (one: number, other: number) => counts(places[one] ?? 0, places[other] ?? 0);
  const searches = [new NearSearch(bare, SHORT, accepts), new NearSearch(bare, LONG, accepts)];
  for (const one of bare.keys()) {
    if (one % STRETCH === 0) yield one / bare.length;
    const [like] = searches.flatMap((search) => search.firstLike(one) ?? []).sort((a, b) => a.other - b.other);
    if (like === undefined) for (const search of searches) search.add(one);
    else found.push({ at: places[one] ?? 0, earlier: places[like.other] ?? 0, share: like.share });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Texts of `from` to `to` characters, cut into pieces of at least `window` characters. */
interface Range {
  window: number;
  from: number;
  to: number;
}

/**
 * A text cut into more pieces than characters can be taken out or put in has a piece that stays whole. Pieces of 5
 * characters are enough of them in every text, pieces of 7, which are rarer, in those of 21 characters and more. The
 * ranges overlap, since lengths that are nearly the same differ by up to a tenth.
 */
const SHORT: Range = { window: 5, from: 0, to: 23 };
const LONG: Range = { window: 7, from: 21, to: Number.POSITIVE_INFINITY };

/** Words of 32 bits in the signatures of a text: one bit for each pair of neighbours, one for each window. */
const PAIR_WORDS = 16;
const WINDOW_WORDS = 32;

/** Largest distance at which two texts of together so many characters are still nearly the same. */
const distanceWithin = (characters: number): number => Math.floor((1 - NEARLY_SAME) * characters + 1e-9);

/** Largest distance of any text that is nearly the same as one of so many characters: such a text has (2 − t)/t times as many. */
const furthestFrom = (length: number): number => distanceWithin(length * (1 + (2 - NEARLY_SAME) / NEARLY_SAME));

/**
 * Search by pieces that stay whole: a text of p pieces, at most d apart from another, has p − d of them in it (as in
 * Pass-Join). What shares so many is tested by length, by signatures, and only then character by character.
 */
class NearSearch {
  readonly #texts: readonly string[];
  readonly #range: Range;
  readonly #accepts: (one: number, other: number) => boolean;
  readonly #pairs: Signatures;
  readonly #windows: Signatures;
  readonly #mask: number;
  /** Chains of texts by the hash of a piece: last entry of each chain, the entry before each entry, its text */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #owner: Int32Array;
  #entries = 0;
  /** For which text each was last met, and in how many pieces */
  readonly #seen: Int32Array;
  readonly #hits: Uint32Array;
  /** Pieces of a text that must be met */
  readonly #wanted: Uint32Array;

  constructor(texts: readonly string[], range: Range, accepts: (one: number, other: number) => boolean) {
    this.#texts = texts;
    this.#range = range;
    this.#accepts = accepts;
    const pieces = texts.reduce((sum, text) => sum + (this.#holds(text) ? piecesOf(text, range) : 0), 0);
    this.#mask = 2 ** Math.min(22, Math.max(10, Math.ceil(Math.log2(2 * pieces + 1)))) - 1;
    this.#last = new Int32Array(this.#mask + 1).fill(-1);
    this.#before = new Int32Array(pieces);
    this.#owner = new Int32Array(pieces);
    this.#seen = new Int32Array(texts.length).fill(-1);
    this.#hits = new Uint32Array(texts.length);
    this.#wanted = new Uint32Array(texts.length);
    this.#pairs = new Signatures(texts.length, PAIR_WORDS);
    this.#windows = new Signatures(texts.length, WINDOW_WORDS);
    for (const [one, text] of texts.entries()) {
      if (!this.#holds(text)) continue;
      eachHash(text, range.window, (hash) => this.#windows.set(one, hash));
      eachHash(text, 2, (hash) => this.#pairs.set(one, hash));
    }
  }

  #holds(text: string): boolean {
    return text.length >= this.#range.from && text.length <= this.#range.to;
  }

  /** The first added text that is nearly the same. */
  firstLike(one: number): { other: number; share: number } | null {
    const text = this.#texts[one] ?? '';
    if (!this.#holds(text)) return null;
    let best: { other: number; share: number } | null = null;
    eachHash(text, this.#range.window, (hash) => {
      for (let entry = this.#last[hash & this.#mask] as number; entry >= 0; ) {
        const other = this.#owner[entry] as number;
        entry = this.#before[entry] as number;
        if (this.#seen[other] !== one) {
          this.#seen[other] = one;
          this.#hits[other] = 0;
        }
        const hits = (this.#hits[other] as number) + 1;
        this.#hits[other] = hits;
        // Tested once, when just enough pieces have been met.
        if (hits !== this.#wanted[other] || (best !== null && other > best.other)) continue;
        const share = this.#share(one, other);
        if (share !== null) best = { other, share };
      }
    });
    return best;
  }

  add(one: number): void {
    const text = this.#texts[one] ?? '';
    if (!this.#holds(text)) return;
    const pieces = piecesOf(text, this.#range);
    this.#wanted[one] = Math.max(1, pieces - furthestFrom(text.length));
    let piece = 0;
    let at = 0;
    eachHash(text, this.#range.window, (hash) => {
      if (at++ !== Math.floor((piece * text.length) / pieces)) return;
      piece += 1;
      const slot = hash & this.#mask;
      this.#owner[this.#entries] = one;
      this.#before[this.#entries] = this.#last[slot] as number;
      this.#last[slot] = this.#entries++;
    });
  }

  #share(one: number, other: number): number | null {
    const [a, b] = [this.#texts[one] ?? '', this.#texts[other] ?? ''];
    const characters = a.length + b.length;
    const limit = distanceWithin(characters);
    if (Math.abs(a.length - b.length) > limit) return null;
    // A character taken out or put in spoils at most 2 pairs and makes 1 new, or the other way round; so with windows.
    const { window } = this.#range;
    if (this.#pairs.apart(one, other, 3 * limit) || this.#windows.apart(one, other, (2 * window - 1) * limit))
      return null;
    const distance = editDistance(a, b, limit);
    return distance === null || !this.#accepts(one, other) ? null : 1 - distance / characters;
  }
}

function piecesOf(text: string, { window }: Range): number {
  return Math.floor(text.length / window);
}

/** One row of bits a text, set by hashes: rows that differ in more bits than allowed belong to texts too far apart. */
class Signatures {
  readonly #bits: Uint32Array;
  readonly #words: number;

  constructor(texts: number, words: number) {
    this.#bits = new Uint32Array(texts * words);
    this.#words = words;
  }

  set(one: number, hash: number): void {
    const word = one * this.#words + ((hash >>> 5) % this.#words);
    this.#bits[word] = (this.#bits[word] as number) | (1 << (hash & 31));
  }

  apart(one: number, other: number, allowed: number): boolean {
    let bits = 0;
    const [mine, theirs] = [one * this.#words, other * this.#words];
    for (let word = 0; word < this.#words; word += 1) {
      bits += bitsOf((this.#bits[mine + word] as number) ^ (this.#bits[theirs + word] as number));
      if (bits > allowed) return true;
    }
    return false;
  }
}

/** Visits the hash (32 bits, not negative) of every stretch of `length` characters, each from the one before it. */
function eachHash(text: string, length: number, visit: (hash: number) => void): void {
  let outgoing = 1;
  for (let at = 0; at < length; at += 1) outgoing = Math.imul(outgoing, FACTOR);
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    rolling = (Math.imul(rolling, FACTOR) + text.charCodeAt(at)) | 0;
    if (at >= length) rolling = (rolling - Math.imul(outgoing, text.charCodeAt(at - length))) | 0;
    if (at < length - 1) continue;
    // The sum leaves the low bits poor; they choose the slot.
    const mixed = Math.imul(rolling ^ (rolling >>> 15), 0x85ebca6b);
    visit((mixed ^ (mixed >>> 13)) >>> 0);
  }
}

/** Odd, so that no character is lost from the sum. */
const FACTOR = 0x2c1b3c6d;

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
