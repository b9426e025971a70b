// The documents looked at last, held in memory: what is accepted later is the very file that was shown, wherever the stick is.
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';

export interface PreviewedFile {
  name: string;
  bytes: Uint8Array;
  /** Text that was pasted: whatever it begins with, it is no other kind of file */
  pasted?: true;
}

/** Bytes held at most; the newest file is held whatever its size. */
const HELD = 2 * DOCUMENT_BYTES;

export class PreviewedFiles {
  readonly #limit: number;
  readonly #files = new Map<string, PreviewedFile>();

  constructor(limit = HELD) {
    this.#limit = limit;
  }

  /** Holds a file by its SHA-256; the ones not asked for longest give way. */
  keep(sha256: string, file: PreviewedFile): void {
    this.#files.delete(sha256);
    this.#files.set(sha256, file);
    let held = 0;
    for (const { bytes } of this.#files.values()) held += bytes.byteLength;
    for (const [oldest, { bytes }] of this.#files) {
      if (held <= this.#limit || oldest === sha256) break;
      this.#files.delete(oldest);
      held -= bytes.byteLength;
    }
  }

  /** @throws BihuanError file.handleUnknown for a file that was never shown or has given way */
  find(sha256: string, name: string): PreviewedFile {
    const file = this.#files.get(sha256);
    if (file === undefined) {
      throw new BihuanError(
        'file.handleUnknown',
        `“${name}”已不在内存中（程序重新启动过，或之后又看过很大的文件），没有入账。请点“换一个文件…”再选一次同一份文件，已做的修正会保留。`,
        { name },
      );
    }
    this.#files.delete(sha256);
    this.#files.set(sha256, file);
    return file;
  }
}
