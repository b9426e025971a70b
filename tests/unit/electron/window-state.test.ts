// The window opens where it was, but always where it can be seen and caught.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumSize, parseWindowState, placeWindow, type Rectangle } from '#electron/platform/window-state.ts';
import { runs } from '#tests/fixtures/runs.ts';

const laptop: Rectangle = { x: 0, y: 0, width: 1366, height: 728 };
const wide: Rectangle = { x: 1366, y: -200, width: 1920, height: 1040 };

describe('placeWindow', () => {
  it('centres 1366×768 at the first start, cut to the screen', () => {
    expect(placeWindow(null, [wide])).toEqual({ x: 1643, y: -64, width: 1366, height: 768 });
    expect(placeWindow(null, [laptop])).toEqual({ x: 0, y: 0, width: 1366, height: 728 });
  });

  it('keeps the place on any screen that is still there', () => {
    const bounds = { x: 1500, y: 100, width: 1200, height: 700 };
    expect(placeWindow({ bounds, maximized: false }, [laptop, wide])).toEqual(bounds);
  });

  it('comes back to the main screen when the other one is gone, with its size', () => {
    const bounds = { x: 1500, y: 100, width: 1200, height: 700 };
    expect(placeWindow({ bounds, maximized: false }, [laptop])).toEqual({ x: 83, y: 14, width: 1200, height: 700 });
  });

  it('always leaves the title bar to be caught', () => {
    const far = fc.integer({ min: -5_000, max: 5_000 });
    const size = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(far, far, size, size, (x, y, width, height) => {
        const placed = placeWindow({ bounds: { x, y, width, height }, maximized: false }, [laptop, wide]);
        const caught = [laptop, wide].some((area) => {
          const seen = Math.min(placed.x + placed.width, area.x + area.width) - Math.max(placed.x, area.x);
          return placed.y >= area.y && placed.y < area.y + area.height && seen >= Math.min(placed.width, 120);
        });
        expect(caught).toBe(true);
      }),
      // A window wider than the screen that reaches into it from the left is cut away from it
      { numRuns: runs(2_000), examples: [[-4_000, 0, 5_000, 700]] },
    );
  });
});

describe('minimumSize', () => {
  it('is 1100×680 but never more than the screen has', () => {
    expect(minimumSize(wide)).toEqual({ width: 1100, height: 680 });
    expect(minimumSize({ x: 0, y: 0, width: 911, height: 472 })).toEqual({ width: 911, height: 472 });
  });
});

describe('parseWindowState', () => {
  it('reads what was written', () => {
    const state = { bounds: { x: -5, y: 0, width: 1366, height: 768 }, maximized: true };
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":0,"height":5},"maximized":false}',
    '{"maximized":true}',
  ])('takes %j for no state', (text) => {
    expect(parseWindowState(text)).toBeNull();
  });
});
