// Before all specs: the ledgers that most of them begin with are made once, to be copied by each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICE, PASSWORD, USER } from './steps.ts';

/** Playwright's global setup; what it returns takes the ledgers away again. */
export default function prepare(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-prepared-'));
  // A program of its own: Playwright's loader of TypeScript does not take the engine's native module
  const made = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'make-ledgers.ts'), folder, OFFICE, USER, PASSWORD],
    {
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`the ledgers for the specs could not be made\n${made.stderr}`);
  // What is set here is what the workers that run the specs find
  process.env.BIHUAN_PREPARED = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
