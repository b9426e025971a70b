// .docx bytes to paragraphs: body text, tables and text boxes in reading order, with automatic numbers written out.
import type { OutlineWarning, SourceCell, SourceParagraph } from '#domain/outline/types.ts';
import { Numbering, type ParagraphStyle, readStyles } from './docx-numbering.ts';
import { symbolText } from './symbols.ts';
import { child, elements, on, parseXml, textOf, val, type XmlElement } from './xml.ts';
import type { Zip } from './zip.ts';

interface Losses {
  tracked: boolean;
  hidden: boolean;
  notes: number;
  images: number;
  external: number;
}

const CONTAINERS = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:fldSimple',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'w:sdtContent',
  'm:oMath',
  'm:oMathPara',
  'm:r',
]);
const REMOVED = new Set(['w:del', 'w:moveFrom']);

function part(zip: Zip, name: string): XmlElement | null {
  const bytes = zip.read(name);
  if (!bytes) return null;
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  const label = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return parseXml(new TextDecoder(label).decode(bytes));
}

/** Finds the main part by its relationship; WPS and Word both write word/document.xml, others need not. */
export function mainPart(zip: Zip): string | null {
  if (zip.has('word/document.xml')) return 'word/document.xml';
  const rels = zip.has('_rels/.rels') ? part(zip, '_rels/.rels') : null;
  for (const rel of elements(rels ?? undefined)) {
    const target = (rel.attributes.Target ?? '').replace(/^\//, '');
    if (/\/officeDocument$/.test(rel.attributes.Type ?? '') && zip.has(target)) {
      return /document\d*\.xml$/.test(target) ? target : null;
    }
  }
  return null;
}

class Walker {
  readonly paragraphs: SourceParagraph[] = [];
  readonly losses: Losses = { tracked: false, hidden: false, notes: 0, images: 0, external: 0 };
  readonly #styles: Map<string, ParagraphStyle>;
  readonly #defaultStyle: string | undefined;
  readonly #numbering: Numbering;
  #tables = 0;
  /** Text and number of a paragraph whose mark was deleted: it runs on into the next one */
  #carried: { pieces: string[]; label: string } | null = null;

  constructor(styles: XmlElement | null, numbering: XmlElement | null) {
    const { byId, defaultId } = readStyles(styles);
    this.#styles = byId;
    this.#defaultStyle = defaultId;
    this.#numbering = new Numbering(numbering, byId);
  }

  blocks(parent: XmlElement, cell: SourceCell | null): void {
    for (const node of elements(parent)) {
      switch (node.name) {
        case 'w:p':
          this.#paragraph(node, cell);
          break;
        case 'w:tbl':
          this.#table(node, cell);
          break;
        case 'w:sdt': {
          const gallery = val(child(node, 'w:sdtPr', 'w:docPartObj'), 'w:docPartGallery');
          const content = child(node, 'w:sdtContent');
          if (content && gallery !== 'Table of Contents') this.blocks(content, cell);
          break;
        }
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
        case 'w:smartTag':
          if (node.name !== 'w:customXml' && node.name !== 'w:smartTag') this.losses.tracked = true;
          this.blocks(node, cell);
          break;
        case 'w:del':
        case 'w:moveFrom':
          this.losses.tracked = true;
          break;
        case 'w:altChunk':
        case 'w:subDoc':
          this.losses.external++;
          break;
        case 'mc:AlternateContent': {
          const chosen = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
          if (chosen) this.blocks(chosen, cell);
          break;
        }
      }
    }
  }

  #style(id: string | undefined): { name: string; outlineLevel: number | undefined; hidden: boolean } {
    let name = '';
    let outlineLevel: number | undefined;
    let hidden = false;
    let at = id ?? this.#defaultStyle;
    for (let guard = 0; at !== undefined && guard < 30; guard++) {
      const style = this.#styles.get(at);
      if (!style) break;
      if (guard === 0) name = style.name;
      hidden ||= style.hidden;
      if (outlineLevel === undefined) {
        outlineLevel = style.outlineLevel;
        const heading = /^(?:heading|标题)\s?([1-9])$/.exec(style.name);
        if (outlineLevel === undefined && heading) outlineLevel = Number(heading[1]) - 1;
      }
      at = style.basedOn;
    }
    return { name, outlineLevel, hidden };
  }

  #paragraph(node: XmlElement, cell: SourceCell | null): void {
    const properties = child(node, 'w:pPr');
    const styleId = val(properties, 'w:pStyle');
    const style = this.#style(styleId);
    const mark = child(properties, 'w:rPr');
    if (child(properties, 'w:pPrChange') || child(mark, 'w:ins') || child(mark, 'w:moveTo')) this.losses.tracked = true;

    const pieces: string[] = [''];
    const boxes: XmlElement[] = [];
    this.#inline(node, pieces, boxes, { instruction: 0, open: [] });

    if (child(mark, 'w:del') || child(mark, 'w:moveFrom')) {
      this.losses.tracked = true;
      const before = this.#carried;
      if (before) {
        before.pieces[before.pieces.length - 1] += pieces[0] ?? '';
        before.pieces.push(...pieces.slice(1));
      } else if (pieces.some((piece) => piece.trim())) this.#carried = { pieces, label: '' };
      for (const box of boxes) this.blocks(box, cell);
      return;
    }
    const label = this.#numbering.label(properties, styleId ?? this.#defaultStyle);
    const carried = this.#carried;
    this.#carried = null;
    const lines = carried
      ? [...carried.pieces.slice(0, -1), `${carried.pieces.at(-1) ?? ''}${pieces[0]}`, ...pieces.slice(1)]
      : pieces;

    const skip = /^(?:toc|目录)\s?\d/.test(style.name);
    const direct = val(properties, 'w:outlineLvl');
    const outline = direct === undefined ? style.outlineLevel : Number(direct);
    const headingLevel = outline !== undefined && outline >= 0 && outline <= 8 ? outline + 1 : null;
    let first = true;
    for (const line of lines) {
      const text = line.replace(/[\t\u00a0\u200b]+/g, ' ').trim();
      if (!text) continue;
      if (!skip) {
        this.paragraphs.push({
          index: this.paragraphs.length,
          text: first ? `${label}${text}` : text,
          headingLevel: first ? headingLevel : null,
          ...(cell ? { cell } : {}),
        });
      }
      first = false;
    }
    for (const box of boxes) this.blocks(box, cell);
  }

  #inline(
    parent: XmlElement,
    pieces: string[],
    boxes: XmlElement[],
    fields: { instruction: number; open: boolean[] },
  ): void {
    for (const node of elements(parent)) {
      if (node.name === 'w:r') this.#run(node, pieces, boxes, fields);
      else if (REMOVED.has(node.name)) this.losses.tracked = true;
      else if (node.name === 'w:sdt') {
        const content = child(node, 'w:sdtContent');
        if (content) this.#inline(content, pieces, boxes, fields);
      } else if (CONTAINERS.has(node.name)) {
        if (node.name === 'w:ins' || node.name === 'w:moveTo') this.losses.tracked = true;
        this.#inline(node, pieces, boxes, fields);
      } else if (node.name === 'm:t') pieces[pieces.length - 1] += textOf(node);
      else if (node.name.startsWith('m:')) this.#inline(node, pieces, boxes, fields);
      else if (node.name === 'mc:AlternateContent') {
        const chosen = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
        if (chosen) this.#inline(chosen, pieces, boxes, fields);
      }
    }
  }

  #run(run: XmlElement, pieces: string[], boxes: XmlElement[], fields: { instruction: number; open: boolean[] }): void {
    const hidden = on(child(run, 'w:rPr'), 'w:vanish');
    const add = (text: string): void => {
      if (fields.instruction > 0) return;
      if (hidden) {
        if (text.trim()) this.losses.hidden = true;
        return;
      }
      pieces[pieces.length - 1] += text;
    };
    for (const node of elements(run)) {
      switch (node.name) {
        case 'w:t':
        case 'm:t':
          add(textOf(node));
          break;
        case 'w:tab':
        case 'w:ptab':
          add('\t');
          break;
        case 'w:br':
          if ((node.attributes['w:type'] ?? 'textWrapping') === 'textWrapping' && fields.instruction === 0)
            pieces.push('');
          break;
        case 'w:cr':
          pieces.push('');
          break;
        case 'w:noBreakHyphen':
          add('-');
          break;
        case 'w:sym':
          add(symbolText(node.attributes['w:font'] ?? '', Number.parseInt(node.attributes['w:char'] ?? '0', 16)));
          break;
        case 'w:fldChar': {
          const kind = node.attributes['w:fldCharType'];
          if (kind === 'begin') {
            fields.open.push(true);
            fields.instruction++;
          } else if (kind === 'separate' && fields.open.at(-1) === true) {
            fields.open[fields.open.length - 1] = false;
            fields.instruction--;
          } else if (kind === 'end' && fields.open.pop() === true) fields.instruction--;
          break;
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.losses.notes++;
          break;
        case 'w:ruby': {
          const base = child(node, 'w:rubyBase');
          if (base) this.#inline(base, pieces, boxes, fields);
          break;
        }
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#drawing(node, boxes);
          break;
        case 'mc:AlternateContent': {
          const choice = child(node, 'mc:Choice');
          const before = boxes.length;
          if (choice) this.#drawing(choice, boxes);
          const fallback = child(node, 'mc:Fallback');
          if (fallback && boxes.length === before) this.#drawing(fallback, boxes);
          break;
        }
      }
    }
  }

  /** Text boxes of a drawing in reading order; a drawing without text is counted as a picture. */
  #drawing(node: XmlElement, boxes: XmlElement[]): void {
    let found = false;
    let picture = false;
    const walk = (at: XmlElement): void => {
      for (const inner of elements(at)) {
        if (inner.name === 'w:txbxContent') {
          found = true;
          boxes.push(inner);
        } else if (inner.name === 'mc:AlternateContent') {
          const before = boxes.length;
          const choice = child(inner, 'mc:Choice');
          if (choice) walk(choice);
          const fallback = child(inner, 'mc:Fallback');
          if (fallback && boxes.length === before) walk(fallback);
        } else {
          if (inner.name === 'a:blip' || inner.name === 'v:imagedata') picture = true;
          walk(inner);
        }
      }
    };
    walk(node);
    if (!found && picture) this.losses.images++;
  }

  #rows(parent: XmlElement): XmlElement[] {
    const out: XmlElement[] = [];
    for (const node of elements(parent)) {
      if (node.name === 'w:tr') {
        if (child(node, 'w:trPr', 'w:del')) this.losses.tracked = true;
        else out.push(node);
      } else if (node.name === 'w:sdt') {
        const content = child(node, 'w:sdtContent');
        if (content) out.push(...this.#rows(content));
      } else if (CONTAINERS.has(node.name)) out.push(...this.#rows(node));
      else if (REMOVED.has(node.name)) this.losses.tracked = true;
    }
    return out;
  }

  #cells(parent: XmlElement): XmlElement[] {
    const out: XmlElement[] = [];
    for (const node of elements(parent)) {
      if (node.name === 'w:tc') out.push(node);
      else if (node.name === 'w:sdt') {
        const content = child(node, 'w:sdtContent');
        if (content) out.push(...this.#cells(content));
      } else if (CONTAINERS.has(node.name)) out.push(...this.#cells(node));
    }
    return out;
  }

  #table(table: XmlElement, outer: SourceCell | null): void {
    const rows = this.#rows(table).map((row) => ({ row, cells: this.#cells(row) }));
    // a table of one column is a frame around running text; a table inside a cell is part of that cell's text
    const layout = rows.every(({ cells }) => cells.length <= 1);
    if (outer || layout) {
      for (const { cells } of rows) for (const cell of cells) this.blocks(cell, outer);
      return;
    }
    const number = this.#tables++;
    const open = new Map<number, SourceCell>();
    rows.forEach(({ row, cells }, place) => {
      let column = Number(val(child(row, 'w:trPr'), 'w:gridBefore') ?? 0) || 0;
      for (const node of cells) {
        const properties = child(node, 'w:tcPr');
        const span = Math.max(1, Number(val(properties, 'w:gridSpan') ?? 1) || 1);
        const merge = child(properties, 'w:vMerge');
        const above = open.get(column);
        if (merge && (merge.attributes['w:val'] ?? 'continue') === 'continue' && above) {
          above.rowSpan = (above.rowSpan ?? 1) + 1;
        } else {
          const cell: SourceCell = { table: number, row: place, column };
          if (span > 1) cell.columnSpan = span;
          if (merge) open.set(column, cell);
          else open.delete(column);
          this.blocks(node, cell);
        }
        column += span;
      }
    });
  }
}

export interface ReadWord {
  paragraphs: SourceParagraph[];
  warnings: OutlineWarning[];
  /** Text of the page headers, where a secrecy mark may stand */
  headers: string[];
}

function tell(losses: Losses): OutlineWarning[] {
  const out: OutlineWarning[] = [];
  const add = (code: string, message: string): void => {
    out.push({ code, message, paragraph: null });
  };
  if (losses.tracked)
    add('tracked-changes', '文档带有修订痕迹，已按“全部接受修订”读取；如需按原文导入，请先在 Word 或 WPS 中处理修订。');
  if (losses.hidden) add('hidden-text', '文档中有隐藏文字，打印时不显示，没有读取；如需导入请先取消隐藏。');
  if (losses.notes > 0) add('notes-dropped', `文档有${losses.notes}处脚注或尾注，没有读取。`);
  if (losses.images > 0) add('images-dropped', `文档有${losses.images}张图片，图片里的文字没有读取，请对照原件核对。`);
  if (losses.external > 0)
    add('external-dropped', `文档引用了${losses.external}个外部文件，没有读取；请把内容粘贴进文档后重新导入。`);
  return out;
}

/** Reads an opened .docx. Macros, embedded objects and external parts are never touched. */
export function readDocx(zip: Zip, main: string): ReadWord {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const walker = new Walker(part(zip, `${folder}styles.xml`), part(zip, `${folder}numbering.xml`));
  const document = part(zip, main);
  const body = child(document ?? undefined, 'w:body');
  if (body) walker.blocks(body, null);
  const headers = zip.names
    .filter((name) => name.startsWith(folder) && /header\d*\.xml$/.test(name))
    .map((name) => textOf(part(zip, name) ?? { name: '', attributes: {}, children: [] }).trim())
    .filter(Boolean);
  return { paragraphs: walker.paragraphs, warnings: tell(walker.losses), headers };
}
