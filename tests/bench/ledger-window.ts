// How the lists of a large ledger feel in the window: from the click to painted rows, and the frames while scrolling.
import { join } from 'node:path';
import { type DrivenApp, launch } from '../e2e/driver.ts';
import { PASSWORD } from '../fixtures/engine.ts';
import { type Row, rowOf } from './measure.ts';
import { LARGE, largeStore, type Size, SMALL } from './store.ts';

const OPENINGS = 7;
const FRAMES = 240;

/** Needs the built program (`npm run build`) and what the driver runs it on. */
export async function ledgerWindowRows(folder: string): Promise<Row[]> {
  return [
    ...(await rowsOf(join(folder, 'small'), '1,000 problems / 4,000 measures', SMALL)),
    ...(await rowsOf(join(folder, 'large'), '25,000 problems / 100,000 measures', LARGE)),
  ];
}

async function rowsOf(dataDir: string, name: string, size: Size): Promise<Row[]> {
  const { engine } = await largeStore(dataDir, size);
  await engine.call('shutdown', {});
  const driven = await launch({ dataDir });
  const { page } = driven;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '工作台' }).waitFor({ timeout: 120_000 });
  const opened: number[] = [];
  for (let run = 0; run <= OPENINGS; run++) {
    const took = await open(driven);
    // The first time brings the screen's program in as well.
    if (run > 0) opened.push(took);
    if (run < OPENINGS) await page.getByRole('button', { name: '设置', exact: true }).click();
  }
  await page.getByRole('tab', { name: '整改台账' }).click();
  await page.getByRole('treegrid', { name: '整改台账' }).getByRole('row').nth(10).waitFor();
  const wheel = await scroll(driven, 180);
  const drag = await scroll(driven, 40_000);
  await driven.close();
  return [
    rowOf(`${name}: click on 清单 → rows painted`, opened),
    rowOf(`${name}: a frame while scrolling as by wheel`, wheel),
    rowOf(`${name}: a frame while the scroll bar is dragged`, drag),
  ];
}

/** Milliseconds from the click in the rail to the first frame that shows rows. */
function open({ page }: DrivenApp): Promise<number> {
  return page.evaluate(async () => {
    const rail = [...document.querySelectorAll<HTMLElement>('nav button')].find((each) => each.textContent === '清单');
    const start = performance.now();
    rail?.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      if (document.querySelectorAll('.grid-row:not(.grid-waiting)').length > 5) break;
    }
    return performance.now() - start;
  });
}

/** Milliseconds of each frame while the list moves by so many px a frame, back and forth. */
function scroll({ page }: DrivenApp, step: number): Promise<number[]> {
  return page.evaluate(
    async ([px, count]) => {
      const grid = document.querySelector<HTMLElement>('.grid');
      const frames: number[] = [];
      let by = px;
      let last = await new Promise(requestAnimationFrame);
      for (let frame = 0; frame < count && grid !== null; frame++) {
        if (grid.scrollTop + by < 0 || grid.scrollTop + by > grid.scrollHeight - grid.clientHeight) by = -by;
        grid.scrollTop += by;
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
      }
      return frames;
    },
    [step, FRAMES] as const,
  );
}
