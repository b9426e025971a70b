// Weighs what the window sent before any schema sees it, so that a huge or endless value costs next to nothing.

/** Weight of a value whose content is not counted, and of every slot of a list or object. */
const SLOT = 8;

/**
 * Estimated bytes of a structured-cloned value: UTF-8 for text, 8 for other plain values and for every slot. Stops as
 * soon as the limit is passed, so the result is exact only up to it. Shared and cyclic values count at every place where
 * they stand, because a schema walks them at every place too.
 */
export function weigh(value: unknown, limit: number): number {
  let bytes = 0;
  // A container's slots count before its content is walked, so that a cycle adds up fast; no recursion, so that depth
  // does no harm
  const open: Iterator<unknown>[] = [[value].values()];
  while (bytes <= limit) {
    const step = open.at(-1)?.next();
    if (step === undefined) break;
    if (step.done) {
      open.pop();
      continue;
    }
    const next = step.value;
    if (typeof next === 'string') {
      // UTF-8 is never shorter than the number of UTF-16 units: spares encoding what is too long anyway
      bytes += next.length > limit ? next.length : Buffer.byteLength(next);
    } else if (typeof next === 'bigint') {
      bytes += next.toString(16).length;
    } else if (typeof next !== 'object' || next === null) {
      bytes += SLOT;
    } else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer || next instanceof SharedArrayBuffer) {
      bytes += next.byteLength;
    } else if (Array.isArray(next)) {
      // The length counts, not what is there: a schema walks a sparse array slot by slot
      bytes += SLOT * (1 + next.length);
      open.push(next.values());
    } else if (next instanceof Map) {
      bytes += SLOT * (1 + 2 * next.size);
      open.push(next.keys(), next.values());
    } else if (next instanceof Set) {
      bytes += SLOT * (1 + next.size);
      open.push(next.values());
    } else {
      const entries = Object.entries(next);
      bytes += SLOT * (1 + entries.length);
      open.push(entries.flat().values());
    }
  }
  return bytes;
}
