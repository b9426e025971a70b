// Reads written Office files with other eyes than the writers': hucre for workbooks, plain XML for Word.
import { DOMParser, type Element } from '@xmldom/xmldom';
import type { CellValue, Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import { expect } from 'vitest';

/** The only sheet of a workbook. */
export async function onlySheet(bytes: Uint8Array): Promise<Sheet> {
  const workbook = await readXlsx(bytes, { readStyles: true });
  expect(workbook.sheets).toHaveLength(1);
  return workbook.sheets[0] as Sheet;
}

/** A cell by 0-based row and column. */
export function at(sheet: Sheet, row: number, column: number) {
  return sheet.cells?.get(`${row},${column}`);
}

/** Row index of the first row whose first cell is the given text. */
export function rowOf(sheet: Sheet, first: CellValue): number {
  return sheet.rows.findIndex((row) => row[0] === first);
}

/** Merges must be disjoint, or Excel repairs the file. */
export function expectDisjointMerges(sheet: Sheet): void {
  const taken = new Set<string>();
  for (const merge of sheet.merges ?? []) {
    for (let row = merge.startRow; row <= merge.endRow; row += 1) {
      for (let column = merge.startCol; column <= merge.endCol; column += 1) {
        const key = `${row},${column}`;
        expect(taken.has(key), `cell ${key} is merged twice`).toBe(false);
        taken.add(key);
      }
    }
  }
}

/** A part of an Office file as an XML document that parsed without complaint. */
export async function part(bytes: Uint8Array, path: string) {
  const file = await JSZip.loadAsync(bytes);
  const text = await file.file(path)?.async('string');
  if (text === undefined) throw new Error(`no part ${path}`);
  return parsed(text);
}

/** Every XML part of an Office file parses: no part holds what XML 1.0 forbids. */
export async function expectWellFormed(bytes: Uint8Array): Promise<void> {
  const file = await JSZip.loadAsync(bytes);
  for (const [path, entry] of Object.entries(file.files)) {
    if (!entry.dir && /\.(xml|rels)$/.test(path)) parsed(await entry.async('string'));
  }
}

function parsed(text: string) {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'text/xml');
}

type Node = Pick<Element, 'getElementsByTagName'>;

export function all(node: Node, name: string): Element[] {
  return Array.from(node.getElementsByTagName(name));
}

export function first(node: Node, name: string): Element {
  const found = all(node, name)[0];
  if (found === undefined) throw new Error(`no <${name}>`);
  return found;
}

/** Attributes of an element by their names without prefix. */
export function attributes(element: Element): Record<string, string> {
  return Object.fromEntries(Array.from(element.attributes).map((each) => [each.localName ?? each.name, each.value]));
}

/** Text of a paragraph, cell or part; line breaks as \n. */
export function textOf(node: Node): string {
  return all(node, '*')
    .map((each) => (each.nodeName === 'w:t' ? (each.textContent ?? '') : each.nodeName === 'w:br' ? '\n' : ''))
    .join('');
}

/** The first paragraph that contains a text. */
export function paragraphWith(node: Node, text: string): Element {
  const found = all(node, 'w:p').find((each) => textOf(each).includes(text));
  if (found === undefined) throw new Error(`no paragraph with ${text}`);
  return found;
}
