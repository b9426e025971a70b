// A client of Chromium's DevTools protocol over --remote-debugging-pipe (file descriptors 3 and 4): no port is opened.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Command, Params, Result } from './protocol.ts';

interface Waiting {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}
interface Incoming {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string; data?: string };
  sessionId?: string;
}

/** Emits `event` (method, params, sessionId), `stderr` (text), `launch-error`, `close` and `exit`. */
export class Cdp extends EventEmitter {
  readonly process: ChildProcess;
  #lastId = 0;
  #waiting = new Map<number, Waiting>();
  #pieces: Buffer[] = [];
  #closed = false;

  constructor(executable: string, args: string[], env: NodeJS.ProcessEnv) {
    super();
    this.setMaxListeners(0);
    this.process = spawn(executable, [...args, '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env,
    });
    const answers = this.process.stdio[4] as Readable;
    answers.on('data', (data: Buffer) => this.#read(data));
    answers.on('close', () => this.#close());
    this.#questions.on('error', () => this.#close());
    this.process.on('error', (error) => this.emit('launch-error', error));
    this.process.on('exit', (code, signal) => this.emit('exit', code, signal));
    this.process.stderr?.on('data', (data: Buffer) => this.emit('stderr', data.toString()));
  }

  get #questions(): Writable {
    return this.process.stdio[3] as Writable;
  }

  /** Sends a command, to the browser itself or to the target behind `sessionId`. Rejects with Chromium's words. */
  send<C extends Command>(method: C, params?: Params<C>, sessionId?: string): Promise<Result<C>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error(`${method}: Chromium went away`));
        return;
      }
      const id = ++this.#lastId;
      this.#waiting.set(id, { method, resolve: (result) => resolve(result as Result<C>), reject });
      this.#questions.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  #read(data: Buffer): void {
    let start = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      this.#pieces.push(data.subarray(start, end));
      start = end + 1;
      const message = JSON.parse(Buffer.concat(this.#pieces).toString('utf8')) as Incoming;
      this.#pieces = [];
      if (message.id === undefined) this.emit('event', message.method, message.params, message.sessionId);
      else this.#settle(message.id, message);
    }
    if (start < data.length) this.#pieces.push(data.subarray(start));
  }

  #settle(id: number, { result, error }: Incoming): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!waiting) return;
    if (!error) waiting.resolve(result);
    else waiting.reject(new Error(`${waiting.method}: ${error.message}${error.data ? ` (${error.data})` : ''}`));
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: Chromium went away`));
    this.#waiting.clear();
    this.emit('close');
  }
}
