// Page numbers of official documents: — 1 — right on odd and left on even pages (GB/T 9704-2012 7.5).
import { Footer, type IIndentAttributesProperties, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx';
import { points, type StyleProfile } from '#domain/official-format/profile.ts';
import { ALIGNMENTS, runOf } from './word-parts.ts';

/** One line of exactly the number's size; its dashes run through its middle. */
function lineHeight(profile: StyleProfile): number {
  return points(profile.faces.pageNumber.size);
}

function footer(profile: StyleProfile, side: 'left' | 'right'): Footer {
  const inset = Math.round(profile.pageNumber.inset * points(profile.faces.pageNumber.size));
  const indent: IIndentAttributesProperties = side === 'right' ? { right: inset } : { left: inset };
  return new Footer({
    children: [
      new Paragraph({
        alignment: ALIGNMENTS[side],
        indent,
        spacing: { line: lineHeight(profile), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [
          new TextRun({
            ...runOf(profile.faces.pageNumber),
            snapToGrid: false,
            children: ['—\u00a0', PageNumber.CURRENT, '\u00a0—'],
          }),
        ],
      }),
    ],
  });
}

export const footers = {
  /** Footers for odd (default) and even pages. */
  of: (profile: StyleProfile) => ({ default: footer(profile, 'right'), even: footer(profile, 'left') }),
  /** Twips from the page's edge to the line's lower edge, so that the dashes stand as far below the block as asked. */
  distance: (profile: StyleProfile) =>
    Math.round(profile.page.bottom - profile.pageNumber.belowBlock - lineHeight(profile) / 2),
};
