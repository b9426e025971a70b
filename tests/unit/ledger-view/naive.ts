// The lists as plainly as they can be said: the whole tree read row by row, filtered and folded without any index. What the
// engine answers is held against this.
import type Database from 'better-sqlite3';
import { cellWords } from '#domain/ledger/cells.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { Deadline, Id, LedgerTree, Measure, Problem, Responsibilities, Role } from '#domain/ledger/types.ts';
import { NO_CLOSE_OUT, ROLES, UNIT_ROLES } from '#domain/ledger/types.ts';
import type { BodyRow, ColumnTest, LedgerLook } from '#domain/ledger/view.ts';
import { DEFAULT_LIGHT_RULES, lightOf } from '#domain/lights/lights.ts';
import { nameBook } from '#domain/lists/names.ts';
import { carriedOfRows, unitLoads } from '#domain/lists/responsibilities.ts';
import { problemRows } from '#domain/lists/rows.ts';
import { figuresOf } from '#domain/statistics/figures.ts';

type Row = Record<string, string | number | null>;

export const AS_OF = '2026-06-22';

/** Reads a round table by table. */
export function naiveTree(db: Database.Database, roundId: Id): LedgerTree {
  const rows = (table: string): Row[] =>
    (db.prepare(`SELECT * FROM "${table}" WHERE deleted_at IS NULL`).all() as Row[]).sort(
      (a, b) => Number(a.position) - Number(b.position) || (String(a.id) < String(b.id) ? -1 : 1),
    );
  const all = {
    round: rows('round'),
    aspect: rows('aspect'),
    item: rows('item'),
    problem: rows('problem'),
    measure: rows('measure'),
    responsibility: rows('responsibility'),
    unit: rows('unit'),
    alias: rows('unit_alias'),
    official: rows('official'),
    closeOut: rows('close_out'),
  };
  const round = all.round.find((row) => row.id === roundId) as Row;
  const deadline = (row: Row): Deadline => ({
    date: row.due_date as string | null,
    text: row.due_text as string | null,
    longTerm: row.long_term === 1,
  });
  const held = (column: string, id: unknown): Responsibilities =>
    Object.fromEntries(
      ROLES.map((role) => [
        role,
        all.responsibility
          .filter((row) => row[column] === id && row.role === role)
          .map((row) => row.unit_id ?? row.official_id),
      ]),
    ) as unknown as Responsibilities;
  let itemNumber = 0;
  let problemNumber = 0;
  const restart = round.numbering === 'restart';
  const aspects = all.aspect
    .filter((row) => row.round_id === roundId)
    .map((aspect, a) => {
      if (restart) itemNumber = 0;
      return {
        id: String(aspect.id),
        position: a + 1,
        title: aspect.title as string | null,
        items: all.item
          .filter((row) => row.aspect_id === aspect.id)
          .map((item, i) => {
            if (restart) problemNumber = 0;
            return {
              id: String(item.id),
              aspectId: String(aspect.id),
              position: i + 1,
              number: ++itemNumber,
              title: item.title as string | null,
              category: item.category as string | null,
              problems: all.problem
                .filter((row) => row.item_id === item.id)
                .map((row, p): Problem => {
                  const signed = all.closeOut.find((each) => each.problem_id === row.id && each.cycle === row.cycle);
                  return {
                    id: String(row.id),
                    itemId: String(item.id),
                    position: p + 1,
                    number: ++problemNumber,
                    title: String(row.title),
                    publicText: row.public_text as string | null,
                    source: row.source as string | null,
                    kind: row.kind as string | null,
                    target: row.target as string | null,
                    deadline: deadline(row),
                    state: row.state as Problem['state'],
                    note: row.note as string | null,
                    closeOut:
                      signed === undefined
                        ? NO_CLOSE_OUT
                        : {
                            ...NO_CLOSE_OUT,
                            appliedOn: signed.applied_on as string | null,
                            unitId: signed.unit_id as string | null,
                            reviewOpinion: signed.review_opinion as string | null,
                          },
                    responsibilities: held('problem_id', row.id),
                    measures: all.measure
                      .filter((each) => each.problem_id === row.id)
                      .map(
                        (each, m): Measure => ({
                          id: String(each.id),
                          problemId: String(row.id),
                          position: m + 1,
                          lead: String(each.lead),
                          text: String(each.text),
                          publicText: each.public_text as string | null,
                          deadline: deadline(each),
                          deliverable: each.deliverable as string | null,
                          state: each.state as Measure['state'],
                          percent: Number(each.percent),
                          progress: each.progress as string | null,
                          progressDate: each.progress_date as string | null,
                          note: each.note as string | null,
                          responsibilities: held('measure_id', each.id),
                        }),
                      ),
                  };
                }),
            };
          }),
      };
    });
  return {
    round: {
      id: roundId,
      name: String(round.name),
      kind: String(round.kind),
      inspectingBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackDate: null,
      numbering: round.numbering as 'continuous' | 'restart',
    },
    aspects,
    units: all.unit.map((row) => ({
      id: String(row.id),
      name: String(row.name),
      shortName: row.short_name as string | null,
      kind: null,
      contact: null,
      phone: null,
      aliases: all.alias.filter((alias) => alias.unit_id === row.id).map((alias) => String(alias.name)),
      position: Number(row.position),
    })),
    officials: all.official.map((row) => ({
      id: String(row.id),
      name: String(row.name),
      post: null,
      phone: null,
      unitId: null,
      position: Number(row.position),
    })),
  };
}

export const PROBLEM_ONLY = ['source', 'kind', 'target', 'closeOut', 'applied', 'applicant', 'review'] as const;
export const WORDS = ['words', 'problem', 'measure', 'problemAndMeasure'] as const;
const LIGHTS = { red: '逾期', orange: '剩余10天内', yellow: '剩余20天内、待验收', blue: '长期坚持', green: '已完成' };

/** What a naive row says: its kind, its id, its depth, whether it is open. */
export interface NaiveRow {
  kind: string;
  id: Id;
  level: number;
  expanded: boolean | null;
  parentId: Id | null;
}

export interface NaiveLook {
  rows: NaiveRow[];
  problems: number;
  measures: number;
  passes: { problem(problem: Problem): boolean; measure(measure: Measure, problem: Problem): boolean };
}

/** The rows of `only`; measures that are not `exact` go with their problems. */
function partOf(tree: LedgerTree, only: LedgerLook['only']): { problems: Id[]; measures: Id[]; exact: boolean } | null {
  if (only === null) return null;
  if ('problemIds' in only) return { problems: only.problemIds, measures: only.measureIds, exact: false };
  if ('unitId' in only) {
    const rows = problemRows(tree);
    const load = unitLoads(tree.units, carriedOfRows(rows)).find(({ unit }) => unit.id === only.unitId);
    const carried = new Set(load?.problems.map(({ id }) => id));
    const answers = (held: Responsibilities) => UNIT_ROLES.some((role) => held[role].includes(only.unitId));
    const problems = rows.flatMap(({ problem }) => (carried.has(problem.id) ? problem : []));
    return {
      problems: problems.map(({ id }) => id),
      measures: problems.flatMap((problem) =>
        problem.measures.flatMap((measure) => (answers(responsibilitiesOf(measure, problem)) ? measure.id : [])),
      ),
      exact: true,
    };
  }
  if ('part' in only.figure)
    throw new Error('parts of figures are held against the figures in tests/db/statistics.test.ts');
  const { of, name, unitId } = only.figure;
  const figures = figuresOf(tree, only.day.asOf);
  const source = unitId === undefined ? figures : figures.units.find((unit) => unit.unitId === unitId);
  const ids =
    name === 'unled'
      ? tree.aspects
          .flatMap((aspect) => aspect.items.flatMap((item) => item.problems))
          .flatMap((problem) =>
            problem.measures.flatMap((measure) =>
              responsibilitiesOf(measure, problem).lead.length === 0 ? measure.id : [],
            ),
          )
      : name === 'total' || name === 'overdue'
        ? source?.[of][name].ids
        : name === 'undated'
          ? undefined
          : source?.[of].classes[name].ids;
  return {
    problems: of === 'problems' ? (ids ?? []) : [],
    measures: of === 'measures' ? (ids ?? []) : [],
    exact: false,
  };
}

export function naiveLook(tree: LedgerTree, look: LedgerLook): NaiveLook {
  const names = nameBook(tree);
  const body = (problem: Problem, measure?: Measure): BodyRow => {
    const base = { level: 0, expanded: null, parentId: null, problem };
    if (measure === undefined)
      return { ...base, kind: 'problem', id: problem.id, aspectId: '', itemId: problem.itemId, measureCount: 0 };
    const before = tree.aspects
      .flatMap((aspect) => aspect.items.flatMap((item) => item.problems.flatMap((each) => each.measures)))
      .findIndex((each) => each.id === measure.id);
    return { ...base, kind: 'measure', id: measure.id, measure, ordinal: before + 1 };
  };
  const context = { names, asOf: AS_OF, list: look.list, lights: DEFAULT_LIGHT_RULES };
  const cell = (row: BodyRow, column: string, test: ColumnTest): boolean => {
    const words = cellWords(row, column as 'words', context);
    const said =
      row.kind === 'measure' && (WORDS as readonly string[]).includes(column)
        ? `${row.measure.lead}${row.measure.text}`
        : words;
    const held = row.kind === 'problem' ? row.problem.responsibilities : responsibilitiesOf(row.measure, row.problem);
    const due =
      row.kind === 'problem' ? row.problem.deadline : effectiveDeadline(row.measure.deadline, row.problem.deadline);
    switch (test.kind) {
      case 'contains':
        return said.toLowerCase().includes(test.text.trim().toLowerCase());
      case 'empty':
        return (said === '') === test.empty;
      case 'dates': {
        const date =
          column === 'deadline'
            ? due.date
            : column === 'applied' && row.kind === 'problem'
              ? row.problem.closeOut.appliedOn
              : null;
        return date !== null && date >= (test.from ?? '') && date <= (test.to ?? '9999-12-31');
      }
      case 'values': {
        if ((ROLES as readonly string[]).includes(column)) {
          const each = held[column as Role].map((id) => `${names.units([id])}${names.people([id])}`);
          return each.length === 0 ? test.values.includes('') : each.some((name) => test.values.includes(name));
        }
        if (column === 'light') {
          const state = row.kind === 'problem' ? row.problem.state : row.measure.state;
          const colour = lightOf(state, due, AS_OF, DEFAULT_LIGHT_RULES)?.colour;
          return test.values.includes(colour === undefined ? '' : LIGHTS[colour]);
        }
        return test.values.includes(words);
      }
    }
  };
  const text = look.text.trim();
  const number = /^[（(]?(\d+)[)）]?$/.exec(text)?.[1];
  const holds = (words: string) => words.toLowerCase().includes(text.toLowerCase());
  const named = (held: Responsibilities) =>
    ROLES.some((role) =>
      held[role].some((id) => {
        const unit = tree.units.find((each) => each.id === id);
        const person = tree.officials.find((each) => each.id === id);
        return [unit?.name, unit?.shortName, ...(unit?.aliases ?? []), person?.name].some((name) => holds(name ?? ''));
      }),
    );
  const measureSays = (measure: Measure, problem: Problem) =>
    holds(`${measure.lead}${measure.text}`) || named(responsibilitiesOf(measure, problem));
  const only = partOf(tree, look.only);
  const passes = {
    problem: (problem: Problem): boolean =>
      look.filters.every(({ column, test }) => cell(body(problem), column, test)) &&
      (only === null ||
        (only.problems.length > 0
          ? only.problems.includes(problem.id)
          : problem.measures.some((measure) => only.measures.includes(measure.id)))) &&
      (text === '' ||
        (number !== undefined
          ? problem.number === Number(number)
          : holds(problem.title) ||
            named(problem.responsibilities) ||
            problem.measures.some((measure) => measureSays(measure, problem)))),
    measure: (measure: Measure, problem: Problem): boolean =>
      look.filters.every(({ column, test }) => {
        if ((PROBLEM_ONLY as readonly string[]).includes(column)) return cell(body(problem), column, test);
        if (cell(body(problem, measure), column, test)) return true;
        return (WORDS as readonly string[]).includes(column) && cell(body(problem), column, test);
      }) &&
      (only === null ||
        (only.exact || only.measures.length > 0
          ? only.measures.includes(measure.id)
          : only.problems.includes(problem.id))) &&
      (text === '' ||
        (number !== undefined
          ? problem.number === Number(number)
          : holds(problem.title) || measureSays(measure, problem))),
  };

  const byProblem = look.list === 'problems' || look.list === 'closeOut';
  const opens = look.list === 'tasks' || look.list === 'ledger';
  const active = look.filters.length > 0 || text !== '' || only !== null;
  const rows: NaiveRow[] = [];
  const count = { problems: 0, measures: 0 };
  for (const aspect of tree.aspects) {
    const shownIn = (problems: readonly Problem[]) =>
      problems.flatMap((problem) => {
        const measures = problem.measures.filter((measure) => byProblem || passes.measure(measure, problem));
        const shown = byProblem || problem.measures.length === 0 ? passes.problem(problem) : measures.length > 0;
        return shown ? [{ problem, measures }] : [];
      });
    const all = shownIn(aspect.items.flatMap((item) => item.problems));
    count.problems += all.length;
    count.measures += all.reduce((sum, { measures }) => sum + measures.length, 0);
    if (active && all.length === 0) continue;
    const aspectOpen = aspect.title === null || !look.toggled.includes(aspect.id);
    const above = (title: string | null, id: Id) => (title === null ? [] : [id]);
    const aspectIds = above(aspect.title, aspect.id);
    if (aspect.title !== null)
      rows.push({ kind: 'aspect', id: aspect.id, level: 1, expanded: aspectOpen, parentId: null });
    if (!aspectOpen) continue;
    for (const item of aspect.items) {
      const shown = shownIn(item.problems);
      if (active && shown.length === 0) continue;
      const itemOpen = item.title === null || !look.toggled.includes(item.id);
      if (item.title !== null)
        rows.push({
          kind: 'item',
          id: item.id,
          level: aspectIds.length + 1,
          expanded: itemOpen,
          parentId: aspectIds.at(-1) ?? null,
        });
      if (!itemOpen) continue;
      const ids = [...aspectIds, ...above(item.title, item.id)];
      for (const { problem, measures } of shown) {
        const open = look.toggled.includes(problem.id) !== (look.problemsOpen ?? opens);
        rows.push({
          kind: 'problem',
          id: problem.id,
          level: ids.length + 1,
          expanded: measures.length === 0 ? null : open,
          parentId: ids.at(-1) ?? null,
        });
        if (!open) continue;
        for (const measure of measures)
          rows.push({
            kind: 'measure',
            id: measure.id,
            level: ids.length + 2,
            expanded: null,
            parentId: problem.id,
          });
      }
    }
  }
  return { rows, ...count, passes };
}
