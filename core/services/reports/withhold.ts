// What a public notice leaves out: marked with its reason, listed for approval, taken back.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { WithheldRow } from '#domain/report/withhold.ts';
import { ulid } from '../../db/ids.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { withheldOf, withheldRows, withholdingById } from '../../db/queries/reports.ts';
import { measurePlace } from '../../db/queries/reviews.ts';
import { type Context, found } from '../context.ts';

export function listWithheld({ store }: Context, { roundId }: { roundId: string }): WithheldRow[] {
  found(findRound(store, roundId), '个轮次');
  return withheldRows(store, roundId);
}

/** Rows that are marked already keep their mark and get the new reason. */
export function withhold(context: Context, { roundId, rows, kind, note }: ParsedInputOf<'withhold'>): WithheldRow[] {
  return context.store.act(context.actor, 'withhold', (act) => {
    const view = found(viewOf(act.store, roundId), '个轮次');
    const known = new Set(view.index.problems.map(({ id }) => id));
    const marked = new Map(withheldOf(act.store, roundId).map((one) => [`${one.problemId}/${one.measureId}`, one.id]));
    for (const { kind: of, id } of rows) {
      const problemId = of === 'problem' ? id : measurePlace(act.store, id)?.problem_id;
      const measureId = of === 'problem' ? null : id;
      if (problemId === undefined || !known.has(problemId))
        throw new BihuanError('notFound', '所选问题不在本轮次中，可能已被删除。请刷新后再试。');
      const before = marked.get(`${problemId}/${measureId}`);
      if (before !== undefined) act.update('withholding', before, { kind, note });
      else {
        act.insert('withholding', {
          id: ulid(),
          round_id: roundId,
          problem_id: problemId,
          measure_id: measureId,
          kind,
          note,
          created_by: context.actor.user,
          created_at: act.at,
          deleted_at: null,
        });
      }
    }
    return withheldRows(act.store, roundId);
  });
}

export function publishAgain(context: Context, { withholdingId }: ParsedInputOf<'publishAgain'>): WithheldRow[] {
  return context.store.act(context.actor, 'publishAgain', (act) => {
    const row = found(withholdingById(act.store, withholdingId), '项不公开内容');
    act.update('withholding', withholdingId, { deleted_at: act.at });
    return withheldRows(act.store, row.round_id);
  });
}
