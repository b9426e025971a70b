// Problems and measures for which it is not clear who answers.
import type { Id } from '../../ledger/types.ts';
import { isClosed } from '../../states/states.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { settingOf } from '../registry.ts';
import type { CheckFacts, CheckupSettings, Finding, FindingRow, Severity } from '../types.ts';
import { rowOfMeasure } from './about.ts';

/**
 * A problem is told once for itself and all measures that take their units from it; a measure only where its own units
 * are at fault. What is closed is past.
 */
export function* unclear(facts: CheckFacts, settings: CheckupSettings): Generator<Finding> {
  const most = settingOf(settings, 'responsibility', 'leads');
  const contacts = settingOf(settings, 'responsibility', 'contact') === 1;
  // A problem without measures, or with one that takes its units from it, needs units itself.
  const needed = facts.problems.map(() => ({ measures: 0, inheriting: 0 }));
  for (const { problemAt, ownLead } of facts.measures) {
    const of = needed[problemAt];
    if (of === undefined) continue;
    of.measures++;
    if (!ownLead) of.inheriting++;
  }
  for (const [at, { id, place, state, lead, contact }] of facts.problems.entries()) {
    const of = needed[at];
    if (isClosed(state) || (of !== undefined && of.measures > 0 && of.inheriting === 0)) continue;
    const row: FindingRow = { kind: 'problem', id, problemId: id, place };
    yield* judged(facts, row, lead, contact, most, contacts);
  }
  for (const [at, measure] of facts.measures.entries()) {
    if (isClosed(measure.state) || !measure.ownLead) continue;
    yield* judged(facts, rowOfMeasure(facts, at), measure.lead, measure.contact, most, contacts);
  }
}

function* judged(
  facts: CheckFacts,
  row: FindingRow,
  lead: readonly Id[],
  contact: boolean,
  most: number,
  contacts: boolean,
): Generator<Finding> {
  const make = (kind: string, severity: Severity, words: string): Finding => ({
    rule: 'responsibility',
    severity,
    fingerprint: fingerprintOf(['responsibility', row.id, kind, ...[...lead].sort()]),
    unitId: lead[0] ?? null,
    rows: [row],
    place: row.place,
    words,
    evidence: [],
  });
  if (lead.length === 0) {
    yield make('none', '重点', '没有牵头单位');
    return;
  }
  const nameOf = (id: Id) => facts.units.get(id)?.name ?? '已删除的单位';
  if (lead.length > most) {
    yield make('several', '提示', `有${lead.length}家牵头单位（${lead.map(nameOf).join('、')}），没有明确由谁总牵头`);
  }
  const gone = lead.filter((id) => facts.units.get(id)?.gone ?? true);
  if (gone.length > 0)
    yield make('gone', '重点', `牵头单位${gone.map(nameOf).join('、')}已从单位名录中删除或并入其他单位`);
  else if (contacts && !contact && !lead.some((id) => facts.units.get(id)?.contact ?? false)) {
    yield make('contact', '提示', `没有责任人（联络员），牵头单位${nameOf(lead[0] ?? '')}也没有登记联络员`);
  }
}
