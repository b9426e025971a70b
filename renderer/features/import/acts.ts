// The corrections a clerk can make to the selected node, each with its word, key and what it does; toolbar and keyboard share them.
import { IMPORT } from '#renderer/text/import.ts';
import { useImport } from './draft-store.ts';
import type { Draft } from './edit-tree.ts';
import { mergeWithPrevious, move, previousSibling, setIgnored, shiftLevel } from './edit-tree.ts';

export interface Act {
  id: 'edit' | 'promote' | 'demote' | 'merge' | 'ignore' | 'up' | 'down';
  label: string;
  /** As said to people and to screen readers, e.g. Alt+← */
  keys: string;
  matches: (event: KeyboardEvent | React.KeyboardEvent) => boolean;
  /** False: greyed out */
  possible: (draft: Draft, index: number) => boolean;
  run: (draft: Draft, index: number) => void;
}

const change = (draft: Draft, key?: number | null) => useImport.getState().change(draft, key);
const alt = (key: string) => (event: { key: string; altKey: boolean }) => event.altKey && event.key === key;
const plain =
  (...keys: string[]) =>
  (event: { key: string; altKey: boolean; ctrlKey: boolean }) =>
    keys.includes(event.key) && !event.altKey && !event.ctrlKey;

export const ACTS: readonly Act[] = [
  {
    id: 'edit',
    label: IMPORT.acts.edit,
    keys: 'Enter',
    matches: plain('Enter', 'F2'),
    possible: () => true,
    run: (draft, index) => useImport.getState().edit(draft[index]?.key ?? null),
  },
  {
    id: 'promote',
    label: IMPORT.acts.promote,
    keys: 'Alt+←',
    matches: alt('ArrowLeft'),
    possible: (draft, index) => shiftLevel(draft, index, -1) !== draft,
    run: (draft, index) => change(shiftLevel(draft, index, -1)),
  },
  {
    id: 'demote',
    label: IMPORT.acts.demote,
    keys: 'Alt+→',
    matches: alt('ArrowRight'),
    possible: (draft, index) => shiftLevel(draft, index, 1) !== draft,
    run: (draft, index) => change(shiftLevel(draft, index, 1)),
  },
  {
    id: 'merge',
    label: IMPORT.acts.merge,
    keys: 'Backspace',
    matches: plain('Backspace'),
    possible: (draft, index) => previousSibling(draft, index) !== null,
    run: (draft, index) => {
      const before = previousSibling(draft, index);
      if (before !== null) change(mergeWithPrevious(draft, index), draft[before]?.key);
    },
  },
  {
    id: 'ignore',
    label: IMPORT.acts.ignore,
    keys: 'Delete',
    matches: plain('Delete'),
    possible: () => true,
    run: (draft, index) => change(setIgnored(draft, index, !draft[index]?.ignored)),
  },
  {
    id: 'up',
    label: IMPORT.acts.up,
    keys: 'Alt+↑',
    matches: alt('ArrowUp'),
    possible: (draft, index) => move(draft, index, -1) !== draft,
    run: (draft, index) => change(move(draft, index, -1)),
  },
  {
    id: 'down',
    label: IMPORT.acts.down,
    keys: 'Alt+↓',
    matches: alt('ArrowDown'),
    possible: (draft, index) => move(draft, index, 1) !== draft,
    run: (draft, index) => change(move(draft, index, 1)),
  },
];
