// What the window's specs ask of accessibility: no rule of axe broken in what is on screen at that moment.
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** One rule broken at one place, in words a developer can act on. */
type Broken = { rule: string; impact: string; help: string; where: string; html: string; why: string };

/**
 * Checks what is shown now against every rule of axe but its experimental ones (WCAG 2 A and AA, and its good practice).
 * Call it once the screen stands still (wait for its heading or rows first); open menus and dialogs are checked too.
 * @param within a CSS selector, where only a part is meant
 * @throws with rule, place and remedy of each violation
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const broken = await page.evaluate(async (selector): Promise<Broken[]> => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const result = await engine.run(selector ?? document, { resultTypes: ['violations'] });
    return result.violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ target, html, failureSummary }) => ({
        rule: id,
        impact: impact ?? '',
        help,
        where: target.join(' '),
        html: html.slice(0, 160),
        why: (failureSummary ?? '').replace(/\s*\n\s*/g, ' '),
      })),
    );
  }, within);
  const words = broken.map(
    ({ rule, impact, help, where, html, why }) => `${rule} (${impact}): ${help}\n  at ${where}\n  ${html}\n  ${why}`,
  );
  if (words.length > 0) throw new Error(`not accessible in ${words.length} places\n${words.join('\n')}`);
}
