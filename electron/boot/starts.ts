// Counts starts that did not succeed: after several in a row the program opens its recovery window instead of failing again.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** So many failed starts in a row are a loop. */
export const LOOP = 3;

export class Starts {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Notes that a start begins. @returns how many before it did not succeed, in a row */
  begin(): number {
    const failed = this.#read();
    this.#write(failed + 1);
    return failed;
  }

  /** The window is up and the engine answers. */
  succeeded(): void {
    this.#write(0);
  }

  #read(): number {
    try {
      const { failed } = JSON.parse(readFileSync(this.#path, 'utf8')) as { failed: unknown };
      return Number.isSafeInteger(failed) ? Math.max(0, failed as number) : 0;
    } catch {
      return 0;
    }
  }

  /** A count that cannot be kept must not stop the start that it is for. */
  #write(failed: number): void {
    try {
      writeFileSync(`${this.#path}.new`, JSON.stringify({ failed }));
      renameSync(`${this.#path}.new`, this.#path);
    } catch (error) {
      console.error(`starts: ${(error as NodeJS.ErrnoException).code ?? 'not written'}`);
    }
  }
}
