// Page numbers of official documents: — 1 — right on odd and left on even pages (GB/T 9704-2012 7.5).
import {
  Footer,
  HeightRule,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import { blockHeight, points, type StyleProfile } from '#domain/official-format/profile.ts';
import { ALIGNMENTS, NO_RULE, runOf } from './word-parts.ts';

type Side = 'left' | 'center' | 'right';

/** One line of exactly the number's size; its dashes run through its middle. */
function lineHeight(profile: StyleProfile): number {
  return points(profile.faces.pageNumber.size);
}

function number(profile: StyleProfile, side: Side): Paragraph {
  const inset = Math.round(profile.pageNumber.inset * points(profile.faces.pageNumber.size));
  const [before, after] = profile.pageNumber.dashes ? ['—\u00a0', '\u00a0—'] : ['', ''];
  return new Paragraph({
    alignment: ALIGNMENTS[side],
    ...(side === 'center' ? {} : { indent: { [side]: inset } }),
    spacing: { line: lineHeight(profile), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [
      new TextRun({
        ...runOf(profile.faces.pageNumber),
        snapToGrid: false,
        children: [before, PageNumber.CURRENT, after].filter((part) => part !== ''),
      }),
    ],
  });
}

/**
 * The number of a turned page: where it stands on the upright ones, which is left of the block and turned with the page
 * (GB/T 9704-2012, 9). A cell of turned text beside the block is what every office program lays out alike.
 */
function turnedNumber(profile: StyleProfile, side: Side): (Table | Paragraph)[] {
  const { page, pageNumber } = profile;
  const width = lineHeight(profile);
  const none = { top: NO_RULE, bottom: NO_RULE, left: NO_RULE, right: NO_RULE };
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width],
      float: {
        horizontalAnchor: TableAnchorType.PAGE,
        absoluteHorizontalPosition: Math.round(page.left - pageNumber.belowBlock - width / 2),
        verticalAnchor: TableAnchorType.PAGE,
        absoluteVerticalPosition: page.top,
      },
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      borders: { ...none, insideHorizontal: NO_RULE, insideVertical: NO_RULE },
      rows: [
        new TableRow({
          height: { value: blockHeight(profile), rule: HeightRule.EXACT },
          children: [
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
              children: [number(profile, side)],
            }),
          ],
        }),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

export const footers = {
  /** Footers for odd (default) and even pages. */
  of: (profile: StyleProfile, turned: boolean) => {
    const footer = (side: Side) =>
      new Footer({ children: turned ? turnedNumber(profile, side) : [number(profile, side)] });
    switch (profile.pageNumber.position) {
      case 'outer':
        return { default: footer('right'), even: footer('left') };
      case 'center':
        return { default: footer('center'), even: footer('center') };
      case 'none':
        return { default: new Footer({ children: [] }), even: new Footer({ children: [] }) };
    }
  },
  /** Twips from the page's edge to the line's lower edge, so that the dashes stand as far below the block as asked. */
  distance: (profile: StyleProfile, turned: boolean) =>
    turned
      ? Math.round(profile.page.bottom / 2)
      : Math.round(profile.page.bottom - profile.pageNumber.belowBlock - lineHeight(profile) / 2),
};
