// New ids (ULID) from random bytes drawn a thousand at a time: an import makes tens of thousands of them.
import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

const pool = new Uint8Array(4_096);
let used = pool.length;

/** A random number in [0, 1) in steps of 1/256; a ULID takes 5 bits of each. */
function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  used++;
  return byte / 256;
}

const next = monotonicFactory(random);

/**
 * A new id: the moment, then 80 random bits. Within one millisecond, and when the clock is set back, the last
 * id plus one: what is ordered by id stands in the order in which it was entered.
 */
export function ulid(): string {
  return next();
}
