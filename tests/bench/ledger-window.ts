// How the lists of a large ledger feel in the window: from a click or key to painted rows, and the frames while scrolling,
// beside a page of plain elements scrolled in the same window. Needs the built program (`npm run build`).
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launch } from '../e2e/driver.ts';
import { PASSWORD } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';
import { frameRow, plainFrames, scrollFrames, timeInPage } from './in-page.ts';
import { type Row, rowOf, table } from './measure.ts';
import { LARGE, largeStore, type Size, SMALL } from './store.ts';

const OPENINGS = 7;
const EDITS = 20;

const rowsPainted = `document.querySelectorAll('.grid-row:not(.grid-waiting)').length > 5`;
const noRows = `document.querySelector('.grid-row') === null`;
const clickRail = (name: string) =>
  `[...document.querySelectorAll('nav button')].find((each) => each.textContent.trim() === '${name}').click()`;
const clickButton = (name: string) =>
  `[...document.querySelectorAll('button')].find((each) => each.textContent.replaceAll(' ', '') === '${name}').click()`;

/** Puts words into the filter field as typing does. */
const typeFilter = (words: string) => `{
  const field = document.querySelector('.filter-text input, input.filter-text');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${words}');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}`;

for (const [name, size] of [
  ['1,000 problems / 4,000 measures', SMALL],
  ['25,000 problems / 100,000 measures', LARGE],
] as const) {
  const folder = tempDir();
  console.log(`${name}\n\n${table(await windowRows(join(folder, 'data'), size))}\n`);
  rmSync(folder, { recursive: true, force: true });
}

async function windowRows(dataDir: string, size: Size): Promise<Row[]> {
  const { engine } = await largeStore(dataDir, size, 1, () => new Date());
  await engine.call('shutdown', {});
  const driven = await launch({ dataDir });
  const { page } = driven;
  await page.setViewportSize({ width: 1366, height: 768 });
  const rows: Row[] = [];

  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  const unlocking = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('.home-overall').waitFor({ timeout: 120_000 });
  rows.push(rowOf('password → 工作台 with its figures, once', [performance.now() - unlocking]));

  const opened: number[] = [];
  for (let run = 0; run <= OPENINGS; run++) {
    const took = await timeInPage(page, clickRail('清单'), rowsPainted);
    // The first time brings the screen's program in as well.
    if (run > 0) opened.push(took);
    if (run < OPENINGS) await timeInPage(page, clickRail('设置'), noRows);
  }
  rows.push(rowOf('click on 清单 → rows painted', opened));
  const home: number[] = [];
  for (let run = 0; run < 5; run++) {
    home.push(await timeInPage(page, clickRail('工作台'), `document.querySelector('.home-overall') !== null`));
    await timeInPage(page, clickRail('清单'), rowsPainted);
  }
  rows.push(rowOf('click on 工作台 → its figures painted', home));

  const count = `(document.querySelector('.page-note output')?.textContent ?? '')`;
  const filtered: number[] = [];
  const unfiltered: number[] = [];
  for (const words of ['河道治理', '资金管理', '责任清单']) {
    filtered.push(await timeInPage(page, typeFilter(words), `${count}.includes('/')`));
    unfiltered.push(await timeInPage(page, typeFilter(''), `!${count}.includes('/')`));
  }
  rows.push(rowOf('words to filter by → rows and counts painted', filtered));
  rows.push(rowOf('filter taken off → all rows back', unfiltered));

  rows.push(...(await edits(page)));

  const all = size.problems + size.measures;
  const grows = `Number(document.querySelector('[role=treegrid]').getAttribute('aria-rowcount'))`;
  const expand: number[] = [];
  const collapse: number[] = [];
  for (let run = 0; run < 5; run++) {
    expand.push(await timeInPage(page, clickButton('全部展开'), `${grows} > ${all} && ${rowsPainted}`));
    collapse.push(await timeInPage(page, clickButton('全部收起'), `${grows} < ${all} && ${rowsPainted}`));
  }
  rows.push(rowOf(`全部展开 → ${all.toLocaleString('en')} rows, those in sight painted`, expand));
  rows.push(rowOf('全部收起', collapse));

  await page.getByRole('tab', { name: '整改台账' }).click();
  await page.getByRole('treegrid', { name: '整改台账' }).getByRole('row').nth(10).waitFor();
  for (const [what, px] of [
    ['a frame while scrolling as by wheel', 180],
    ['a frame while the scroll bar is dragged', 40_000],
  ] as const) {
    const ours = await scrollFrames(page, '.grid', px);
    const plain = await plainFrames(page, px);
    rows.push(frameRow(what, ours, plain));
  }
  await driven.close();
  return rows;
}

/** Enter in a cell's editor → the new text painted, and → saved, as the status bar says. */
async function edits(page: Page): Promise<Row[]> {
  const painted: number[] = [];
  const saved: number[] = [];
  const note = page.getByRole('treegrid').locator('tr.grid-problem');
  for (let run = 0; run < EDITS; run++) {
    const words = `复核${run}`;
    await note
      .nth(run % 6)
      .locator('td')
      .last()
      .click();
    await page.keyboard.insertText(words);
    await page.getByRole('textbox', { name: '备注' }).waitFor();
    // The page listens before the key is pressed; the driver's way to it does not count.
    await page.evaluate((text) => {
      const holder = globalThis as unknown as { edit: Promise<[number, number]> };
      holder.edit = new Promise((resolve) => {
        const look = (start: number, seen: number) => {
          const now = performance.now() - start;
          const cells = [...document.querySelectorAll('.grid-problem td')];
          const first = seen > 0 ? seen : cells.some((cell) => cell.textContent === text) ? now : 0;
          if (first > 0 && document.querySelector('.saved-status-saved') !== null) resolve([first, now]);
          else requestAnimationFrame(() => look(start, first));
        };
        addEventListener('keydown', () => look(performance.now(), 0), { capture: true, once: true });
      });
    }, words);
    await page.keyboard.press('Enter');
    const [seen, stored] = await page.evaluate(
      () => (globalThis as unknown as { edit: Promise<[number, number]> }).edit,
    );
    painted.push(seen);
    saved.push(stored);
  }
  return [rowOf('Enter in a cell → the new text painted', painted), rowOf('Enter in a cell → saved', saved)];
}
