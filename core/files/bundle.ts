// Many files that leave together, as a folder or as one zip: there is all of it, or nothing.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AtomicFile } from './atomic-file.ts';
import { fileError, syncFolder } from './atomic-write.ts';
import { StoredZip } from './stored-zip.ts';

/** Hands over content piece by piece. */
export type Source = (write: (bytes: Uint8Array) => void) => Promise<void>;

export interface Bundle {
  /** `path`: folders and name, each valid by itself; `bytes`: how many will come. @throws BihuanError file.* */
  add(path: readonly string[], bytes: number, source: Source): Promise<void>;
  /** Puts everything in its place. @returns the name under which it lies there */
  commit(): string;
  /** Leaves nothing behind. */
  abort(): void;
}

/** A new folder of this name in `parent`, or name（2） where that is taken. */
export class FolderBundle implements Bundle {
  readonly #parent: string;
  readonly #name: string;
  readonly #temporary: string;
  readonly #folders = new Set<string>();

  /** @throws BihuanError file.* */
  constructor(parent: string, name: string) {
    this.#parent = parent;
    this.#name = name;
    this.#temporary = join(parent, `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      mkdirSync(this.#temporary);
    } catch (error) {
      throw fileError(error, parent);
    }
  }

  async add(path: readonly string[], _bytes: number, source: Source): Promise<void> {
    const target = join(this.#temporary, ...path);
    const folder = dirname(target);
    if (!this.#folders.has(folder)) {
      try {
        mkdirSync(folder, { recursive: true });
      } catch (error) {
        throw fileError(error, folder);
      }
      this.#folders.add(folder);
    }
    const file = new AtomicFile(target);
    try {
      await source((piece) => file.write(piece));
      file.commit();
    } catch (error) {
      file.abort();
      throw error;
    }
  }

  commit(): string {
    try {
      for (let again = 1; ; again++) {
        const name = again === 1 ? this.#name : `${this.#name}（${again}）`;
        const target = join(this.#parent, name);
        // Between the question and the renaming somebody else may come; the renaming then fails and nothing is lost.
        if (existsSync(target)) continue;
        renameSync(this.#temporary, target);
        syncFolder(this.#parent);
        return name;
      }
    } catch (error) {
      throw fileError(error, this.#parent);
    }
  }

  abort(): void {
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}

/** One zip at a path; files are stored as they are, since photographs, scans and office files are packed already. */
export class ZipBundle implements Bundle {
  readonly #file: AtomicFile;
  readonly #zip: StoredZip;
  readonly #path: string;

  /** `at`: the time that its files bear. @throws BihuanError file.* */
  constructor(path: string, at: Date) {
    this.#path = path;
    this.#file = new AtomicFile(path);
    this.#zip = new StoredZip(this.#file, at);
  }

  async add(path: readonly string[], bytes: number, source: Source): Promise<void> {
    await this.#zip.add(path.join('/'), bytes, source);
  }

  commit(): string {
    this.#zip.finish();
    this.#file.commit();
    return basename(this.#path);
  }

  abort(): void {
    this.#file.abort();
  }
}
