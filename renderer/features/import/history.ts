// Undo and redo over immutable values: the past, the present, the future.

export interface History<Value> {
  past: readonly Value[];
  present: Value;
  future: readonly Value[];
}

const KEPT = 200;

export function startHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [] };
}

/** Takes a new present; the same value again changes nothing. */
export function commit<Value>(history: History<Value>, present: Value): History<Value> {
  if (present === history.present) return history;
  return { past: [...history.past.slice(-KEPT + 1), history.present], present, future: [] };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1);
  if (history.past.length === 0) return history;
  return {
    past: history.past.slice(0, -1),
    present: before as Value,
    future: [history.present, ...history.future],
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  if (history.future.length === 0) return history;
  const [next, ...rest] = history.future;
  return { past: [...history.past, history.present], present: next as Value, future: rest };
}
