// The marks by which a 周调度表 is known again: its ids with a checksum over them and the text that must not change.
import { createHash } from 'node:crypto';
import type { FormRow, ReviewForm } from '#domain/forms/types.ts';

/** First word of a form's head mark, with the version of the layout. */
const HEAD_WORD = 'bihuan-form-1';
const ID = '[0-9A-HJKMNP-TV-Z]{26}';
const HEAD_MARK = new RegExp(`^${HEAD_WORD} (${ID}) (${ID}) (${ID}) (\\d+) (\\d+) ([0-9a-f]{16})$`);
const ROW_MARK = new RegExp(`^(${ID}) ([0-9a-f]{16})$`);

/** Spaces and line ends are left out: office programs change them on saving. */
function checksum(parts: readonly (string | number)[]): string {
  const text = parts.map((part) => String(part).replace(/\s+/gu, '')).join('\u0000');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

interface Head {
  formId: string;
  reviewId: string;
  unitId: string;
  issue: number;
  ordinal: number;
}

export function headMark({ formId, reviewId, unitId, issue, ordinal }: Head | ReviewForm): string {
  const sum = checksum([HEAD_WORD, formId, reviewId, unitId, issue, ordinal]);
  return [HEAD_WORD, formId, reviewId, unitId, issue, ordinal, sum].join(' ');
}

/** The head of a form; null when the text is no such mark. `genuine` tells whether its checksum fits. */
export function readHeadMark(text: string): (Head & { genuine: boolean }) | null {
  const match = HEAD_MARK.exec(text.trim());
  if (!match) return null;
  const [, formId, reviewId, unitId, issue, ordinal, sum] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const head = { formId, reviewId, unitId, issue: Number(issue), ordinal: Number(ordinal) };
  return { ...head, genuine: headMark(head).endsWith(sum) };
}

/** What a row shows of its measure: the text under the checksum. */
interface Shown {
  measureText: string;
  deadlineWords: string;
}

function rowSum(formId: string, measureId: string, shown: Shown): string {
  return checksum([formId, measureId, shown.measureText, shown.deadlineWords]);
}

export function rowMark(formId: string, row: FormRow): string {
  return `${row.measureId} ${rowSum(formId, row.measureId, row)}`;
}

/** The measure of a row; null when the text is no such mark. `genuine` tells whether id and shown text fit the checksum. */
export function readRowMark(
  text: string,
  formId: string,
  shown: Shown,
): { measureId: string; genuine: boolean } | null {
  const match = ROW_MARK.exec(text.trim());
  if (!match) return null;
  const [, measureId, sum] = match as unknown as [string, string, string];
  return { measureId, genuine: rowSum(formId, measureId, shown) === sum };
}
