// Paragraphs to lines: one line per numbered or labelled piece, also where several stand in one paragraph.
import { fold, pairs } from './chars.ts';
import { type LabelHit, labelsInside, readLabel } from './labels.ts';
import { type Marker, readMarker } from './markers.ts';
import { findRun } from './runs.ts';
import type { SourceParagraph } from './types.ts';

export interface Line {
  /** Place of the paragraph in the source */
  paragraph: number;
  marker: Marker | null;
  label: LabelHit | null;
  /** Text behind marker and label */
  text: string;
  headingLevel: number | null;
  /** True for the second and further pieces of one paragraph */
  inner: boolean;
}

const LEAD_INSIDE = /(?:\(\s?\d{1,3}\s?\)|\d{1,3}[.、]|\([一二三四五六七八九十]{1,3}\))\s?(?=(?:针对|关于)["“])/g;

/** Where a further problem begins in the middle of a paragraph: …。(2)针对“…. */
function leadsInside(text: string): number[] {
  const folded = fold(text);
  if (!/(?:针对|关于)["“]/.test(folded)) return [];
  const marks = pairs(folded);
  const out: number[] = [];
  LEAD_INSIDE.lastIndex = 0;
  for (let match = LEAD_INSIDE.exec(folded); match; match = LEAD_INSIDE.exec(folded)) {
    if (match.index === 0 || (marks.depth[match.index] ?? 0) > 0) continue;
    if (/[。;!?\s”:]/.test(folded[match.index - 1] as string)) out.push(match.index);
  }
  return out;
}

/** Where the members of a run begin that opens the paragraph: 一是…。二是…。 all in one paragraph. */
function runInside(text: string): number[] {
  const run = findRun(text);
  if (run?.start !== 0 || run.members.length < 2) return [];
  if (run.family !== 'shi' && /一是/.test(text.slice(0, run.members[1]?.start ?? 0))) return [];
  return run.members.slice(1).map((member) => member.start);
}

function split(text: string): string[] {
  const cuts = new Set<number>([...leadsInside(text), ...labelsInside(text)]);
  const sorted = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const out: string[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const piece = text.slice(sorted[i], sorted[i + 1]);
    const members = [0, ...runInside(piece), piece.length];
    for (let k = 0; k + 1 < members.length; k++) out.push(piece.slice(members[k], members[k + 1]));
  }
  return out;
}

/** Cuts paragraphs into lines and reads each line's mark and label. Empty paragraphs vanish. */
export function toLines(paragraphs: readonly SourceParagraph[]): Line[] {
  const out: Line[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.cell) continue;
    const whole = paragraph.text.trim();
    if (!whole) continue;
    let inner = false;
    for (const piece of split(whole)) {
      const text = piece.trim();
      if (!text) continue;
      const marker = readMarker(text);
      const body = marker ? text.slice(marker.length).trimStart() : text;
      const label = readLabel(body);
      out.push({
        paragraph: paragraph.index,
        marker,
        label,
        text: label ? body.slice(label.end).trim() : body,
        headingLevel: inner ? null : (paragraph.headingLevel ?? null),
        inner,
      });
      inner = true;
    }
  }
  return out;
}
