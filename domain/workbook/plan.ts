// A read ledger laid beside a round: what is new, what would fill an empty field, what would change one, what is missing.
import { isEvidenceNumbers } from '../evidence/labels.ts';
import { effectiveDeadline } from '../ledger/deadline.ts';
import { responsibilitiesOf } from '../ledger/responsibilities.ts';
import {
  type Deadline,
  type Id,
  type LedgerTree,
  type Measure,
  type Problem,
  ROLE_WORDS,
  ROLES,
} from '../ledger/types.ts';
import { deadlineWords, joinNames } from '../lists/words.ts';
import { type MatchedProblem, type MatchProblem, matchOutline } from '../outline/match.ts';
import { judgeDeadline } from '../states/deadlines.ts';
import type { MoveVerdict } from '../states/machine.ts';
import { reportClass } from '../states/states.ts';
import type { SheetFields, SheetMeasure, SheetProblem } from './reading.ts';

export type ChangeField =
  | 'title'
  | 'text'
  | 'target'
  | 'source'
  | 'kind'
  | 'deliverable'
  | 'deadline'
  | 'progress'
  | 'percent'
  | 'note'
  | (typeof ROLES)[number];

/** One field that the workbook says otherwise than the ledger. */
export interface FieldChange {
  /** Names the change in the clerk's decisions: p4.deadline, p4.m0.progress */
  id: string;
  /** 问题（5）, 问题（5）措施2 */
  place: string;
  field: ChangeField;
  label: string;
  before: string;
  after: string;
  /** The field is empty in the ledger */
  fills: boolean;
  /** Why it cannot be taken over, in words; absent where it can */
  held?: string;
  /** 0-based row of the sheet */
  row: number;
}

export interface PlannedMeasure {
  id: string;
  incoming: SheetMeasure;
  existing: Measure | null;
  changes: FieldChange[];
}

export interface PlannedProblem {
  id: string;
  incoming: SheetProblem;
  existing: Problem | null;
  state: 'new' | 'changed' | 'same';
  changes: FieldChange[];
  measures: PlannedMeasure[];
  /** Measures of the ledger that the sheet does not have; an import takes nothing away */
  missing: Measure[];
}

export interface ImportPlan {
  problems: PlannedProblem[];
  /** Problems of the round that the sheet does not have */
  missing: Problem[];
}

const LABELS: Record<ChangeField, string> = {
  title: '反馈问题',
  text: '整改措施',
  target: '整改目标/销号标准',
  source: '问题来源',
  kind: '整改类型',
  deliverable: '成果形式',
  deadline: '完成时限',
  progress: '进展情况',
  percent: '累计进度',
  note: '备注',
  ...ROLE_WORDS,
};

/** Everything is new. */
export function planNew(problems: readonly SheetProblem[]): ImportPlan {
  return {
    problems: problems.map((incoming, i) => ({
      id: `p${i}`,
      incoming,
      existing: null,
      state: 'new',
      changes: [],
      measures: incoming.measures.map((measure, j) => ({
        id: `p${i}.m${j}`,
        incoming: measure,
        existing: null,
        changes: [],
      })),
      missing: [],
    })),
    missing: [],
  };
}

/** What a ledger is compared by. */
export interface Comparing {
  names: NameBook;
  /** The day for which 是否完成 is compared */
  asOf: string;
  /** The round is under way: a later 完成时限 is not taken from a file, see domain/states/deadlines.ts */
  running: boolean;
}

/** Names in the ledger's own writing: 区教体局 → 区教育和体育局 where that is how the unit is called there. */
export interface NameBook {
  canonical(role: (typeof ROLES)[number], name: string): string;
  nameOf(id: Id): string;
}

const plain = (text: string): string => text.replace(/\s+/g, '');
const sameText = (a: string, b: string): boolean => plain(a) === plain(b);

class Comparison {
  readonly changes: FieldChange[] = [];
  readonly #id: string;
  readonly #place: string;
  readonly #row: number;

  constructor(id: string, place: string, row: number) {
    this.#id = id;
    this.#place = place;
    this.#row = row;
  }

  /** Tells of a field that the sheet fills or says otherwise; one that the sheet leaves empty is never touched. */
  put(
    field: ChangeField,
    before: string | null | undefined,
    after: string | null | undefined,
    verdict: MoveVerdict = { allowed: true },
  ): void {
    const [old, now] = [before ?? '', after ?? ''];
    if (now === '' || sameText(old, now)) return;
    this.changes.push({
      id: `${this.#id}.${field}`,
      place: this.#place,
      field,
      label: LABELS[field],
      before: old,
      after: now,
      fills: old === '',
      ...(verdict.allowed ? {} : { held: verdict.reason }),
      row: this.#row,
    });
  }
}

/** Matches the sheet's problems with the round's by number and text. */
export function planAgainst(tree: LedgerTree, incoming: readonly SheetProblem[], by: Comparing): ImportPlan {
  const existing = tree.aspects.flatMap(({ items }) => items.flatMap(({ problems }) => problems));
  const matched = pairsOf(
    existing,
    incoming.map(({ number, title, measures }, i) => ({ number: number ?? i + 1, title, measures })),
  );
  const byIncoming = new Map(matched.filter((pair) => pair.incoming !== null).map((pair) => [pair.incoming, pair]));
  const problems = planNew(incoming).problems.map((planned, i): PlannedProblem => {
    const pair = byIncoming.get(i);
    const problem = pair === undefined || pair.existing === null ? undefined : existing[pair.existing];
    if (pair === undefined || problem === undefined) return planned;
    const place = `问题（${problem.number}）`;
    const measures = planned.measures.map((measure, j): PlannedMeasure => {
      const at = pair.measures.find((each) => each.incoming === j)?.existing ?? null;
      const own = at === null ? undefined : problem.measures[at];
      if (own === undefined) return measure;
      const changes = measureChanges(measure.id, `${place}措施${own.position}`, own, problem, measure.incoming, by);
      return { ...measure, existing: own, changes };
    });
    const changes = problemChanges(planned.id, place, problem, planned.incoming, by);
    const missing = pair.measures.flatMap((each) => {
      const own = each.incoming === null && each.existing !== null ? problem.measures[each.existing] : undefined;
      return own === undefined ? [] : [own];
    });
    const same = changes.length === 0 && measures.every((each) => each.existing !== null && each.changes.length === 0);
    return { ...planned, existing: problem, state: same ? 'same' : 'changed', changes, measures, missing };
  });
  return {
    problems,
    missing: matched.flatMap((pair) => {
      const problem = pair.incoming === null && pair.existing !== null ? existing[pair.existing] : undefined;
      return problem === undefined ? [] : [problem];
    }),
  };
}

/**
 * Pairs problems: those with the same number and the same words at once, so that a ledger imported again costs little;
 * the others by likeness.
 */
function pairsOf(existing: readonly MatchProblem[], incoming: readonly MatchProblem[]): MatchedProblem[] {
  const key = ({ number, title }: MatchProblem): string => `${number}:${plain(title)}`;
  const own = new Map<string, number[]>();
  existing.forEach((problem, i) => {
    const places = own.get(key(problem));
    if (places) places.push(i);
    else own.set(key(problem), [i]);
  });
  const exact: [number, number][] = [];
  incoming.forEach((problem, j) => {
    const i = own.get(key(problem))?.shift();
    if (i !== undefined) exact.push([i, j]);
  });
  const pairedOwn = new Set(exact.map(([i]) => i));
  const paired = new Set(exact.map(([, j]) => j));
  const restOwn = existing.flatMap((_, i) => (pairedOwn.has(i) ? [] : [i]));
  const rest = incoming.flatMap((_, j) => (paired.has(j) ? [] : [j]));
  const at = (places: readonly number[], index: number | null): number | null =>
    index === null ? null : (places[index] ?? null);
  const pick = (problems: readonly MatchProblem[], places: readonly number[]): MatchProblem[] =>
    places.flatMap((place) => problems[place] ?? []);
  return [
    ...exact.flatMap(([i, j]) =>
      matchOutline(pick(existing, [i]), pick(incoming, [j])).map((pair) => ({ ...pair, existing: i, incoming: j })),
    ),
    ...matchOutline(pick(existing, restOwn), pick(incoming, rest)).map((pair) => ({
      ...pair,
      existing: at(restOwn, pair.existing),
      incoming: at(rest, pair.incoming),
    })),
  ];
}

function problemChanges(
  id: string,
  place: string,
  own: Problem,
  { title, fields, row }: SheetProblem,
  { names, asOf, running }: Comparing,
): FieldChange[] {
  const found = new Comparison(id, place, row);
  found.put('title', own.title, title);
  found.put('target', own.target, fields.target);
  found.put('source', own.source, fields.source);
  found.put('kind', own.kind, fields.kind);
  const deadlines = own.measures.map((measure) => effectiveDeadline(measure.deadline, own.deadline));
  if (!allSay(deadlines.map(deadlineWords), wordsOf(fields.deadline))) {
    found.put(
      'deadline',
      deadlineWords(own.deadline),
      wordsOf(fields.deadline),
      judgeDeadline(own.deadline, fields.deadline ?? own.deadline, { state: own.state, running }),
    );
  }
  for (const role of ROLES) {
    const said = namesIn(fields, role, names);
    const held = own.measures.map((measure) => idsInWords(responsibilitiesOf(measure, own)[role], names));
    if (!allSay(held, said)) found.put(role, idsInWords(own.responsibilities[role], names), said);
  }
  found.put(
    'note',
    own.note,
    noteBeside(fields.note, own.note, [own.state, reportClass(own.state, own.deadline, asOf)]),
  );
  return found.changes;
}

function measureChanges(
  id: string,
  place: string,
  own: Measure,
  problem: Problem,
  { lead, text, fields, row }: SheetMeasure,
  { names, asOf, running }: Comparing,
): FieldChange[] {
  const found = new Comparison(id, place, row);
  found.put('text', own.lead + own.text, lead + text);
  const standing = effectiveDeadline(own.deadline, problem.deadline);
  found.put(
    'deadline',
    deadlineWords(standing),
    wordsOf(fields.deadline),
    judgeDeadline(standing, fields.deadline ?? standing, { state: own.state, running }),
  );
  found.put('deliverable', own.deliverable, fields.deliverable);
  found.put('progress', own.progress, fields.progress);
  found.put(
    'percent',
    own.percent === 0 ? '' : `${own.percent}%`,
    fields.percent === undefined ? '' : `${fields.percent}%`,
  );
  const held = responsibilitiesOf(own, problem);
  for (const role of ROLES) found.put(role, idsInWords(held[role], names), namesIn(fields, role, names));
  found.put('note', own.note, noteBeside(fields.note, own.note, [own.state, reportClass(own.state, standing, asOf)]));
  return found.changes;
}

/** All measures of the problem show these words already, each by itself. */
function allSay(held: readonly string[], said: string): boolean {
  return held.length > 0 && held.every((words) => sameText(words, said));
}

const wordsOf = (deadline: Deadline | undefined): string => (deadline === undefined ? '' : deadlineWords(deadline));

function idsInWords(ids: readonly Id[], names: NameBook): string {
  return joinNames(ids.map((id) => names.nameOf(id)));
}

function namesIn({ names: read }: SheetFields, role: (typeof ROLES)[number], book: NameBook): string {
  return joinNames((read ?? []).filter((each) => each.role === role).map(({ name }) => book.canonical(role, name)));
}

/** Numbers of 佐证材料 as the program prints them: what lies behind a row is read from the evidence, not from a note. */
function withoutEvidenceNumbers(note: string): string {
  return note
    .split('；')
    .filter((part) => !isEvidenceNumbers(part.replace(/^佐证材料：/, '')))
    .join('；');
}

/** The file's word for a state that the row has anyway (a list of our own read back) says nothing new. */
function noteBeside(written: string | undefined, own: string | null, states: readonly string[]): string {
  if (written === undefined) return '';
  const said = withoutEvidenceNumbers(written);
  const [note = '', state = ''] = said.split(/；?文件所述：/);
  const words = state.split('；').filter((each) => each !== '' && !states.includes(each));
  if (words.length === 0) return note;
  return own?.includes(said) ? '' : said;
}
