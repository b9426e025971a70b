// The number words of official Chinese documents: 一、 （一） (1) 一是 ①, written and never guessed.

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const PLACES = ['', '十', '百', '千'];

function fourDigits(n: number): string {
  let words = '';
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(n / 10 ** place) % 10;
    if (digit === 0) {
      skipped = words !== '';
      continue;
    }
    words += `${skipped ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    skipped = false;
  }
  return words;
}

/**
 * A whole number in Chinese words: 1 一, 10 十, 21 二十一, 105 一百零五, 12345 一万二千三百四十五.
 * Numbers below 0, above 99,999,999 or with a fraction stay in digits.
 */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99_999_999) return String(n);
  if (n === 0) return '零';
  const high = Math.floor(n / 10_000);
  const low = n % 10_000;
  const gap = high > 0 && low > 0 && low < 1_000 ? '零' : '';
  const words = `${high > 0 ? `${fourDigits(high)}万` : ''}${gap}${fourDigits(low)}`;
  return words.startsWith('一十') ? words.slice(1) : words;
}

/** （一）: second level of headings, and the aspects of a findings document (GB/T 9704-2012 7.3.3). */
export function bracketedChinese(n: number): string {
  return `（${chineseNumber(n)}）`;
}

/** (1): fourth level of headings, and the problems of a findings document. */
export function bracketedArabic(n: number): string {
  return `(${n})`;
}

/** ①–㊿; above 50 there is no such sign and (51) stands for it. */
export function circled(n: number): string {
  if (n >= 1 && n <= 20) return String.fromCodePoint(0x2460 + n - 1);
  if (n >= 21 && n <= 35) return String.fromCodePoint(0x3251 + n - 21);
  if (n >= 36 && n <= 50) return String.fromCodePoint(0x32b1 + n - 36);
  return bracketedArabic(n);
}

/** The styles in which measures are counted within a problem. */
export const MEASURE_LABELS = ['一是', '1.', '(1)', '①'] as const;
export type MeasureLabelStyle = (typeof MEASURE_LABELS)[number];

/** The label of the n-th measure of a problem: 一是, 1., (1) or ①. */
export function measureLabel(n: number, style: MeasureLabelStyle = '一是'): string {
  switch (style) {
    case '一是':
      return `${chineseNumber(n)}是`;
    case '1.':
      return `${n}.`;
    case '(1)':
      return bracketedArabic(n);
    case '①':
      return circled(n);
  }
}

/**
 * Numbers as people list them: runs of three or more become a span.
 * [1,2,3,5,7,8] → 1—3、5、7、8 (the dash is U+2014).
 */
export function numberSpans(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to + 1 < sorted.length && sorted[to + 1] === (sorted[to] as number) + 1) to += 1;
    if (to - from >= 2) parts.push(`${sorted[from]}—${sorted[to]}`);
    else parts.push(...sorted.slice(from, to + 1).map(String));
    from = to + 1;
  }
  return parts.join('、');
}
