// Speaks to the worker that owns the store: typed calls, and what happens when the worker stops by itself.
import { Worker } from 'node:worker_threads';
import { BihuanError, fromEnvelope } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import type { Progress } from '#core/jobs.ts';
import type { CallInput, CallName, CallOutput, WorkerMessage, WorkerOptions, WorkerRequest } from '#core/protocol.ts';

export interface Engine {
  /** Rejects with a BihuanError; `internal` if the worker stopped before it answered. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Starts a new worker after the last one stopped by itself. */
  restart(): void;
  /** Asks the worker to close the store and waits until it has ended, at most `limit` milliseconds. */
  close(limit?: number): Promise<void>;
}

export interface EngineSettings {
  workerPath: string;
  options: WorkerOptions;
  /** The worker ended without being asked to; its error if it threw one, else its exit code. */
  onStop: (cause: unknown) => void;
  /** How far a long act is */
  onProgress: (progress: Progress) => void;
  /** Where the store stands, when that changed by itself */
  onStatus: (status: AppStatus) => void;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: BihuanError) => void;
}

/**
 * Milliseconds after which a closing worker is ended by force: the last backup of a large ledger takes its time. SQLite
 * rolls back what was not committed, a backup that was not finished does not count.
 */
const CLOSE_LIMIT = 120_000;

const stopped = (cause?: unknown): BihuanError =>
  new BihuanError(
    'internal',
    '数据服务意外停止，本次操作可能没有保存，此前已保存的内容不受影响。请按提示重新启动后核对。',
    undefined,
    { cause },
  );

/** Starts the worker and gives the means to ask it. */
export function startEngine({ workerPath, options, onStop, onProgress, onStatus }: EngineSettings): Engine {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closing = false;
  let worker: Worker | undefined;

  const start = (): void => {
    const started = new Worker(workerPath, { workerData: options });
    let thrown: unknown;
    started.on('message', (message: WorkerMessage) => {
      if ('progress' in message) return onProgress(message.progress);
      if ('status' in message) return onStatus(message.status);
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) asked?.resolve(message.value);
      else asked?.reject(fromEnvelope(message.error));
    });
    started.on('error', (error) => {
      thrown = error;
    });
    started.on('exit', (code) => {
      worker = undefined;
      const cause = thrown ?? code;
      for (const asked of waiting.values()) asked.reject(stopped(cause));
      waiting.clear();
      if (!closing) onStop(cause);
    });
    worker = started;
  };

  const call: Engine['call'] = (name, input) => {
    const target = worker;
    if (target === undefined) return Promise.reject(stopped());
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const request: WorkerRequest = { id: ++lastId, call: name, input };
    waiting.set(request.id, { resolve, reject });
    target.postMessage(request);
    return promise as Promise<CallOutput<typeof name>>;
  };

  const close = async (limit = CLOSE_LIMIT): Promise<void> => {
    closing = true;
    const target = worker;
    if (target === undefined) return;
    const ended = new Promise<void>((resolve) => target.once('exit', () => resolve()));
    const timer = setTimeout(() => void target.terminate(), limit);
    // A store that would not close is left to SQLite's recovery at the next start
    await call('shutdown', {}).catch(() => target.terminate());
    await ended;
    clearTimeout(timer);
  };

  start();
  return {
    call,
    restart: () => {
      if (worker === undefined && !closing) start();
    },
    close,
  };
}
