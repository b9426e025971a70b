// Undo and redo inside the import screen.
import { expect, it } from 'vitest';
import { commit, redo, startHistory, undo } from '#renderer/features/import/history.ts';

it('goes back and forth, and forgets the future after a new change', () => {
  let history = startHistory('a');
  history = commit(commit(history, 'b'), 'c');
  expect(undo(history).present).toBe('b');
  expect(undo(undo(undo(history))).present).toBe('a');
  expect(redo(undo(history)).present).toBe('c');
  expect(redo(commit(undo(history), 'd')).present).toBe('d');
});

it('takes the same value as no change', () => {
  const history = startHistory('a');
  expect(commit(history, 'a')).toBe(history);
});
