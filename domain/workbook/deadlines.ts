// 完成时限 as it stands in a cell: a date of Excel's, a bare serial number, or the office's words.
import { addDays, isPlainDate } from '../calendar/dates.ts';
import type { Deadline } from '../ledger/types.ts';
import { fold } from '../outline/chars.ts';
import { parseDeadline } from '../outline/deadline.ts';
import type { BookCell } from './types.ts';

export interface ReadDeadline {
  deadline: Deadline;
  /** Why the clerk should look; null where all is clear */
  doubt: string | null;
  /** The cell's words name no deadline that the program knows; they are kept as words */
  unreadable: boolean;
}

/** Words that are a deadline without naming a day. */
const WITHOUT_DAY = /立行立改|立即|即知即改|即行即改|随时|马上|长期|持续|常态|已完成|已整改|已销号|同步|贯穿|适时/;
/** Serial numbers of the years 2000 to 2099. */
const SERIALS: [number, number] = [36_526, 73_050];
const TEXT_LENGTH = 200;

const clear = (deadline: Deadline): ReadDeadline => ({ deadline, doubt: null, unreadable: false });
const day = (date: string): Deadline => ({ date, text: null, longTerm: false });

/** 6.30, 6-30, 6/30 with the year that is meant; null where it is no such thing. */
function dayOfMonth(text: string, year: number): string | null {
  const match = /^(\d{1,2})[./-](\d{1,2})(?:日|号)?(?:前|之前|以前)?$/.exec(text);
  if (!match) return null;
  const date = `${year}-${match[1]?.padStart(2, '0')}-${match[2]?.padStart(2, '0')}`;
  return isPlainDate(date) ? date : null;
}

/**
 * Reads a cell of a deadline column. `year` is the year in which 6月底前 is meant; null where nothing tells it.
 */
export function readDeadline(cell: BookCell, year: number | null): ReadDeadline {
  const { text } = cell;
  if (cell.kind === 'date' && isPlainDate(text)) return clear(day(text));
  const words = fold(text).replace(/\s/g, '');
  const serial = Number(words);
  if (Number.isInteger(serial) && serial >= SERIALS[0] && serial <= SERIALS[1]) {
    return clear(day(addDays('1899-12-30', serial)));
  }
  const digits = /^(20\d{2})(\d{2})(\d{2})$/.exec(words);
  if (digits) {
    const date = `${digits[1]}-${digits[2]}-${digits[3]}`;
    if (isPlainDate(date)) return clear(day(date));
  }
  const kept: Deadline = { date: null, text: text.slice(0, TEXT_LENGTH), longTerm: false };
  if (/^\d{1,2}[./-]\d{1,2}/.test(words)) {
    const date = year === null ? null : dayOfMonth(words, year);
    if (date !== null) return { deadline: day(date), doubt: `按${year}年理解，请核对`, unreadable: false };
    return { deadline: kept, doubt: '没有写年份，按文字保存', unreadable: year !== null };
  }
  const deadline = parseDeadline(text.replaceAll('\n', ' '), year);
  if (deadline.text !== null) deadline.text = deadline.text.slice(0, TEXT_LENGTH);
  if (deadline.date !== null) {
    if (cell.kind === 'number' && /^20\d{2}\.1$/.test(words)) {
      return { deadline, doubt: '可能是10月（数字格式会丢掉末尾的0），请核对', unreadable: false };
    }
    const stated = /20\d{2}/.test(words);
    return {
      deadline,
      doubt: stated || year === null ? null : `没有写年份，按${year}年理解，请核对`,
      unreadable: false,
    };
  }
  if (/\d/.test(words)) {
    const bare = /月|日|号|年底|季度/.test(words) && year === null && !/(?:19|20)\d{2}/.test(words);
    return { deadline, doubt: bare ? '没有写年份，按文字保存' : '没有认出日期，按文字保存', unreadable: !bare };
  }
  if (deadline.longTerm || WITHOUT_DAY.test(words)) return clear(deadline);
  if (/年底|年末|年中|月底|季度|上半年|下半年/.test(words)) {
    return { deadline, doubt: '没有写年份，按文字保存', unreadable: false };
  }
  return { deadline, doubt: '没有认出日期，按文字保存', unreadable: true };
}
