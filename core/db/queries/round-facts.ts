// The rows of a round as facts to be counted: as they stand, or as a closed review left them.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { type Deadline, type Id, type PlainDate, STATES, type State } from '#domain/ledger/types.ts';
import { type IndexProblem, measureAt } from '#domain/ledger/view-index.ts';
import { LIGHT_COLOURS, type LightColour, lightRuleAt } from '#domain/lights/lights.ts';
import { REPORT_CLASSES, type ReportClass, reportClass } from '#domain/states/states.ts';
import { type Fact, isInPart, type LightCounts, lightCounts } from '#domain/statistics/facts.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import type { ClassCounts, ClassFigures, FigureDay, PartName, RoundFigures } from '#domain/statistics/types.ts';
import type { Act, Store } from '../store.ts';
import type { RoundView } from './ledger-view.ts';
import { lightRules } from './light-rules.ts';
import { keepPart, keptPart, MARKS_PART, WEEK_PART } from './review-sheets.ts';
import { frozenFigures } from './reviews.ts';

type Of = 'problems' | 'measures';

/** The rows of a round on a day. Of a review closed before marks were kept, states and lights are not known (null). */
export function factsOn(view: RoundView, of: Of, { asOf, reviewId }: FigureDay): Iterable<Fact> {
  if (reviewId === undefined) return liveFacts(view, of, asOf);
  const figures = frozenFigures(view.store, reviewId);
  return figures === undefined ? [] : frozenFacts(view, of, figures, keptMarks(view.store, reviewId));
}

/** Ids of the rows of a part, in the order of the lists. */
export function idsOfPart(view: RoundView, { of, part }: PartName, day: FigureDay): Id[] {
  const ids: Id[] = [];
  for (const fact of factsOn(view, of, day)) if (isInPart(part, fact)) ids.push(fact.id);
  return ids;
}

function* liveFacts(view: RoundView, of: Of, asOf: PlainDate): Generator<Fact> {
  view.needHolders();
  const { index, roundId } = view;
  const known = new Set(view.names.units.map(({ id }) => id));
  const judge = judgeOn(view.store, asOf);
  const unitOf = (lead: Id | undefined): Id | null => (lead !== undefined && known.has(lead) ? lead : null);
  const aspects = index.items.map(({ aspectAt }) => index.aspects[aspectAt]?.id ?? null);
  for (const problem of index.problems) {
    const aspect = aspects[problem.itemAt] ?? null;
    const { kind } = problem;
    if (of === 'problems') {
      const { id, state, deadline, responsibilities } = problem;
      const unit = unitOf(responsibilities.lead[0]);
      yield { id, roundId, unit, aspect, kind, state, ...judge(state, deadline) };
      continue;
    }
    for (let at = problem.measureFrom; at < problem.measureTo; at++) {
      const measure = measureAt(index, at);
      const unit = unitOf(measure.responsibilities.lead[0] ?? problem.responsibilities.lead[0]);
      const deadline = effectiveDeadline(measure.deadline, problem.deadline);
      const { state } = measure;
      yield { id: index.measures.idAt(at), roundId, unit, aspect, kind, state, ...judge(state, deadline) };
    }
  }
}

type Judged = Pick<Fact, 'class' | 'light' | 'due'>;

/** Class and light on a day; equal deadlines are mostly one object, and are judged once a state. */
function judgeOn(store: Store, asOf: PlainDate): (state: State, deadline: Deadline) => Judged {
  const rules = lightRules(store);
  const known = new Map<Deadline, Map<State, Judged>>();
  return (state, deadline) => {
    let states = known.get(deadline);
    if (states === undefined) {
      states = new Map();
      known.set(deadline, states);
    }
    let judged = states.get(state);
    if (judged === undefined) {
      judged = {
        class: reportClass(state, deadline, asOf),
        light: rules[lightRuleAt(state, deadline, asOf, rules)]?.colour ?? null,
        due: deadline.longTerm ? null : deadline.date,
      };
      states.set(state, judged);
    }
    return judged;
  };
}

/** States and lights of all rows, one character a row in the order of the figures' totals. */
interface Marks {
  states: string;
  lights: string;
}

const NO_LIGHT = '-';

function* frozenFacts(
  view: RoundView,
  of: Of,
  figures: RoundFigures,
  marks: Record<Of, Marks> | undefined,
): Generator<Fact> {
  const { index, roundId } = view;
  const units = new Map<Id, Id | null>();
  for (const unit of figures.units) for (const id of unit[of].total.ids) units.set(id, unit.unitId);
  const classes = new Map<Id, ReportClass>();
  for (const name of REPORT_CLASSES) for (const id of figures[of].classes[name].ids) classes.set(id, name);
  for (const [n, id] of figures[of].total.ids.entries()) {
    const at = of === 'problems' ? view.problemAt(id) : view.measureAt(id);
    const problemAt = at === undefined || of === 'problems' ? at : index.measures.problemAt[at];
    const problem: IndexProblem | undefined = index.problems[problemAt ?? -1];
    const aspectAt = problem === undefined ? undefined : index.items[problem.itemAt]?.aspectAt;
    const { states, lights } = marks?.[of] ?? { states: '', lights: '' };
    const light: LightColour | undefined = LIGHT_COLOURS[Number(lights[n] ?? NaN)];
    yield {
      id,
      roundId,
      unit: units.get(id) ?? null,
      aspect: aspectAt === undefined ? null : (index.aspects[aspectAt]?.id ?? null),
      kind: problem?.kind ?? null,
      state: STATES[Number(states[n] ?? NaN)] ?? null,
      class: classes.get(id) ?? '未完成',
      light: light ?? null,
      due: null,
    };
  }
}

/** What a chart needs of a closed review, so that a year of them is read at once. */
export interface WeekCounts {
  problems: ClassCounts;
  measures: ClassCounts;
  /** Of measures */
  lights: LightCounts | null;
}

/** Keeps states, lights and counts beside the figures of a review; before it is marked closed. */
export function keepMarks(act: Act, view: RoundView, reviewId: Id, figures: RoundFigures): void {
  const facts = (of: Of): Fact[] => [...liveFacts(view, of, figures.asOf)];
  const rows = { problems: facts('problems'), measures: facts('measures') };
  const marksOf = (of: Of): Marks => {
    const byId = new Map(rows[of].map((fact) => [fact.id, fact]));
    const ordered = figures[of].total.ids.map((id) => byId.get(id));
    return {
      states: ordered.map((fact) => STATES.indexOf(fact?.state ?? '未启动')).join(''),
      lights: ordered.map((fact) => (fact?.light == null ? NO_LIGHT : LIGHT_COLOURS.indexOf(fact.light))).join(''),
    };
  };
  keepPart(act, reviewId, MARKS_PART, JSON.stringify({ problems: marksOf('problems'), measures: marksOf('measures') }));
  const { problems, measures } = countsOf(figures);
  const week: WeekCounts = { problems, measures, lights: lightCounts(rows.measures) };
  keepPart(act, reviewId, WEEK_PART, JSON.stringify(week));
}

const keptMarks = (store: Store, reviewId: Id) => keptPart<Record<Of, Marks>>(store, reviewId, MARKS_PART);

/** Whether states and lights of a closed review were kept. */
export const hasMarks = (store: Store, reviewId: Id): boolean => keptMarks(store, reviewId) !== undefined;

/** What a closed review does not change any more, and was not kept in a part of its own, is counted once a store. */
const counted = new WeakMap<Store, Map<Id, WeekCounts | null>>();

/** The counts of a closed review; undefined where nothing was frozen. */
export function weekCounts(store: Store, reviewId: Id): WeekCounts | undefined {
  let known = counted.get(store);
  if (known === undefined) {
    known = new Map();
    counted.set(store, known);
  }
  let week = known.get(reviewId);
  if (week === undefined) {
    week = keptPart<WeekCounts>(store, reviewId, WEEK_PART) ?? olderCounts(store, reviewId);
    known.set(reviewId, week);
  }
  return week ?? undefined;
}

function olderCounts(store: Store, reviewId: Id): WeekCounts | null {
  const figures = frozenFigures(store, reviewId) as (RoundFigures & { problems?: ClassFigures }) | undefined;
  if (figures?.problems === undefined) return null;
  const { problems, measures } = countsOf(figures);
  return { problems, measures, lights: null };
}
