// The thread in which an old workbook is read, with limits of its own: what it cannot cope with ends here.
import { parentPort, workerData } from 'node:worker_threads';
import type { Book } from '#domain/workbook/types.ts';
import { WorkbookError } from './workbook-build.ts';
import { readXlsHere } from './xls-book.ts';

/** How the reading ended; `refused`: as what a WorkbookError told. */
export type XlsAnswer =
  | { read: Pick<Book, 'sheets' | 'notes'> }
  | { refused: { reason: WorkbookError['reason']; what: string } };

if (!parentPort) throw new Error('core/documents/read/xls-thread.ts runs as a worker thread only');
const port = parentPort;
// The library tells oddities of a file on the console, where nobody looks
console.error = () => {};
try {
  port.postMessage({ read: await readXlsHere(workerData as Uint8Array) } satisfies XlsAnswer);
} catch (error) {
  if (!(error instanceof WorkbookError)) throw error;
  port.postMessage({ refused: { reason: error.reason, what: error.message } } satisfies XlsAnswer);
}
