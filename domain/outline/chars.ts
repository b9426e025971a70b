// Characters of a findings document: folding of full-width forms, quotes and brackets, sentence ends.

/**
 * Folds full-width forms to half-width, character for character, so that offsets in the result are offsets in the
 * source. Chinese quotes, 。 and 、 stay, since they carry structure.
 */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || code === 0x09 || (code >= 0x2002 && code <= 0x200a)) out += ' ';
    else if (code === 0xfe59) out += '(';
    else if (code === 0xfe5a) out += ')';
    else if (code === 0xff61) out += '。';
    else if (code === 0x2024 || code === 0xfe52) out += '.';
    else if (code === 0x200b || code === 0xfeff) out += ' ';
    else out += text[i];
  }
  return out;
}

const CLOSER: Record<string, string> = { '“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉', '(': ')' };
const OPENER: Record<string, string> = Object.fromEntries(Object.entries(CLOSER).map(([open, close]) => [close, open]));

/** Longest stretch that one pair may span; a longer one is taken for a slip of the typist. */
const PAIR_LIMIT = 600;

/**
 * Nesting of matched quotes and brackets. `close[i]` is the place of the partner of the opener at i, else -1;
 * `depth[i]` counts the pairs around i. Unmatched marks count for nothing, so one forgotten ” loses nothing.
 */
export interface Pairs {
  close: Int32Array;
  depth: Uint16Array;
}

export function pairs(folded: string): Pairs {
  const close = new Int32Array(folded.length).fill(-1);
  const depth = new Uint16Array(folded.length);
  const open: { char: string; at: number }[] = [];
  let straight = -1;
  for (let i = 0; i < folded.length; i++) {
    const char = folded[i] as string;
    if (char === '"') {
      if (straight >= 0 && i - straight <= PAIR_LIMIT) {
        close[straight] = i;
        straight = -1;
      } else straight = i;
    } else if (CLOSER[char]) {
      open.push({ char, at: i });
    } else if (OPENER[char]) {
      let k = open.length - 1;
      while (k >= 0 && i - (open[k]?.at ?? 0) <= PAIR_LIMIT && open[k]?.char !== OPENER[char]) k--;
      const partner = open[k];
      if (partner && partner.char === OPENER[char] && i - partner.at <= PAIR_LIMIT) {
        close[partner.at] = i;
        open.length = k;
      }
    }
  }
  const ends = new Uint16Array(folded.length + 1);
  let level = 0;
  for (let i = 0; i < folded.length; i++) {
    level -= ends[i] ?? 0;
    depth[i] = level;
    const partner = close[i] ?? -1;
    if (partner >= 0) {
      level++;
      // the closing mark itself still lies inside
      ends[partner + 1] = (ends[partner + 1] ?? 0) + 1;
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
