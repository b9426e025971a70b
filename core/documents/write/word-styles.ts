// Paragraph styles of a text document, under names that clerks find in Word.
import { type IPropertiesOptions, LineRuleType } from 'docx';
import { points, type StyleProfile, type Typeface } from '#domain/official-format/profile.ts';
import { ALIGNMENTS, fontOf, runOf } from './word-parts.ts';

export const STYLE_IDS = {
  title: 'GongwenTitle',
  body: 'GongwenBody',
  heading: { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' },
} as const;

/** Twips from one character of the body to the next. */
export function characterPitch(profile: StyleProfile): number {
  return points(profile.faces.body.size) + profile.grid.characterSpacing;
}

/** Two characters of the first line; the twips are for programs that do not read characters. */
function firstLine(profile: StyleProfile) {
  return {
    firstLine: points(profile.faces.body.size * profile.firstLineIndent),
    firstLineChars: profile.firstLineIndent * 100,
  };
}

/** The styles of a profile; headings are 标题 1–4 so that the navigation pane shows them. */
export function styles(profile: StyleProfile): NonNullable<IPropertiesOptions['styles']> {
  const { faces, grid } = profile;
  const offGrid = { characterSpacing: grid.characterSpacing, snapToGrid: false };
  const spacing = { line: grid.linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const heading = (face: Typeface) => ({
    run: { ...runOf(face), color: '000000', italics: false },
    paragraph: { spacing, indent: firstLine(profile), keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          font: fontOf(faces.body),
          size: faces.body.size * 2,
          ...offGrid,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing },
      },
      heading1: heading(faces.heading1),
      heading2: heading(faces.heading2),
      heading3: heading(faces.heading3),
      heading4: heading(faces.heading4),
    },
    paragraphStyles: [
      // The grid's characters are counted from this style's size, not from the defaults (17.6.5); LibreOffice insists.
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run: { ...runOf(faces.body), ...offGrid },
        paragraph: { spacing },
      },
      {
        id: STYLE_IDS.title,
        name: '公文标题',
        basedOn: 'Normal',
        next: STYLE_IDS.body,
        quickFormat: true,
        run: runOf(faces.title),
        paragraph: { alignment: ALIGNMENTS.center, spacing },
      },
      {
        id: STYLE_IDS.body,
        name: '公文正文',
        basedOn: 'Normal',
        quickFormat: true,
        run: runOf(faces.body),
        paragraph: { alignment: 'both', spacing, indent: firstLine(profile) },
      },
    ],
  };
}
