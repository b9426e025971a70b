// Where in a template something stands, in words by which a person finds it: which paragraph, or which row of which table. Word
// splits a placeholder over several runs as it pleases; here the text of a paragraph is one.
import { elements, parseXml, type XmlElement } from '../read/xml.ts';

/** A paragraph of the template. */
export interface Spot {
  /** 正文第3段, 正文第1个表格第2行第3列, 页脚第1段; paragraphs without text are not counted */
  place: string;
  text: string;
}

/** Every paragraph with text of one part, in reading order. `part` is 正文, 页眉 or 页脚. */
export function spotsOf(part: string, xml: string): Spot[] {
  const spots: Spot[] = [];
  let paragraphs = 0;
  let tables = 0;
  const add = (place: string, paragraph: XmlElement) => {
    const text = textOf(paragraph);
    if (text.trim() !== '') spots.push({ place: `${part}${place}`, text });
  };
  const inCell = (place: string, cell: XmlElement) => {
    for (const inner of elements(cell)) {
      if (inner.name === 'w:p') add(place, inner);
      else inCell(place, inner);
    }
  };
  const inTable = (table: XmlElement) => {
    tables += 1;
    let rows = 0;
    for (const row of rowsOf(table)) {
      rows += 1;
      elements(row, 'w:tc').forEach((cell, at) => {
        inCell(`第${tables}个表格第${rows}行第${at + 1}列`, cell);
      });
    }
  };
  const walk = (parent: XmlElement) => {
    for (const child of elements(parent)) {
      if (child.name === 'w:tbl') inTable(child);
      else if (child.name !== 'w:p') walk(child);
      else if (textOf(child).trim() !== '') {
        paragraphs += 1;
        add(`第${paragraphs}段`, child);
      }
    }
  };
  walk(parseXml(xml));
  return spots;
}

/** What a paragraph says in the text that a template's placeholders can stand in: no field codes, no struck text. */
function textOf(node: XmlElement): string {
  if (node.name === 'w:t') return node.children.filter((part) => typeof part === 'string').join('');
  if (node.name === 'w:tab' || node.name === 'w:br') return ' ';
  // A text box is written twice, for newer and for older programs.
  if (node.name === 'mc:Fallback' || node.name === 'w:pPr') return '';
  return elements(node).map(textOf).join('');
}

/** Rows of a table, those inside content controls too. */
function rowsOf(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((child) =>
    child.name === 'w:tr' ? [child] : child.name === 'w:sdt' || child.name === 'w:sdtContent' ? rowsOf(child) : [],
  );
}

/** Characters shown before and after what is pointed out. */
const NEAR = 10;

/** 正文第3段“…你单位{主送单味}承担…”: a place with the words around it. */
export function nearWords({ place, text }: Spot, at: number, length: number): string {
  const from = Math.max(0, at - NEAR);
  const to = Math.min(text.length, at + length + NEAR);
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  return `${place}“${before}${text.slice(from, to).replaceAll('\n', ' ')}${after}”`;
}
