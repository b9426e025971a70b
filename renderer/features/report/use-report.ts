// One report with what its figures are held against; edits are saved at once and can be taken back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { ReportView } from '#contract/operations.ts';
import { spliceBetween } from '#domain/content/splice.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { RoundCounts } from '#domain/statistics/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

const UNDO_STEPS = 50;

export interface ReportState {
  report: ReportView | null;
  figures: RoundCounts | null;
  error: BihuanError | null;
  reload: () => Promise<void>;
  edit: (document: TextDocument) => Promise<boolean>;
  undo: (() => Promise<boolean>) | null;
  /** Runs an act that answers with the report as it then is; false if it was refused (the frame shows why) */
  act: (ask: (reportId: Id) => Promise<ReportView>) => Promise<ReportView | null>;
}

async function load(reportId: Id): Promise<{ report: ReportView; figures: RoundCounts }> {
  const report = await call('getReport', { reportId });
  return { report, figures: await call('getFigures', { roundId: report.roundId, asOf: report.asOf }) };
}

export function useReport(reportId: Id | null, onChanged: () => void): ReportState {
  const [parts, setParts] = useState<{ report: ReportView; figures: RoundCounts } | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const [past, setPast] = useState<TextDocument[]>([]);
  const wanted = useRef(reportId);
  wanted.current = reportId;

  const reload = useCallback(async () => {
    if (reportId === null) return;
    try {
      const loaded = await load(reportId);
      if (wanted.current !== reportId) return;
      setParts(loaded);
      setError(null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  }, [reportId]);
  useEffect(() => {
    setPast([]);
    void reload();
  }, [reload]);

  const report = parts?.report.id === reportId ? parts.report : null;
  const act: ReportState['act'] = async (ask) => {
    if (report === null) return null;
    try {
      const changed = await ask(report.id);
      setParts((before) => (before?.report.id === changed.id ? { ...before, report: changed } : before));
      if (changed.asOf !== report.asOf) void reload();
      onChanged();
      return changed;
    } catch {
      return null;
    }
  };
  const write = (document: TextDocument) =>
    act((id) => {
      const { blocks, ...frame } = document;
      const splice = spliceBetween(report?.document.blocks ?? [], blocks);
      return save('editReport', { reportId: id, frame, ...(splice === null ? {} : { splice }) });
    });
  const edit = async (document: TextDocument): Promise<boolean> => {
    const before = report?.document;
    const done = (await write(document)) !== null;
    if (done && before !== undefined) setPast((steps) => [...steps.slice(-UNDO_STEPS + 1), before]);
    return done;
  };
  const last = past.at(-1);
  const undo = async (): Promise<boolean> => {
    if (last === undefined) return false;
    const done = (await write(last)) !== null;
    if (done) setPast((steps) => steps.slice(0, -1));
    return done;
  };
  return {
    report,
    figures: parts?.report.id === reportId ? parts.figures : null,
    error,
    reload,
    edit,
    act,
    undo: last === undefined || report?.state !== 'draft' ? null : undo,
  };
}
