// The single-instance lock: a file with this process's id. A second instance leaves its words in a folder that the
// first one watches.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecondInstance {
  argv: string[];
  cwd: string;
  additionalData: unknown;
}

export class InstanceLock {
  #file: string | undefined;

  get held(): boolean {
    return this.#file !== undefined;
  }

  /**
   * Takes the lock of `folder`, or tells the instance that has it about this one and gives false.
   * `onSecond` is called for every later instance.
   */
  acquire(folder: string, additionalData: unknown, onSecond: (second: SecondInstance) => void): boolean {
    if (this.#file) return true;
    const file = join(folder, 'standin.lock');
    const inbox = join(folder, 'standin.inbox');
    mkdirSync(inbox, { recursive: true });
    if (!take(file)) {
      leave(inbox, { argv: process.argv, cwd: process.cwd(), additionalData });
      return false;
    }
    this.#file = file;
    const since = Date.now();
    for (const name of letters(inbox)) if (Number.parseInt(name, 10) < since) rmSync(join(inbox, name));
    const open = (): void => {
      for (const name of letters(inbox)) {
        const second = JSON.parse(readFileSync(join(inbox, name), 'utf8')) as SecondInstance;
        rmSync(join(inbox, name));
        onSecond(second);
      }
    };
    watch(inbox, open).unref();
    return true;
  }

  release(): void {
    if (this.#file) rmSync(this.#file, { force: true });
    this.#file = undefined;
  }
}

function letters(inbox: string): string[] {
  const names = readdirSync(inbox).filter((name) => name.endsWith('.json'));
  return names.sort();
}

/** A letter appears whole: it is written beside and then renamed. */
function leave(inbox: string, second: SecondInstance): void {
  const name = join(inbox, `${Date.now()}-${process.pid}`);
  writeFileSync(`${name}.part`, JSON.stringify(second));
  renameSync(`${name}.part`, `${name}.json`);
}

function take(file: string): boolean {
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (lives(Number(readFileSync(file, 'utf8')))) return false;
    rmSync(file, { force: true }); // left by a process that was killed
  }
  return false;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}
