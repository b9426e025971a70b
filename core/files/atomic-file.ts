// A file written piece by piece that appears under its name only once it is whole and on the disk.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileError, syncFolder } from './atomic-write.ts';

export class AtomicFile {
  readonly #path: string;
  readonly #temporary: string;
  #file: number | undefined;
  #end = 0;

  /** @throws BihuanError file.* */
  constructor(path: string) {
    this.#path = path;
    // The name of what is being written is short, however long the name will be.
    this.#temporary = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      this.#file = openSync(this.#temporary, 'wx', 0o600);
    } catch (error) {
      throw fileError(error, path);
    }
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#end;
  }

  /** @throws BihuanError file.* */
  write(bytes: Uint8Array): void {
    this.writeAt(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Over what was written before. @throws BihuanError file.* */
  writeAt(bytes: Uint8Array, at: number): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#file as number, bytes, done, bytes.length - done, at + done);
      }
    } catch (error) {
      throw fileError(error, this.#path);
    }
  }

  /** Puts the file in its place; the old one stands until then. @throws BihuanError file.* */
  commit(): void {
    try {
      fsyncSync(this.#file as number);
      this.#close();
      renameSync(this.#temporary, this.#path);
      syncFolder(dirname(this.#path));
    } catch (error) {
      this.abort();
      throw fileError(error, this.#path);
    }
  }

  /** Leaves nothing behind. */
  abort(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  get name(): string {
    return basename(this.#path);
  }

  #close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
