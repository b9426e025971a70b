// 总台账: the problems of several rounds in one list, narrowed and in order.
import type { ParsedInputOf, RoundProblem } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { lightOf } from '#domain/lights/lights.ts';
import { isInPart } from '#domain/statistics/facts.ts';
import { listRounds } from '../../db/queries/ledger.ts';
import { figureRows } from '../../db/queries/ledger-figures.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import { lightRules } from '../../db/queries/light-rules.ts';
import { factsOn } from '../../db/queries/round-facts.ts';
import { type Context, found, today } from '../context.ts';

export type Narrowed = Pick<ParsedInputOf<'listAllProblems'>, 'roundIds' | 'text' | 'unitId' | 'class'>;

/** A stretch of the list, and how many it has; rounds in the order asked for, problems in that of their lists. */
export function allProblems(
  context: Context,
  asked: Narrowed,
  { from, count }: { from: number; count: number },
): { total: number; rows: RoundProblem[] } {
  const asOf = today(context);
  const names = new Map(listRounds(context.store).map(({ id, name }) => [id, name]));
  const rules = lightRules(context.store);
  const fitting = asked.roundIds.map((roundId) => {
    const view = found(viewOf(context.store, roundId), '个轮次');
    return { view, ids: idsOf(view, asked, asOf) };
  });
  const rows: RoundProblem[] = [];
  let before = 0;
  for (const { view, ids } of fitting) {
    const start = Math.max(0, from - before);
    const page = ids.slice(start, start + count - rows.length);
    before += ids.length;
    const { roundId } = view;
    for (const row of figureRows(view, 'problems', page)) {
      const kind = view.index.problems[view.problemAt(row.id) ?? -1]?.kind ?? null;
      const light = lightOf(row.state, row.deadline, asOf, rules);
      rows.push({ ...row, roundId, roundName: names.get(roundId) ?? '', kind, light });
    }
    if (rows.length >= count) break;
  }
  return { total: fitting.reduce((sum, { ids }) => sum + ids.length, 0), rows };
}

function idsOf(view: RoundView, { text, unitId, class: wanted }: Narrowed, asOf: string): Id[] {
  const part = { ...(unitId === null ? {} : { unit: unitId }), ...(wanted === null ? {} : { class: wanted }) };
  const ids: Id[] = [];
  for (const fact of factsOn(view, 'problems', { asOf })) if (isInPart(part, fact)) ids.push(fact.id);
  const words = text.trim();
  if (words === '') return ids;
  return figureRows(view, 'problems', ids)
    .filter((row) => row.number === `（${words}）` || row.text.includes(words))
    .map(({ id }) => id);
}
