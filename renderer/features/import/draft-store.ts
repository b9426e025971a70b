// The import under way: the document, its tree with all corrections, what is selected. Kept while other screens are open,
// so that leaving this one loses nothing.
import { create } from 'zustand';
import type { FindingsPreview } from '#contract/operations.ts';
import type { LevelChoice } from '#domain/outline/pattern-override.ts';
import type { Outline } from '#domain/outline/types.ts';
import { type Draft, fromOutline } from './edit-tree.ts';
import { commit, type History, redo, startHistory, undo } from './history.ts';

/** One state of the work: a reading of the document and the clerk's tree of it. */
export interface Working {
  outline: Outline;
  draft: Draft;
  /** Marks that the clerk has chosen for levels */
  chosen: LevelChoice;
}

interface ImportState {
  preview: FindingsPreview | null;
  history: History<Working>;
  /** Key of the selected node */
  selected: number | null;
  /** Key of the node being edited in place */
  editing: number | null;
  /** Selected paragraph, for adding nodes */
  paragraph: number | null;
  /** What the mouse is over: a node or a paragraph, shown on the other side too */
  hover: { key: number } | { paragraph: number } | null;
  /** A document read afresh; the same file chosen again keeps the corrections made to it. */
  start: (preview: FindingsPreview) => void;
  discard: () => void;
  select: (key: number | null) => void;
  /** Shows a paragraph, and the first node read from it. */
  jump: (paragraph: number) => void;
  point: (hover: ImportState['hover']) => void;
  edit: (key: number | null) => void;
  /** Applies a correction; the node with `key` is selected afterwards. */
  change: (next: Draft, key?: number | null) => void;
  /** Takes another reading of the same document; one step of undo. */
  reread: (working: Working) => void;
  undo: () => void;
  redo: () => void;
}

const EMPTY: Outline = {
  counts: { aspects: 0, items: 0, problems: 0, measures: 0 },
  aspects: [],
  warnings: [],
  passedOver: [],
  pattern: { aspect: null, item: null, problem: null, measure: null, numbering: 'continuous' },
  levels: { aspect: null, item: null, problem: null, measure: null },
  marks: [],
};

const NOTHING = {
  preview: null,
  history: startHistory<Working>({ outline: EMPTY, draft: [], chosen: {} }),
  selected: null,
  editing: null,
  paragraph: null,
  hover: null,
};

function beginning(outline: Outline) {
  const draft = fromOutline(outline);
  const first = draft.find((node) => !node.absent);
  return {
    working: { outline, draft, chosen: {} },
    selected: first?.key ?? null,
    paragraph: first?.paragraphs[0] ?? null,
  };
}

export const useImport = create<ImportState>()((set) => ({
  ...NOTHING,
  start: (preview) =>
    set((state) => {
      if (state.preview?.source.sha256 === preview.source.sha256 && state.history.past.length > 0) return { preview };
      const { working, selected, paragraph } = beginning(preview.outline);
      return { ...NOTHING, preview, history: startHistory<Working>(working), selected, paragraph };
    }),
  discard: () => set(NOTHING),
  select: (key) =>
    set((state) => ({
      selected: key,
      editing: state.editing === key ? key : null,
      paragraph: state.history.present.draft.find((node) => node.key === key)?.paragraphs[0] ?? state.paragraph,
    })),
  jump: (paragraph) =>
    set((state) => {
      const node = state.history.present.draft.find((each) => !each.absent && each.paragraphs.includes(paragraph));
      return { paragraph, selected: node?.key ?? state.selected, editing: null };
    }),
  point: (hover) => set({ hover }),
  edit: (editing) => set(editing === null ? { editing } : { editing, selected: editing }),
  change: (draft, key) =>
    set((state) => {
      const { present } = state.history;
      return {
        history: draft === present.draft ? state.history : commit(state.history, { ...present, draft }),
        selected: key === undefined ? state.selected : key,
        editing: null,
      };
    }),
  reread: (working) =>
    set((state) => {
      const first = working.draft.find((node) => !node.absent);
      return {
        history: commit(state.history, working),
        selected: first?.key ?? null,
        paragraph: first?.paragraphs[0] ?? null,
        editing: null,
      };
    }),
  undo: () => set((state) => ({ history: undo(state.history), editing: null })),
  redo: () => set((state) => ({ history: redo(state.history), editing: null })),
}));
