// The workbook being imported: what the clerk has chosen so far, and what the engine reads of it under these choices.
import { create } from 'zustand';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf, WorkbookImported, WorkbookPreview } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { FieldKey } from '#domain/workbook/fields.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';

type Accepted = InputOf<'acceptWorkbook'>;
export type RoundFields = Extract<Accepted['round'], { fields: unknown }>['fields'];
type Look = Pick<InputOf<'previewWorkbook'>, 'sheet' | 'headerRow' | 'mapping' | 'year' | 'roundId'>;

const FIRST_LOOK: Look = { sheet: null, headerRow: null, mapping: null, year: null, roundId: null };

interface WorkbookDraft {
  handle: string | null;
  look: Look;
  preview: WorkbookPreview | null;
  /** 0–3 */
  step: number;
  busy: 'reading' | 'importing' | null;
  error: BihuanError | null;
  /** The cell that a remark points to */
  focus: { row: number; column: number | null } | null;
  /** Ids of changes to take over from the file */
  overwrite: ReadonlySet<string>;
  /** Ids of fills and new rows to leave out */
  leave: ReadonlySet<string>;
  /** Units of the directory that a name of the workbook means */
  sameUnits: Readonly<Record<string, Id>>;
  /** Asks for a file and reads it; into the round if one is given */
  choose: (roundId: Id | null) => Promise<void>;
  go: (step: number) => void;
  chooseSheet: (sheet: number) => Promise<void>;
  chooseHeader: (row: number) => Promise<void>;
  map: (column: number, field: FieldKey | null) => Promise<void>;
  guessAgain: () => Promise<void>;
  setYear: (year: number | null) => Promise<void>;
  setRound: (roundId: Id | null) => Promise<void>;
  show: (place: { from: number } | { row: number; column: number | null }) => Promise<void>;
  take: (ids: readonly string[], overwrite: boolean) => void;
  setLeave: (id: string, leave: boolean) => void;
  setSameUnit: (name: string, unitId: Id | null) => void;
  accept: (round: { fields: RoundFields } | { id: Id }) => Promise<WorkbookImported | null>;
  dismiss: () => void;
  discard: () => void;
}

const NOTHING = {
  handle: null,
  look: FIRST_LOOK,
  preview: null,
  step: 0,
  busy: null,
  error: null,
  focus: null,
  overwrite: new Set<string>(),
  leave: new Set<string>(),
  sameUnits: {},
} as const;

export const useWorkbook = create<WorkbookDraft>()((set, get) => {
  let asked = 0;

  /** Reads again under other choices; an answer that comes late is passed over. */
  const look = async (change: Partial<Look>, place: { from?: number; focusRow?: number } = {}): Promise<void> => {
    const { handle } = get();
    if (handle === null) return;
    const now = { ...get().look, ...change };
    const mine = ++asked;
    set({ look: now, busy: 'reading', error: null });
    try {
      const preview = await call('previewWorkbook', {
        handle,
        ...now,
        from: place.from ?? get().preview?.grid.from ?? 0,
        focusRow: place.focusRow ?? null,
      });
      if (mine === asked) set({ preview, busy: null });
    } catch (cause) {
      if (mine === asked) set({ error: asBihuanError(cause), busy: null });
    }
  };

  return {
    ...NOTHING,
    choose: async (roundId) => {
      set({ error: null });
      try {
        const file = await call('chooseWorkbook', {});
        if (file === null) return;
        set({ ...NOTHING, handle: file.handle });
        await look({ ...FIRST_LOOK, roundId }, { from: 0 });
        if (get().preview === null) set({ handle: null });
      } catch (cause) {
        set({ error: asBihuanError(cause), busy: null });
      }
    },
    go: (step) => set({ step }),
    chooseSheet: (sheet) => look({ sheet, headerRow: null, mapping: null }, { from: 0 }),
    chooseHeader: (headerRow) => look({ sheet: get().preview?.sheet ?? null, headerRow, mapping: null }),
    map: (column, field) => {
      const mapping = (get().preview?.columns ?? []).map((each) => ({
        column: each.column,
        field: each.column === column ? field : each.field,
      }));
      return look({ ...standing(get().preview), mapping });
    },
    guessAgain: () => look({ ...standing(get().preview), mapping: null }),
    setYear: (year) => look({ year }),
    setRound: (roundId) => {
      set({ overwrite: new Set(), leave: new Set() });
      return look({ roundId });
    },
    show: (place) => {
      if ('from' in place) return look({}, { from: place.from });
      set({ focus: place });
      const rows = get().preview?.grid.rows ?? [];
      return rows.some(({ row }) => row === place.row) ? Promise.resolve() : look({}, { focusRow: place.row });
    },
    take: (ids, overwrite) => {
      const chosen = new Set(get().overwrite);
      for (const id of ids) {
        if (overwrite) chosen.add(id);
        else chosen.delete(id);
      }
      set({ overwrite: chosen });
    },
    setLeave: (id, leave) => {
      const left = new Set(get().leave);
      if (leave) left.add(id);
      else left.delete(id);
      set({ leave: left });
    },
    setSameUnit: (name, unitId) => {
      const { [name]: _, ...others } = get().sameUnits;
      set({ sameUnits: unitId === null ? others : { ...others, [name]: unitId } });
    },
    accept: async (round) => {
      const { handle, look: now, preview, overwrite, leave, sameUnits } = get();
      if (handle === null || preview === null) return null;
      set({ busy: 'importing', error: null });
      try {
        const imported = await save(
          'acceptWorkbook',
          {
            handle,
            sheet: preview.sheet,
            headerRow: now.headerRow ?? preview.header?.first ?? null,
            mapping: preview.columns.map(({ column, field }) => ({ column, field })),
            year: preview.year,
            sha256: preview.source.sha256,
            round: 'fields' in round ? round : { id: round.id, basis: preview.plan?.basis ?? '' },
            overwrite: [...overwrite],
            leave: [...leave],
            sameUnits: Object.entries(sameUnits).map(([name, unitId]) => ({ name, unitId })),
          },
          { shownHere: true },
        );
        set({ ...NOTHING });
        return imported;
      } catch (cause) {
        set({ error: asBihuanError(cause), busy: null });
        return null;
      }
    },
    dismiss: () => set({ error: null }),
    discard: () => set({ ...NOTHING }),
  };
});

/** Sheet and header as they stand, once something depends on them. */
function standing(preview: WorkbookPreview | null): Partial<Look> {
  return preview === null ? {} : { sheet: preview.sheet, headerRow: preview.header?.first ?? null };
}
