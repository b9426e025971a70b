// Old binary workbooks are read in a thread of their own, within limits of memory and time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Book } from '#domain/workbook/types.ts';
import { WorkbookError } from './workbook-build.ts';
import type { XlsAnswer } from './xls-thread.ts';

/** Megabytes that the reading of a small file may take, and for each megabyte of a larger one. */
const MEMORY = { least: 256, each: 40, most: 2_048 } as const;
/** Milliseconds likewise; on a slow PC at full work. */
const TIME = { least: 30_000, each: 6_000 } as const;

/** Beside this file, or where the build puts it: beside or above its chunks. */
function threadFile(): string {
  const here = import.meta.dirname;
  const places = [join(here, 'xls-thread.ts'), join(here, 'xls-thread.js'), join(here, '..', 'xls-thread.js')];
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new Error('the thread for old workbooks is missing from the program');
  return found;
}

/**
 * Reads the bytes of a binary workbook.
 * @throws WorkbookError; 'encrypted' is its message where the file has a password, tooLarge where it would use up memory
 * or time
 */
export function readXls(bytes: Uint8Array): Promise<Pick<Book, 'sheets' | 'notes'>> {
  const megabytes = bytes.byteLength / 2 ** 20;
  const thread = new Worker(threadFile(), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: Math.min(MEMORY.most, MEMORY.least + MEMORY.each * megabytes) },
  });
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => {
        reject(new WorkbookError('tooLarge', 'time'));
        void thread.terminate();
      },
      TIME.least + TIME.each * megabytes,
    );
    thread.once('message', (answer: XlsAnswer) => {
      if ('read' in answer) resolve(answer.read);
      else reject(new WorkbookError(answer.refused.reason, answer.refused.what));
    });
    thread.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkbookError('tooLarge', 'memory') : error);
    });
    thread.once('exit', () => {
      clearTimeout(limit);
      // After an answer this says nothing more
      reject(new WorkbookError('damaged', 'thread'));
    });
  });
}
