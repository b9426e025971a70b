// Formatting of a binary Word file that matters for reading: paragraphs' numbers and tables, deleted and hidden runs.

/** Little-endian reads that give 0 beyond the end instead of throwing. */
export class Bytes {
  readonly #view: DataView;
  readonly length: number;
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.byteLength;
  }
  u8(at: number): number {
    return at >= 0 && at < this.length ? this.#view.getUint8(at) : 0;
  }
  u16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.#view.getUint16(at, true) : 0;
  }
  i16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.#view.getInt16(at, true) : 0;
  }
  u32(at: number): number {
    return at >= 0 && at + 4 <= this.length ? this.#view.getUint32(at, true) : 0;
  }
  i32(at: number): number {
    return at >= 0 && at + 4 <= this.length ? this.#view.getInt32(at, true) : 0;
  }
}

const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];

/** Walks property modifiers (sprm) in [from, to): `visit` gets the code and the place of its operand. */
export function eachSprm(bytes: Bytes, from: number, to: number, visit: (sprm: number, operand: number) => void): void {
  let at = from;
  while (at + 2 < to) {
    const sprm = bytes.u16(at);
    at += 2;
    visit(sprm, at);
    // sprmTDefTable and its old form count their bytes in 16 bits
    if (sprm === 0xd608 || sprm === 0xd606) at += bytes.u16(at) + 1;
    else {
      const kind = (sprm >> 13) & 7;
      at += kind === 6 ? bytes.u8(at) + 1 : (SIZES[kind] as number);
    }
  }
}

export interface RowLayout {
  /** Left edges of the cells and the right edge of the last, in twips */
  edges: number[];
  /** Per cell: 'first' begins a vertical merge, 'more' goes on with it */
  merges: ('first' | 'more' | null)[];
}

export interface ParagraphProperties {
  style: number;
  list: number | undefined;
  level: number | undefined;
  outline: number | undefined;
  inTable: boolean;
  rowEnd: boolean;
  innerRowEnd: boolean;
  row: RowLayout | null;
}

interface Run<T> {
  from: number;
  to: number;
  value: T;
}

/** Reads the modifiers of a paragraph from a papx or a style. */
export function readParagraph(bytes: Bytes, from: number, to: number, style: number): ParagraphProperties {
  const out: ParagraphProperties = {
    style,
    list: undefined,
    level: undefined,
    outline: undefined,
    inTable: false,
    rowEnd: false,
    innerRowEnd: false,
    row: null,
  };
  eachSprm(bytes, from, to, (sprm, at) => {
    switch (sprm) {
      case 0x460b:
        out.list = bytes.i16(at);
        break;
      case 0x260a:
        out.level = bytes.u8(at);
        break;
      case 0x2640:
        out.outline = bytes.u8(at);
        break;
      case 0x2416:
        out.inTable = bytes.u8(at) !== 0;
        break;
      case 0x2417:
        out.rowEnd = bytes.u8(at) !== 0;
        break;
      case 0x244c:
        out.innerRowEnd = bytes.u8(at) !== 0;
        break;
      case 0xd608: {
        const count = bytes.u8(at + 2);
        if (count === 0 || count > 63) break;
        const edges: number[] = [];
        for (let i = 0; i <= count; i++) edges.push(bytes.i16(at + 3 + i * 2));
        const cells = at + 3 + (count + 1) * 2;
        const end = at + 1 + bytes.u16(at);
        const merges: RowLayout['merges'] = [];
        for (let i = 0; i < count; i++) {
          const place = cells + i * 20;
          const flags = place + 2 <= end ? bytes.u16(place) : 0;
          merges.push(flags & 0x40 ? 'first' : flags & 0x20 ? 'more' : null);
        }
        out.row = { edges, merges };
        break;
      }
    }
  });
  return out;
}

/** Formatted disk pages: 512-byte pages of runs, named by a table of page numbers. */
function pages(table: Bytes, at: number, size: number): number[] {
  const count = Math.min(Math.floor((size - 4) / 8), 100_000);
  const out: number[] = [];
  for (let i = 0; i < count; i++) out.push(table.u32(at + (count + 1) * 4 + i * 4) & 0x3fffff);
  return out;
}

function find<T>(runs: Run<T>[], fc: number): T | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle] as Run<T>;
    if (fc < run.from) high = middle - 1;
    else if (fc >= run.to) low = middle + 1;
    else return run.value;
  }
  return null;
}

/** Paragraph properties by file position. */
export class ParagraphTable {
  readonly #runs: Run<ParagraphProperties>[] = [];

  constructor(main: Bytes, table: Bytes) {
    for (const page of pages(table, main.u32(0x102), main.u32(0x106))) {
      const base = page * 512;
      if (base + 512 > main.length) continue;
      const count = main.u8(base + 511);
      for (let i = 0; i < count; i++) {
        const offset = main.u8(base + (count + 1) * 4 + i * 13) * 2;
        let value = readParagraph(main, 0, 0, 0);
        if (offset > 0) {
          const words = main.u8(base + offset);
          const from = words ? base + offset + 1 : base + offset + 2;
          const to = words ? base + offset + 2 * words : from + 2 * main.u8(base + offset + 1);
          value = readParagraph(main, from + 2, to, main.u16(from));
        }
        this.#runs.push({ from: main.u32(base + i * 4), to: main.u32(base + (i + 1) * 4), value });
      }
    }
    this.#runs.sort((a, b) => a.from - b.from);
  }

  at(fc: number): ParagraphProperties | null {
    return find(this.#runs, fc);
  }
}

export interface CharacterFlags {
  deleted: boolean;
  inserted: boolean;
  hidden: boolean;
}

/** Runs of characters that are deleted, inserted or hidden, by file position. */
export class CharacterTable {
  readonly #runs: Run<CharacterFlags>[] = [];

  constructor(main: Bytes, table: Bytes) {
    for (const page of pages(table, main.u32(0xfa), main.u32(0xfe))) {
      const base = page * 512;
      if (base + 512 > main.length) continue;
      const count = main.u8(base + 511);
      for (let i = 0; i < count; i++) {
        const offset = main.u8(base + (count + 1) * 4 + i) * 2;
        if (offset === 0) continue;
        const flags: CharacterFlags = { deleted: false, inserted: false, hidden: false };
        const from = base + offset + 1;
        eachSprm(main, from, from + main.u8(base + offset), (sprm, at) => {
          if (sprm === 0x0800) flags.deleted = main.u8(at) === 1;
          else if (sprm === 0x0801) flags.inserted = main.u8(at) === 1;
          else if (sprm === 0x083c) flags.hidden = main.u8(at) === 1;
        });
        if (flags.deleted || flags.inserted || flags.hidden) {
          this.#runs.push({ from: main.u32(base + i * 4), to: main.u32(base + (i + 1) * 4), value: flags });
        }
      }
    }
    this.#runs.sort((a, b) => a.from - b.from);
  }

  get empty(): boolean {
    return this.#runs.length === 0;
  }

  at(fc: number): CharacterFlags | null {
    return find(this.#runs, fc);
  }
}
