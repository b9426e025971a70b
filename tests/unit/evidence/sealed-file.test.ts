// Sealed frames: whatever is altered, cut or moved does not open, and sizes are reckoned right.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_BYTES, Frames, frameSizes, HEAD_BYTES, sealedBytes } from '#core/vault/sealed-file.ts';

const key = randomBytes(32);

describe('a sealed frame', () => {
  it('opens in its own place alone, with its own key and head', () => {
    const frames = new Frames(key);
    const content = Buffer.from('佐证');
    const sealed = Buffer.concat(frames.seal(content, 3, false));
    const again = new Frames(key, frames.head);
    expect(again.open(sealed, 3, false).equals(content)).toBe(true);
    for (const open of [
      () => again.open(sealed, 2, false),
      () => again.open(sealed, 3, true),
      () => new Frames(key).open(sealed, 3, false),
      () => new Frames(randomBytes(32), frames.head).open(sealed, 3, false),
      () => again.open(sealed.subarray(0, -1), 3, false),
    ]) {
      expect(open).toThrow();
    }
    expect(() => new Frames(key, Buffer.alloc(HEAD_BYTES))).toThrow('not a sealed file');
  });

  it('notices every altered bit', () => {
    const frames = new Frames(key);
    const sealed = Buffer.concat(frames.seal(randomBytes(40), 0, true));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), (bit) => {
        const altered = Buffer.from(sealed);
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => frames.open(altered, 0, true)).toThrow();
      }),
    );
  });

  it('is as long as reckoned, and no other length is taken for a sealed file', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 * FRAME_BYTES }), (length) => {
        const sizes = frameSizes(sealedBytes(length)) ?? [];
        expect(sizes.reduce((sum, size) => sum + size - 16, 0)).toBe(length);
      }),
    );
    for (const length of [0, HEAD_BYTES, HEAD_BYTES + 15, HEAD_BYTES + FRAME_BYTES + 16 + 7]) {
      expect(frameSizes(length)).toBeNull();
    }
  });
});
