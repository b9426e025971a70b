// Characters of a findings document: folding of full-width forms, quotes and brackets, sentence ends.

/**
 * Folds full-width forms to half-width, character for character, so that offsets in the result are offsets in the
 * source. Chinese quotes, 。 and 、 stay, since they carry structure.
 */
export function fold(text: string): string {
  return text.replace(FOLDABLE, foldSign);
}

const FOLDABLE = /[\uff01-\uff5e\u3000\u00a0\t\u2002-\u200b\ufeff\ufe59\ufe5a\uff61\u2024\ufe52]/g;

function foldSign(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code === 0xfe59) return '(';
  if (code === 0xfe5a) return ')';
  if (code === 0xff61) return '。';
  if (code === 0x2024 || code === 0xfe52) return '.';
  return ' ';
}

/** Longest stretch that one pair may span; a longer one is taken for a slip of the typist. */
const PAIR_LIMIT = 600;

/**
 * Nesting of matched quotes and brackets. `close[i]` is the place of the partner of the opener at i, else -1;
 * `depth[i]` counts the pairs around i. Unmatched marks count for nothing, so one forgotten ” loses nothing.
 */
export interface Pairs {
  close: Int32Array;
  depth: Uint8Array;
}

/** The opener that a closing mark belongs to, 0 for every other character. */
function openerOf(code: number): number {
  switch (code) {
    case 0x201d: // ”
      return 0x201c;
    case 0x2019: // ’
      return 0x2018;
    case 0x300d: // 」
      return 0x300c;
    case 0x300f: // 』
      return 0x300e;
    case 0x300b: // 》
      return 0x300a;
    case 0x3009: // 〉
      return 0x3008;
    case 0x29: // )
      return 0x28;
    default:
      return 0;
  }
}

function opens(code: number): boolean {
  return (
    code === 0x201c ||
    code === 0x2018 ||
    code === 0x300c ||
    code === 0x300e ||
    code === 0x300a ||
    code === 0x3008 ||
    code === 0x28
  );
}

function isPairMark(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x28 ||
    code === 0x29 ||
    (code >= 0x2018 && code <= 0x201d) ||
    (code >= 0x3008 && code <= 0x300f)
  );
}

export function pairs(folded: string): Pairs {
  const length = folded.length;
  const close = new Int32Array(length).fill(-1);
  const depth = new Uint8Array(length);
  const openCodes: number[] = [];
  const openPlaces: number[] = [];
  let straight = -1;
  let any = false;
  for (let i = 0; i < length; i++) {
    const code = folded.charCodeAt(i);
    if (!isPairMark(code)) continue;
    if (code === 0x22) {
      if (straight >= 0 && i - straight <= PAIR_LIMIT) {
        close[straight] = i;
        straight = -1;
        any = true;
      } else straight = i;
    } else if (opens(code)) {
      openCodes.push(code);
      openPlaces.push(i);
    } else {
      const wanted = openerOf(code);
      let k = openCodes.length - 1;
      while (k >= 0 && i - (openPlaces[k] as number) <= PAIR_LIMIT && openCodes[k] !== wanted) k--;
      if (k >= 0 && openCodes[k] === wanted && i - (openPlaces[k] as number) <= PAIR_LIMIT) {
        close[openPlaces[k] as number] = i;
        openCodes.length = k;
        openPlaces.length = k;
        any = true;
      }
    }
  }
  if (!any) return { close, depth };
  // straight quotes may cross the others: every pair ends behind its own closing mark
  const ends: number[] = [];
  for (let i = 0; i < length; i++) {
    while (ends.length > 0 && (ends.at(-1) as number) < i) ends.pop();
    depth[i] = Math.min(255, ends.length);
    const partner = close[i] as number;
    if (partner >= 0) {
      let k = ends.length;
      while (k > 0 && (ends[k - 1] as number) < partner) k--;
      ends.splice(k, 0, partner);
    }
  }
  return { close, depth };
}

const SENTENCE_END = new Set(['。', '!', '?', '；', ';']);

/** A half-width . that a typist put for 。: behind a Chinese character, and not before a digit or letter. */
function isTypedStop(folded: string, i: number): boolean {
  if (folded[i] !== '.' || i === 0) return false;
  return /[\u4e00-\u9fff”"》)%]/.test(folded[i - 1] as string) && !/[\da-zA-Z.]/.test(folded[i + 1] ?? '');
}

/**
 * Place just behind the first sentence end (。！？；) at or after `from` that stands outside quotes and brackets,
 * or the text's length.
 */
export function sentenceEnd(folded: string, marks: Pairs, from: number): number {
  const base = marks.depth[from] ?? 0;
  for (let i = from; i < folded.length; i++) {
    if ((marks.depth[i] ?? 0) > base) {
      continue;
    }
    if (SENTENCE_END.has(folded[i] as string) || isTypedStop(folded, i)) return i + 1;
  }
  return folded.length;
}

/** Splits at sentence ends outside quotes; every piece keeps its end mark. */
export function sentences(text: string): string[] {
  const folded = fold(text);
  const marks = pairs(folded);
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const end = sentenceEnd(folded, marks, at);
    const piece = text.slice(at, end).trim();
    if (piece) out.push(piece);
    at = end;
  }
  return out;
}

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 一 … 九百九十九 or plain digits as a number; null where it is none. */
export function readNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百]{1,7}$/.test(text)) return null;
  if (!/[十百]/.test(text)) {
    // 一二 as digits (一二 = 12) is not a number that anyone writes in front of a paragraph
    return text.length === 1 ? (DIGITS[text] ?? null) : null;
  }
  let total = 0;
  let digit = 0;
  for (const char of text) {
    if (char === '百') {
      total += (digit || 1) * 100;
      digit = 0;
    } else if (char === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else digit = DIGITS[char] ?? 0;
  }
  return total + digit;
}
