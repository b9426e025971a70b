// 完备性检查 over a whole round: what reviewers look for, found before they do. Answers, measures, responsibility, deadlines
// (the four points on which lists are sent back), and texts that occur twice.
import { dateWords } from '../calendar/dates.ts';
import type { Deadline, Id, LedgerTree, Measure, Role } from '../ledger/types.ts';
import { ROLES } from '../ledger/types.ts';
import { type MeasureRow, measureRows, type ProblemRow, problemRows } from '../lists/rows.ts';
import { problemNumbersWords } from '../lists/words.ts';
import { measureLabel } from '../numbering/words.ts';
import { essence, findAlike } from './alike.ts';
import { PRECHECK_RULES, type PrecheckFinding, type PrecheckRule, type PrecheckSettings } from './types.ts';

/** Characters of a row's text that a finding repeats. */
const EXCERPT = 60;
/** Characters without which a measure says nothing: 略。, 同上, 无. */
const LEAST_MEASURE = 4;
/** Shorter texts are alike by chance: problems of so few characters, measures (建立工作台账。) of so few. */
const LEAST_PROBLEM_COMPARED = 4;
const LEAST_MEASURE_COMPARED = 12;

/** Everything found, rule by rule in their order, within a rule in the order of the list. */
export function precheck(tree: LedgerTree, settings: PrecheckSettings): PrecheckFinding[] {
  const rows = problemRows(tree);
  const lines = measureRows(rows);
  const found = [
    ...rows.flatMap((row, at) => [...answered(row), ...assigned(row, lines[at] ?? [])]),
    ...rows.flatMap((row) => deadlines(row, tree, settings)),
    ...sameProblems(rows),
    ...sameMeasures(lines),
    ...(tree.round.feedbackDate === null && rows.length > 0 ? [roundFinding(tree)] : []),
    ...idle(tree, rows),
  ];
  const byRule = Map.groupBy(found, (finding) => finding.rule);
  return PRECHECK_RULES.flatMap((rule) => byRule.get(rule) ?? []);
}

/** A problem as people name it: 问题(5), 问题2-1 where numbers restart. */
function problemPlace({ item, problem, numbering }: ProblemRow): string {
  const number = problemNumbersWords([{ item: item.number, problem: problem.number }], numbering);
  return numbering === 'continuous' ? `问题(${number})` : `问题${number}`;
}

const excerpt = (text: string): string => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT)}…`);
const measureText = (measure: Measure): string => `${measure.lead.trim()}${measure.text.trim()}`;

function ofProblem(rule: PrecheckRule, row: ProblemRow, words: string): PrecheckFinding {
  const { id, title } = row.problem;
  return {
    rule,
    kind: 'problem',
    id,
    problemId: id,
    place: problemPlace(row),
    text: excerpt(title),
    words,
    other: null,
  };
}

function ofMeasure(rule: PrecheckRule, row: ProblemRow, measure: Measure, words: string): PrecheckFinding {
  return {
    rule,
    kind: 'measure',
    id: measure.id,
    problemId: row.problem.id,
    place: `${problemPlace(row)}${measureLabel(measure.position)}`,
    text: excerpt(measureText(measure)),
    words,
    other: null,
  };
}

function answered(row: ProblemRow): PrecheckFinding[] {
  const { measures } = row.problem;
  if (measures.length === 0) return [ofProblem('noMeasures', row, '这个问题还没有一条整改措施')];
  return measures
    .filter((measure) => essence(measureText(measure)).length < LEAST_MEASURE)
    .map((measure) => {
      const text = measureText(measure);
      return ofMeasure('emptyMeasure', row, measure, text === '' ? '措施是空的' : `措施只有“${text}”`);
    });
}

/** Who leads, who answers, by when: said at the problem, or at each of its measures. */
function assigned(row: ProblemRow, lines: readonly MeasureRow[]): PrecheckFinding[] {
  const { problem } = row;
  const lacking = (has: (line: MeasureRow) => boolean, hasItself: boolean, what: string): string | null => {
    if (hasItself) return null;
    const without = lines.filter((line) => !has(line));
    if (without.length === 0) return null;
    const count = problem.measures.length;
    return without.length === count || count === 0
      ? `问题${count === 0 ? '' : '和它的措施'}都没有${what}`
      : `问题和其中${without.length}条措施没有${what}`;
  };
  const held = (role: Role) => (line: MeasureRow) => line.responsibilities[role].length > 0;
  const lead = lacking(held('lead'), problem.responsibilities.lead.length > 0, '牵头单位');
  const leader = lacking(held('leader'), problem.responsibilities.leader.length > 0, '责任领导');
  const dated = (line: MeasureRow) => line.measure !== null && isSet(line.measure.deadline);
  const deadline = lacking(dated, isSet(problem.deadline), '完成时限');
  return [
    ...(lead === null ? [] : [ofProblem('noLead', row, lead)]),
    ...(leader === null ? [] : [ofProblem('noLeader', row, leader)]),
    ...(deadline === null ? [] : [ofProblem('noDeadline', row, deadline)]),
  ];
}

/** A date, words or 长期坚持. */
function isSet(deadline: Deadline): boolean {
  return deadline.date !== null || deadline.longTerm || (deadline.text?.trim() ?? '') !== '';
}

function deadlines(row: ProblemRow, { round }: LedgerTree, { limit }: PrecheckSettings): PrecheckFinding[] {
  const { problem } = row;
  const found: PrecheckFinding[] = [];
  const own: [Deadline, (rule: PrecheckRule, words: string) => PrecheckFinding][] = [
    [problem.deadline, (rule, words) => ofProblem(rule, row, words)],
    ...problem.measures.map((measure): (typeof own)[number] => [
      measure.deadline,
      (rule, words) => ofMeasure(rule, row, measure, words),
    ]),
  ];
  for (const [deadline, make] of own) {
    const { date } = deadline;
    if (date === null) continue;
    const said = `时限${dateWords(date)}`;
    if (round.feedbackDate !== null && date < round.feedbackDate) {
      found.push(make('beforeFeedback', `${said}早于反馈日期${dateWords(round.feedbackDate)}`));
    }
    if (limit !== null && date > limit.date && !deadline.longTerm) {
      found.push(make('afterLimit', `${said}晚于“${limit.name}”${dateWords(limit.date)}`));
    }
  }
  const last = problem.deadline;
  if (last.date === null || last.longTerm) return found;
  for (const measure of problem.measures) {
    const { date, longTerm } = measure.deadline;
    if (date !== null && !longTerm && date > last.date) {
      const words = `措施时限${dateWords(date)}晚于问题时限${dateWords(last.date)}`;
      found.push(ofMeasure('afterProblem', row, measure, words));
    }
  }
  return found;
}

const percentWords = (share: number): string => `${Math.floor(share * 100)}%`;

/** 针对“…”问题 and “…” are the same finding. */
function findingWords(title: string): string {
  return title
    .trim()
    .replace(/^(针对|关于)/, '')
    .replace(/(的?问题)[。；]?$/, '');
}

function sameProblems(rows: readonly ProblemRow[]): PrecheckFinding[] {
  const likenesses = findAlike(
    rows.map((row) => findingWords(row.problem.title)),
    LEAST_PROBLEM_COMPARED,
  );
  return likenesses.map(({ at, earlier, share }) => {
    const [row, first] = [rows[at] as ProblemRow, rows[earlier] as ProblemRow];
    const words = `与${problemPlace(first)}${share === 1 ? '文字相同' : `相同${percentWords(share)}`}`;
    const other = { kind: 'problem' as const, id: first.problem.id };
    return { ...ofProblem(share === 1 ? 'sameProblem' : 'nearProblem', row, words), other };
  });
}

/** The same measure twice under one problem is a slip; under two problems it may be meant, and is asked about. */
function sameMeasures(lines: readonly MeasureRow[][]): PrecheckFinding[] {
  const all = lines.flat().flatMap((row) => (row.measure === null ? [] : [{ row, measure: row.measure }]));
  const likenesses = findAlike(
    all.map(({ measure }) => measureText(measure)),
    LEAST_MEASURE_COMPARED,
  );
  return likenesses.map(({ at, earlier, share }) => {
    const [one, first] = [all[at] as (typeof all)[number], all[earlier] as (typeof all)[number]];
    const within = first.row.problem === one.row.problem;
    const place = within
      ? `本问题${measureLabel(first.measure.position)}`
      : `${problemPlace(first.row)}${measureLabel(first.measure.position)}`;
    const words = `与${place}${share === 1 ? '文字相同' : `相同${percentWords(share)}`}`;
    const rule = within && share === 1 ? 'sameMeasure' : 'nearMeasure';
    return { ...ofMeasure(rule, one.row, one.measure, words), other: { kind: 'measure', id: first.measure.id } };
  });
}

function roundFinding({ round }: LedgerTree): PrecheckFinding {
  const words = '没有填写反馈日期，时限是否早于反馈日期无法检查';
  const base = { rule: 'noFeedbackDate', kind: 'round', problemId: null, text: '', words, other: null } as const;
  return { ...base, id: round.id, place: round.name };
}

/** Units and people of the office that this round gives nothing to do. */
function idle(tree: LedgerTree, rows: readonly ProblemRow[]): PrecheckFinding[] {
  if (rows.length === 0) return [];
  const busy = new Set<Id>();
  for (const { problem } of rows) {
    for (const owner of [problem, ...problem.measures]) {
      for (const role of ROLES) for (const id of owner.responsibilities[role]) busy.add(id);
    }
    if (problem.closeOut.unitId !== null) busy.add(problem.closeOut.unitId);
  }
  const make = (kind: 'unit' | 'official', id: Id, name: string): PrecheckFinding => ({
    rule: kind === 'unit' ? 'idleUnit' : 'idleOfficial',
    kind,
    id,
    problemId: null,
    place: name,
    text: '',
    words: '在本轮次中没有承担任何问题或措施',
    other: null,
  });
  return [
    ...tree.units.filter(({ id }) => !busy.has(id)).map(({ id, name }) => make('unit', id, name)),
    ...tree.officials.filter(({ id }) => !busy.has(id)).map(({ id, name }) => make('official', id, name)),
  ];
}
