// Writes a list as a Word table on A4 or A3: repeated header row, merged cells, rows that may run over pages.
import {
  Footer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { type SpannedLine, spannedLines } from '#domain/content/spans.ts';
import type { ListColumn, ListDocument } from '#domain/content/types.ts';
import { linesNeeded } from '#domain/content/width.ts';
import { millimetres, points, type Typeface } from '#domain/official-format/profile.ts';
import { cleanDocument } from './clean.ts';
import { columnWidths, EMPTY_LIST_WORDS, printableWidth, sheetOf, signatureWords } from './paper.ts';
import { ALIGNMENTS, pack, rule, runOf, textRuns } from './word-parts.ts';

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

/** A list as .docx; the same content, columns and merges as the workbook. */
export async function writeListDocx(document: ListDocument): Promise<Uint8Array> {
  const list = cleanDocument(document);
  const sheet = sheetOf(list.paper);
  const landscape = list.paper.orientation === 'landscape';
  // The library swaps the sides of a landscape page itself.
  const [short, long] = [Math.min(sheet.width, sheet.height), Math.max(sheet.width, sheet.height)];
  return pack(list.title, {
    styles: {
      default: { document: { run: { ...runOf(FACES.body), language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: millimetres(short),
              height: millimetres(long),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: millimetres(sheet.margin.top),
              bottom: millimetres(sheet.margin.bottom),
              left: millimetres(sheet.margin.left),
              right: millimetres(sheet.margin.right),
              header: millimetres(sheet.margin.footer),
              footer: millimetres(sheet.margin.footer),
            },
          },
        },
        footers: { default: pageFooter() },
        children: [...above(list), table(list), ...below(list)],
      },
    ],
  });
}

function above(list: ListDocument): Paragraph[] {
  const rows: Paragraph[] = [];
  if (list.mark !== null) rows.push(new Paragraph({ children: textRuns(list.mark, FACES.mark) }));
  rows.push(
    new Paragraph({
      alignment: ALIGNMENTS.center,
      spacing: { before: 60, after: 60 },
      children: textRuns(list.title, FACES.title),
    }),
  );
  if (list.subtitle !== '') {
    rows.push(
      new Paragraph({
        alignment: ALIGNMENTS.center,
        spacing: { after: 100 },
        children: textRuns(list.subtitle, FACES.subtitle),
      }),
    );
  }
  return rows;
}

function below(list: ListDocument): Paragraph[] {
  const rows = list.notes.map(
    (note) => new Paragraph({ spacing: { before: 60 }, children: textRuns(note, FACES.note) }),
  );
  if (list.signatures.length > 0) {
    rows.push(
      new Paragraph({ spacing: { before: 240 }, children: textRuns(signatureWords(list.signatures), FACES.sign) }),
    );
  }
  // Word wants a paragraph after a table at the end of a section.
  return rows.length > 0 ? rows : [new Paragraph({ children: [] })];
}

function table(list: ListDocument): Table {
  const widths = columnWidths(list).map(millimetres);
  const total = millimetres(printableWidth(sheetOf(list.paper)));
  const lines = spannedLines(list);
  const rows = lines.flatMap((line) => {
    const heading = line.line === 0 ? (list.groups[line.group]?.heading ?? null) : null;
    const row = bodyRow(list, line, widths);
    return heading === null ? [row] : [wholeRow(heading, list, total, FACES.header, 'left'), row];
  });
  if (rows.length === 0) rows.push(wholeRow(EMPTY_LIST_WORDS, list, total, FACES.body, 'center'));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    margins: CELL_MARGINS,
    borders: {
      top: rule(),
      bottom: rule(),
      left: rule(),
      right: rule(),
      insideHorizontal: rule(),
      insideVertical: rule(),
    },
    rows: [headerRow(list, widths), ...rows],
  });
}

function headerRow(list: ListDocument, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: list.columns.map(
      (column, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.CENTER,
          shading: { type: 'clear', fill: 'F2F2F2', color: 'auto' },
          children: [new Paragraph({ alignment: ALIGNMENTS.center, children: textRuns(column.title, FACES.header) })],
        }),
    ),
  });
}

/** A heading row stays with the row that it heads. */
function wholeRow(text: string, list: ListDocument, width: number, face: Typeface, align: 'left' | 'center'): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: list.columns.length,
        width: { size: width, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        children: [new Paragraph({ alignment: ALIGNMENTS[align], keepNext: true, children: textRuns(text, face) })],
      }),
    ],
  });
}

function bodyRow(list: ListDocument, line: SpannedLine, widths: readonly number[]): TableRow {
  const joined = line.spans.some((span) => span !== 1);
  const lines = line.spans.map((span, index) =>
    span === 1 ? linesNeeded(line.cells[index] ?? '', ((widths[index] ?? 0) - 140) / points(FACES.body.size)) : 1,
  );
  return new TableRow({
    ...(Math.max(...lines) <= KEPT_LINES ? { cantSplit: true } : {}),
    children: list.columns.map((column, index) => {
      const span = line.spans[index] ?? 1;
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        // Joined cells run over pages: centred, their text could end up on any of them.
        verticalAlign: joined ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
        ...(span === 0 ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
        ...(span > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}),
        children: [cellParagraph(span === 0 ? '' : (line.cells[index] ?? ''), column)],
      });
    }),
  });
}

function cellParagraph(text: string, column: ListColumn): Paragraph {
  return new Paragraph({
    alignment: column.align === 'center' ? ALIGNMENTS.center : ALIGNMENTS.left,
    children: text === '' ? [] : textRuns(text, FACES.body),
  });
}

/** 第X页 共Y页, centred. */
function pageFooter(): Footer {
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
    new TextRun({ ...runOf(FACES.page), children });
  return new Footer({
    children: [
      new Paragraph({
        alignment: ALIGNMENTS.center,
        children: [run(['第', PageNumber.CURRENT, '页 共', PageNumber.TOTAL_PAGES, '页'])],
      }),
    ],
  });
}
