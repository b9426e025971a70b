// How long a person waits for the window: from starting the program to the unlock screen, and from the password to the ledger.
import { join } from 'node:path';
import { launch } from '../e2e/driver.ts';
import { PASSWORD, startEngine } from '../fixtures/engine.ts';
import { type Row, rowOf } from './measure.ts';

const RUNS = 7;

/** Needs the built program (`npm run build`) and what the driver runs it on; the driver's own attaching is part of the figure. */
export async function windowRows(folder: string): Promise<Row[]> {
  const dataDir = join(folder, 'window');
  const engine = await startEngine({ dataDir });
  await engine.call('loadSample', {});
  await engine.call('shutdown', {});
  const started: number[] = [];
  const opened: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const app = await launch({ dataDir });
    const password = app.page.getByLabel('密码', { exact: true });
    await password.fill(PASSWORD);
    const typed = performance.now();
    await password.press('Enter');
    await app.page.getByRole('heading', { name: '工作台' }).waitFor();
    started.push(typed - start);
    opened.push(performance.now() - typed);
    await app.close();
  }
  return [
    rowOf('start → the password can be typed', started),
    rowOf('password → 工作台 with the sample round (light key derivation)', opened),
  ];
}
