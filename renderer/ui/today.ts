// Today at this PC, as a plain date.
import type { PlainDate } from '#domain/ledger/types.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** The local calendar day. */
export function today(now = new Date()): PlainDate {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
