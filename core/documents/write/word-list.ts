// Writes a list as a Word table on A4 or A3: repeated header row, merged cells, rows that may run over pages. Written by hand:
// the library makes objects of every cell and then the file in one go, for a large ledger a minute and gigabytes.
import { type SpannedLine, spannedLines } from '#domain/content/spans.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { linesNeeded } from '#domain/content/width.ts';
import { millimetres, points, type Typeface } from '#domain/official-format/profile.ts';
import { type Pace, ROWS_A_PIECE, unpaced } from './pace.ts';
import { columnWidths, EMPTY_LIST_WORDS, printableWidth, sheetOf, signatureWords } from './paper.ts';
import { DOCUMENT_END, DOCUMENT_START, FOOTER_ID, packWord } from './word-package.ts';
import { faceXml, fieldXml, type ParagraphXml, paragraphXml, runXml } from './word-xml.ts';

const LATIN = 'Times New Roman';
const FACES = {
  title: { eastAsia: '方正小标宋简体', latin: LATIN, size: 20 },
  subtitle: { eastAsia: '楷体_GB2312', latin: LATIN, size: 12 },
  mark: { eastAsia: '黑体', latin: LATIN, size: 12 },
  header: { eastAsia: '黑体', latin: LATIN, size: 10.5 },
  body: { eastAsia: '仿宋_GB2312', latin: LATIN, size: 10.5 },
  note: { eastAsia: '仿宋_GB2312', latin: LATIN, size: 10 },
  sign: { eastAsia: '仿宋_GB2312', latin: LATIN, size: 12 },
  page: { eastAsia: '宋体', latin: '宋体', size: 10.5 },
} as const satisfies Record<string, Typeface>;
/** Rows of at most so many lines are kept on one page; higher ones may run over. */
const KEPT_LINES = 9;
/** Twips between a cell's edge and its text. */
const CELL_MARGINS = { left: 70, right: 70, top: 30, bottom: 30 };
/** Run properties of a body cell: the typeface is the document's own, the hint has to be said. */
const CELL_RUN = '<w:rFonts w:hint="eastAsia"/>';
const RULE = 'w:val="single" w:color="000000" w:sz="4" w:space="0"';

/** A list as .docx; the same content, columns and merges as the workbook. The same list gives the same bytes. */
export function writeListDocx(list: ListDocument, pace: Pace = unpaced): Promise<Uint8Array> {
  return packWord({ title: list.title, body: FACES.body, document: documentXml(list, pace), footer: footerXml() });
}

async function* documentXml(list: ListDocument, pace: Pace): AsyncGenerator<string> {
  const table = new TableXml(list);
  yield `${DOCUMENT_START}${above(list)}${table.start()}`;
  const lines = spannedLines(list);
  let piece: string[] = lines.length === 0 ? [table.wholeRow(EMPTY_LIST_WORDS, FACES.body, 'center')] : [];
  for (const [at, line] of lines.entries()) {
    if (at % ROWS_A_PIECE === 0) {
      yield piece.join('');
      piece = [];
      await pace(at, lines.length);
    }
    const heading = line.line === 0 ? (list.groups[line.group]?.heading ?? null) : null;
    if (heading !== null) piece.push(table.wholeRow(heading, FACES.header, 'left'));
    piece.push(table.bodyRow(line));
  }
  yield `${piece.join('')}</w:tbl>${below(list)}${sectionXml(list)}${DOCUMENT_END}`;
}

function text(words: string, face: Typeface, paragraph: ParagraphXml = {}): string {
  return paragraphXml(runXml(words, faceXml(face)), paragraph);
}

function above(list: ListDocument): string {
  return [
    list.mark === null ? '' : text(list.mark, FACES.mark),
    text(list.title, FACES.title, { align: 'center', before: 60, after: 60 }),
    list.subtitle === '' ? '' : text(list.subtitle, FACES.subtitle, { align: 'center', after: 100 }),
  ].join('');
}

function below({ notes, signatures }: ListDocument): string {
  const rows = notes.map((note) => text(note, FACES.note, { before: 60 }));
  if (signatures.length > 0) rows.push(text(signatureWords(signatures), FACES.sign, { before: 240 }));
  // Word wants a paragraph after a table at the end of a section.
  return rows.length > 0 ? rows.join('') : paragraphXml('');
}

function sectionXml({ paper }: ListDocument): string {
  const { width, height, margin } = sheetOf(paper);
  const turned = paper.orientation === 'landscape' ? ' w:orient="landscape"' : '';
  const size = `<w:pgSz w:w="${millimetres(width)}" w:h="${millimetres(height)}"${turned}/>`;
  const sides = (['top', 'right', 'bottom', 'left'] as const).map((side) => `w:${side}="${millimetres(margin[side])}"`);
  const footer = millimetres(margin.footer);
  return [
    `<w:sectPr><w:footerReference w:type="default" r:id="${FOOTER_ID}"/>${size}`,
    `<w:pgMar ${sides.join(' ')} w:header="${footer}" w:footer="${footer}" w:gutter="0"/></w:sectPr>`,
  ].join('');
}

/** 第X页 共Y页, centred. */
function footerXml(): string {
  const face = faceXml(FACES.page);
  const said = (words: string) => runXml(words, face);
  return paragraphXml(
    [said('第'), fieldXml('PAGE', face), said('页 共'), fieldXml('NUMPAGES', face), said('页')].join(''),
    { align: 'center' },
  );
}

/** The rows of the table, one after the other. */
class TableXml {
  readonly #list: ListDocument;
  readonly #widths: number[];
  readonly #total: number;
  readonly #header = faceXml(FACES.header);

  constructor(list: ListDocument) {
    this.#list = list;
    this.#widths = columnWidths(list).map(millimetres);
    this.#total = millimetres(printableWidth(sheetOf(list.paper)));
  }

  /** Up to and with the header row. */
  start(): string {
    const rules = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} ${RULE}/>`);
    const margins = (['top', 'left', 'bottom', 'right'] as const).map(
      (side) => `<w:${side} w:w="${CELL_MARGINS[side]}" w:type="dxa"/>`,
    );
    return [
      `<w:tbl><w:tblPr><w:tblW w:w="${this.#total}" w:type="dxa"/><w:tblBorders>${rules.join('')}</w:tblBorders>`,
      `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins.join('')}</w:tblCellMar></w:tblPr>`,
      `<w:tblGrid>${this.#widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
      this.#headerRow(),
    ].join('');
  }

  #headerRow(): string {
    const cells = this.#list.columns.map(({ title }, index) => {
      const properties = `<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:vAlign w:val="center"/>`;
      return this.#cell(index, properties, paragraphXml(runXml(title, this.#header), { align: 'center' }));
    });
    return `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
  }

  #cell(column: number, properties: string, content: string): string {
    const width = `<w:tcW w:w="${this.#widths[column] ?? 0}" w:type="dxa"/>`;
    return `<w:tc><w:tcPr>${width}${properties}</w:tcPr>${content}</w:tc>`;
  }

  /** A row that is one cell over all columns; it stays with the row that it heads. */
  wholeRow(words: string, face: Typeface, align: 'left' | 'center'): string {
    return [
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${this.#total}" w:type="dxa"/>`,
      `<w:gridSpan w:val="${this.#list.columns.length}"/><w:vAlign w:val="center"/></w:tcPr>`,
      `${text(words, face, { align, keepNext: true })}</w:tc></w:tr>`,
    ].join('');
  }

  bodyRow({ cells, spans }: SpannedLine): string {
    // Joined cells run over pages: centred, their text could end up on any of them.
    const vertical = spans.some((span) => span !== 1) ? '<w:vAlign w:val="top"/>' : '<w:vAlign w:val="center"/>';
    let kept = true;
    const row = this.#list.columns.map(({ align }, index) => {
      const span = spans[index] ?? 1;
      const words = span === 0 ? '' : (cells[index] ?? '');
      if (span === 1) kept &&= linesNeeded(words, this.#perLine(index)) <= KEPT_LINES;
      const merge = span === 1 ? '' : `<w:vMerge w:val="${span === 0 ? 'continue' : 'restart'}"/>`;
      return this.#cell(index, `${merge}${vertical}`, paragraphXml(runXml(words, CELL_RUN), { align }));
    });
    return `<w:tr>${kept ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${row.join('')}</w:tr>`;
  }

  /** Full-width characters on a line of a column. */
  #perLine(column: number): number {
    return ((this.#widths[column] ?? 0) - CELL_MARGINS.left - CELL_MARGINS.right) / points(FACES.body.size);
  }
}
