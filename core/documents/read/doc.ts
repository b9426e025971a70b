// Binary Word files (.doc, and .wps where WPS wrote that format) to paragraphs ([MS-DOC], Word 97 and later).
import type { OutlineWarning, SourceCell, SourceParagraph } from '#domain/outline/types.ts';
import { Bytes, DocNumbering } from './doc-numbering.ts';
import {
  CharacterTable,
  type ParagraphProperties,
  ParagraphTable,
  type RowLayout,
  readParagraph,
} from './doc-properties.ts';
import type { ReadWord } from './docx.ts';
import { Compound, CompoundError } from './ole.ts';

export type DocResult =
  | { kind: 'read'; document: ReadWord }
  | { kind: 'encrypted' }
  | { kind: 'truncated' }
  | { kind: 'foreign'; what: string };

interface Piece {
  text: string;
  from: number;
  width: 1 | 2;
}

/** The text in reading order, in pieces that know where in the file they lie. Null where the table is broken. */
function readPieces(main: Uint8Array, fib: Bytes, table: Bytes): Piece[] | null {
  let at = fib.u32(0x1a2);
  const end = at + fib.u32(0x1a6);
  while (at < end && table.u8(at) === 1) at += 3 + table.u16(at + 1);
  if (table.u8(at) !== 2) return null;
  const size = table.u32(at + 1);
  at += 5;
  const count = Math.floor((size - 4) / 12);
  if (count <= 0 || at + size > table.length) return null;
  const wide = new TextDecoder('utf-16le');
  const narrow = new TextDecoder('windows-1252');
  const out: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const length = table.u32(at + (i + 1) * 4) - table.u32(at + i * 4);
    const raw = table.u32(at + (count + 1) * 4 + i * 8 + 2);
    const compressed = (raw & 0x40000000) !== 0;
    const from = compressed ? (raw & 0x3fffffff) / 2 : raw & 0x3fffffff;
    const width = compressed ? 1 : 2;
    if (length < 0 || from + length * width > main.byteLength) return null;
    const bytes = main.subarray(from, from + length * width);
    out.push({ text: (compressed ? narrow : wide).decode(bytes), from, width });
  }
  return out;
}

interface Row {
  cells: { text: string; headingLevel: number | null }[][];
  layout: RowLayout | null;
}

/** Edges of all rows fall into one grid; edges a few twips apart are one. */
function gridOf(rows: Row[]): number[] {
  const edges = rows.flatMap((row) => row.layout?.edges ?? []).sort((a, b) => a - b);
  const out: number[] = [];
  for (const edge of edges) if (out.length === 0 || edge - (out.at(-1) as number) > 30) out.push(edge);
  return out;
}

class Assembler {
  readonly paragraphs: SourceParagraph[] = [];
  #tables = 0;
  #rows: Row[] = [];
  #cells: Row['cells'] = [];
  #cell: Row['cells'][number] = [];

  text(text: string, headingLevel: number | null): void {
    this.flush();
    this.#push(text, headingLevel, null);
  }

  #push(text: string, headingLevel: number | null, cell: SourceCell | null): void {
    for (const line of text.split('\v')) {
      const clean = line.replace(/[\t\u00a0]+/g, ' ').trim();
      if (!clean) continue;
      this.paragraphs.push({ index: this.paragraphs.length, text: clean, headingLevel, ...(cell ? { cell } : {}) });
    }
  }

  inCell(text: string, headingLevel: number | null, closes: boolean): void {
    this.#cell.push({ text, headingLevel });
    if (!closes) return;
    this.#cells.push(this.#cell);
    this.#cell = [];
  }

  endRow(layout: RowLayout | null): void {
    if (this.#cells.length > 0) this.#rows.push({ cells: this.#cells, layout });
    this.#cells = [];
    this.#cell = [];
  }

  flush(): void {
    if (this.#cell.length > 0 || this.#cells.length > 0) {
      if (this.#cell.length > 0) this.#cells.push(this.#cell);
      this.endRow(null);
    }
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    if (rows.every((row) => row.cells.length <= 1)) {
      for (const row of rows)
        for (const cell of row.cells) for (const p of cell) this.#push(p.text, p.headingLevel, null);
      return;
    }
    const table = this.#tables++;
    const grid = gridOf(rows);
    const open = new Map<number, SourceCell>();
    const columnOf = (edge: number): number => {
      let best = 0;
      for (let i = 0; i < grid.length; i++) if (Math.abs((grid[i] as number) - edge) <= 30) best = i;
      return best;
    };
    rows.forEach((row, place) => {
      row.cells.forEach((content, i) => {
        const edge = row.layout?.edges[i];
        const right = row.layout?.edges[i + 1];
        const column = edge === undefined ? i : columnOf(edge);
        const span = edge === undefined || right === undefined ? 1 : Math.max(1, columnOf(right) - column);
        const merge = row.layout?.merges[i] ?? null;
        const above = open.get(column);
        if (merge === 'more' && above) {
          above.rowSpan = (above.rowSpan ?? 1) + 1;
          return;
        }
        const cell: SourceCell = { table, row: place, column };
        if (span > 1) cell.columnSpan = span;
        // some writers mark only the lower cells: every cell may turn out to be the first of a merge
        open.set(column, cell);
        for (const p of content) this.#push(p.text, p.headingLevel, cell);
      });
    });
  }
}

/** Text of a side story as lines: its ends are paragraph, cell, line and page marks; other controls vanish. */
function plainLines(story: string): string[] {
  let line = '';
  const out: string[] = [];
  for (const sign of `${story}\r`) {
    const code = sign.charCodeAt(0);
    if (code === 13 || code === 7 || code === 11 || code === 12) {
      if (line.trim()) out.push(line.trim());
      line = '';
    } else if (code >= 32) line += sign;
  }
  return out;
}

function readBody(fib: Bytes, table: Bytes, pieces: Piece[]): ReadWord {
  const properties = new ParagraphTable(fib, table);
  const characters = new CharacterTable(fib, table);
  const numbering = new DocNumbering(fib, table);
  const out = new Assembler();
  const none = readParagraph(fib, 0, 0, 0);
  const total = fib.u32(0x4c);
  const afterBody = [0x50, 0x54, 0x58, 0x5c, 0x60].map((at) => fib.u32(at));
  const boxesFrom = total + afterBody.reduce((sum, n) => sum + n, 0);
  const boxesTo = boxesFrom + fib.u32(0x64);
  const headersFrom = total + (afterBody[0] as number);
  const headersTo = headersFrom + (afterBody[1] as number);

  let cp = 0;
  let line = '';
  let fields: boolean[] = [];
  let tracked = false;
  let hidden = false;
  let notes = 0;
  let boxes = '';
  let headers = '';

  const finish = (fc: number, closes: boolean): void => {
    const p: ParagraphProperties = properties.at(fc) ?? none;
    if (p.rowEnd) {
      out.endRow(p.row);
      line = '';
      return;
    }
    if (p.innerRowEnd) {
      line = '';
      return;
    }
    const label = numbering.label(p);
    const text = line.trim() ? `${label}${line.trim()}` : '';
    line = '';
    const level = numbering.headingLevel(p);
    if (p.inTable) out.inCell(text, level, closes);
    else if (!numbering.isContents(p)) out.text(text, level);
  };

  for (const piece of pieces) {
    for (let i = 0; i < piece.text.length; i++, cp++) {
      const sign = piece.text[i] as string;
      const code = sign.charCodeAt(0);
      if (cp >= total) {
        if (cp >= boxesFrom && cp < boxesTo) boxes += sign;
        else if (cp >= headersFrom && cp < headersTo) headers += sign;
        continue;
      }
      const fc = piece.from + i * piece.width;
      const flags = characters.empty ? null : characters.at(fc);
      if (flags) {
        if (flags.deleted || flags.inserted) tracked = true;
        if (flags.deleted) continue;
        if (flags.hidden && code !== 13 && code !== 7) {
          if (code > 32) hidden = true;
          continue;
        }
      }
      switch (code) {
        case 0x13:
          fields.push(true);
          break;
        case 0x14:
          if (fields.length > 0) fields[fields.length - 1] = false;
          break;
        case 0x15:
          fields.pop();
          break;
        case 0x0d:
        case 0x07:
          fields = [];
          finish(fc, code === 7);
          break;
        case 0x0c:
          if (line.trim()) finish(fc, false);
          break;
        case 0x02:
          notes++;
          break;
        default:
          if (fields.includes(true)) break;
          if (code === 0x1e) line += '-';
          else if (code === 0x0b || code === 9 || code >= 32) line += sign;
      }
    }
  }
  if (line.trim()) out.text(line.trim(), null);
  out.flush();
  const boxLines = plainLines(boxes);
  for (const text of boxLines) out.text(text, null);

  const warnings: OutlineWarning[] = [];
  const add = (code: string, message: string): void => {
    warnings.push({ code, message, paragraph: null });
  };
  if (numbering.restored > 0) {
    add(
      'numbers-restored',
      `旧版 Word 文档的${numbering.restored}处自动编号由程序还原，请对照原件核对；也可另存为 .docx 后再导入。`,
    );
  }
  if (tracked)
    add('tracked-changes', '文档带有修订痕迹，已按“全部接受修订”读取；如需按原文导入，请先在 Word 或 WPS 中处理修订。');
  if (hidden) add('hidden-text', '文档中有隐藏文字，打印时不显示，没有读取；如需导入请先取消隐藏。');
  if (notes > 0) add('notes-dropped', `文档有${notes}处脚注或尾注，没有读取。`);
  if (boxLines.length > 0)
    add('boxes-moved', '文本框中的文字放在全文最后，请核对其位置；另存为 .docx 后导入可保留位置。');
  return {
    paragraphs: out.paragraphs,
    warnings,
    headers: plainLines(headers),
  };
}

/** Reads a compound file as a Word document, or says what it is instead. Never throws on broken input. */
export function readDoc(bytes: Uint8Array): DocResult {
  try {
    const compound = new Compound(bytes);
    if (compound.has('EncryptedPackage')) return { kind: 'encrypted' };
    if (!compound.has('WordDocument')) {
      if (compound.has('Workbook') || compound.has('Book')) return { kind: 'foreign', what: 'Excel 表格' };
      if (compound.has('PowerPoint Document')) return { kind: 'foreign', what: 'PowerPoint 演示文稿' };
      return { kind: 'foreign', what: '其他格式的旧文档' };
    }
    const main = compound.stream('WordDocument');
    if (!main || main.byteLength < 0x2f2) return { kind: 'truncated' };
    const fib = new Bytes(main);
    if (fib.u16(0) !== 0xa5ec) {
      return fib.u16(0) === 0xa5dc ? { kind: 'foreign', what: 'Word 95 或更早版本的文档' } : { kind: 'truncated' };
    }
    const flags = fib.u16(0x0a);
    if (flags & 0x0100) return { kind: 'encrypted' };
    const table = compound.stream(flags & 0x0200 ? '1Table' : '0Table');
    if (!table) return { kind: 'truncated' };
    const tableBytes = new Bytes(table);
    const pieces = readPieces(main, fib, tableBytes);
    if (!pieces) return { kind: 'truncated' };
    return { kind: 'read', document: readBody(fib, tableBytes, pieces) };
  } catch (error) {
    if (error instanceof CompoundError) return { kind: 'truncated' };
    throw error;
  }
}
