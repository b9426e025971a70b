// The styles of a workbook: every combination that a list uses, once, as the style sheet wants it.

/** How one cell looks. */
export interface CellStyle {
  face: string;
  /** Points */
  size: number;
  horizontal: 'left' | 'center';
  vertical: 'top' | 'center';
  /** A thin rule all around */
  boxed?: boolean;
  /** A thin rule below, to write on */
  ruled?: boolean;
  /** A light grey ground, for the header row */
  shaded?: boolean;
  /** A light yellow ground, for what is to be filled in */
  marked?: boolean;
  /** May be written in although the sheet is protected */
  unlocked?: boolean;
  /** Text format: what somebody types stays text */
  text?: boolean;
  /** Text format and quote prefix: what looks like a formula stays text even after somebody edits the cell */
  keptAsText?: boolean;
}

/** Built-in number format “text” (ECMA-376-1 18.8.30). */
const TEXT_FORMAT = 49;
/** Character set of GB 2312 fonts, so that a program without the font takes another Chinese one. */
const CHARSET = 134;

/** Numbers the styles in the order in which they come up. Style 0 is the workbook's standard type. */
export class StyleBook {
  readonly #fonts = new Numbered();
  readonly #formats = new Numbered();
  readonly #byStyle = new Map<CellStyle, number>();

  constructor(face: string, size: number) {
    const font = this.#font(face, size);
    this.#formats.of(`<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0"/>`);
  }

  /** Number of a style; the same object is looked up only once. */
  of(style: CellStyle): number {
    const known = this.#byStyle.get(style);
    if (known !== undefined) return known;
    const font = this.#font(style.face, style.size);
    const format = style.keptAsText === true || style.text === true ? TEXT_FORMAT : 0;
    const ground = style.shaded === true ? 2 : style.marked === true ? 3 : 0;
    const border = style.boxed === true ? 1 : style.ruled === true ? 2 : 0;
    const number = this.#formats.of(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${ground}" borderId="${border}" xfId="0"` +
        `${style.keptAsText === true ? ' quotePrefix="1"' : ''}${format === 0 ? '' : ' applyNumberFormat="1"'}` +
        ` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${style.unlocked === true ? ' applyProtection="1"' : ''}>` +
        `<alignment horizontal="${style.horizontal}" vertical="${style.vertical}" wrapText="1"/>` +
        `${style.unlocked === true ? '<protection locked="0"/>' : ''}</xf>`,
    );
    this.#byStyle.set(style, number);
    return number;
  }

  #font(face: string, size: number): number {
    return this.#fonts.of(
      `<font><sz val="${size}"/><name val="${face}"/><family val="3"/><charset val="${CHARSET}"/></font>`,
    );
  }

  /** The part xl/styles.xml. */
  xml(): string {
    const ground = (colour: string) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
    const side = (name: string) => `<${name} style="thin"><color rgb="FF000000"/></${name}>`;
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      this.#fonts.xml('fonts'),
      // The first two fills are fixed by the format, whatever is written there.
      '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
      `${ground('FFF2F2F2')}${ground('FFFFF9E5')}</fills>`,
      '<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`,
      `<border><left/><right/><top/>${side('bottom')}<diagonal/></border></borders>`,
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.#formats.xml('cellXfs'),
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }
}

class Numbered {
  readonly #numbers = new Map<string, number>();

  of(xml: string): number {
    const known = this.#numbers.get(xml);
    if (known !== undefined) return known;
    this.#numbers.set(xml, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  xml(name: string): string {
    return `<${name} count="${this.#numbers.size}">${[...this.#numbers.keys()].join('')}</${name}>`;
  }
}
