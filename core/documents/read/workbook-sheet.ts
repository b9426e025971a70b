// One worksheet of an .xlsx: its cells, merged blocks and what is hidden, read in one pass over the XML.
import type { CellKind } from '#domain/workbook/types.ts';
import { type SheetBuilder, WorkbookError } from './workbook-build.ts';
import { type NumberFormat, numberInWords, unescapeText } from './workbook-values.ts';
import { resolve } from './xml.ts';
import { attributeOf, isOn, scanXml, type XmlListener } from './xml-scan.ts';

export interface SheetContext {
  strings: readonly string[];
  /** Number format by style */
  formats: readonly NumberFormat[];
  from1904: boolean;
  /** Counts for the notes: formulas taken by their last value */
  formulas: { read: number; without: number };
}

/** B5 → place from 0; null for anything else. */
export function placeOf(reference: string): { row: number; column: number } | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code === 36 /* $ */) continue;
    const letter = code >= 97 ? code - 96 : code - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  const row = Number(reference.slice(at).replace('$', ''));
  return column > 0 && Number.isInteger(row) && row > 0 ? { row: row - 1, column: column - 1 } : null;
}

/** Text of a string item: its runs joined, without the reading aids (rPh) of East Asian text. */
export function stringCollector() {
  let text = '';
  let inText = false;
  let aside = 0;
  return {
    begin(): void {
      text = '';
      inText = false;
      aside = 0;
    },
    open(name: string, alone: boolean): void {
      if (alone) return;
      if (name === 't') inText = true;
      else if (name === 'rPh') aside++;
    },
    close(name: string): void {
      if (name === 't') inText = false;
      else if (name === 'rPh') aside--;
    },
    text(raw: string): void {
      if (inText && aside === 0) text += raw;
    },
    value: (): string => unescapeText(resolve(text)),
  };
}

class SheetListener implements XmlListener {
  readonly #sheet: SheetBuilder;
  readonly #context: SheetContext;
  readonly #inline = stringCollector();
  #row = -1;
  #column = -1;
  #type = 'n';
  #format: NumberFormat = 'plain';
  #value = '';
  #formula: string | null = null;
  #sharedFormula = false;
  #within: 'cell' | 'value' | 'formula' | 'inline' | null = null;

  constructor(sheet: SheetBuilder, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
  }

  open(name: string, attributes: string, alone: boolean): void {
    switch (name) {
      case 'c':
        this.#cell(attributes, alone);
        return;
      case 'v':
        if (this.#within === 'cell' && !alone) this.#within = 'value';
        return;
      case 'f':
        if (this.#within !== 'cell') return;
        this.#formula = '';
        this.#sharedFormula = attributeOf(attributes, 't') === 'shared';
        if (!alone) this.#within = 'formula';
        return;
      case 'is':
        if (this.#within === 'cell' && !alone) {
          this.#within = 'inline';
          this.#inline.begin();
        }
        return;
      case 'row': {
        const stated = attributeOf(attributes, 'r');
        this.#row = stated === undefined ? this.#row + 1 : Number(stated) - 1;
        if (!Number.isInteger(this.#row)) throw new WorkbookError('damaged', 'row');
        this.#column = -1;
        if (isOn(attributeOf(attributes, 'hidden'))) this.#sheet.hideRow(this.#row);
        return;
      }
      case 'mergeCell':
        this.#merge(attributeOf(attributes, 'ref') ?? '');
        return;
      case 'col':
        if (isOn(attributeOf(attributes, 'hidden')) || attributeOf(attributes, 'width') === '0') {
          this.#sheet.hideColumns(
            Number(attributeOf(attributes, 'min')) - 1,
            Number(attributeOf(attributes, 'max')) - 1,
          );
        }
        return;
      case 'dimension': {
        const end = placeOf((attributeOf(attributes, 'ref') ?? '').split(':').at(-1) ?? '');
        if (end) this.#sheet.declare(end.row + 1, end.column + 1);
        return;
      }
      default:
        if (this.#within === 'inline') this.#inline.open(name, alone);
    }
  }

  close(name: string): void {
    if (name === 'c') this.#finish();
    else if (name === 'v' || name === 'f') {
      if (this.#within === 'value' || this.#within === 'formula') this.#within = 'cell';
    } else if (name === 'is') {
      if (this.#within === 'inline') {
        this.#value = this.#inline.value();
        this.#type = 'inline';
        this.#within = 'cell';
      }
    } else if (this.#within === 'inline') this.#inline.close(name);
  }

  text(raw: string): void {
    if (this.#within === 'value') this.#value += raw;
    else if (this.#within === 'inline') this.#inline.text(raw);
    else if (this.#within === 'formula') this.#formula += raw;
  }

  #cell(attributes: string, alone: boolean): void {
    const stated = attributeOf(attributes, 'r');
    const place = stated === undefined ? null : placeOf(stated);
    this.#column = place?.column ?? this.#column + 1;
    if (place !== null) this.#row = place.row;
    if (alone) return;
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#format = this.#context.formats[Number(attributeOf(attributes, 's') ?? 0)] ?? 'plain';
    this.#value = '';
    this.#formula = null;
    this.#sharedFormula = false;
    this.#within = 'cell';
  }

  #finish(): void {
    if (this.#within === null) return;
    this.#within = null;
    const computed = this.#formula !== null;
    if (this.#value === '') {
      if (!computed || this.#type === 'str') return;
      // the formula itself is shown, so that the clerk sees what is missing
      const words = this.#formula === '' && this.#sharedFormula ? '（公式）' : `=${resolve(this.#formula ?? '')}`;
      this.#context.formulas.without++;
      this.#sheet.cell(this.#row, this.#column, 'error', words, true);
      return;
    }
    if (computed) this.#context.formulas.read++;
    const [kind, text] = this.#read();
    this.#sheet.cell(this.#row, this.#column, kind, text, computed);
  }

  #read(): [CellKind, string] {
    switch (this.#type) {
      case 's': {
        const text = this.#context.strings[Number(this.#value)];
        if (text === undefined) throw new WorkbookError('damaged', 'string');
        return ['text', text];
      }
      case 'inline':
        return ['text', this.#value];
      case 'str':
        return ['text', unescapeText(resolve(this.#value))];
      case 'b':
        return ['boolean', isOn(this.#value.trim()) ? '是' : '否'];
      case 'e':
        return ['error', resolve(this.#value)];
      case 'd':
        return ['date', this.#value.slice(0, 10)];
      default: {
        const value = Number(this.#value);
        if (!Number.isFinite(value)) return ['text', resolve(this.#value)];
        const { kind, text } = numberInWords(value, this.#format, this.#context.from1904);
        return [kind, text];
      }
    }
  }

  #merge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (from && to) this.#sheet.merge(from.row, from.column, to.row, to.column);
  }
}

/**
 * Reads a worksheet part into the builder. Cells without a value cost next to nothing, however many there are.
 * @throws XmlError, WorkbookError
 */
export function readSheet(xml: string, sheet: SheetBuilder, context: SheetContext): void {
  scanXml(xml, new SheetListener(sheet, context));
}
