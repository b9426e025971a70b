// The files of one collecting, read and held until the clerk has decided about them.

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import { ulid } from '../../db/ids.ts';
import type { ReadForm } from '../../documents/read/review-form.ts';
import { fileError } from '../../files/atomic-write.ts';

export interface BatchFile {
  fileName: string;
  /** null when the file could not be read */
  bytes: Uint8Array | null;
  sha256: string;
  /** null when it is no form */
  read: ReadForm | null;
  /** Why it could not be read; '' otherwise */
  fault: string;
}

export interface Batch {
  id: string;
  reviewId: string;
  files: BatchFile[];
}

/** Holds the newest batch of a session; an older one has to be read again. */
export class FormBatches {
  #last: Batch | undefined;

  keep(reviewId: string, files: BatchFile[]): Batch {
    this.#last = { id: ulid(), reviewId, files };
    return this.#last;
  }

  /** @throws BihuanError notFound when another batch was read since */
  find(id: string): Batch {
    if (this.#last?.id !== id) {
      throw new BihuanError('notFound', '这批回收表已不在内存中，没有收取。请重新选择文件夹读取。');
    }
    return this.#last;
  }

  drop(id: string): void {
    if (this.#last?.id === id) this.#last = undefined;
  }
}

/** Reads one file into memory; the medium is only ever opened for reading. */
export async function readBatchFile(path: string): Promise<BatchFile> {
  const fileName = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = readBytes(path);
  } catch (error) {
    return { fileName, bytes: null, sha256: '', read: null, fault: wordsOf(error, path) };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    const { readReviewForm } = await import('../../documents/read/review-form.ts');
    return { fileName, bytes, sha256, read: await readReviewForm(bytes, fileName), fault: '' };
  } catch (error) {
    // A cover or a scan beside the forms is no fault; a form under such a name would have been read.
    const fault = OTHER_KINDS.test(fileName) ? '' : wordsOf(error, path);
    return { fileName, bytes, sha256, read: null, fault };
  }
}

/** What comes back together with forms and is none. */
const OTHER_KINDS = /\.(docx?|wps|pdf|ofd|jpe?g|png)$/i;

function readBytes(path: string): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > DOCUMENT_BYTES) {
      throw new BihuanError('document.tooLarge', `“${basename(path)}”超过64 MB，不像是调度表，没有读取。`);
    }
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function wordsOf(error: unknown, path: string): string {
  if (error instanceof BihuanError) return error.message;
  // Anything else is the disk's or the stick's: pulled out, no right to read.
  return (fileError(error, path) as Error).message;
}
