// Run by the fault suites: opens a ledger and writes act after act, each into several rows at once, and says of each that
// it is saved as soon as the engine says so. Goes on until it is killed, or until an act is refused, which it tells.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { Engine } from '#core/engine.ts';
import { noteOf } from './note.ts';

const [dataDir = '', password = '', first = '1', most = 'Infinity', ...ids] = process.argv.slice(2);
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

try {
  const engine = new Engine({
    dataDir,
    resourcesDir: join(import.meta.dirname, '..', '..', 'resources'),
    version: '0.0.0-test',
    scrypt: { N: 2 ** 10, r: 8, p: 1 },
    now: () => new Date('2026-06-23T02:00:00Z'),
  });
  await engine.call('unlock', { password });
  say('ready');
  const [problemIds, measureIds] = [(ids[0] ?? '').split(','), (ids[1] ?? '').split(',')];
  for (let value = Number(first); value < Number(first) + Number(most); value++) {
    const note = noteOf(value);
    await engine.call('editRows', {
      edits: [
        ...problemIds.map((id) => ({ kind: 'problem' as const, id, patch: { note } })),
        ...measureIds.map((id) => ({ kind: 'measure' as const, id, patch: { note } })),
      ],
    });
    say(`saved ${value}`);
  }
  await engine.call('shutdown', {});
  say('ended');
} catch (error) {
  say(`refused ${error instanceof BihuanError ? error.code : `untyped ${String(error)}`}`);
  process.exitCode = 3;
}
