// Automatic numbers of a binary Word file: list tables, overrides and numbering styles, counted the way Word counts.
import { Bytes, type ParagraphProperties, readParagraph } from './doc-properties.ts';
import { formatNumber } from './number-format.ts';

/** Number formats by their code (MSONFC, [MS-OSHARED] 2.2.1.3) under the names of number-format.ts. */
const FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

interface Level {
  start: number;
  format: string;
  legal: boolean;
  follow: number;
  text: string;
}

interface List {
  id: number;
  simple: boolean;
  styles: number[];
  levels: Level[];
}

interface Instance {
  listId: number;
  overrides: Map<number, { start: number | undefined; level: Level | undefined }>;
}

interface Style {
  base: number;
  kind: number;
  builtIn: number;
  properties: ParagraphProperties | null;
}

const NO_STYLE = 0xfff;

function readLevel(bytes: Bytes, at: number): { level: Level; end: number } {
  const characters = bytes.u8(at + 24);
  const paragraphs = bytes.u8(at + 25);
  const textAt = at + 28 + paragraphs + characters;
  const count = Math.min(bytes.u16(textAt), 255);
  let text = '';
  for (let i = 0; i < count; i++) text += String.fromCharCode(bytes.u16(textAt + 2 + i * 2));
  return {
    level: {
      start: bytes.i32(at),
      format: FORMATS[bytes.u8(at + 4)] ?? 'decimal',
      legal: (bytes.u8(at + 5) & 4) !== 0,
      follow: bytes.u8(at + 15),
      text,
    },
    end: textAt + 2 + count * 2,
  };
}

function readLists(main: Bytes, table: Bytes): Map<number, List> {
  const out = new Map<number, List>();
  const from = main.u32(0x2e2);
  if (main.u32(0x2e6) === 0) return out;
  const count = Math.min(Math.max(0, table.i16(from)), 4096);
  const lists: List[] = [];
  let at = from + 2;
  for (let i = 0; i < count; i++, at += 28) {
    const styles: number[] = [];
    for (let k = 0; k < 9; k++) styles.push(table.u16(at + 8 + k * 2));
    lists.push({ id: table.i32(at), simple: (table.u8(at + 26) & 1) === 1, styles, levels: [] });
  }
  for (const list of lists) {
    const levels = list.simple ? 1 : 9;
    for (let k = 0; k < levels && at < table.length; k++) {
      const { level, end } = readLevel(table, at);
      list.levels.push(level);
      at = end;
    }
    out.set(list.id, list);
  }
  return out;
}

function readInstances(main: Bytes, table: Bytes): (Instance | null)[] {
  const out: (Instance | null)[] = [null];
  const from = main.u32(0x2ea);
  const size = main.u32(0x2ee);
  if (size === 0) return out;
  const count = Math.min(Math.max(0, table.i32(from)), 8192);
  const overrides: number[] = [];
  let at = from + 4;
  for (let i = 0; i < count; i++, at += 16) {
    out.push({ listId: table.i32(at), overrides: new Map() });
    overrides.push(table.u8(at + 12));
  }
  for (let i = 0; i < count && at + 4 <= from + size; i++) {
    at += 4;
    for (let k = 0; k < (overrides[i] ?? 0) && k < 9; k++) {
      const start = table.i32(at);
      const flags = table.u32(at + 4);
      at += 8;
      let level: Level | undefined;
      if (flags & 0x20) {
        const read = readLevel(table, at);
        level = read.level;
        at = read.end;
      }
      out[i + 1]?.overrides.set(flags & 15, { start: flags & 0x10 ? (level?.start ?? start) : undefined, level });
    }
  }
  return out;
}

function readStyles(main: Bytes, table: Bytes): (Style | undefined)[] {
  const out: (Style | undefined)[] = [];
  const from = main.u32(0xa2);
  if (main.u32(0xa6) === 0) return out;
  const count = Math.min(table.u16(from + 2), 4096);
  const base = table.u16(from + 4);
  let at = from + 2 + table.u16(from);
  for (let i = 0; i < count && at < table.length; i++) {
    const size = table.u16(at);
    at += 2;
    if (size > 0) {
      const kindAndBase = table.u16(at + 2);
      const style: Style = {
        kind: kindAndBase & 15,
        base: kindAndBase >> 4,
        builtIn: table.u16(at) & 0xfff,
        properties: null,
      };
      if (style.kind === 1) {
        const nameAt = at + base;
        const first = nameAt + 2 + table.u16(nameAt) * 2 + 2;
        const length = table.u16(first);
        if (length >= 2) style.properties = readParagraph(table, first + 4, first + 2 + length, i);
      }
      out[i] = style;
    }
    at += size + (size & 1);
  }
  return out;
}

/** Counts through the document: call `label` once for every paragraph, in order. */
export class DocNumbering {
  readonly #lists: Map<number, List>;
  readonly #instances: (Instance | null)[];
  readonly #styles: (Style | undefined)[];
  readonly #counters = new Map<number, (number | undefined)[]>();
  readonly #started = new Set<string>();
  restored = 0;

  constructor(main: Bytes, table: Bytes) {
    this.#lists = readLists(main, table);
    this.#instances = readInstances(main, table);
    this.#styles = readStyles(main, table);
  }

  *#chain(style: number): Generator<Style> {
    let at = style;
    for (let guard = 0; at !== NO_STYLE && guard < 30; guard++) {
      const found = this.#styles[at];
      if (!found) return;
      yield found;
      at = found.base;
    }
  }

  /** 1–9 for headings, null for running text. */
  headingLevel(properties: ParagraphProperties): number | null {
    let outline = properties.outline;
    for (const style of this.#chain(properties.style)) {
      outline ??= style.properties?.outline;
      if (outline === undefined && style.builtIn >= 1 && style.builtIn <= 9) outline = style.builtIn - 1;
    }
    return outline !== undefined && outline <= 8 ? outline + 1 : null;
  }

  /** True for the lines of a table of contents (styles toc 1–9). */
  isContents(properties: ParagraphProperties): boolean {
    const style = this.#styles[properties.style];
    return style !== undefined && style.builtIn >= 19 && style.builtIn <= 27;
  }

  /** The number of a paragraph as text, '' where it has none. */
  label(properties: ParagraphProperties): string {
    let number = properties.list;
    let place = properties.level;
    for (const style of this.#chain(properties.style)) {
      number ??= style.properties?.list;
      place ??= style.properties?.level;
    }
    const instance = number === undefined ? null : this.#instances[number];
    const list = instance ? this.#lists.get(instance.listId) : undefined;
    if (!instance || !list) return '';
    if (properties.level === undefined && properties.style !== NO_STYLE) {
      const linked = list.styles.indexOf(properties.style);
      if (linked >= 0) place = linked;
    }
    const at = list.simple ? 0 : Math.min(place ?? 0, 8);
    const levelAt = (k: number): Level | undefined => instance.overrides.get(k)?.level ?? list.levels[k];
    const level = levelAt(at);
    if (!level) return '';
    let counters = this.#counters.get(list.id);
    if (!counters) {
      counters = [];
      this.#counters.set(list.id, counters);
    }
    const override = instance.overrides.get(at)?.start;
    const once = `${number}:${at}`;
    if (override !== undefined && !this.#started.has(once)) {
      this.#started.add(once);
      counters[at] = override - 1;
    }
    counters[at] = (counters[at] ?? level.start - 1) + 1;
    for (let k = at + 1; k < 9; k++) counters[k] = undefined;
    for (let k = 0; k < at; k++) counters[k] ??= levelAt(k)?.start;
    this.restored++;
    if (level.format === 'bullet') return '• ';
    let label = '';
    for (const sign of level.text) {
      const code = sign.charCodeAt(0);
      const source = code < 9 ? levelAt(code) : undefined;
      if (code < 9) label += source ? formatNumber(counters[code] ?? 1, level.legal ? 'decimal' : source.format) : '';
      else label += sign;
    }
    if (!label.trim()) return '';
    return level.follow === 2 || /[、）。：．\s]$/.test(label) ? label : `${label} `;
  }
}

export { Bytes };
