// The groups of the 销号 screen: what waits, what may be applied for, what is under way, returned, closed.
import type { ClosingPage, OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { isFinished } from '#domain/closing/missing.ts';
import { type ChainNode, CLOSING_GROUPS, type ClosingGroup, type ClosingRow } from '#domain/closing/types.ts';
import { type Id, STATES } from '#domain/ledger/types.ts';
import type { IndexProblem, RoundIndex } from '#domain/ledger/view-index.ts';
import { isClosed } from '#domain/states/states.ts';
import { type ApplicationLine, applicationLines, closingTitles, unitNames } from '../../db/queries/closing.ts';
import { heldByOwners } from '../../db/queries/ledger-held.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { requestsOfRound } from '../../db/queries/requests.ts';
import { type Context, found } from '../context.ts';
import { type Case, casesOf, missingNow } from './facts.ts';

/** Pending requests are counted up to so many. */
const COUNTED = 1_000;
const FINISHED = STATES.map(isFinished);

function allFinished({ measures }: RoundIndex, { measureFrom, measureTo }: IndexProblem): boolean {
  if (measureFrom === measureTo) return false;
  for (let at = measureFrom; at < measureTo; at++) if (!FINISHED[measures.states[at] ?? 0]) return false;
  return true;
}

function groupsOf(
  { actor, permissions }: Context,
  index: RoundIndex,
  lines: ReadonlyMap<Id, ApplicationLine>,
): Record<ClosingGroup, IndexProblem[]> {
  const groups = Object.fromEntries(CLOSING_GROUPS.map((group) => [group, []])) as unknown as Record<
    ClosingGroup,
    IndexProblem[]
  >;
  for (const problem of index.problems) {
    const line = lines.get(problem.id);
    if (isClosed(problem.state)) groups.closed.push(problem);
    else if (line?.state === 'signing') {
      groups.signing.push(problem);
      if (line.applicant !== actor.user && permissions.has('approve')) groups.waiting.push(problem);
    } else if (line?.state === 'draft') groups.draft.push(problem);
    else if (line?.state === 'returned') groups.returned.push(problem);
    else if (allFinished(index, problem)) groups.ready.push(problem);
  }
  return groups;
}

/** @throws BihuanError notFound when there is no such round */
export function listClosing(context: Context, input: ParsedInputOf<'listClosing'>): ClosingPage {
  const { store } = context;
  const { index } = found(viewOf(store, input.roundId), '个轮次');
  const lines = applicationLines(store, input.roundId);
  const groups = groupsOf(context, index, lines);
  const numberWords = (problem: IndexProblem) => numberOf(index, problem);
  const words = input.text.trim();
  let chosen = groups[input.group];
  if (words !== '') {
    const titles = closingTitles(
      store,
      chosen.map(({ id }) => id),
    );
    chosen = chosen.filter((each) => numberWords(each) === words || titles.get(each.id)?.title.includes(words));
  }
  chosen = narrowed(context, chosen, lines, input);
  const shown = chosen.slice(input.from, input.from + input.count);
  const ids = shown.map(({ id }) => id);
  const cases = UNDER_WAY.has(input.group) ? casesOf(store, ids) : new Map<Id, Case>();
  const titles = closingTitles(store, ids);
  const held = heldByOwners(store, 'problem', ids);
  const unitOf = (id: Id): Id | null =>
    lines.get(id)?.unit_id ?? held.get(id)?.responsible[0] ?? held.get(id)?.lead[0] ?? null;
  const units = unitNames(
    store,
    ids.flatMap((id) => unitOf(id) ?? []),
  );
  const rows = shown.map((problem): ClosingRow => {
    const line = lines.get(problem.id);
    const facts = titles.get(problem.id);
    const nodes = line?.chain === null || line === undefined ? [] : (JSON.parse(line.chain) as ChainNode[]);
    return {
      problemId: problem.id,
      numberWords: numberWords(problem),
      title: facts?.title ?? '',
      state: problem.state,
      cycle: facts?.cycle ?? 1,
      unitName: units.get(unitOf(problem.id) ?? '') ?? '',
      applicationId: line?.id ?? null,
      appliedOn: line?.applied_on ?? null,
      applicant: line?.applicant ?? null,
      nodes: nodes.map(({ name }) => name),
      signed: line?.signed ?? 0,
      words:
        input.group === 'closed' ? (facts?.approver ?? '') : input.group === 'returned' ? (line?.opinion ?? '') : '',
      closedOn: facts?.approved_on ?? null,
      missing: missingIn(cases.get(problem.id)),
    };
  });
  return {
    counts: Object.fromEntries(CLOSING_GROUPS.map((group) => [group, groups[group].length])) as ClosingPage['counts'],
    pendingRequests: requestsOfRound(store, input.roundId, COUNTED).filter(({ state }) => state === 'pending').length,
    total: chosen.length,
    rows,
  };
}

/** Groups whose applications may still lack something. */
const UNDER_WAY: ReadonlySet<ClosingGroup> = new Set(['draft', 'signing', 'waiting']);

const missingIn = (found: Case | undefined): string[] => (found === undefined ? [] : missingNow(found));

/** Problems of a unit (that applies, leads or answers), of a leader, in a state. */
function narrowed(
  { store }: Context,
  problems: IndexProblem[],
  lines: ReadonlyMap<Id, ApplicationLine>,
  { unitId = null, leaderId = null, state = null }: ParsedInputOf<'listClosing'>,
): IndexProblem[] {
  const inState = state === null ? problems : problems.filter((problem) => problem.state === state);
  if (unitId === null && leaderId === null) return inState;
  const held = heldByOwners(
    store,
    'problem',
    inState.map(({ id }) => id),
  );
  return inState.filter(({ id }) => {
    const { lead = [], responsible = [], leader = [] } = held.get(id) ?? {};
    const ofUnit = unitId === null || [lines.get(id)?.unit_id, ...lead, ...responsible].includes(unitId);
    return ofUnit && (leaderId === null || leader.includes(leaderId));
  });
}

const numberOf = ({ numbering, items }: RoundIndex, { itemAt, number }: IndexProblem): string =>
  numbering === 'restart' ? `${items[itemAt]?.number ?? ''}-${number}` : String(number);

/** @throws BihuanError notFound when there is no such round */
export function findProblems(
  { store }: Context,
  { roundId, numbers }: ParsedInputOf<'findProblems'>,
): OutputOf<'findProblems'> {
  const { index } = found(viewOf(store, roundId), '个轮次');
  const known = new Map(index.problems.map((problem) => [numberOf(index, problem), problem.id]));
  return numbers.map((number) => ({ number, problemId: known.get(number) ?? null }));
}
