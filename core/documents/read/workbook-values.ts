// What a number in a cell means: a date, a share, a plain number. Decided by its number format, as Excel does.
import type { CellKind } from '#domain/workbook/types.ts';

export type NumberFormat = 'plain' | 'percent' | 'date' | 'month' | 'time';

/** Formats that files name by number only; 27–36 and 50–58 are the dates of Chinese editions (ECMA-376 18.8.30). */
const BUILT_IN: Record<number, NumberFormat> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'month',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date',
  27: 'month',
  28: 'date',
  29: 'date',
  30: 'date',
  31: 'date',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'month',
  45: 'time',
  46: 'time',
  47: 'time',
  50: 'month',
  51: 'date',
  52: 'month',
  53: 'date',
  54: 'date',
  55: 'time',
  56: 'time',
  57: 'month',
  58: 'date',
};

/** The kind of a built-in format. */
export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN[id] ?? 'plain';
}

/** The kind of a format code such as yyyy"年"m"月". */
export function formatOf(code: string): NumberFormat {
  const first = code.split(';')[0] ?? '';
  const signs = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .toLowerCase();
  if (/general|常规/.test(signs)) return 'plain';
  if (signs.includes('%')) return 'percent';
  const [year, day, hour] = [/[ye]/.test(signs), signs.includes('d'), /[hs]/.test(signs)];
  if (day) return 'date';
  if (year) return signs.includes('m') ? 'month' : 'plain';
  if (hour) return 'time';
  return 'plain';
}

const DAY = 86_400_000;

/** The day of a serial number; null outside the years 1900–2199. `from1904` is the old Macintosh count. */
function dayOf(serial: number, from1904: boolean): Date | null {
  const days = Math.floor(serial + 1e-9);
  // 1900 counts a 29 February that never was
  const since1900 = from1904 ? days + 1462 : days < 60 ? days + 1 : days;
  if (since1900 < 1 || since1900 > 109_939) return null;
  return new Date(Date.UTC(1899, 11, 30) + since1900 * DAY);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The day of a serial number as YYYY-MM-DD, null where it is none. */
export function serialDate(serial: number, from1904 = false): string | null {
  return dayOf(serial, from1904)?.toISOString().slice(0, 10) ?? null;
}

/** A number as few digits as tell it: 0.1+0.2 is 0.3, 1e21 stays written out. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A number as a person sees it in its cell. */
export function numberInWords(
  value: number,
  format: NumberFormat,
  from1904: boolean,
): { kind: CellKind; text: string } {
  switch (format) {
    case 'percent':
      return { kind: 'number', text: `${plain(value * 100)}%` };
    case 'date': {
      const date = serialDate(value, from1904);
      return date === null ? { kind: 'number', text: plain(value) } : { kind: 'date', text: date };
    }
    case 'month': {
      const day = dayOf(value, from1904);
      if (day === null) return { kind: 'number', text: plain(value) };
      return { kind: 'date', text: `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月` };
    }
    case 'time': {
      const minutes = Math.round((value % 1) * 1440);
      return { kind: 'text', text: `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}` };
    }
    case 'plain':
      return { kind: 'number', text: plain(value) };
  }
}

/** Excel writes signs that XML cannot carry as _x000D_. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** A cell's text without the blanks, returns and unseen signs around it; inner line ends stay as \n. */
export function cleanCell(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .trim();
}
