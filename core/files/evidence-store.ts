// The folder of sealed evidence files, each under the hash of its content: written whole before anything names it,
// never changed afterwards.
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { FRAME_BYTES, Frames, frameSizes, HEAD_BYTES } from '../vault/sealed-file.ts';
import { fileError, syncFile, syncFolder } from './atomic-write.ts';

/** Called between two pieces with the bytes done of the file at hand; may throw to stop. */
export type Pause = (bytes: number) => Promise<void>;

/** Bytes between two pauses. */
const PAUSE_BYTES = 4 * 1024 * 1024;
/** First bytes handed back, so that the kind of file can be told. */
const BEGINNING = 64;
const NAME = /^[0-9a-f]{64}$/;

/** What is wrong with a stored file. */
export type BlobFault = 'missing' | 'altered' | 'unreadable';

export class BlobError extends Error {
  readonly fault: BlobFault;

  constructor(fault: BlobFault, options?: ErrorOptions) {
    super(`evidence file ${fault}`, options);
    this.fault = fault;
  }
}

/** The file to be taken in cannot be read; others can. Its cause is the sentence for people. */
export class SourceError extends Error {
  readonly said: BihuanError;

  constructor(said: BihuanError) {
    super(said.message);
    this.said = said;
  }
}

export interface Taken {
  sha256: string;
  bytes: number;
  /** Its first bytes */
  beginning: Uint8Array;
  /** False: the store held it before */
  fresh: boolean;
}

export class EvidenceStore {
  readonly #folder: string;
  readonly #quarantine: string;
  /** Files and folders of which it is not known that they are on the disk */
  readonly #unsynced = { files: new Set<string>(), folders: new Set<string>() };

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'evidence');
    this.#quarantine = join(dataDir, 'quarantine', 'evidence');
  }

  get #incoming(): string {
    return join(this.#folder, 'incoming');
  }

  /** Where the file of this hash lies; beside it nothing is ever kept. */
  pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Throws away what a cut left half written. Only while nothing is being taken in. */
  sweep(): void {
    try {
      rmSync(this.#incoming, { recursive: true, force: true });
    } catch {
      // A medium that cannot be written to is told by the first act that writes.
    }
  }

  /**
   * Seals a copy of the file at `path` and puts it in place; call `settle` before anything names it.
   * @throws SourceError when the file itself cannot be read; BihuanError file.* when the copy cannot be written
   */
  async take(path: string, key: Uint8Array, pause: Pause): Promise<Taken> {
    const source = openSource(path);
    try {
      return await this.#seal(path, source, key, pause);
    } finally {
      closeSync(source);
    }
  }

  async #seal(path: string, source: number, key: Uint8Array, pause: Pause): Promise<Taken> {
    const part = join(this.#incoming, `${randomBytes(12).toString('hex')}.part`);
    let out: number | undefined;
    try {
      mkdirSync(this.#incoming, { recursive: true });
      out = openSync(part, 'wx', 0o600);
      const copied = await copySealed(path, source, out, new Frames(key), pause);
      closeSync(out);
      out = undefined;
      return { ...copied, fresh: await this.#place(part, copied.sha256, key) };
    } catch (error) {
      if (out !== undefined) closeSync(out);
      rmSync(part, { force: true });
      throw error instanceof SourceError ? error : storeFault(error, basename(path));
    }
  }

  /** @returns whether it came into the store now */
  async #place(part: string, sha256: string, key: Uint8Array): Promise<boolean> {
    const target = this.pathOf(sha256);
    if (existsSync(target)) {
      if ((await this.check(sha256, key)) === null) {
        rmSync(part, { force: true });
        // It may be what a killed act left, whole but not yet forced to the disk.
        this.#toSettle(target);
        return false;
      }
      // What lies there was altered or sealed under a key that is no more: it is put aside, never overwritten.
      this.putAside([sha256]);
    }
    const shard = dirname(target);
    if (!existsSync(shard)) {
      mkdirSync(shard, { recursive: true });
      this.#unsynced.folders.add(this.#folder);
      this.#unsynced.folders.add(dirname(this.#folder));
    }
    renameSync(part, target);
    this.#toSettle(target);
    return true;
  }

  #toSettle(path: string): void {
    this.#unsynced.files.add(path);
    this.#unsynced.folders.add(dirname(path));
  }

  /**
   * Returns once everything taken so far would survive a power cut. All at once, because the disk does a thousand files
   * together far faster than one by one.
   */
  async settle(pause: () => Promise<void>): Promise<void> {
    const { files, folders } = this.#unsynced;
    try {
      for (const path of files) {
        await pause();
        syncFile(path);
      }
      for (const folder of folders) syncFolder(folder);
    } catch (error) {
      throw error instanceof BihuanError ? error : storeFault(error, basename(this.#folder));
    }
    files.clear();
    folders.clear();
  }

  /** Removes files that were taken in and are named by nothing: only for an act that takes back its own. */
  discard(hashes: readonly string[]): void {
    for (const sha256 of hashes) {
      this.#unsynced.files.delete(this.pathOf(sha256));
      rmSync(this.pathOf(sha256), { force: true });
    }
  }

  /**
   * Hands the content to `sink` piece by piece. Every piece is authentic when it arrives; that it was the content of this
   * hash is known once the promise is kept.
   * @throws BlobError; whatever `sink` throws
   */
  async read(sha256: string, key: Uint8Array, sink: (content: Buffer) => void | Promise<void>): Promise<void> {
    let file: number;
    try {
      file = openSync(this.pathOf(sha256), 'r');
    } catch (cause) {
      throw new BlobError((cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable', { cause });
    }
    try {
      const hash = createHash('sha256');
      for (const content of opened(file, key)) {
        hash.update(content);
        await sink(content);
      }
      if (hash.digest('hex') !== sha256) throw new BlobError('altered');
    } finally {
      closeSync(file);
    }
  }

  /** What is wrong with the file of this hash; null when it is whole. Reads all of it. */
  async check(sha256: string, key: Uint8Array, pause: Pause = async () => {}): Promise<BlobFault | null> {
    let done = 0;
    let rested = 0;
    try {
      await this.read(sha256, key, async (content) => {
        done += content.length;
        if (done - rested < PAUSE_BYTES) return;
        rested = done;
        await pause(done);
      });
      return null;
    } catch (error) {
      if (error instanceof BlobError) return error.fault;
      throw error;
    }
  }

  /** Whether a file of this hash lies there, unread. */
  has(sha256: string): boolean {
    return existsSync(this.pathOf(sha256));
  }

  /** Every file in the store with its size on disk, in no order; what was cut while being written is not among them. */
  *files(): Generator<{ sha256: string; bytes: number }> {
    if (!existsSync(this.#folder)) return;
    for (const shard of readdirSync(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(shard)) continue;
      for (const name of readdirSync(join(this.#folder, shard))) {
        if (NAME.test(name)) yield { sha256: name, bytes: statSync(join(this.#folder, shard, name)).size };
      }
    }
  }

  /** Moves files into the quarantine. @throws BihuanError file.* */
  putAside(hashes: readonly string[]): void {
    try {
      mkdirSync(this.#quarantine, { recursive: true });
      for (const sha256 of hashes) {
        renameSync(this.pathOf(sha256), join(this.#quarantine, `${sha256}.${randomBytes(4).toString('hex')}`));
      }
    } catch (error) {
      throw fileError(error, this.#quarantine);
    }
  }
}

function openSource(path: string): number {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    if (fstatSync(file).isFile()) return file;
  } catch (error) {
    throw sourceFault(error, path);
  }
  closeSync(file);
  throw new SourceError(new BihuanError('file.missing', `“${basename(path)}”不是文件，没有添加。`));
}

/** What cannot be read, in words; anything the disk says counts, so that one bad file does not stop the others. */
function sourceFault(error: unknown, path: string): SourceError {
  const said = fileError(error, path);
  if (said instanceof BihuanError) return new SourceError(said);
  return new SourceError(
    new BihuanError(
      'file.missing',
      `“${basename(path)}”读取中断（U盘是否已拔出、文件是否损坏），没有添加。`,
      {},
      { cause: error },
    ),
  );
}

/** Writing into the store failed: nothing of this act is kept. */
function storeFault(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new BihuanError(
      'file.diskFull',
      `存放台账的磁盘空间不足，“${name}”没有存入，本次添加的材料都没有保存，此前的内容不受影响。请清理磁盘后重新添加。`,
      { file: name },
      { cause: error },
    );
  }
  // Node says ENOENT where a folder cannot be made on a read-only disk.
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'ENOENT') {
    return new BihuanError(
      'file.denied',
      `台账所在的文件夹不能写入，“${name}”没有存入，本次添加的材料都没有保存。请检查文件夹的权限。`,
      { file: name },
      { cause: error },
    );
  }
  return fileError(error, name);
}

/** Fills the buffer as far as the file goes. @returns bytes read */
function fill(file: number, buffer: Buffer): number {
  let done = 0;
  while (done < buffer.length) {
    const read = readSync(file, buffer, done, buffer.length - done, null);
    if (read === 0) break;
    done += read;
  }
  return done;
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

async function copySealed(
  path: string,
  source: number,
  out: number,
  frames: Frames,
  pause: Pause,
): Promise<Omit<Taken, 'fresh'>> {
  const hash = createHash('sha256');
  let [now, next] = [Buffer.allocUnsafe(FRAME_BYTES), Buffer.allocUnsafe(FRAME_BYTES)];
  const load = (buffer: Buffer): number => {
    try {
      return fill(source, buffer);
    } catch (error) {
      throw sourceFault(error, path);
    }
  };
  let length = load(now);
  if (length === 0) {
    throw new SourceError(
      new BihuanError('document.empty', `“${basename(path)}”是空文件（0 字节），没有添加。请重新拷贝后再添加。`),
    );
  }
  const beginning = Uint8Array.prototype.slice.call(now, 0, Math.min(length, BEGINNING));
  let bytes = 0;
  let rested = 0;
  writeAll(out, frames.head);
  for (let index = 0; ; index++) {
    const following = length < FRAME_BYTES ? 0 : load(next);
    const content = now.subarray(0, length);
    hash.update(content);
    for (const piece of frames.seal(content, index, following === 0)) writeAll(out, piece);
    bytes += length;
    if (bytes - rested >= PAUSE_BYTES) {
      rested = bytes;
      await pause(bytes);
    }
    if (following === 0) return { sha256: hash.digest('hex'), bytes, beginning };
    [now, next] = [next, now];
    length = following;
  }
}

/** The opened frames of a sealed file, one by one. @throws BlobError */
function* opened(file: number, key: Uint8Array): Generator<Buffer> {
  try {
    const sizes = frameSizes(fstatSync(file).size);
    const head = Buffer.alloc(HEAD_BYTES);
    if (sizes === null || fill(file, head) < HEAD_BYTES) throw new BlobError('altered');
    const frames = new Frames(key, head);
    const buffer = Buffer.allocUnsafe(Math.max(...sizes.slice(0, 1)));
    for (const [index, size] of sizes.entries()) {
      const sealed = buffer.subarray(0, size);
      if (fill(file, sealed) < size) throw new BlobError('altered');
      yield frames.open(sealed, index, index === sizes.length - 1);
    }
  } catch (cause) {
    if (cause instanceof BlobError) throw cause;
    // What the disk refuses has a code; all else is a frame that does not open.
    const disk = (cause as NodeJS.ErrnoException).code?.startsWith('E') === true && 'syscall' in (cause as object);
    throw new BlobError(disk ? 'unreadable' : 'altered', { cause });
  }
}
