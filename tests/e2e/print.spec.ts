// What is laid out is what is printed: nothing lost, nothing cut off, heads repeated, the measures of GB/T 9704-2012 kept.
import { expect, type Page, test } from '@playwright/test';
import { paperToPdf, withPaper } from '../../scripts/paper-pdf.ts';
import { BULLETIN, LIST } from './print-papers.ts';

/** CSS pixels in a millimetre. */
const MM = 96 / 25.4;
const pagesIn = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g) ?? []
  ).length;

/** Parts of a page that reach over its edge or over the element that holds them, px beyond one. */
function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const sheet of document.querySelectorAll('.paper-page')) {
      const edge = sheet.getBoundingClientRect();
      for (const part of sheet.querySelectorAll('td, th, p, footer, .paper-tail')) {
        const rect = part.getBoundingClientRect();
        const outside = rect.bottom > edge.bottom + 1 || rect.right > edge.right + 1;
        const spilt = part.scrollWidth > part.clientWidth + 2 && part.tagName !== 'FOOTER';
        if (outside || spilt) found.push(part.textContent?.slice(0, 30) ?? '');
      }
    }
    return found;
  });
}

test('a list of 81 measures: every text whole, the header on every page, the number repeated where a problem goes on', async () => {
  await withPaper(LIST, async (page) => {
    const pages = await page.locator('.paper-page').count();
    expect(pages).toBeGreaterThan(8);
    await expect(page.locator('.paper-page', { has: page.locator('thead') })).toHaveCount(pages);
    await expect(page.getByText(`第${pages}页 共${pages}页`)).toHaveCount(1);
    const printed = (await page.locator('.paper-wide:not(.paper-clamped)').allTextContents()).join('');
    const measures = LIST.groups.flatMap((group) => group.lines.map((line) => line.cells[2] ?? ''));
    expect(measures.filter((measure) => !printed.includes(measure)).length).toBe(0);
    expect(await page.locator('.paper-continued').count()).toBeGreaterThan(0);
    expect(await overflows(page)).toEqual([]);
  });
});

test('the PDF of a list has the pages of its preview, on A4 landscape', async () => {
  const pages = await withPaper(LIST, (page) => page.locator('.paper-page').count());
  const pdf = await paperToPdf(LIST);
  expect(pagesIn(pdf)).toBe(pages);
  expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 84[12][.\d]* 59[45][.\d]*\]/);
});

test('a bulletin keeps 28 characters a line and 22 lines a page on a block of 156 × 225 mm', async () => {
  await withPaper(BULLETIN, async (page) => {
    const first = page.locator('.paper-paragraph').first();
    const box = await first.boundingBox();
    // Two characters of indent and 84 of text fill three lines and two characters of a fourth.
    const line = (579 / 20) * (96 / 72);
    expect(box?.width).toBeCloseTo(156 * MM, 0);
    expect((box?.height ?? 0) / line).toBeCloseTo(4, 1);
    const second = await page.evaluate(() => {
      const lines = [...document.querySelectorAll('.paper-page')].map((sheet) =>
        [...sheet.querySelectorAll('.paper-paragraph')].reduce(
          (sum, part) => sum + part.getBoundingClientRect().height,
          0,
        ),
      );
      return lines[1] ?? 0;
    });
    expect(second / line).toBeCloseTo(22, 1);
    expect(await overflows(page)).toEqual([]);
  });
});

test('a bulletin repeats the head of its table, numbers odd pages right and even pages left, and ends with 版记', async () => {
  await withPaper(BULLETIN, async (page) => {
    const pages = await page.locator('.paper-page').count();
    expect(pages).toBeGreaterThanOrEqual(4);
    const tables = page.locator('.paper-text-table');
    expect(await tables.count()).toBeGreaterThan(1);
    await expect(page.locator('.paper-text-table thead')).toHaveCount(await tables.count());
    await expect(page.locator('.paper-page').nth(0).locator('.paper-number-odd')).toHaveText('— 1 —');
    await expect(page.locator('.paper-page').nth(1).locator('.paper-number-even')).toHaveText('— 2 —');
    const last = page.locator('.paper-page').nth(pages - 1);
    await expect(last.locator('.paper-tail')).toContainText('共印80份');
    const [sheet, tail] = [await last.boundingBox(), await last.locator('.paper-tail').boundingBox()];
    const below = (sheet?.y ?? 0) + (sheet?.height ?? 0) - ((tail?.y ?? 0) + (tail?.height ?? 0));
    expect(below / MM).toBeCloseTo(35, 0);
    const text = await page.locator('.paper-pages').textContent();
    for (let row = 1; row <= 40; row++) expect(text).toContain(`第${row}单位`);
  });
});
