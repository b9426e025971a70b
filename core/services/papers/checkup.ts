// The last check-up on paper: the findings of a round that are not muted, of every rule or of one.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { buildCheckupList } from '#domain/checkup/list.ts';
import { CHECKUP_RULES, KEPT_PER_RULE } from '#domain/checkup/types.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { firstLines } from '#domain/lists/first-lines.ts';
import { allUnits, findingCounts, findingsOf, lastRun } from '../../db/queries/checkup.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { type Context, found, localDate } from '../context.ts';
import { optionsOf } from './lists.ts';

type Source = Extract<ParsedInputOf<'getPaper'>, { of: 'checkup' }>;

/** @throws BihuanError notFound for an unknown round, and for one that was never checked */
export function checkupPaper(context: Context, source: Source): ListDocument {
  const { store } = context;
  const { roundId, rule } = source;
  const round = found(findRound(store, roundId), '个轮次');
  const run = lastRun(store, roundId);
  if (run === null) throw new BihuanError('notFound', '这个轮次还没有体检过。请先体检，再导出或打印。');
  const names = new Map(allUnits(store).map(({ id, name }) => [id, name]));
  const findings = findingsOf(store, roundId, { rule }, 0, KEPT_PER_RULE * CHECKUP_RULES.length);
  const ofRule = <Row extends { rule: string }>(rows: readonly Row[]) =>
    rows.filter((row) => rule === undefined || row.rule === rule);
  const list = buildCheckupList(
    findings,
    {
      roundName: round.name,
      checkedOn: localDate(new Date(run.at)),
      unitName: (id) => (id === null ? '' : (names.get(id) ?? '')),
      muted: ofRule(findingCounts(store, roundId)).reduce((sum, { muted, count }) => sum + muted * count, 0),
      beyond: ofRule(run.counts).reduce((sum, each) => sum + each.found - each.kept, 0),
    },
    optionsOf(context, source),
  );
  return firstLines(list, source.atMost);
}
