// How a paper leaves: as Excel (lists), Word, PDF, or printed; what came of it, and what went wrong.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import type { PagesSetup } from '#domain/content/pages.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { runJob } from '#renderer/store/job.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON, exportedWords } from '#renderer/text/common.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { LEDGER } from '#renderer/text/ledger.ts';

export interface WaysOut {
  error: BihuanError | null;
  buttons: React.ReactNode;
}

export interface WaysOutOptions {
  source: InputOf<'getPaper'>;
  /** For PDF and print */
  pages: PagesSetup;
  copies: number;
  /** The paper is laid out and may leave */
  ready: boolean;
  /** Lists go into workbooks too */
  list: boolean;
  /** Said while nothing was done yet */
  hint: string;
  /** Runs before each act, e.g. to keep the choice of paper */
  before?: () => Promise<void>;
}

export function useWaysOut({ source, pages, copies, ready, list, hint, before }: WaysOutOptions): WaysOut {
  // What was done last is said until something else is chosen.
  const [told, setTold] = useState({ words: '', of: hint });
  const said = told.of === hint ? told.words : '';
  const setSaid = (words: string) => setTold({ words, of: hint });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const act = async (run: () => Promise<string | null>) => {
    setBusy(true);
    setError(null);
    setSaid(EXPORT.busy);
    try {
      await before?.();
      setSaid((await run()) ?? '');
    } catch (cause) {
      const failure = asBihuanError(cause);
      setSaid(failure.code === 'cancelled' ? failure.message : '');
      if (failure.code !== 'cancelled') setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const print = () =>
    act(async () =>
      (await save('printPaper', { source, pages, copies }, { shownHere: true })).printed ? LEDGER.printed : null,
    );
  const exportAs = (format: 'xlsx' | 'docx' | 'pdf') =>
    act(async () => {
      // A long list is written step by step and can be stopped.
      const saved = await runJob(() => save('savePaper', { source, format, pages }, { shownHere: true }));
      return saved === null ? null : exportedWords(saved.fileName);
    });
  const disabled = !ready || busy;
  return {
    error,
    buttons: (
      <>
        <output className="paper-said" aria-live="polite">
          {said === '' ? hint : said}
        </output>
        {list ? (
          <Button disabled={disabled} onClick={() => void exportAs('xlsx')}>
            {EXPORT.toExcel}
          </Button>
        ) : null}
        <Button disabled={disabled} onClick={() => void exportAs('docx')}>
          {EXPORT.toWord}
        </Button>
        <Button disabled={disabled} onClick={() => void exportAs('pdf')}>
          {EXPORT.toPdf}
        </Button>
        <Button type="primary" disabled={disabled} onClick={() => void print()}>
          {COMMON.print}
        </Button>
      </>
    ),
  };
}
