// Tables inside a text document: caption above, header row repeated on every page, note below.
import {
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Cell, TableBlock } from '#domain/content/types.ts';
import { blockWidth, points, type StyleProfile, type Typeface } from '#domain/official-format/profile.ts';
import { ALIGNMENTS, rule, textRuns } from './word-parts.ts';

type Align = 'left' | 'center' | 'right';

/** Rows at the end of a table that go with the signature below it. */
const SIGNED_ROWS = 2;

/** Caption, table and note of a table block; `signed`: the signature follows, which takes the last rows along. */
export function tableBlock(block: TableBlock, profile: StyleProfile, signed = false): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  if (block.caption !== null) {
    parts.push(
      new Paragraph({
        alignment: ALIGNMENTS.center,
        keepNext: true,
        children: textRuns(block.caption, profile.faces.caption),
      }),
    );
  }
  if (block.columns.length > 0)
    parts.push(table(block, profile, signed ? block.rows.length - SIGNED_ROWS : block.rows.length));
  if (block.note !== null) {
    parts.push(
      new Paragraph({
        spacing: lines(profile.faces.note, 60),
        ...(signed ? { keepNext: true } : {}),
        children: textRuns(block.note, profile.faces.note),
      }),
    );
  }
  return parts;
}

/** Rows from `keptFrom` on stay with what follows them. */
function table(block: TableBlock, profile: StyleProfile, keptFrom: number): Table {
  const width = blockWidth(profile);
  const shares = block.columns.map((column) => Math.max(0.1, column.width));
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => Math.floor((share / sum) * width));
  const cell = (runs: Cell['runs'], column: number, face: Typeface, align: Align, kept = false): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          alignment: ALIGNMENTS[align],
          spacing: lines(face),
          ...(kept ? { keepNext: true } : {}),
          children: runs.flatMap((run) => textRuns(run.text, face, run.bold === true ? { bold: true } : {})),
        }),
      ],
    });
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) =>
      cell([{ text: column.title }], index, profile.faces.tableHeader, 'center'),
    ),
  });
  const rows = block.rows.map(
    (row, at) =>
      new TableRow({
        cantSplit: true,
        children: block.columns.map((column, index) => {
          const own = row[index];
          return cell(
            own?.runs ?? [],
            index,
            profile.faces.table,
            own?.align ?? column.align ?? 'left',
            at >= keptFrom,
          );
        }),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 70, right: 70, top: 30, bottom: 30 },
    borders: {
      top: rule(),
      bottom: rule(),
      left: rule(),
      right: rule(),
      insideHorizontal: rule(),
      insideVertical: rule(),
    },
    rows: [header, ...rows],
  });
}

/** Lines of a table are set tighter than the page's grid. */
function lines(face: Typeface, before = 0) {
  return { line: points(face.size * 1.4), lineRule: LineRuleType.EXACT, before, after: 0 };
}
