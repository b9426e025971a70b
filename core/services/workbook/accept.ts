// Taking a workbook into the ledger: new rows, filled fields, the clerk's changes and the original, in one transaction.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf, WorkbookImported } from '#contract/operations.ts';
import type { FieldChange } from '#domain/workbook/plan.ts';
import { ulid } from '../../db/ids.ts';
import { lastMeasurePosition } from '../../db/queries/workbook.ts';
import type { Context } from '../context.ts';
import { keepOriginal } from '../shared/originals.ts';
import { insertRound } from '../shared/rounds.ts';
import { lookAt, mappingKey, planFor, yearOfRound } from './look.ts';
import { forgetWorkbook, openWorkbook } from './source.ts';
import { ImportWriter } from './write.ts';

type Input = Omit<ParsedInputOf<'acceptWorkbook'>, 'handle'> & { path: string };

/**
 * Imports a sheet. Nothing is written unless all of it is.
 * @throws BihuanError conflict when file or round have changed since the preview, document.noProblems, name.taken
 */
export async function acceptWorkbook(context: Context, input: Input): Promise<WorkbookImported> {
  const source = await openWorkbook(input.path);
  if (source.sha256 !== input.sha256) {
    throw new BihuanError('conflict', `“${source.name}”在预览后被改动过，没有导入。请重新选择文件。`);
  }
  const { store, actor } = context;
  const existing = 'id' in input.round ? input.round : null;
  const { reading, sheet } = lookAt(store, source, input, yearOfRound(store, existing?.id ?? null));
  if (reading.problems.length === 0) {
    throw new BihuanError(
      'document.noProblems',
      `工作表“${sheet.name}”中没有读到问题，没有导入。请核对表头所在行，并指定哪一栏是“反馈问题”。`,
    );
  }
  const imported = store.act(actor, 'acceptWorkbook', (act) => {
    const { plan, names, basis } = planFor(context, reading, existing?.id ?? null, input.sameUnits);
    if (existing !== null && existing.basis !== basis) {
      throw new BihuanError('conflict', '台账在预览后有改动，没有导入。请返回上一步重新比对，再导入。');
    }
    for (const { name, unitId } of input.sameUnits) {
      act.insert('unit_alias', { id: ulid(), unit_id: unitId, name: name.replace(/\s/g, ''), deleted_at: null });
    }
    const roundId = 'fields' in input.round ? insertRound(act, input.round.fields) : input.round.id;
    keepOriginal(act, { roundId, name: source.name, kind: 'workbook', bytes: source.bytes });
    const writer = new ImportWriter(act, roundId, names);
    const leave = new Set(input.leave);
    const overwrite = input.overwrite === 'all' ? null : new Set(input.overwrite);
    const chosen = (changes: readonly FieldChange[]): FieldChange[] =>
      changes.filter(
        ({ id, fills, held }) =>
          held === undefined && (fills ? !leave.has(id) : overwrite === null || overwrite.has(id)),
      );
    for (const problem of plan.problems) {
      if (leave.has(problem.id)) continue;
      writer.passed(problem);
      if (problem.existing === null) {
        writer.addProblem(
          problem.incoming,
          problem.measures.filter(({ id }) => !leave.has(id)).map(({ incoming }) => incoming),
        );
        continue;
      }
      writer.changeProblem(problem, chosen(problem.changes));
      const problemId = problem.existing.id;
      for (const measure of problem.measures) {
        if (leave.has(measure.id)) continue;
        if (measure.existing === null) {
          writer.addMeasure(problemId, measure.incoming, lastMeasurePosition(store, problemId));
        } else writer.changeMeasure(measure, chosen(measure.changes));
      }
    }
    act.set(mappingKey(reading), JSON.stringify(reading.columns.map(({ column, field }) => ({ column, field }))));
    const { problems, measures, units, officials, changed } = writer.written;
    return { roundId, added: { problems, measures, units, officials }, changed };
  });
  forgetWorkbook();
  return imported;
}
