// 责任清单: one line a unit that carries any role, with what it carries and what is due next.
import { dateWords } from '../calendar/dates.ts';
import type { ListGroup } from '../content/types.ts';
import { effectiveDeadline } from '../ledger/deadline.ts';
import { responsibilitiesOf } from '../ledger/responsibilities.ts';
import type {
  Deadline,
  Id,
  Measure,
  Numbering,
  PlainDate,
  Problem,
  Responsibilities,
  State,
  Unit,
} from '../ledger/types.ts';
import { OFFICIAL_ROLES, ROLE_WORDS, UNIT_ROLES } from '../ledger/types.ts';
import { measureAt, type RoundIndex } from '../ledger/view-index.ts';
import { isClosed, isOverdue } from '../states/states.ts';
import type { CellContext, ListColumnRule } from './columns.ts';
import type { ProblemRow } from './rows.ts';
import type { ProblemNumber } from './words.ts';
import { deadlineWords, joinNames, problemNumbersWords } from './words.ts';

type UnitRole = (typeof UNIT_ROLES)[number];

/** What one unit carries in a round. */
export interface UnitLoad {
  unit: Unit;
  roles: ReadonlySet<UnitRole>;
  leaders: Id[];
  contacts: Id[];
  problems: Pick<CarriedProblem, 'id' | 'number' | 'numbering'>[];
  /** Problems it leads, wholly or by one measure */
  led: number;
  measures: number;
  /** What it still has to finish */
  open: { state: State; deadline: Deadline }[];
}

/** Printed under the 责任清单: how its two counts are made. */
export const UNIT_COUNT_NOTE =
  '注：单位以牵头、责任、配合任一身份承担的问题和措施均计入，同一问题（措施）对同一单位只计一次；多个单位共同承担的分别计入，各单位之和可能大于总数。';

/** A problem as far as somebody carries it: no text of it is needed. */
export interface CarriedProblem extends Pick<Problem, 'id' | 'state' | 'deadline' | 'responsibilities'> {
  number: ProblemNumber;
  numbering: Numbering;
  measures: Iterable<Pick<Measure, 'state' | 'deadline' | 'responsibilities'>>;
}

/** The problems of a light index; it has to know who answers. */
export function* carriedOfIndex(index: RoundIndex): Generator<CarriedProblem> {
  for (const problem of index.problems) {
    const measures = Array.from({ length: problem.measureTo - problem.measureFrom }, (_, at) =>
      measureAt(index, problem.measureFrom + at),
    );
    const item = index.items[problem.itemAt]?.number ?? 0;
    yield { ...problem, number: { item, problem: problem.number }, numbering: index.numbering, measures };
  }
}

/** The problems of a tree. */
export function carriedOfRows(rows: readonly ProblemRow[]): CarriedProblem[] {
  return rows.map(({ item, problem, numbering }) => ({
    ...problem,
    number: { item: item.number, problem: problem.number },
    numbering,
  }));
}

/**
 * The units that carry at least one role, in the units' own order. A measure counts for the units that answer for it
 * (its own entries, else its problem's); a problem counts for its own units and for those of its measures.
 */
export function unitLoads(units: readonly Unit[], problems: Iterable<CarriedProblem>): UnitLoad[] {
  const loads = new Map<Id, Collected>();
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const collect = (id: Id): Collected | null => {
    const unit = known.get(id);
    if (unit === undefined) return null;
    const load = loads.get(id) ?? new Collected(unit);
    loads.set(id, load);
    return load;
  };
  const carry = (problem: CarriedProblem, responsibilities: Responsibilities) => {
    for (const role of UNIT_ROLES) {
      for (const id of responsibilities[role]) collect(id)?.carry(problem, role, responsibilities);
    }
  };
  for (const problem of problems) {
    carry(problem, problem.responsibilities);
    for (const measure of problem.measures) {
      const responsibilities = responsibilitiesOf(measure, problem);
      carry(problem, responsibilities);
      const deadline = effectiveDeadline(measure.deadline, problem.deadline);
      const holders = new Set(UNIT_ROLES.flatMap((role) => responsibilities[role]));
      for (const id of holders) collect(id)?.carryMeasure(measure.state, deadline);
    }
  }
  return [...loads.values()]
    .map((each) => each.load())
    .sort((a, b) => a.unit.position - b.unit.position || (a.unit.id < b.unit.id ? -1 : 1));
}

class Collected {
  readonly unit: Unit;
  readonly #roles = new Set<UnitRole>();
  readonly #people = { leader: new Set<Id>(), contact: new Set<Id>() };
  readonly #problems = new Map<Id, CarriedProblem>();
  readonly #led = new Set<Id>();
  readonly #open: UnitLoad['open'] = [];
  #measures = 0;

  constructor(unit: Unit) {
    this.unit = unit;
  }

  carry(problem: CarriedProblem, role: UnitRole, people: Record<(typeof OFFICIAL_ROLES)[number], Id[]>): void {
    this.#roles.add(role);
    if (!this.#problems.has(problem.id)) {
      if (!isClosed(problem.state)) this.#open.push({ state: problem.state, deadline: problem.deadline });
      this.#problems.set(problem.id, problem);
    }
    if (role === 'lead') this.#led.add(problem.id);
    for (const each of OFFICIAL_ROLES) for (const id of people[each]) this.#people[each].add(id);
  }

  carryMeasure(state: State, deadline: Deadline): void {
    this.#measures += 1;
    if (!isClosed(state)) this.#open.push({ state, deadline });
  }

  load(): UnitLoad {
    return {
      unit: this.unit,
      roles: this.#roles,
      leaders: [...this.#people.leader],
      contacts: [...this.#people.contact],
      problems: [...this.#problems.values()],
      led: this.#led.size,
      measures: this.#measures,
      open: this.#open,
    };
  }
}

/**
 * 最近时限: the earliest date among what is not closed, with （已逾期） where it has passed; without any date the
 * first words of a deadline; 长期坚持 where nothing else remains.
 */
export function nextDeadlineWords(open: UnitLoad['open'], asOf: PlainDate): string {
  const dated = open
    .flatMap((each) => (each.deadline.date === null || each.deadline.longTerm ? [] : [each]))
    .sort((a, b) => String(a.deadline.date).localeCompare(String(b.deadline.date)));
  const first = dated[0];
  if (first !== undefined && first.deadline.date !== null) {
    const late = isOverdue(first.state, first.deadline, asOf);
    return `${dateWords(first.deadline.date)}${late ? '（已逾期）' : ''}`;
  }
  const worded = open.find((each) => !each.deadline.longTerm && (each.deadline.text?.trim() ?? '') !== '');
  if (worded !== undefined) return deadlineWords(worded.deadline);
  return open.some((each) => each.deadline.longTerm) ? '长期坚持' : '';
}

const column = (
  key: string,
  title: string,
  width: number,
  cell: ListColumnRule<UnitLoad>['cell'],
): ListColumnRule<UnitLoad> => ({ key, title, width, align: 'center', shared: false, byDefault: true, cell });

/** Columns of the 责任清单; `ordinal` is filled by place. */
export const RESPONSIBILITY_LIST_COLUMNS: readonly ListColumnRule<UnitLoad>[] = [
  { ...column('ordinal', '序号', 12, () => ''), numeric: true, byDefault: false },
  column('unit', '责任单位', 34, (load) => load.unit.name),
  column('leader', '责任领导', 38, (load, { names }) => names.people(names.inOrder(load.leaders))),
  column('roles', '牵头/配合', 26, (load) =>
    joinNames(UNIT_ROLES.filter((role) => load.roles.has(role)).map((role) => ROLE_WORDS[role].replace('单位', ''))),
  ),
  column('contact', '责任人（联络员、电话）', 50, (load, { names }) =>
    names.peopleWithPhone(
      names.inOrder(load.contacts).filter((id) => (names.official(id)?.unitId ?? load.unit.id) === load.unit.id),
    ),
  ),
  { ...column('problems', '承担问题数', 18, (load) => String(load.problems.length)), numeric: true },
  { ...column('led', '其中牵头', 18, (load) => String(load.led)), numeric: true, byDefault: false },
  { ...column('measures', '承担措施数', 18, (load) => String(load.measures)), numeric: true },
  {
    ...column('numbers', '问题编号', 46, (load) =>
      problemNumbersWords(
        load.problems.map(({ number }) => number),
        numbering(load),
      ),
    ),
    align: 'left',
  },
  column('next', '最近时限', 34, (load, { asOf }) => nextDeadlineWords(load.open, asOf)),
];

function numbering(load: UnitLoad) {
  return load.problems[0]?.numbering ?? 'continuous';
}

/** One group of one line a unit. */
export function responsibilityGroups(
  loads: readonly UnitLoad[],
  columns: readonly ListColumnRule<UnitLoad>[],
  context: CellContext,
): ListGroup[] {
  return loads.map((load, index) => ({
    heading: null,
    ids: { problemId: null, unitId: load.unit.id },
    lines: [
      {
        measureId: null,
        cells: columns.map((each) => (each.key === 'ordinal' ? String(index + 1) : each.cell(load, context))),
      },
    ],
  }));
}
