// What the 销号审批表 of problems is filled from: used to write it as Word and to show it as a paper.
import { DEFAULT_CHAIN } from '#domain/closing/chain.ts';
import type { FormFacts } from '#domain/closing/form.ts';
import type { ChainNode, EvidenceLine } from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type ClosingProblem, closingProblems, newestApplications, unitNames } from '../../db/queries/closing.ts';
import { evidenceOf } from '../../db/queries/evidence.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { placesOf } from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { evidenceViews } from './evidence.ts';

export const CHAIN_SETTING = 'closeOut.chain';

/** The chain that an application sent now goes through: the office's own, else the usual one. */
export function chainInForce(store: Store): ChainNode[] {
  const own = store.setting(CHAIN_SETTING);
  return own === null ? [...DEFAULT_CHAIN] : (JSON.parse(own) as ChainNode[]);
}

/** Problems by the numbers that people use: 5, or 2-1 where numbers start again. Not to be used inside an act. */
export function problemNumbers(store: Store, ids: readonly Id[]): Map<Id, string> {
  const numbers = new Map<Id, string>();
  for (const { id, roundId } of placesOf(store, 'problem', ids).values()) {
    const view = viewOf(store, roundId);
    const problem = view?.index.problems[view.problemAt(id) ?? -1];
    if (view === undefined || problem === undefined) continue;
    const item = view.index.numbering === 'restart' ? `${view.index.items[problem.itemAt]?.number ?? ''}-` : '';
    numbers.set(id, `${item}${problem.number}`);
  }
  return numbers;
}

/**
 * The 佐证目录 of a problem as it stands: each piece under the number that it bears everywhere, also where another problem
 * numbers it. Not to be used inside an act.
 */
export function evidenceLines(
  context: Context,
  { id, roundId }: Pick<ClosingProblem, 'id' | 'roundId'>,
): EvidenceLine[] {
  const records = evidenceOf(context.store, { kind: 'problem', id, reviewId: null });
  return evidenceViews(context, roundId, records).map(({ label, title, pages }) => ({
    number: label,
    name: title,
    pages,
  }));
}

/** The newest applications of the present cycles of these problems as forms, in the order given. */
export function formsOf(context: Context, problemIds: readonly Id[]): FormFacts[] {
  const { store } = context;
  const problems = closingProblems(store, problemIds);
  const applications = newestApplications(store, problemIds);
  const numbers = problemNumbers(store, problemIds);
  const units = unitNames(store, [
    ...[...problems.values()].flatMap(({ responsibilities }) => responsibilities.lead),
    ...[...applications.values()].flatMap(({ unitId }) => unitId ?? []),
  ]);
  return problemIds.flatMap((id): FormFacts[] => {
    const [problem, application] = [problems.get(id), applications.get(id)];
    if (problem === undefined || application === undefined) return [];
    const numberWords = numbers.get(id) ?? '';
    return [
      {
        roundName: findRound(store, problem.roundId)?.name ?? '',
        numberWords,
        title: problem.title,
        leadNames: problem.responsibilities.lead.map((unit) => units.get(unit) ?? '').join('、'),
        unitName: units.get(application.unitId ?? '') ?? '',
        application:
          application.state === 'draft' ? { ...application, evidence: evidenceLines(context, problem) } : application,
        chain: application.chain ?? chainInForce(store),
      },
    ];
  });
}
