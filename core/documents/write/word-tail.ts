// 版记 at the foot of the last page: 报, 送, 发 and the number of copies between rules (GB/T 9704-2012 7.4).
import {
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { TextDocument } from '#domain/content/types.ts';
import { blockWidth, points, type StyleProfile } from '#domain/official-format/profile.ts';
import { ALIGNMENTS, NO_RULE, rule, textRuns } from './word-parts.ts';

interface TailLine {
  text: string;
  /** False: a line at the right edge */
  hanging: boolean;
}

/**
 * A floating table whose last rule lies on the block's lower edge, whatever page the text ends on; null where there
 * is nothing to print. It is placed from the page's edge, not from the margin: LibreOffice takes a table that fills
 * the margins for an ordinary one and leaves it under the text.
 */
export function tailTable(tail: NonNullable<TextDocument['tail']>, profile: StyleProfile): Table | null {
  const lines: TailLine[] = [
    ...labelled('报', tail.report),
    ...labelled('送', tail.send),
    ...labelled('发', tail.distribute),
    ...(tail.copies === null ? [] : [{ text: `（共印${tail.copies}份）`, hanging: false }]),
  ];
  if (lines.length === 0) return null;
  const width = blockWidth(profile);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: profile.page.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      topFromText: 0,
      bottomFromText: 0,
      leftFromText: 0,
      rightFromText: 0,
    },
    margins: { left: 0, right: 0, top: 40, bottom: 40 },
    borders: {
      top: rule(profile.tail.outerRule),
      bottom: rule(profile.tail.outerRule),
      left: NO_RULE,
      right: NO_RULE,
      insideHorizontal: rule(profile.tail.innerRule),
      insideVertical: NO_RULE,
    },
    rows: lines.map((line) => row(line, width, profile)),
  });
}

function labelled(label: string, text: string | null): TailLine[] {
  const words = text?.trim() ?? '';
  return words === '' ? [] : [{ text: `${label}：${words}`, hanging: true }];
}

/** One character in from both sides; further lines begin under the first word after the colon (7.4.2). */
function row(line: TailLine, width: number, profile: StyleProfile): TableRow {
  const face = profile.faces.tail;
  const character = points(face.size);
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        children: [
          new Paragraph({
            alignment: line.hanging ? ALIGNMENTS.left : ALIGNMENTS.right,
            indent: line.hanging
              ? { left: character * 3, hanging: character * 2, right: character }
              : { right: character },
            spacing: { line: points(face.size * 1.4), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
            children: textRuns(line.text, face),
          }),
        ],
      }),
    ],
  });
}
