// Cutting a problem's title or a measure's text in two.
import { splitLead } from '../outline/lead.ts';
import type { Measure } from './types.ts';

type MeasureText = Pick<Measure, 'lead' | 'text'>;

/** A cut between the halves of one character (a surrogate pair) moves before it. */
function wholeCharacter(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const inside = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return inside ? at - 1 : at;
}

/**
 * A text cut after `at` UTF-16 units; blanks at the cut are dropped.
 * @returns null when nothing would be left on one side
 */
export function cutText(text: string, at: number): [string, string] | null {
  const cut = wholeCharacter(text, at);
  const first = text.slice(0, cut).trimEnd();
  const second = text.slice(cut).trimStart();
  return first === '' || second === '' ? null : [first, second];
}

/**
 * A measure cut after `at` UTF-16 units of lead and text together. What is behind the cut gets a lead of its own where
 * the old lead is left whole.
 * @returns null when nothing would be left on one side
 */
export function cutMeasure(measure: MeasureText, at: number): [MeasureText, MeasureText] | null {
  const { lead, text } = measure;
  const whole = lead + text;
  const cut = wholeCharacter(whole, at);
  if (whole.slice(0, cut).trim() === '' || whole.slice(cut).trim() === '') return null;
  if (cut < lead.length) {
    return [
      { lead: lead.slice(0, cut).trimEnd(), text: '' },
      { lead: lead.slice(cut).trimStart(), text },
    ];
  }
  return [{ lead, text: text.slice(0, cut - lead.length).trimEnd() }, splitLead(text.slice(cut - lead.length))];
}
