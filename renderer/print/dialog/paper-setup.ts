// How a user prints a kind of list: chosen once, remembered for the user, and turned into what the engine is asked for.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import type { ListPaper } from '#domain/content/types.ts';
import type { ListColumnChoice } from '#domain/lists/columns.ts';
import { call } from '#renderer/api/bihuan.ts';

export type ListSource = Extract<InputOf<'getPaper'>, { of: 'list' | 'precheck' | 'checkup' }>;

export interface PaperSetup {
  /** Keys of all columns in the user's order */
  order: string[];
  hidden: string[];
  /** The office's own titles by key */
  titles: Record<string, string>;
  size: ListPaper['size'];
  orientation: ListPaper['orientation'];
  fitToWidth: boolean;
  mark: boolean;
  signatures: boolean;
}

export function usualSetup(columns: readonly ListColumnChoice[], paper: ListPaper): PaperSetup {
  return {
    order: columns.map(({ key }) => key),
    hidden: columns.filter(({ byDefault }) => !byDefault).map(({ key }) => key),
    titles: {},
    size: paper.size,
    orientation: paper.orientation,
    fitToWidth: true,
    mark: true,
    signatures: true,
  };
}

/** What was remembered, held against the columns that the list has now; the usual set-up where nothing fits. */
export function restoredSetup(stored: string | undefined, usual: PaperSetup): PaperSetup {
  if (stored === undefined) return usual;
  try {
    const kept = JSON.parse(stored) as Partial<PaperSetup>;
    const known = new Set(usual.order);
    const order = (kept.order ?? []).filter((key) => known.has(key));
    const added = usual.order.filter((key) => !order.includes(key));
    const hidden = (kept.hidden ?? []).filter((key) => known.has(key));
    const all = [...order, ...added];
    // A column that came with a later version stays as it usually is.
    const hiddenNow = [...hidden, ...added.filter((key) => usual.hidden.includes(key) && !hidden.includes(key))];
    if (all.every((key) => hiddenNow.includes(key))) return usual;
    return {
      ...usual,
      order: all,
      hidden: hiddenNow,
      titles: kept.titles ?? {},
      size: kept.size === 'A3' || kept.size === 'A4' ? kept.size : usual.size,
      orientation:
        kept.orientation === 'portrait' || kept.orientation === 'landscape' ? kept.orientation : usual.orientation,
      fitToWidth: kept.fitToWidth !== false,
      mark: kept.mark !== false,
      signatures: kept.signatures !== false,
    };
  } catch {
    return usual;
  }
}

/** The source with everything that the set-up says. */
export function withSetup<Source extends ListSource>(source: Source, setup: PaperSetup): Source {
  return {
    ...source,
    columns: setup.order.filter((key) => !setup.hidden.includes(key)),
    titles: Object.entries(setup.titles)
      .filter(([, title]) => title.trim() !== '')
      .map(([column, title]) => ({ column, title: title.trim() })),
    size: setup.size,
    orientation: setup.orientation,
    fitToWidth: setup.fitToWidth,
    mark: setup.mark,
    signatures: setup.signatures,
  };
}

/** The user's set-up under a key; null until it is read. */
export async function readSetup(key: string, usual: PaperSetup): Promise<PaperSetup> {
  try {
    return restoredSetup((await call('getPreferences', {}))[key], usual);
  } catch {
    // A set-up that cannot be read must not keep anybody from printing.
    return usual;
  }
}

/** The set-up being chosen; `keep` stores it, where it was changed since. */
export function usePaperSetup(key: string, usual: PaperSetup) {
  const [setup, setSetup] = useState<PaperSetup | null>(null);
  const stored = useRef<PaperSetup | null>(null);
  const first = useRef(usual);
  useEffect(() => {
    let gone = false;
    void readSetup(key, first.current).then((read) => {
      if (gone) return;
      stored.current = read;
      setSetup(read);
    });
    return () => {
      gone = true;
    };
  }, [key]);
  const keep = useCallback(async () => {
    if (setup === null || setup === stored.current) return;
    stored.current = setup;
    await call('setPreference', { key, value: JSON.stringify(setup) });
  }, [key, setup]);
  return { setup, setSetup, keep };
}
