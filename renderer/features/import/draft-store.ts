// The import under way: the document, its tree with all corrections, what is selected. Kept while other screens are open,
// so that leaving this one loses nothing.
import { create } from 'zustand';
import type { FindingsPreview } from '#contract/operations.ts';
import { type Draft, fromOutline } from './edit-tree.ts';
import { commit, type History, redo, startHistory, undo } from './history.ts';

interface ImportState {
  preview: FindingsPreview | null;
  history: History<Draft>;
  /** Key of the selected node */
  selected: number | null;
  /** Key of the node being edited in place */
  editing: number | null;
  /** Selected paragraph, for adding nodes */
  paragraph: number | null;
  /** What the mouse is over: a node or a paragraph, shown on the other side too */
  hover: { key: number } | { paragraph: number } | null;
  start: (preview: FindingsPreview) => void;
  discard: () => void;
  select: (key: number | null) => void;
  /** Shows a paragraph, and the first node read from it. */
  jump: (paragraph: number) => void;
  point: (hover: ImportState['hover']) => void;
  edit: (key: number | null) => void;
  /** Applies a correction; the node with `key` is selected afterwards. */
  change: (next: Draft, key?: number | null) => void;
  undo: () => void;
  redo: () => void;
}

const NOTHING = {
  preview: null,
  history: startHistory<Draft>([]),
  selected: null,
  editing: null,
  paragraph: null,
  hover: null,
};

export const useImport = create<ImportState>()((set) => ({
  ...NOTHING,
  start: (preview) => {
    const draft = fromOutline(preview.outline);
    const first = draft.find((node) => !node.absent);
    set({
      ...NOTHING,
      preview,
      history: startHistory<Draft>(draft),
      selected: first?.key ?? null,
      paragraph: first?.paragraphs[0] ?? null,
    });
  },
  discard: () => set(NOTHING),
  select: (key) =>
    set((state) => ({
      selected: key,
      editing: state.editing === key ? key : null,
      paragraph: state.history.present.find((node) => node.key === key)?.paragraphs[0] ?? state.paragraph,
    })),
  jump: (paragraph) =>
    set((state) => {
      const node = state.history.present.find((each) => !each.absent && each.paragraphs.includes(paragraph));
      return { paragraph, selected: node?.key ?? state.selected, editing: null };
    }),
  point: (hover) => set({ hover }),
  edit: (editing) => set(editing === null ? { editing } : { editing, selected: editing }),
  change: (next, key) =>
    set((state) => ({
      history: commit(state.history, next),
      selected: key === undefined ? state.selected : key,
      editing: null,
    })),
  undo: () => set((state) => ({ history: undo(state.history), editing: null })),
  redo: () => set((state) => ({ history: redo(state.history), editing: null })),
}));
