// The life of a report: drafted, edited, drafted again, sent for approval, approved by somebody else, issued.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf, ReportView } from '#contract/operations.ts';
import type { Block, TextDocument } from '#domain/content/types.ts';
import { draftReport as draft } from '#domain/report/draft.ts';
import { mergeDrafts, settleConflict as settle } from '#domain/report/merge.ts';
import { defaultSwitches } from '#domain/report/switches.ts';
import {
  REPORT_KIND_WORDS,
  REPORT_STATE_WORDS,
  type ReportSummary,
  type ReportSwitches,
} from '#domain/report/types.ts';
import { leaks } from '#domain/report/withhold.ts';
import { ulid } from '../../db/ids.ts';
import { keepFile } from '../../db/queries/files.ts';
import { blocksOf, conflictsOf, reportById, reportsOf, toReport, withheldRows } from '../../db/queries/reports.ts';
import type { ReportBlockRow, ReportRow } from '../../db/schema-papers.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found, officeName } from '../context.ts';
import { renderWord } from '../shared/issued-file.ts';
import { styled, withoutStyle } from '../shared/styles.ts';
import { reportSources } from './sources.ts';

export function listReports(context: Context, { roundId }: { roundId: string }): ReportSummary[] {
  return reportsOf(context.store, roundId);
}

export function getReport({ store }: Context, { reportId }: { reportId: string }): ReportView {
  const row = found(reportById(store, reportId), '份报告');
  const report = toReport(row, blocksOf(store, reportId));
  return {
    ...report,
    document: row.state === 'issued' ? report.document : styled(store, report.document),
    conflicts: conflictsOf(row),
    submittedBy: row.submitted_by,
    approvedBy: row.approved_by,
    opinion: row.opinion,
    leaks:
      row.kind === 'notice' && row.state !== 'issued'
        ? leaks(report.document.blocks, withheldRows(store, row.round_id))
        : [],
    fileSha256: row.file_sha256,
  };
}

export function draftReport(context: Context, input: ParsedInputOf<'draftReport'>): ReportView {
  const { roundId, kind, asOf, since } = input;
  return context.store.act(context.actor, 'draftReport', (act) => {
    const sources = reportSources(context, roundId, { asOf, since });
    const switches = withChanges(defaultSwitches(kind, sources.tree.round, officeName(context)), input.switches);
    const document = draft(kind, sources, switches);
    const { blocks, ...frame } = document;
    const row: ReportRow = {
      id: ulid(),
      round_id: roundId,
      kind,
      title: document.title,
      as_of: asOf,
      since,
      switches: JSON.stringify(switches),
      frame: JSON.stringify(frame),
      base: JSON.stringify(document),
      conflicts: '[]',
      state: 'draft',
      created_at: act.at,
      submitted_by: null,
      approved_by: null,
      approved_at: null,
      opinion: null,
      issued_at: null,
      file_sha256: null,
      deleted_at: null,
    };
    act.insert('report', row);
    writeBlocks(act, row.id, blocks);
    return getReport(context, { reportId: row.id });
  });
}

export function redraftReport(context: Context, input: ParsedInputOf<'redraftReport'>): ReportView {
  const { reportId } = input;
  return context.store.act(context.actor, 'redraftReport', (act) => {
    const row = draftOnly(reportById(act.store, reportId));
    const report = toReport(row, blocksOf(act.store, reportId));
    const switches = withChanges(report.switches, input.switches);
    const asOf = input.asOf ?? row.as_of;
    const fresh = draft(row.kind, reportSources(context, row.round_id, { asOf, since: row.since }), switches);
    const { document, conflicts } = mergeDrafts(JSON.parse(row.base) as TextDocument, report.document, fresh);
    writeText(act, row, document);
    act.update('report', reportId, {
      as_of: asOf,
      switches: JSON.stringify(switches),
      base: JSON.stringify(fresh),
      conflicts: JSON.stringify(conflicts),
    });
    return getReport(context, { reportId });
  });
}

export function editReport(context: Context, { reportId, frame, splice }: ParsedInputOf<'editReport'>): ReportView {
  return context.store.act(context.actor, 'editReport', (act) => {
    const row = draftOnly(reportById(act.store, reportId));
    const { document } = toReport(row, blocksOf(act.store, reportId));
    const blocks =
      splice === undefined
        ? document.blocks
        : document.blocks.toSpliced(splice.from, splice.count, ...(splice.blocks as Block[]));
    writeText(act, row, withoutStyle({ ...document, ...frame, blocks }));
    return getReport(context, { reportId });
  });
}

export function settleConflict(context: Context, { reportId, key, take }: ParsedInputOf<'settleConflict'>): ReportView {
  return context.store.act(context.actor, 'settleConflict', (act) => {
    const row = draftOnly(reportById(act.store, reportId));
    const conflicts = conflictsOf(row);
    const conflict = found(
      conflicts.find((one) => one.key === key),
      '处冲突',
    );
    const { document } = toReport(row, blocksOf(act.store, reportId));
    writeText(act, row, settle(document, conflict, take));
    act.update('report', reportId, { conflicts: JSON.stringify(conflicts.filter((one) => one.key !== key)) });
    return getReport(context, { reportId });
  });
}

export function removeReport(context: Context, { reportId }: { reportId: string }): null {
  context.store.act(context.actor, 'removeReport', (act) => {
    draftOnly(reportById(act.store, reportId));
    act.update('report', reportId, { deleted_at: act.at });
  });
  return null;
}

/** @throws BihuanError conflict while something is undecided, or the notice still holds what is withheld */
export function submitReport(context: Context, { reportId }: { reportId: string }): ReportView {
  return context.store.act(context.actor, 'submitReport', (act) => {
    const row = draftOnly(reportById(act.store, reportId));
    const { conflicts, leaks: held } = getReport(context, { reportId });
    if (conflicts.length > 0) {
      throw new BihuanError('conflict', `还有${conflicts.length}处改动冲突没有选定，请先逐处选定再送审。`);
    }
    if (held.length > 0) {
      const where = [...new Set(held.map(({ problemNumber }) => `问题${problemNumber}`))].join('、');
      throw new BihuanError('conflict', `文稿中仍有列为不予公开的内容（${where}），请删去或取消不公开后再送审。`);
    }
    act.update('report', row.id, { state: 'submitted', submitted_by: context.actor.user, opinion: null });
    return getReport(context, { reportId });
  });
}

/** @throws BihuanError permission.denied for whoever sent it */
export function approveReport(context: Context, { reportId, opinion }: ParsedInputOf<'approveReport'>): ReportView {
  return context.store.act(context.actor, 'approveReport', (act) => {
    const row = submittedOnly(reportById(act.store, reportId));
    if (row.submitted_by === context.actor.user) {
      throw new BihuanError('permission.denied', '送审人不能审定自己送审的报告，请由其他有审核权限的用户审定。');
    }
    act.update('report', reportId, {
      state: 'approved',
      approved_by: context.actor.user,
      approved_at: act.at,
      opinion,
    });
    return getReport(context, { reportId });
  });
}

export function returnReport(context: Context, { reportId, opinion }: ParsedInputOf<'returnReport'>): ReportView {
  return context.store.act(context.actor, 'returnReport', (act) => {
    submittedOnly(reportById(act.store, reportId));
    act.update('report', reportId, { state: 'draft', submitted_by: null, opinion });
    return getReport(context, { reportId });
  });
}

/** 印发 of an approved report, or of an internal draft; the Word file is kept as written. */
export async function issueReport(context: Context, { reportId }: { reportId: string }): Promise<ReportView> {
  const { store } = context;
  const before = issuable(reportById(store, reportId));
  const { document } = toReport(before, blocksOf(store, reportId));
  const issued = styled(store, document);
  const bytes = await renderWord(issued);
  return store.act(context.actor, 'issueReport', (act) => {
    const row = issuable(reportById(store, reportId));
    if (JSON.stringify(toReport(row, blocksOf(store, reportId)).document) !== JSON.stringify(document)) {
      throw new BihuanError('conflict', '印发过程中文稿又有改动，没有印发。请重新核对后再印发。');
    }
    const { blocks: _, ...frame } = issued;
    act.update('report', reportId, {
      state: 'issued',
      issued_at: act.at,
      frame: JSON.stringify(frame),
      file_sha256: keepFile(store, bytes),
    });
    return getReport(context, { reportId });
  });
}

function issuable(row: ReportRow | undefined): ReportRow {
  const report = found(row, '份报告');
  if (report.state === 'issued') throw new BihuanError('frozen', `《${report.title}》已经印发，不能再次印发。`);
  if (report.kind === 'notice' && report.state !== 'approved') {
    throw new BihuanError('conflict', '公开通报须经审定后印发。请先送审，由其他有审核权限的用户审定。');
  }
  if (report.state === 'submitted') throw new BihuanError('conflict', `《${report.title}》正在送审，请等待审定。`);
  return report;
}

function draftOnly(row: ReportRow | undefined): ReportRow {
  const report = found(row, '份报告');
  if (report.state === 'draft') return report;
  throw new BihuanError(
    'frozen',
    `《${report.title}》${REPORT_STATE_WORDS[report.state]}，不能再改。${report.state === 'issued' ? '如有错误，请另行起草。' : '如需修改，请先由审核人退回。'}`,
  );
}

function submittedOnly(row: ReportRow | undefined): ReportRow {
  const report = found(row, '份报告');
  if (report.state === 'submitted') return report;
  throw new BihuanError(
    'conflict',
    `这份${REPORT_KIND_WORDS[report.kind]}现为“${REPORT_STATE_WORDS[report.state]}”，没有在送审。请刷新后再试。`,
  );
}

function writeBlocks(act: Act, reportId: string, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    act.insert('report_block', {
      id: ulid(),
      report_id: reportId,
      position: index + 1,
      block: JSON.stringify(block),
      deleted_at: null,
    });
  });
}

/** Writes what differs, so that the log holds the paragraphs that were touched and not the whole report. */
function writeText(act: Act, row: ReportRow, document: TextDocument): void {
  const { blocks, ...frame } = document;
  const before = blocksOf(act.store, row.id);
  const after = blocks.map((block) => JSON.stringify(block));
  let start = 0;
  while (start < before.length && start < after.length && before[start]?.block === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end)?.block === after.at(-1 - end))
    end += 1;
  const old = before.slice(start, before.length - end);
  after.slice(start, after.length - end).forEach((block, index) => {
    const reused: ReportBlockRow | undefined = old[index];
    const position = start + index + 1;
    if (reused !== undefined) act.update('report_block', reused.id, { block, position });
    else act.insert('report_block', { id: ulid(), report_id: row.id, position, block, deleted_at: null });
  });
  for (const dropped of old.slice(after.length - end - start))
    act.update('report_block', dropped.id, { deleted_at: act.at });
  if (before.length !== after.length) {
    before.slice(before.length - end).forEach((kept, index) => {
      act.update('report_block', kept.id, { position: after.length - end + index + 1 });
    });
  }
  act.update('report', row.id, { frame: JSON.stringify(frame), title: document.title });
}

/** Only what was really given replaces a switch. */
function withChanges(switches: ReportSwitches, changes: ParsedInputOf<'redraftReport'>['switches']): ReportSwitches {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...switches, ...(Object.fromEntries(given) as Partial<ReportSwitches>) };
}
