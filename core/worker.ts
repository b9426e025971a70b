// The worker thread that owns the store and answers the shell's calls.
import { parentPort, workerData } from 'node:worker_threads';
import { toEnvelope } from '#contract/errors.ts';
import { Engine } from './engine.ts';
import type { WorkerMessage, WorkerOptions, WorkerReply, WorkerRequest } from './protocol.ts';

if (!parentPort) throw new Error('core/worker.ts runs as a worker thread only');
const port = parentPort;
const engine = new Engine({
  ...(workerData as WorkerOptions),
  onStatus: (status) => port.postMessage({ status } satisfies WorkerMessage),
  onProgress: (progress) => port.postMessage({ progress } satisfies WorkerMessage),
});

port.on('message', async ({ id, call, input }: WorkerRequest) => {
  let reply: WorkerReply;
  try {
    reply = { id, ok: true, value: await engine.call(call, input as never) };
  } catch (error) {
    const envelope = toEnvelope(error);
    if (envelope.code === 'internal') console.error(`${call}:`, error);
    reply = { id, ok: false, error: envelope };
  }
  port.postMessage(reply);
  if (call === 'shutdown') port.close();
});
