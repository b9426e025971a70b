// Writes a zip of any size file by file without holding one in memory (PKWARE APPNOTE 6.3, zip64 where it is needed).
import { crc32 } from 'node:zlib';
import type { AtomicFile } from './atomic-file.ts';

/** Stands in an old field for “see zip64”; larger numbers do not fit. */
const WIDE_32 = 0xffff_ffff;
const WIDE_16 = 0xffff;
/** Names are UTF-8. */
const FLAGS = 0x0800;

interface Entry {
  name: Buffer;
  crc: number;
  bytes: number;
  offset: number;
}

/** Date and time as MS-DOS keeps them, by the PC's own clock; from 1980 on, in steps of two seconds. */
function dosTime(at: Date): { date: number; time: number } {
  const year = Math.max(0, at.getFullYear() - 1980);
  return {
    date: (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
  };
}

/** A zip64 field that holds the given numbers. */
function wide(...values: number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => {
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  });
  return field;
}

export class StoredZip {
  readonly #file: AtomicFile;
  readonly #date: number;
  readonly #time: number;
  readonly #limit: number;
  readonly #entries: Entry[] = [];

  /** `limit`: from this number on zip64 is used; lower than need be only to prove that others read it. */
  constructor(file: AtomicFile, at: Date, limit = WIDE_32) {
    this.#file = file;
    this.#limit = limit;
    const { date, time } = dosTime(at);
    this.#date = date;
    this.#time = time;
  }

  /** `bytes`: how many will come; another number is an error of the caller. */
  async add(path: string, bytes: number, source: (write: (bytes: Uint8Array) => void) => Promise<void>): Promise<void> {
    const entry: Entry = { name: Buffer.from(path, 'utf8'), crc: 0, bytes: 0, offset: this.#file.bytes };
    const isWide = bytes >= this.#limit;
    this.#file.write(this.#localHead({ ...entry, bytes }, isWide));
    await source((piece) => {
      entry.crc = crc32(piece, entry.crc);
      entry.bytes += piece.length;
      this.#file.write(piece);
    });
    if (entry.bytes !== bytes) throw new Error(`zip: ${bytes} bytes were promised, ${entry.bytes} came`);
    this.#file.writeAt(this.#localHead(entry, isWide), entry.offset);
    this.#entries.push(entry);
  }

  #narrow(value: number): number {
    return value >= this.#limit ? WIDE_32 : value;
  }

  /** What local and central heads say alike, from the version on. */
  #common({ crc, bytes, name }: Entry, isWide: boolean, extra: Buffer): Buffer {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(isWide ? 45 : 20, 0);
    head.writeUInt16LE(FLAGS, 2);
    head.writeUInt16LE(this.#time, 6);
    head.writeUInt16LE(this.#date, 8);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(this.#narrow(bytes), 14);
    head.writeUInt32LE(this.#narrow(bytes), 18);
    head.writeUInt16LE(name.length, 22);
    head.writeUInt16LE(extra.length, 24);
    return head;
  }

  #localHead(entry: Entry, isWide: boolean): Buffer {
    const extra = isWide ? wide(entry.bytes, entry.bytes) : Buffer.alloc(0);
    const common = this.#common(entry, isWide, extra);
    return Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, entry.name, extra]);
  }

  #centralHead(entry: Entry): Buffer {
    const large = entry.bytes >= this.#limit;
    const far = entry.offset >= this.#limit;
    const values = [...(large ? [entry.bytes, entry.bytes] : []), ...(far ? [entry.offset] : [])];
    const extra = values.length > 0 ? wide(...values) : Buffer.alloc(0);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(this.#narrow(entry.offset), 10);
    const made = Buffer.from([45, 0]);
    const common = this.#common(entry, large || far, extra);
    return Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), made, common, rest, entry.name, extra]);
  }

  /** Writes the list of files at the end. */
  finish(): void {
    const start = this.#file.bytes;
    for (const entry of this.#entries) this.#file.write(this.#centralHead(entry));
    const size = this.#file.bytes - start;
    const count = this.#entries.length;
    if (count >= WIDE_16 || start >= this.#limit || size >= this.#limit) this.#finishWide(start, size, count);
    const end = Buffer.alloc(22);
    end.write('PK\u0005\u0006', 0, 'latin1');
    end.writeUInt16LE(Math.min(count, WIDE_16), 8);
    end.writeUInt16LE(Math.min(count, WIDE_16), 10);
    end.writeUInt32LE(this.#narrow(size), 12);
    end.writeUInt32LE(this.#narrow(start), 16);
    this.#file.write(end);
  }

  #finishWide(start: number, size: number, count: number): void {
    const at = this.#file.bytes;
    const record = Buffer.alloc(56);
    record.write('PK\u0006\u0006', 0, 'latin1');
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(45, 12);
    record.writeUInt16LE(45, 14);
    record.writeBigUInt64LE(BigInt(count), 24);
    record.writeBigUInt64LE(BigInt(count), 32);
    record.writeBigUInt64LE(BigInt(size), 40);
    record.writeBigUInt64LE(BigInt(start), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\u0006\u0007', 0, 'latin1');
    locator.writeBigUInt64LE(BigInt(at), 8);
    locator.writeUInt32LE(1, 16);
    this.#file.write(Buffer.concat([record, locator]));
  }
}
