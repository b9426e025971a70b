// The thread in which a large store is copied and checked, so that nobody waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorEnvelope, toEnvelope } from '#contract/errors.ts';
import { fileError } from '../files/atomic-write.ts';
import { type Copied, type CopyOrder, copyAndCheck } from './copy-work.ts';

/** What the thread says: how far it is, that the store's file may change again, and how it ended. */
export type CopierMessage = { bytes: number } | { read: true } | { copied: Copied } | { error: ErrorEnvelope };

if (!parentPort) throw new Error('core/backup/copier.ts runs as a worker thread only');
const port = parentPort;
const say = (message: CopierMessage) => port.postMessage(message);
const order = workerData as CopyOrder;
try {
  say({
    copied: copyAndCheck(
      order,
      (bytes) => say({ bytes }),
      () => say({ read: true }),
    ),
  });
} catch (cause) {
  const error = fileError(cause, order.target);
  const envelope = toEnvelope(error);
  if (envelope.code === 'internal') console.error('copier:', error);
  say({ error: envelope });
}
