// The same report, or nearly the same, under two measures.
import { essence, findAlike, type Likeness, searchAlike } from '../../precheck/alike.ts';
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { figuresShared, isJoint, isStandstill, ownWords } from '../phrases.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding } from '../types.ts';
import { leadOf, measureAt, percentWords, rowOfMeasure } from './about.ts';

/** Shorter texts (own words, without blanks and punctuation) are alike without anybody having copied. */
export const SHORTEST_COPIED = 20;
/** Two pieces of work do not share this part of their figures by chance. */
const FIGURES_SHARED = 0.5;

/** A report that may have been copied: its measure and its text. */
export interface Reported {
  at: number;
  text: string;
  /** When it was reported, in words */
  when: string;
}

/**
 * Reports that are alike, each with the first of its kind, by their own words: set phrases of law and of completion are
 * left out first, since everybody writes them. What is nearly the same counts only where at least half of the figures
 * are the same too: the same sentence with other figures is parallel work.
 */
export function findCopied(texts: readonly string[]): Likeness[] {
  return findAlike(comparable(texts), SHORTEST_COPIED, sharesFigures(texts));
}

const comparable = (texts: readonly string[]): string[] =>
  texts.map((text) => (isJoint(text) || isStandstill(text) ? '' : ownWords(text)));

const sharesFigures = (texts: readonly string[]) => (at: number, earlier: number) =>
  figuresShared(texts[at] ?? '', texts[earlier] ?? '') >= FIGURES_SHARED;

/**
 * Compares the reports of measures that are still worked on (closed ones speak in the words of the office), with rests in
 * between at which it tells how far it is, 0–1.
 */
export function* compareReports(
  facts: CheckFacts,
  settings: CheckupSettings,
  reports: readonly Reported[],
): Generator<number, Finding[]> {
  const open = reports.filter(({ at }) => !isClosed(measureAt(facts, at).state));
  const within = settingOf(settings, 'copied', 'sameProblem') === 1;
  const texts = open.map(({ text }) => text);
  const found: Finding[] = [];
  for (const { at, earlier, share } of yield* searchAlike(comparable(texts), SHORTEST_COPIED, sharesFigures(texts))) {
    const [one, first] = [open[at], open[earlier]];
    if (one === undefined || first === undefined) continue;
    const [measure, other] = [measureAt(facts, one.at), measureAt(facts, first.at)];
    if (within || measure.problemAt !== other.problemAt) found.push(finding(facts, one, first, share));
  }
  return found;
}

function finding(facts: CheckFacts, one: Reported, first: Reported, share: number): Finding {
  const [row, otherRow] = [rowOfMeasure(facts, one.at), rowOfMeasure(facts, first.at)];
  const [unitId, otherUnit] = [leadOf(measureAt(facts, one.at)), leadOf(measureAt(facts, first.at))];
  const across = unitId !== otherUnit && otherUnit !== null;
  const whose = across ? `${facts.units.get(otherUnit)?.name ?? ''}` : '';
  const alike = share === 1 ? '完全相同' : `雷同${percentWords(share)}`;
  const ids = [row.id, otherRow.id].sort();
  return {
    rule: 'copied',
    severity: row.problemId === otherRow.problemId ? '提示' : '重点',
    fingerprint: fingerprintOf(['copied', ...ids, essence(first.text), essence(one.text)]),
    unitId,
    rows: [row, otherRow],
    place: row.place,
    words: `进展与${whose}${otherRow.place}${alike}${across ? '（不同单位）' : ''}`,
    evidence: [
      {
        kind: 'texts',
        before: { label: `${whose}${otherRow.place}　${first.when}`, text: first.text },
        after: { label: `${row.place}　${one.when}`, text: one.text },
      },
    ],
  };
}
