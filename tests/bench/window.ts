// How long a person waits for the window: from starting the program to the unlock screen, and from the password to the ledger.
import { join } from 'node:path';
import { launch } from '../e2e/driver.ts';
import { PASSWORD, startEngine } from '../fixtures/engine.ts';
import { measure, type Row } from './measure.ts';

/** Needs the built program (`npm run build`) and what the driver runs it on. */
export async function windowRows(folder: string): Promise<Row[]> {
  const dataDir = join(folder, 'window');
  const engine = await startEngine({ dataDir });
  await engine.call('loadSample', {});
  await engine.call('shutdown', {});
  const opened: number[] = [];
  const row = await measure('start → unlock screen can be typed into', 5, async () => {
    const app = await launch({ dataDir });
    const password = app.page.getByLabel('密码', { exact: true });
    await password.fill(PASSWORD);
    const start = performance.now();
    await password.press('Enter');
    await app.page
      .getByRole('button', { name: '清单', exact: true })
      .or(app.page.getByRole('menuitem', { name: '清单' }))
      .or(app.page.getByRole('link', { name: '清单' }))
      .first()
      .waitFor();
    opened.push(performance.now() - start);
    await app.close();
  });
  const timed = opened.slice(1).toSorted((a, b) => a - b);
  return [
    { ...row, what: 'start → unlocked window and closed again' },
    {
      what: 'password → window usable (light key derivation)',
      median: timed[Math.floor(timed.length / 2)] as number,
      min: timed[0] as number,
      max: timed.at(-1) as number,
      runs: timed.length,
    },
  ];
}
