// What the specs of the lists do again and again: find a problem's row, a cell under a heading, press keys.
import type { Locator } from '@playwright/test';
import type { DrivenApp } from './driver.ts';

/** `driven` is asked anew each time, since a spec starts its program after it is read. */
export function ledgerHelp(driven: () => DrivenApp) {
  const grid = () => driven().page.getByRole('treegrid');
  const head = (name: string) => grid().locator('th[data-head]').filter({ hasText: name });
  return {
    grid,
    head,
    /** The row of a problem by its printed number. */
    problem: (number: number) =>
      grid()
        .getByRole('row')
        .filter({ has: driven().page.getByRole('gridcell', { name: `(${number})`, exact: true }) }),
    /** The cell of a row below the heading of that name. */
    cell: (row: Locator, name: string) =>
      row.locator(`xpath=./td[@aria-colindex=../../../thead//th[.//*[text()="${name}"]]/@aria-colindex]`),
    select: (number: number) =>
      driven()
        .page.getByRole('checkbox', { name: `选择 (${number})`, exact: true })
        .click(),
    press: (keys: string) => driven().page.keyboard.press(keys),
    /** Types over the cell that has the keys. */
    typeInto: (text: string) => driven().page.keyboard.insertText(text),
    /** Puts text on the clipboard the way another program does, and presses Ctrl+V. */
    paste: (text: string) =>
      driven().page.evaluate((words) => {
        const data = new DataTransfer();
        data.setData('text/plain', words);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, text),
    /** What Ctrl+C puts on the clipboard. */
    copied: () =>
      driven().page.evaluate(() => {
        const data = new DataTransfer();
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
        );
        return data.getData('text/plain');
      }),
  };
}
