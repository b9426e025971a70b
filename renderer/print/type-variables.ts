// The typefaces and distances of a style as CSS variables, which page and bench share: what is measured is what is seen.
import type { StyleProfile, Typeface } from '#domain/official-format/profile.ts';
import { familyOf } from './families.ts';
import { characterSpacing, PT, twips } from './sheet.ts';

/** Line height of type that keeps off the page's grid, e.g. in tables, as in Word. */
const TIGHT = 1.4;

/** Value of the CSS property `font`; line height in px. */
function fontOf(face: Typeface, line: number): string {
  return `${face.bold === true ? 'bold' : 'normal'} ${face.size}pt / ${line}px ${familyOf(face)}`;
}

const tight = (face: Typeface): number => face.size * PT * TIGHT;

/** The variables that paper-text.css reads. */
export function typeVariables(profile: StyleProfile): Record<string, string> {
  const { faces, grid, head } = profile;
  const line = twips(grid.linePitch);
  const spacing = characterSpacing(profile);
  const onGrid = {
    body: faces.body,
    title: faces.title,
    heading1: faces.heading1,
    heading2: faces.heading2,
    heading3: faces.heading3,
    heading4: faces.heading4,
    mark: faces.mark,
    issue: faces.headIssue,
    'head-line': faces.headLine,
    caption: faces.caption,
  };
  const offGrid = { table: faces.table, 'table-head': faces.tableHeader, note: faces.note, tail: faces.tail };
  return {
    '--paper-line': `${line}px`,
    '--paper-spacing': `${spacing}px`,
    '--paper-indent': `${(faces.body.size * PT + spacing) * profile.firstLineIndent}px`,
    '--paper-name-family': familyOf(head.nameFace),
    '--paper-name-weight': head.nameFace.bold === true ? 'bold' : 'normal',
    '--paper-number-font': fontOf(faces.pageNumber, faces.pageNumber.size * PT),
    ...Object.fromEntries(Object.entries(onGrid).map(([name, face]) => [`--paper-${name}-font`, fontOf(face, line)])),
    ...Object.fromEntries(
      Object.entries(offGrid).map(([name, face]) => [`--paper-${name}-font`, fontOf(face, tight(face))]),
    ),
  };
}
