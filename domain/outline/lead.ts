// A measure split into its lead sentence and the rest.
import { fold, pairs, sentenceEnd } from './chars.ts';

/** A first sentence longer than this is cut at its first clause. */
const LEAD_LIMIT = 40;
/** A clause shorter than this says too little to lead. */
const CLAUSE_LEAST = 4;

/**
 * The lead is the first sentence with its end mark (切实提高政治站位。); where that sentence is long, its first clause
 * with the comma. Marks inside quotes and brackets do not count.
 */
export function splitLead(text: string): { lead: string; text: string } {
  const whole = text.trim();
  const folded = fold(whole);
  const marks = pairs(folded);
  const line = whole.indexOf('\n');
  let end = sentenceEnd(folded, marks, 0);
  if (line >= 0 && line < end) end = line;
  // 健全管护机制：1.…；2.…: the run is not part of the lead
  const run = /[:,](?=\s?(?:1[.、]|\(1\)|①|一是|\(一\)))/.exec(folded.slice(0, end));
  if (run && run.index >= CLAUSE_LEAST && (marks.depth[run.index] ?? 0) === 0) end = run.index + 1;
  if (end > LEAD_LIMIT) {
    for (let i = CLAUSE_LEAST; i < Math.min(end, LEAD_LIMIT * 2); i++) {
      if ((folded[i] === ',' || folded[i] === ':') && (marks.depth[i] ?? 0) === 0) {
        end = i + 1;
        break;
      }
    }
  }
  return { lead: whole.slice(0, end).trim(), text: whole.slice(end).trim() };
}
