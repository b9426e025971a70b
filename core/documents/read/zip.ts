// Reads single files out of a zip with hard limits, so that no small file can unfold into a huge one.
import { crc32, inflateRawSync } from 'node:zlib';

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  packed: number;
  size: number;
  crc: number;
  offset: number;
}

export class ZipError extends Error {
  readonly reason: 'truncated' | 'bomb' | 'encrypted' | 'damaged';
  constructor(reason: 'truncated' | 'bomb' | 'encrypted' | 'damaged') {
    super(reason);
    this.reason = reason;
  }
}

/** Bytes that all files read from one zip may unfold to. */
export const UNPACKED_LIMIT = 200 * 1024 * 1024;
/** Text packs to a twentieth at best; a part that claims more than this is no document. */
const RATIO_LIMIT = 500;
const ENTRY_LIMIT = 20_000;

function endRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new ZipError('truncated');
}

/** An opened zip: names, and the bytes of one file at a time. Nothing is unfolded before it is asked for. */
export class Zip {
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<string, Entry>();
  #left = UNPACKED_LIMIT;

  /** @throws ZipError 'truncated' where the directory at the end is missing, 'damaged' where it makes no sense */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength < 22) throw new ZipError('truncated');
    const end = endRecord(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count > ENTRY_LIMIT) throw new ZipError('bomb');
    for (let i = 0; i < count; i++) {
      if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new ZipError('damaged');
      const nameLength = view.getUint16(at + 28, true);
      const extra = view.getUint16(at + 30, true);
      const comment = view.getUint16(at + 32, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
      this.#entries.set(name, {
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + extra + comment;
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * The bytes of one file, null where it is not there.
   * @throws ZipError 'bomb' beyond the limits, 'damaged' on a wrong checksum, 'encrypted' for zip passwords
   */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if (entry.encrypted) throw new ZipError('encrypted');
    if (entry.size > this.#left || entry.size > entry.packed * RATIO_LIMIT + 1024) throw new ZipError('bomb');
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== 0x04034b50) {
      throw new ZipError('damaged');
    }
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    if (start + entry.packed > view.byteLength) throw new ZipError('truncated');
    const packed = this.#bytes.subarray(start, start + entry.packed);
    let out: Uint8Array;
    if (entry.method === 0) out = packed;
    else if (entry.method === 8) {
      try {
        // the declared size may lie: the limit holds for what really comes out
        out = inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(this.#left, entry.size)) });
      } catch (error) {
        throw new ZipError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'damaged');
      }
    } else throw new ZipError('damaged');
    if (out.byteLength !== entry.size || crc32(out) !== entry.crc) throw new ZipError('damaged');
    this.#left -= out.byteLength;
    return out;
  }
}
