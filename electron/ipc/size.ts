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
  const waiting: unknown[] = [value];
  const put = (inner: unknown): void => {
    bytes += SLOT;
    waiting.push(inner);
  };
  while (waiting.length > 0 && bytes <= limit) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      // UTF-8 is never shorter than the number of UTF-16 units: spares encoding what is too long anyway
      bytes += next.length > limit ? next.length : Buffer.byteLength(next);
    } else if (typeof next === 'bigint') {
      bytes += next.toString(16).length;
    } else if (typeof next !== 'object' || next === null) {
      bytes += SLOT;
    } else if (ArrayBuffer.isView(next)) {
      bytes += next.byteLength;
    } else if (next instanceof ArrayBuffer || next instanceof SharedArrayBuffer) {
      bytes += next.byteLength;
    } else if (Array.isArray(next)) {
      // A sparse array of a huge length is walked slot by slot by a schema
      if (next.length * SLOT > limit) return bytes + next.length * SLOT;
      for (let at = 0; at < next.length && bytes <= limit; at++) put(next[at]);
    } else if (next instanceof Map) {
      for (const [key, inner] of next) {
        put(key);
        put(inner);
        if (bytes > limit) break;
      }
    } else if (next instanceof Set) {
      for (const inner of next) {
        put(inner);
        if (bytes > limit) break;
      }
    } else {
      for (const key in next) {
        bytes += key.length;
        put((next as Record<string, unknown>)[key]);
        if (bytes > limit) break;
      }
      bytes += SLOT;
    }
  }
  return bytes;
}
