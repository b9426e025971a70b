// Makes the ledgers that specs copy, through the engine: one without a round, one with the bundled fictional round.
import { join } from 'node:path';
import { Engine } from '#core/engine.ts';
import type { Prepared } from './steps.ts';

const [folder = '', office = '', user = '', password = ''] = process.argv.slice(2);

async function make(what: Prepared): Promise<void> {
  const engine = new Engine({
    dataDir: join(folder, what),
    resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
    version: '0.0.0-test',
    // A password that costs next to nothing to check: how hard it is for people is measured elsewhere
    scrypt: { N: 2 ** 10, r: 8, p: 1 },
  });
  await engine.call('createStore', { office, user, password });
  await engine.call('makeRecoverySheet', { password });
  if (what === 'sample') await engine.call('loadSample', {});
  await engine.call('shutdown', {});
}

await make('empty');
await make('sample');
