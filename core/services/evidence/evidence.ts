// The list of evidence: read, renamed, linked, removed.
import { BihuanError } from '#contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '#contract/operations.ts';
import type { Evidence } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { signingAt } from '../../db/queries/closing.ts';
import {
  type EvidenceRecord,
  evidenceByIds,
  evidenceFiles,
  evidenceOf,
  evidenceOfRound,
} from '../../db/queries/evidence.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { problemRow } from '../../db/queries/structure.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { evidenceViews, ProblemNumbers } from '../shared/evidence.ts';
import { checkTarget, takeLink, writeLink } from './targets.ts';

/** @throws BihuanError notFound when there is no such round */
export function listEvidence(context: Context, { roundId, of }: ParsedInputOf<'listEvidence'>): Evidence[] {
  const { store } = context;
  found(findRound(store, roundId), '个轮次');
  if (of !== null) return evidenceViews(context, roundId, evidenceOf(store, of));
  const numbers = new ProblemNumbers(store, roundId);
  return evidenceViews(
    context,
    roundId,
    evidenceOfRound(store, roundId).filter(({ problem_id }) => numbers.place(problem_id) >= 0),
  );
}

/** All of the given evidence. @throws BihuanError notFound when one of it is gone */
export function needEvidence(store: Store, ids: readonly Id[]): [EvidenceRecord, ...EvidenceRecord[]] {
  const rows = new Map(evidenceByIds(store, ids).map((row) => [row.id, row]));
  const [first, ...others] = ids.map((id) => found(rows.get(id), '份佐证材料'));
  return [found(first, '份佐证材料'), ...others];
}

export function updateEvidence(context: Context, { evidenceId, patch }: ParsedInputOf<'updateEvidence'>): Evidence {
  const { store } = context;
  const [row] = store.act(context.actor, 'updateEvidence', (act) => {
    needEvidence(store, [evidenceId]);
    const { title, note, date, pages, copies } = patch;
    act.update('evidence', evidenceId, {
      ...(title === undefined ? {} : { title }),
      ...(note === undefined ? {} : { note }),
      ...(date === undefined ? {} : { date }),
      ...(pages === undefined ? {} : { pages }),
      ...(copies === undefined ? {} : { copies }),
    });
    return needEvidence(store, [evidenceId]);
  });
  return evidenceViews(context, row.round_id, [row])[0] as Evidence;
}

/** @throws BihuanError notFound, frozen for what a closed review holds */
export function linkEvidence(context: Context, { evidenceIds, link: target }: ParsedInputOf<'linkEvidence'>): null {
  return context.store.act(context.actor, 'linkEvidence', (act) => {
    for (const row of needEvidence(act.store, evidenceIds)) {
      checkTarget(act.store, row.round_id, target);
      writeLink(act, row.id, target);
    }
    return null;
  });
}

/** @throws BihuanError notFound, frozen for what a closed review holds */
export function unlinkEvidence(context: Context, { evidenceIds, link: target }: ParsedInputOf<'unlinkEvidence'>): null {
  return context.store.act(context.actor, 'unlinkEvidence', (act) => {
    for (const row of needEvidence(act.store, evidenceIds)) {
      if (target.kind === 'progress') checkTarget(act.store, row.round_id, target);
      takeLink(act, row.id, target);
    }
    return null;
  });
}

/**
 * Takes evidence out of the lists; number and file stay. What a closed problem was closed on stays with it.
 * @throws BihuanError frozen for evidence of a closed problem, conflict for what is being signed
 */
export function removeEvidence(context: Context, { ids }: ParsedInputOf<'removeEvidence'>): OutputOf<'removeEvidence'> {
  return context.store.act(context.actor, 'removeEvidence', (act) => {
    for (const row of needEvidence(act.store, ids)) {
      const problem = problemRow(act.store, row.problem_id);
      const node = signingAt(act.store, row.problem_id);
      if (node !== null) {
        throw new BihuanError(
          'conflict',
          `《${row.title}》所属问题的销号申请正在签署（${node}），佐证目录已随申请固定，不能移除。请先在“销号”中退回或撤回申请。`,
        );
      }
      if (problem !== undefined && isClosed(problem.state)) {
        throw new BihuanError(
          'frozen',
          `《${row.title}》所属的问题${problem.state === '已销号' ? '已销号' : `已转入${problem.state}`}，佐证材料随档保存，不能移除。`,
        );
      }
      act.update('evidence', row.id, { deleted_at: act.at });
    }
    return { actId: act.id };
  });
}

/** Files of the store that nothing names are moved into the quarantine; nothing is deleted. */
export function quarantineEvidence(context: Context): OutputOf<'quarantineEvidence'> {
  const { store, evidence } = context;
  const named = new Set(evidenceFiles(store.db).map(({ sha256 }) => sha256));
  const strays = [...evidence.files()].filter(({ sha256 }) => !named.has(sha256));
  const found = { files: strays.length, bytes: strays.reduce((sum, { bytes }) => sum + bytes, 0) };
  if (strays.length === 0) return found;
  evidence.putAside(strays.map(({ sha256 }) => sha256));
  store.act(context.actor, 'quarantineEvidence', (act) => act.record('quarantine', 'evidence', null, found));
  return found;
}
