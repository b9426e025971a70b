// One sheet as SpreadsheetML, row after row. Written by hand: the libraries at hand compare every merge with every other
// one (minutes for a large ledger), leave out the quote prefix, and lose the centring on the page when they stream.
import { type CellStyle, StyleBook } from './excel-styles.ts';

export interface SheetCell {
  /** 0-based */
  column: number;
  /** null: only its look */
  value: string | number | null;
  style: CellStyle;
}

/** Covers whole cells, 0-based, both ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What may be typed into a stretch of cells, and what is said to whoever types something else. */
export interface SheetRule extends Merge {
  title: string;
  error: string;
  allow: { list: readonly string[] } | { from: number; to: number };
}

export interface SheetSetup {
  name: string;
  /** Widths of the columns, in digits of the standard type; 0 for a hidden one */
  widths: readonly number[];
  /** Guarded against slips, without a password; widths and heights may be changed */
  protected?: boolean;
  rules?: readonly SheetRule[];
  frozen: { rows: number; columns: number };
  /** 0-based row repeated on every page, and how many first columns are repeated where pages lie side by side */
  repeated: { row: number; columns: number };
  paper: { code: number; landscape: boolean; fitToWidth: boolean };
  /** Inches */
  margins: { left: number; right: number; top: number; bottom: number; header: number; footer: number };
  footer: string;
}

/** A standard row is so high, in points, where none is said. */
const STANDARD_HEIGHT = 15;
/** No row can be higher (Excel specification), points. */
const HIGHEST_ROW = 409;

/** A, B, …, Z, AA for 0-based columns. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** Text as XML; a text like _x0041_ would be read as an escaped character and is escaped itself. */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;');
}

/** Width of a hidden column, for whoever shows it again. */
const HIDDEN_WIDTH = 2;

/** Collects a sheet's rows, merges, styles and texts, and gives the parts of the package that hold them. */
export class SheetWriter {
  readonly #styles: StyleBook;
  readonly #rows: string[] = [];
  readonly #merges: string[] = [];
  readonly #texts = new Map<string, number>();
  readonly #names: string[];
  #uses = 0;

  constructor(columns: number, standard: { face: string; size: number }) {
    this.#styles = new StyleBook(standard.face, standard.size);
    this.#names = Array.from({ length: columns }, (_, column) => columnName(column));
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  /**
   * Adds a row, its cells in order of their columns. `height` in points; `fixed`: an office program must not fit the
   * height itself, as it would where merged texts depend on it.
   */
  row(height: number, fixed: boolean, cells: readonly SheetCell[]): void {
    const number = this.#rows.length + 1;
    const points = Math.min(HIGHEST_ROW, Math.ceil(height * 4) / 4);
    let xml = `<row r="${number}" ht="${points}"${fixed ? ' customHeight="1"' : ''}>`;
    for (const { column, value, style } of cells) {
      const at = `<c r="${this.#names[column]}${number}" s="${this.#styles.of(style)}"`;
      if (value === null || value === '') xml += `${at}/>`;
      else if (typeof value === 'number') xml += `${at}><v>${value}</v></c>`;
      else xml += `${at} t="s"><v>${this.#text(value)}</v></c>`;
    }
    this.#rows.push(`${xml}</row>`);
  }

  /** The merges of a sheet must not overlap, or Excel repairs the file. */
  merge({ top, left, bottom, right }: Merge): void {
    this.#merges.push(`<mergeCell ref="${this.#reference({ top, left, bottom, right })}"/>`);
  }

  #reference({ top, left, bottom, right }: Merge): string {
    return `${this.#names[left]}${top + 1}:${this.#names[right]}${bottom + 1}`;
  }

  #rule(rule: SheetRule): string {
    const { allow } = rule;
    const kind = 'list' in allow ? 'type="list"' : 'type="whole" operator="between"';
    const values = 'list' in allow ? [`"${allow.list.join(',')}"`] : [String(allow.from), String(allow.to)];
    return [
      `<dataValidation ${kind} allowBlank="1" showErrorMessage="1" errorTitle="${xmlAttribute(rule.title)}"`,
      ` error="${xmlAttribute(rule.error)}" sqref="${this.#reference(rule)}">`,
      ...values.map((value, at) => `<formula${at + 1}>${xmlText(value)}</formula${at + 1}>`),
      '</dataValidation>',
    ].join('');
  }

  #text(text: string): number {
    this.#uses += 1;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }

  styles(): string {
    return this.#styles.xml();
  }

  sharedStrings(): string {
    const items = [...this.#texts.keys()].map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`);
    return `${XML_HEAD}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }

  /** The part xl/worksheets/sheet1.xml, in pieces; the order of its elements is fixed (ECMA-376-1 18.3.1.99). */
  sheet(setup: SheetSetup): string[] {
    const { frozen, paper, margins, rules = [] } = setup;
    const last = `${this.#names.at(-1) ?? 'A'}${Math.max(1, this.#rows.length)}`;
    const corner = `${columnName(frozen.columns)}${frozen.rows + 1}`;
    const pane = frozen.columns > 0 ? 'bottomRight' : 'bottomLeft';
    const split = frozen.columns > 0 ? ` xSplit="${frozen.columns}"` : '';
    return [
      `${XML_HEAD}<worksheet xmlns="${MAIN}">`,
      `<sheetPr><pageSetUpPr${paper.fitToWidth ? ' fitToPage="1"' : ''}/></sheetPr><dimension ref="A1:${last}"/>`,
      '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">',
      `<pane${split} ySplit="${frozen.rows}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`,
      `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`,
      `<sheetFormatPr defaultRowHeight="${STANDARD_HEIGHT}"/>`,
      `<cols>${setup.widths
        .map((width, index) => {
          const shown = width > 0 ? `width="${width}"` : `width="${HIDDEN_WIDTH}" hidden="1"`;
          return `<col min="${index + 1}" max="${index + 1}" ${shown} customWidth="1"/>`;
        })
        .join('')}</cols>`,
      '<sheetData>',
      ...this.#rows,
      '</sheetData>',
      setup.protected === true ? '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>' : '',
      this.#merges.length === 0 ? '' : `<mergeCells count="${this.#merges.length}">`,
      ...this.#merges,
      this.#merges.length === 0 ? '' : '</mergeCells>',
      rules.length === 0 ? '' : `<dataValidations count="${rules.length}">`,
      ...rules.map((rule) => this.#rule(rule)),
      rules.length === 0 ? '' : '</dataValidations>',
      '<printOptions horizontalCentered="1"/>',
      `<pageMargins left="${margins.left}" right="${margins.right}" top="${margins.top}" bottom="${margins.bottom}"`,
      ` header="${margins.header}" footer="${margins.footer}"/>`,
      `<pageSetup paperSize="${paper.code}" orientation="${paper.landscape ? 'landscape' : 'portrait'}"`,
      paper.fitToWidth ? ' fitToWidth="1" fitToHeight="0"/>' : ' pageOrder="overThenDown"/>',
      `<headerFooter><oddFooter>${xmlText(setup.footer)}</oddFooter></headerFooter>`,
      // Numbers of offices and telephones are texts on purpose; without this every such cell bears a green corner.
      `<ignoredErrors><ignoredError sqref="A1:${last}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
    ];
  }
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
