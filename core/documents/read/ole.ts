// Streams of an OLE compound file ([MS-CFB]), read with bounds on every chain: a broken file ends, it never loops.

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END_OF_CHAIN = 0xfffffffe;

export class CompoundError extends Error {}

/** True where the bytes begin like a compound file (.doc, .wps, .xls, encrypted Office files). */
export function isCompound(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

interface Stream {
  start: number;
  size: number;
}

export class Compound {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sector: number;
  readonly #fat: number[] = [];
  readonly #miniFat: number[] = [];
  readonly #miniStream: Uint8Array;
  readonly #miniSector: number;
  readonly #cutoff: number;
  readonly #streams = new Map<string, Stream>();

  /** @throws CompoundError where header, tables or directory do not fit the file */
  constructor(bytes: Uint8Array) {
    if (bytes.byteLength < 512 || !isCompound(bytes)) throw new CompoundError('header');
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.#view.getUint16(30, true);
    const miniShift = this.#view.getUint16(32, true);
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new CompoundError('sector size');
    this.#sector = 1 << shift;
    this.#miniSector = 1 << miniShift;
    this.#cutoff = this.#view.getUint32(56, true);

    const tables: number[] = [];
    for (let i = 0; i < 109; i++) {
      const sector = this.#view.getUint32(76 + i * 4, true);
      if (sector < END_OF_CHAIN - 2) tables.push(sector);
    }
    let next = this.#view.getUint32(68, true);
    const limit = Math.ceil(bytes.byteLength / this.#sector) + 1;
    for (let guard = 0; next < END_OF_CHAIN - 2 && guard < limit; guard++) {
      const at = this.#tableOffset(next);
      const count = this.#sector / 4 - 1;
      for (let i = 0; i < count; i++) {
        const sector = this.#view.getUint32(at + i * 4, true);
        if (sector < END_OF_CHAIN - 2) tables.push(sector);
      }
      next = this.#view.getUint32(at + count * 4, true);
    }
    if (tables.length > limit) throw new CompoundError('allocation table');
    for (const sector of tables) {
      const at = this.#tableOffset(sector);
      for (let i = 0; i < this.#sector; i += 4) this.#fat.push(this.#view.getUint32(at + i, true));
    }
    const directory = this.#chain(this.#view.getUint32(48, true), Number.POSITIVE_INFINITY);
    const entries = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    let root: Stream = { start: END_OF_CHAIN, size: 0 };
    for (let at = 0; at + 128 <= directory.byteLength; at += 128) {
      const nameLength = entries.getUint16(at + 64, true);
      const type = directory[at + 66];
      if (nameLength < 2 || nameLength > 64 || (type !== 2 && type !== 5)) continue;
      const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameLength - 2));
      const stream = { start: entries.getUint32(at + 116, true), size: entries.getUint32(at + 120, true) };
      if (type === 5) root = stream;
      else if (!this.#streams.has(name)) this.#streams.set(name, stream);
    }
    this.#miniStream = root.size > 0 ? this.#chain(root.start, root.size) : new Uint8Array(0);
    const mini = this.#view.getUint32(60, true);
    if (mini < END_OF_CHAIN - 2) {
      const table = this.#chain(mini, Number.POSITIVE_INFINITY);
      const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
      for (let i = 0; i + 4 <= table.byteLength; i += 4) this.#miniFat.push(view.getUint32(i, true));
    }
  }

  #offset(sector: number): number {
    const at = (sector + 1) * this.#sector;
    if (at + this.#sector > this.#bytes.byteLength) {
      // the last sector of some writers is not padded to its full size
      if (at >= this.#bytes.byteLength) throw new CompoundError('sector beyond the end');
    }
    return at;
  }

  /** A sector of a table is read to its end and must be whole. */
  #tableOffset(sector: number): number {
    const at = this.#offset(sector);
    if (at + this.#sector > this.#bytes.byteLength) throw new CompoundError('table cut off');
    return at;
  }

  #chain(start: number, size: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let total = 0;
    let sector = start;
    for (let guard = 0; sector < END_OF_CHAIN - 2 && total < size; guard++) {
      if (guard > this.#fat.length) throw new CompoundError('circular chain');
      const at = this.#offset(sector);
      const part = this.#bytes.subarray(at, Math.min(at + this.#sector, this.#bytes.byteLength));
      parts.push(part);
      total += part.byteLength;
      sector = this.#fat[sector] ?? END_OF_CHAIN;
    }
    if (Number.isFinite(size) && total < size) throw new CompoundError('stream cut off');
    return join(parts, Number.isFinite(size) ? size : total);
  }

  has(name: string): boolean {
    return this.#streams.has(name);
  }

  /**
   * The bytes of a stream, null where there is none of that name.
   * @throws CompoundError where its chain is broken or shorter than its size
   */
  stream(name: string): Uint8Array | null {
    const stream = this.#streams.get(name);
    if (!stream) return null;
    if (stream.size > this.#bytes.byteLength) throw new CompoundError('stream size');
    if (stream.size >= this.#cutoff) return this.#chain(stream.start, stream.size);
    const parts: Uint8Array[] = [];
    let total = 0;
    let sector = stream.start;
    for (let guard = 0; sector < END_OF_CHAIN - 2 && total < stream.size; guard++) {
      if (guard > this.#miniFat.length) throw new CompoundError('circular chain');
      const at = sector * this.#miniSector;
      parts.push(this.#miniStream.subarray(at, at + this.#miniSector));
      total += this.#miniSector;
      sector = this.#miniFat[sector] ?? END_OF_CHAIN;
    }
    if (total < stream.size) throw new CompoundError('stream cut off');
    return join(parts, stream.size);
  }
}

function join(parts: Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    const take = Math.min(part.byteLength, size - at);
    if (take <= 0) break;
    out.set(part.subarray(0, take), at);
    at += take;
  }
  return out;
}
