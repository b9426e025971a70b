// 佐证目录 of a problem or of a whole round.
import type { ListDocument } from '#domain/content/types.ts';
import { catalogueOf } from '#domain/evidence/catalogue.ts';
import type { Id } from '#domain/ledger/types.ts';
import { problemRows, problemWords } from '#domain/lists/rows.ts';
import { evidenceOf, evidenceOfRound } from '../../db/queries/evidence.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { type Context, found, officeName, today } from '../context.ts';
import { evidenceViews } from '../shared/evidence.ts';

/** @throws BihuanError notFound when there is no such round */
export function evidencePaper(
  context: Context,
  { roundId, problemId }: { roundId: Id; problemId: Id | null },
): ListDocument {
  const { store } = context;
  const tree = found(readLedger(store, roundId), '个轮次');
  const problems = new Map(problemRows(tree).map((row) => [row.problem.id, row]));
  const records =
    problemId === null
      ? evidenceOfRound(store, roundId).filter(({ problem_id }) => problems.has(problem_id))
      : evidenceOf(store, { kind: 'problem', id: problemId, reviewId: null });
  return catalogueOf(evidenceViews(context, roundId, records), {
    office: officeName(context),
    roundName: tree.round.name,
    asOf: today(context),
    problemWords: (id) => {
      const row = problems.get(id);
      return row === undefined ? '已删除的问题' : problemWords(row);
    },
  });
}
