// Sentences that several reports share: how a problem and its measures are put into words.
import { dateWords } from '../calendar/dates.ts';
import type { Measure, PlainDate, Problem } from '../ledger/types.ts';
import { measureLabel } from '../numbering/words.ts';
import { type ReportClass, reportClass } from '../states/states.ts';
import type { ReportSwitches } from './types.ts';

/** Stands where the ledger knows nothing and a person has to write; the window counts and finds these. */
export const OPEN_PLACE = '＿＿';

/** 2026年3月26日, or the same shape to be filled in. */
export function dateOrOpen(date: PlainDate | null): string {
  return date === null ? `${OPEN_PLACE}年${OPEN_PLACE}月${OPEN_PLACE}日` : dateWords(date);
}

const SENTENCE_END = /[。！？；…][”’）)]*$/u;

/** The text with a full stop, unless it ends a sentence already. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || SENTENCE_END.test(trimmed) ? trimmed : `${trimmed.replace(/[，、：,;:.]+$/u, '')}。`;
}

/** 针对“…”问题, 关于“…”方面的问题: a title that still bears its phrase. */
const PHRASED = /^(?:针对|关于)“([^”]*(?:“[^”]*”[^”]*)*)”(?:方面)?(?:的)?问题(?:的整改)?$/u;

/** A title without the phrase around it, however the ledger came by it. */
export function bareTitle(title: string): string {
  const trimmed = title.trim().replace(/[。；，、]+$/u, '');
  return PHRASED.exec(trimmed)?.[1] ?? trimmed;
}

/** Outer double quotes stay free for the phrase around a title: “…” within becomes ‘…’ (GB/T 15834-2011 4.8.3.4). */
export function quoted(title: string): string {
  return `“${bareTitle(title).replace(/“/gu, '‘').replace(/”/gu, '’')}”`;
}

/** (3) or （3）. */
export function problemNumber(n: number, { brackets }: Pick<ReportSwitches, 'brackets'>): string {
  return brackets === 'half' ? `(${n})` : `（${n}）`;
}

/** (3)针对“…”问题。 and its kin, with the number. */
export function problemLead(
  problem: Pick<Problem, 'title' | 'publicText'>,
  n: number,
  switches: ReportSwitches,
): string {
  const title = problem.publicText ?? problem.title;
  const number = problemNumber(n, switches);
  switch (switches.lead) {
    case '针对':
      return `${number}针对${quoted(title)}问题。`;
    case '关于':
      return `${number}关于${quoted(title)}问题的整改。`;
    case '编号':
      return `编号${n}：${sentence(bareTitle(title))}`;
    case '原句':
      return `${number}${sentence(bareTitle(title))}`;
  }
}

/** The sentence on where a problem stands. */
const STATUS_SENTENCES: Record<ReportClass, string> = {
  已完成: '该问题已完成整改。',
  基本完成: '该问题已基本完成整改。',
  正在推进: '该问题正在推进整改。',
  长期坚持: '该问题已取得阶段性成效，将长期坚持。',
  未完成: '该问题尚未完成整改。',
};

export function statusSentence(problem: Pick<Problem, 'state' | 'deadline'>, asOf: PlainDate): string {
  return STATUS_SENTENCES[reportClass(problem.state, problem.deadline, asOf)];
}

/**
 * What is said of a measure. Its public text replaces all of it; accepted progress stands behind the lead sentence, and
 * where none was accepted yet the measure itself is quoted.
 */
export function measureText(measure: Measure, text: ReportSwitches['text']): string {
  if (text === 'progress' && measure.progress?.trim()) return sentence(`${sentence(measure.lead)}${measure.progress}`);
  return sentence(measure.publicText ?? `${measure.lead}${measure.text}`);
}

/** All measures as 一是…。二是…。 */
export function measureSentences(measures: readonly Measure[], switches: ReportSwitches): string[] {
  return measures.map(
    (measure, index) => `${measureLabel(index + 1, switches.bullets)}${measureText(measure, switches.text)}`,
  );
}
