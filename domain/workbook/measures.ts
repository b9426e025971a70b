// Measures in cells: one a row under a label, or several in one cell as 1.…2.…, 一是…二是…, or line by line.
import { fold } from '../outline/chars.ts';
import { readMarker } from '../outline/markers.ts';
import { findRun } from '../outline/runs.ts';

export interface SplitCell {
  parts: string[];
  /** Words that only announce the measures (主要措施如下：), left out */
  announced: string | null;
  /** The cell was cut at line ends without numbers */
  byLines: boolean;
}

/** Families of marks that number measures; 首先 and the like are words of the text. */
const NUMBERING = /^(?:shi|yao|circle|arParen|arDot|arDun|arRightParen|zhParen|zhDun|firstly|named:措施|arSpace)$/;
const ANNOUNCES = /(?:如下|以下(?:整改)?(?:措施|举措|工作))[:。.]?$|^(?:具体|主要|工作|整改)*(?:措施|举措)[:]$/;
const SENTENCE_END = /[。；;！!.]$/;

/** The number that a measure's text begins with, null for none. */
export function leadingNumber(text: string): number | null {
  const marker = readMarker(text);
  return marker !== null && NUMBERING.test(marker.family) ? marker.number : null;
}

/** The text without its leading number. */
export function withoutNumber(text: string): string {
  const marker = readMarker(text);
  if (marker === null || !NUMBERING.test(marker.family)) return text.trim();
  return text.slice(marker.length).trim() || text.trim();
}

/** Lines that go on with the one before: 1.… on its own line begins a new part. */
function byMarkedLines(lines: readonly string[]): { parts: string[]; before: string } | null {
  const marks = lines.map((line) => {
    const marker = readMarker(line);
    return marker !== null && NUMBERING.test(marker.family) ? marker : null;
  });
  const first = marks.find((marker) => marker !== null);
  if (!first) return null;
  const same = marks.filter((marker) => marker?.family === first.family);
  if (same.length < 2 || first.number !== 1 || same[1]?.number !== 2) return null;
  const parts: string[] = [];
  const before: string[] = [];
  lines.forEach((line, i) => {
    if (marks[i]?.family === first.family) parts.push(line.slice(marks[i]?.length ?? 0).trim());
    else if (parts.length === 0) before.push(line);
    else parts[parts.length - 1] += `\n${line}`;
  });
  return { parts, before: before.join('\n') };
}

/**
 * Cuts a cell into its measures. Counting inside a measure (加强管理：一是…二是…) stays with it; only what begins the
 * cell, or follows words that announce measures, counts.
 */
export function splitMeasures(text: string): SplitCell {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const marked = byMarkedLines(lines);
  if (marked !== null) {
    const announced = marked.before !== '' && ANNOUNCES.test(fold(marked.before)) ? marked.before : null;
    const parts = [...marked.parts];
    if (marked.before !== '' && announced === null) parts[0] = `${marked.before}\n${parts[0] ?? ''}`;
    return { parts: parts.filter((part) => part !== ''), announced, byLines: false };
  }
  const whole = lines.join('\n');
  const run = findRun(whole);
  if (run !== null && run.members.length > 1 && NUMBERING.test(run.family) && !run.nested) {
    const before = whole.slice(0, run.start).trim();
    const announced = before !== '' && ANNOUNCES.test(fold(before)) ? before : null;
    if (before === '' || announced !== null) {
      const parts = run.members.map((member) => whole.slice(member.textStart, member.end).trim());
      if (parts.every((part) => part !== '')) return { parts, announced, byLines: false };
    }
  }
  if (lines.length > 1 && lines.every((line) => SENTENCE_END.test(line.trim()) && line.trim().length >= 4)) {
    return { parts: lines.map(withoutNumber), announced: null, byLines: true };
  }
  return { parts: [withoutNumber(whole)], announced: null, byLines: false };
}
