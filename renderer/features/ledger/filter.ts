// Which problems and measures a filter leaves on screen.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { Id, Measure, PlainDate, Problem, Responsibilities, State } from '#domain/ledger/types.ts';
import { UNIT_ROLES } from '#domain/ledger/types.ts';
import { type LightColour, lightOf } from '#domain/lights/lights.ts';

/** 'none': nobody leads yet */
export interface Filter {
  unitId: Id | 'none' | null;
  state: State | null;
  light: LightColour | null;
  text: string;
}

export const NO_FILTER: Filter = { unitId: null, state: null, light: null, text: '' };

export interface Only {
  caption: string;
  problemIds: ReadonlySet<Id>;
  measureIds: ReadonlySet<Id>;
}

export interface Matcher {
  /** False: everything is shown */
  active: boolean;
  problem: (problem: Problem) => boolean;
  measure: (measure: Measure, problem: Problem) => boolean;
}

function onlyProblem(only: Only, problem: Problem): boolean {
  if (only.problemIds.size > 0) return only.problemIds.has(problem.id);
  return problem.measures.some((measure) => only.measureIds.has(measure.id));
}

function onlyMeasure(only: Only, measure: Measure, problem: Problem): boolean {
  return only.measureIds.size > 0 ? only.measureIds.has(measure.id) : only.problemIds.has(problem.id);
}

/** A matcher of one filter on one day. Names are those of units and people, searched as well as the texts. */
export function matcherOf(filter: Filter, only: Only | null, asOf: PlainDate, names: ReadonlyMap<Id, string>): Matcher {
  const words = filter.text.trim();
  const number = /^[（(]?(\d{1,5})[)）]?$/.exec(words)?.[1] ?? null;
  const active =
    filter.unitId !== null || filter.state !== null || filter.light !== null || words !== '' || only !== null;

  const unitFits = (held: Responsibilities) => {
    if (filter.unitId === null) return true;
    if (filter.unitId === 'none') return held.lead.length === 0;
    return UNIT_ROLES.some((role) => held[role].includes(filter.unitId as Id));
  };
  // Looked up once: most rounds have thousands of rows and a few dozen names.
  const named = new Set(
    words === '' || number !== null ? [] : [...names].flatMap(([id, name]) => (name.includes(words) ? id : [])),
  );
  const nameFits = (held: () => Responsibilities) =>
    named.size > 0 && Object.values(held()).some((ids: Id[]) => ids.some((id) => named.has(id)));
  const numberFits = (problem: Problem) => number !== null && problem.number === Number(number);

  return {
    active,
    problem: (problem) => {
      if (only !== null && !onlyProblem(only, problem)) return false;
      if (filter.state !== null && problem.state !== filter.state) return false;
      if (filter.light !== null && lightOf(problem.state, problem.deadline, asOf)?.colour !== filter.light)
        return false;
      if (!unitFits(problem.responsibilities)) {
        const byMeasure =
          filter.unitId !== 'none' &&
          problem.measures.some((measure) => unitFits(responsibilitiesOf(measure, problem)));
        if (!byMeasure) return false;
      }
      if (words === '') return true;
      if (number !== null) return numberFits(problem);
      return (
        problem.title.includes(words) ||
        nameFits(() => problem.responsibilities) ||
        problem.measures.some((measure) => measure.lead.includes(words) || measure.text.includes(words))
      );
    },
    measure: (measure, problem) => {
      if (only !== null && !onlyMeasure(only, measure, problem)) return false;
      if (filter.state !== null && measure.state !== filter.state) return false;
      const deadline = effectiveDeadline(measure.deadline, problem.deadline);
      if (filter.light !== null && lightOf(measure.state, deadline, asOf)?.colour !== filter.light) return false;
      const held = () => responsibilitiesOf(measure, problem);
      if (filter.unitId !== null && !unitFits(held())) return false;
      if (words === '') return true;
      if (number !== null) return numberFits(problem);
      return (
        measure.lead.includes(words) || measure.text.includes(words) || problem.title.includes(words) || nameFits(held)
      );
    },
  };
}
