// A worker that speaks the protocol and misbehaves on request, for the tests of the engine's client.
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerOptions, WorkerReply, WorkerRequest } from '#core/protocol.ts';

const { version } = workerData as WorkerOptions;
parentPort?.on('message', ({ id, call }: WorkerRequest) => {
  const reply = (message: WorkerReply) => parentPort?.postMessage(message);
  switch (call) {
    case 'getStatus':
      return reply({ id, ok: true, value: { store: 'missing', office: null, user: null, version } });
    case 'verify':
      return reply({
        id,
        ok: false,
        error: { code: 'store.corrupt', message: '台账文件已损坏。', details: { page: 7 } },
      });
    case 'listUnits': // never answers
      return;
    case 'listRounds':
      throw new RangeError('worker fell over');
    case 'shutdown':
      if (version === 'stubborn') return;
      reply({ id, ok: true, value: null });
      parentPort?.close();
      return;
    default:
      process.exit(3);
  }
});
