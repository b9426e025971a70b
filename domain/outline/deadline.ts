// 完成时限 as written → date, words, long-term: 2020年6月底前, 2020.6.30, 6月30日前, 年底前, 立行立改，长期坚持.
import { isPlainDate } from '../calendar/dates.ts';
import type { Deadline, PlainDate } from '../ledger/types.ts';
import { fold } from './chars.ts';

const LONG_TERM = /长期|持续|常态化|常抓|不断|经常性|贯穿|始终/;

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dated(year: number, month: number, day: number): PlainDate | null {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isPlainDate(text) ? text : null;
}

const MONTH_PARTS: Record<string, (year: number, month: number) => number> = {
  上旬: () => 10,
  中旬: () => 20,
  下旬: lastDay,
  底: lastDay,
  末: lastDay,
  中: () => 15,
  初: () => 5,
};

const QUARTERS: Record<string, number> = { 一: 3, 二: 6, 三: 9, 四: 12, 1: 3, 2: 6, 3: 9, 4: 12 };

/** The last day that a piece of words names; null where it names none. */
function dateIn(text: string, year: number | null): PlainDate | null {
  let found: PlainDate | null = null;
  let current = year;
  const keep = (value: PlainDate | null): void => {
    if (value && (!found || value > found)) found = value;
  };
  const find =
    /(\d{4})\s?(?:年|[./-])\s?(\d{1,2})\s?(?:月|[./-])\s?(\d{1,2})\s?[日号]?|(?:(\d{4})\s?年|(今年|本年|明年|当年))?\s?(\d{1,2})\s?月\s?(?:份)?\s?(?:(\d{1,2})\s?[日号]|(上旬|中旬|下旬|底|末|中|初))?|(\d{4})[./-](\d{1,2})(?![\d./-])|(?:(\d{4})\s?年|(今年|本年|明年|当年))?\s?(?:第)?([一二三四1-4])\s?季度|(?:(\d{4})\s?年|(今年|本年|明年|当年))?\s?(上半年|下半年|年底|年末|年内|底前?|末|年中)|(\d{4})\s?年(?!\s?\d)/g;
  for (let m = find.exec(text); m; m = find.exec(text)) {
    const relative = (word: string | undefined): number | null =>
      word === undefined ? current : year === null ? null : word === '明年' ? year + 1 : year;
    if (m[1]) {
      current = Number(m[1]);
      keep(dated(current, Number(m[2]), Number(m[3])));
    } else if (m[6]) {
      const y = m[4] ? Number(m[4]) : relative(m[5]);
      if (y === null) continue;
      current = y;
      const month = Number(m[6]);
      if (month < 1 || month > 12) continue;
      const part = m[8] ? MONTH_PARTS[m[8]] : lastDay;
      keep(dated(y, month, m[7] ? Number(m[7]) : (part ?? lastDay)(y, month)));
    } else if (m[9]) {
      current = Number(m[9]);
      const month = Number(m[10]);
      if (month >= 1 && month <= 12) keep(dated(current, month, lastDay(current, month)));
    } else if (m[13]) {
      const y = m[11] ? Number(m[11]) : relative(m[12]);
      const month = QUARTERS[m[13]];
      if (y !== null && month) keep(dated(y, month, lastDay(y, month)));
    } else if (m[16]) {
      const explicit = m[14] ?? m[15];
      if (!explicit && /^[底末]/.test(m[16])) continue;
      const y = m[14] ? Number(m[14]) : relative(m[15]);
      if (y === null) continue;
      current = y;
      keep(m[16] === '上半年' || m[16] === '年中' ? dated(y, 6, 30) : dated(y, 12, 31));
    } else if (m[17]) {
      current = Number(m[17]);
      keep(dated(current, 12, 31));
    }
  }
  return found;
}

/**
 * Reads a deadline. `year` is the year that a bare 6月30日前 or 年底前 is meant in (e.g. of the feedback); without it
 * such words give no date but stay as text. Of several dates the last one counts. The words are kept whenever they say
 * more than the date.
 */
export function parseDeadline(text: string, year: number | null = null): Deadline {
  const words = text.trim().replace(/[。；;，,]+$/, '');
  if (!words) return { date: null, text: null, longTerm: false };
  const folded = fold(words).replace(/\s/g, '');
  const date = dateIn(folded, year);
  const longTerm = LONG_TERM.test(folded);
  const plain = date !== null && /^\d{4}(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}日?(?:前|之前|以前|止)?$/.test(folded);
  return { date, text: plain ? null : words, longTerm };
}
