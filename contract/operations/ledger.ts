// The ledger: rows seen, edited, moved, taken away and brought back.
import { z } from 'zod';
import type { Act, BinRow, HistoryRow } from '#domain/ledger/history.ts';
import type { Id, LedgerTree, Measure, Problem } from '#domain/ledger/types.ts';
import type { LedgerRows } from '#domain/ledger/view.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import * as l from '../ledger-inputs.ts';
import { LARGE_CALL_BYTES } from '../limits.ts';

/** What an edit made of the rows it touched, and of the problems above them. */
export interface Edited {
  problems: Omit<Problem, 'measures'>[];
  measures: Measure[];
}

export interface SavedView {
  id: Id;
  list: string;
  name: string;
  /** JSON, as the window stored it */
  definition: string;
}

const roundOf = { roundId: i.id };
const look = { ...roundOf, asOf: i.plainDate, look: l.look };

/** How one looks at the ledger is not the ledger */
const own = { needs: 'read' } as const;

export const ledger = {
  /** The whole tree; for papers, figures and small needs. The window's lists use `readRows`. */
  getLedger: query<LedgerTree>()(z.strictObject(roundOf)),

  // rows as the lists show them
  readRows: query<LedgerRows>()(
    z.strictObject({
      ...look,
      from: z.number().int().min(0),
      count: z.number().int().min(0).max(500),
      focusId: i.id.nullable(),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /**
   * What "select all" or a range of rows stands for: measures in the 任务清单, elsewhere problems; a measure itself.
   * From the row at place `from` up to, not including, the row at place `to`.
   */
  readRowIds: query<{ problemIds: Id[]; measureIds: Id[] }>()(
    z.strictObject({ ...look, from: z.number().int().min(0), to: z.number().int().min(0) }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** The words that a column shows under the look's other filters, for its filter menu; most frequent first. */
  readColumnValues: query<{ value: string; count: number }[]>()(
    z.strictObject({ ...look, column: z.string().max(50) }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  getProblem: query<Problem>()(z.strictObject({ id: i.id })),
  /** Every change of a row and of what belongs to it, newest first. */
  getHistory: query<HistoryRow[]>()(z.strictObject({ kind: z.enum(['problem', 'measure']), id: i.id })),
  /** What a measure reported week by week, newest first. */
  getTimeline: query<
    {
      reviewId: Id;
      ordinal: number;
      date: string;
      text: string;
      percent: number;
      state: string;
      returnReason: string | null;
    }[]
  >()(z.strictObject({ measureId: i.id })),

  // acts; each is one step of 撤销
  assign: act<Edited>()(z.strictObject({ targets: i.targets, patch: l.rowPatch }), { maxBytes: LARGE_CALL_BYTES }),
  /** Cells edited one by one, pasted or filled down. */
  editRows: act<Edited>()(
    z.strictObject({
      edits: z
        .array(z.strictObject({ kind: z.enum(['problem', 'measure']), id: i.id, patch: l.rowPatch }))
        .min(1)
        .max(50_000),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** position: 1-based place among its new siblings; beyond the end = last. */
  addRow: act<{ id: Id }>()(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('aspect'), ...roundOf, position: l.position, title: i.title.nullable() }),
      z.strictObject({ kind: z.literal('item'), aspectId: i.id, position: l.position, title: i.title.nullable() }),
      z.strictObject({ kind: z.literal('problem'), itemId: i.id, position: l.position, title: i.title }),
      /** Into a round that has no headings yet, or below the last one */
      z.strictObject({ kind: z.literal('problemOfRound'), ...roundOf, title: i.title }),
      z.strictObject({ kind: z.literal('measure'), problemId: i.id, position: l.position, lead: i.text, text: i.text }),
    ]),
  ),
  renameHeading: act<null>()(z.strictObject({ kind: z.enum(['aspect', 'item']), id: i.id, title: i.title.nullable() })),
  /**
   * Moves rows of one kind, in the order given, to a place below a parent or beside a row of that kind, whatever of its
   * siblings is shown; numbers follow.
   */
  moveRows: act<null>()(
    z.union([
      z.strictObject({ kind: l.rowKind, ids: z.array(i.id).min(1).max(5_000), parentId: i.id, position: l.position }),
      z.strictObject({
        kind: l.rowKind,
        ids: z.array(i.id).min(1).max(5_000),
        besideId: i.id,
        side: z.enum(['before', 'behind']),
      }),
    ]),
  ),
  /**
   * Cuts a problem's title (a measure's lead+text) at a character place. The new row follows the old one and holds what
   * is behind the cut; of a problem's measures those from `measuresFrom` (1-based) on go with it.
   */
  splitRow: act<{ id: Id }>()(
    z.strictObject({
      kind: z.enum(['problem', 'measure']),
      id: i.id,
      at: z.number().int().min(1),
      measuresFrom: z.number().int().min(1).nullable(),
    }),
  ),
  /** Joins rows of one kind into the first: texts one after the other, measures and responsibilities together. */
  mergeRows: act<null>()(z.strictObject({ kind: z.enum(['problem', 'measure']), ids: z.array(i.id).min(2).max(200) })),
  removeRows: act<{ problems: number; measures: number }>()(
    z.strictObject({ kind: l.rowKind, ids: z.array(i.id).min(1).max(50_000) }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /**
   * Takes away all that is selected, as one step. A heading goes when all that is left below it goes; what goes with it
   * comes back with it.
   */
  removeSelection: act<{ problems: number; measures: number }>()(
    z.strictObject({
      headingIds: z.array(i.id).max(50_000),
      problemIds: z.array(i.id).max(50_000),
      measureIds: z.array(i.id).max(200_000),
    }),
    { maxBytes: LARGE_CALL_BYTES },
  ),
  /** 回收站: rows taken away, with what went with them. */
  listBin: query<BinRow[]>()(z.strictObject(roundOf)),
  restoreRows: act<null>()(z.strictObject({ kind: l.rowKind, ids: z.array(i.id).min(1).max(5_000) })),

  // 撤销, 重做
  /** The user's own last acts that can be named, newest first. */
  listActs: query<Act[]>()(z.strictObject({ limit: z.number().int().min(1).max(100) })),
  /** Takes an act back, the last one when none is named. Refused with the reason when a row was changed since. */
  undo: act<Act>()(z.strictObject({ actId: i.id.nullable() })),
  redo: act<Act>()(z.strictObject({ actId: i.id.nullable() })),

  // looks kept by a user
  listViews: query<SavedView[]>()(z.strictObject({ list: i.listKind })),
  saveView: act<SavedView>()(
    z.strictObject({ list: i.listKind, name: i.name, definition: z.string().max(50_000) }),
    own,
  ),
  removeView: act<null>()(z.strictObject({ id: i.id }), own),
  /** A user's own settings of the window (column widths, order), by key. */
  getPreferences: query<Record<string, string>>()(i.nothing),
  setPreference: act<null>()(z.strictObject({ key: z.string().min(1).max(100), value: z.string().max(50_000) }), own),
} as const;
