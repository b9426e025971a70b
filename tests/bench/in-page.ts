// Times taken inside the page, frame by frame, so that the driver's own way to it does not count.
import type { Page } from '@playwright/test';
import { type Row, rowOf } from './measure.ts';

const FRAMES = 240;

/** Milliseconds from doing something to the first frame in which a condition holds; both are JavaScript of the page. */
export function timeInPage(page: Page, act: string, until: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const start = performance.now();
    ${act};
    for (;;) {
      await new Promise(requestAnimationFrame);
      if (${until}) return performance.now() - start;
      if (performance.now() - start > 120000) throw new Error('never: ' + ${JSON.stringify(until)});
    }
  })()`);
}

/** Milliseconds of each frame while an element is scrolled by so many px a frame, back and forth. */
export function scrollFrames(page: Page, selector: string, px: number): Promise<number[]> {
  return page.evaluate(
    async ([element, step, count]) => {
      const scroller = document.querySelector<HTMLElement>(element);
      const frames: number[] = [];
      let by = step;
      let last = await new Promise(requestAnimationFrame);
      for (let frame = 0; frame < count && scroller !== null; frame++) {
        const to = scroller.scrollTop + by;
        if (to < 0 || to > scroller.scrollHeight - scroller.clientHeight) by = -by;
        scroller.scrollTop += by;
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
      }
      return frames;
    },
    [selector, px, FRAMES] as const,
  );
}

/**
 * The floor: as many plain rows as a list has in sight, many times over, already laid out, in an element of the same size
 * over the window, scrolled likewise. What it takes is what this machine paints at best.
 */
export async function plainFrames(page: Page, px: number): Promise<number[]> {
  await page.evaluate(() => {
    const grid = document.querySelector<HTMLElement>('.grid');
    const { left, top, width, height } = (grid as HTMLElement).getBoundingClientRect();
    const plain = document.createElement('div');
    plain.id = 'plain';
    Object.assign(plain.style, {
      position: 'fixed',
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
      overflow: 'auto',
      background: 'white',
      zIndex: '1000',
      contain: 'strict',
    });
    for (let row = 0; row < 2_400; row++) {
      const line = document.createElement('div');
      line.textContent = `（${row}）一是加强组织领导，明确责任分工，压实工作责任，确保整改到位。`;
      Object.assign(line.style, { height: '36px', lineHeight: '36px', overflow: 'hidden', whiteSpace: 'nowrap' });
      plain.append(line);
    }
    document.body.append(plain);
  });
  const frames = await scrollFrames(page, '#plain', px);
  await page.evaluate(() => document.querySelector('#plain')?.remove());
  return frames;
}

/** Frames beside those of the floor; the floor's 95th of 100 stands in its words. */
export function frameRow(what: string, ours: readonly number[], plain: readonly number[]): Row {
  const floor = rowOf('', plain);
  return {
    ...rowOf(what, ours),
    floor: { what: `plain rows (p95 ${(floor.p95 ?? 0).toFixed(0)} ms)`, median: floor.median },
  };
}
