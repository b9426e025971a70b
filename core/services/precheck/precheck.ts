// 完备性检查 of a round.
import type { OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { precheck as check } from '#domain/precheck/precheck.ts';
import { countFindings } from '#domain/precheck/types.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { type Context, found } from '../context.ts';
import { precheckSettings } from '../shared/precheck.ts';

/** Findings of each rule that are sent where nothing else is said: as many as a person looks through. */
const SENT = 200;

/** @throws BihuanError notFound when there is no such round */
export function precheck(
  context: Context,
  { roundId, atMost = SENT }: ParsedInputOf<'precheck'>,
): OutputOf<'precheck'> {
  const tree = found(readLedger(context.store, roundId), '个轮次');
  const findings = check(tree, precheckSettings(context, tree.round));
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)];
  return {
    ...countFindings(findings),
    counts: byRule.map(([rule, { length }]) => ({ rule, count: length })),
    findings: byRule.flatMap(([, each]) => each.slice(0, atMost)),
  };
}
