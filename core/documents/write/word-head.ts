// The red head of a bulletin: mark, red name, 第N期, 编印单位 and date on one line above the red rule.
import { type IParagraphOptions, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import type { TextDocument } from '#domain/content/types.ts';
import { textWidth } from '#domain/content/width.ts';
import { headNameLine, headNameSize } from '#domain/official-format/layout.ts';
import { blockWidth, points, type StyleProfile, type Typeface } from '#domain/official-format/profile.ts';
import { ALIGNMENTS, rule, runOf, textRuns } from './word-parts.ts';

/** Everything above the title; only the mark where the document has no head. */
export function headParagraphs(document: TextDocument, profile: StyleProfile): Paragraph[] {
  const { mark, head } = document;
  const marked = mark === null ? [] : [new Paragraph({ children: textRuns(mark, profile.faces.mark) })];
  // Without a red head one blank line parts the mark from the title, as on the paper view.
  if (head === null) return marked.length === 0 ? [] : [...marked, new Paragraph({ children: [] })];
  return [
    // The first line is there with or without a mark, so that the name always stands at the same height.
    ...(marked.length > 0 ? marked : [new Paragraph({ children: [] })]),
    name(head.name, profile),
    new Paragraph({ children: [] }),
    new Paragraph({ alignment: ALIGNMENTS.center, children: textRuns(head.issue, profile.faces.headIssue) }),
    issuerLine(head, profile),
  ];
}

function exactly(line: number, before = 0): IParagraphOptions {
  return { spacing: { line, lineRule: LineRuleType.EXACT, before, after: 0 } };
}

/** The red name; where the paper bears it already (套打) its place stays empty. */
function name(text: string, profile: StyleProfile): Paragraph {
  const size = headNameSize(text, profile);
  const before = headNameLine(size, profile) - profile.grid.linePitch;
  const printed = profile.head.printing === 'print';
  return new Paragraph({
    ...exactly(points(size * 1.15), before),
    alignment: ALIGNMENTS.center,
    children: printed ? textRuns(text, { ...profile.head.nameFace, size }, { color: profile.head.colour }) : [],
  });
}

/**
 * 编印单位 one character from the left, date one character from the right. Tab stops instead of indents: the rule
 * under the paragraph then is as wide as the block (7.2.7).
 */
function issuerLine(head: NonNullable<TextDocument['head']>, profile: StyleProfile): Paragraph {
  const face = fittingFace(`${head.issuer}${head.date}`, profile);
  const character = points(profile.faces.headLine.size);
  const { printing, ruled, rule: thickness, ruleGap, colour } = profile.head;
  const printed = printing === 'print';
  return new Paragraph({
    spacing: {
      ...exactly(points(face.size * 1.15), profile.grid.linePitch - points(face.size * 1.15)).spacing,
      // Where no rule is printed its room is kept: the title stands at the same height.
      after: printed && ruled ? 0 : ruleGap + Math.round((thickness / 8) * 20),
    },
    tabStops: [
      { type: TabStopType.LEFT, position: character },
      { type: TabStopType.RIGHT, position: blockWidth(profile) - character },
    ],
    ...(printed && ruled ? { border: { bottom: { ...rule(thickness, colour), space: ruleGap / 20 } } } : {}),
    children: [
      new TextRun({ ...runOf(face), children: ['\t', head.issuer.replaceAll('\n', ' ')] }),
      new TextRun({ ...runOf(face), children: ['\t', head.date.replaceAll('\n', ' ')] }),
    ],
  });
}

/** The line's typeface, smaller where issuer and date would otherwise not stand side by side. */
function fittingFace(text: string, profile: StyleProfile): Typeface {
  const face = profile.faces.headLine;
  // Two characters stay free at the sides, and two between; Word adds a little between digits and Chinese.
  const characters = textWidth(text) + 3;
  const fitting = Math.floor(((blockWidth(profile) / 20 - 2 * face.size) / characters) * 2) / 2;
  return { ...face, size: Math.max(9, Math.min(face.size, fitting)) };
}
