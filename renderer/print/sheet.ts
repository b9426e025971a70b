// Measures of the paper: sheet, margins and type, in CSS pixels (96 an inch) so that screen and print share them.
import { headNameLine, headNameSize } from '#domain/official-format/layout.ts';
import type { StyleProfile } from '#domain/official-format/profile.ts';
import { aboveStrokes, familyOf } from './families.ts';

/** CSS pixels in a millimetre. */
export const MM = 96 / 25.4;
/** CSS pixels in a point. */
export const PT = 96 / 72;

export interface Sheet {
  /** Names the @page rule of paper.css, e.g. A4-landscape */
  name: string;
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const SIZES = { A4: [210, 297], A3: [297, 420] } as const;

/** The sheet of a list: 15 mm to the sides, the page number within the lower margin. */
export function listSheet(paper: { size: 'A4' | 'A3'; orientation: 'landscape' | 'portrait' }): Sheet {
  const [short, long] = SIZES[paper.size];
  const [width, height] = paper.orientation === 'landscape' ? [long, short] : [short, long];
  return {
    name: `${paper.size}-${paper.orientation}`,
    width: width * MM,
    height: height * MM,
    top: 16 * MM,
    right: 15 * MM,
    bottom: 17 * MM,
    left: 15 * MM,
  };
}

/** Line pitch and cell frame of a list's table: 五号 type. */
export const LIST_TYPE = {
  /** One text line, px */
  line: 15 * PT,
  /** Padding above and below a cell's text and its lower rule, px */
  frame: 7,
  /** Padding left and right of a cell's text and its right rule, px */
  side: 9,
};

/** Pixels of a number of twips (1/1440 inch). */
export const twips = (n: number): number => n / 15;

/** The sheet of a 公文, upright or turned. */
export function textSheet({ page }: StyleProfile): Sheet {
  return {
    name: page.width > page.height ? 'A4-landscape' : 'A4-portrait',
    width: twips(page.width),
    height: twips(page.height),
    top: twips(page.top),
    right: twips(page.right),
    bottom: twips(page.bottom),
    left: twips(page.left),
  };
}

/** Room for text between the margins, px. */
export function blockOf(sheet: Sheet): { width: number; height: number } {
  return { width: sheet.width - sheet.left - sheet.right, height: sheet.height - sheet.top - sheet.bottom };
}

/** Line pitch of a 公文, px. */
export const linePitch = ({ grid }: StyleProfile): number => twips(grid.linePitch);

/** What is added to every character's width, px. */
export const characterSpacing = ({ grid }: StyleProfile): number => twips(grid.characterSpacing);

/** From one character of the body to the next, px. */
export const characterPitch = (profile: StyleProfile): number =>
  profile.faces.body.size * PT + characterSpacing(profile);

/** Heights of the red head, px. */
export interface HeadMeasures {
  /** From the block's upper edge to the name's line */
  nameTop: number;
  /** By how much the name is moved within its line, so that its strokes begin exactly where they should */
  nameShift: number;
  /** Size of the name, pt */
  nameSize: number;
  nameHeight: number;
  ruleGap: number;
  rule: number;
  height: number;
}

/** Where the parts of a red head stand: mark, name 35 mm below the block's edge, number, issuer and date, red rule 4 mm below. */
export function headMeasures(name: string, profile: StyleProfile): HeadMeasures {
  const { head } = profile;
  const nameSize = headNameSize(name, profile);
  const nameTop = twips(headNameLine(nameSize, profile));
  const nameHeight = Math.ceil(nameSize * PT * 1.15);
  const nameFont = `${head.nameFace.bold === true ? 'bold ' : ''}${nameSize}pt ${familyOf(head.nameFace)}`;
  const ruleGap = twips(head.ruleGap);
  const rule = (head.rule / 8) * PT;
  const height = nameTop + nameHeight + 3 * linePitch(profile) + ruleGap + rule;
  const nameShift = twips(head.nameTop) - nameTop - aboveStrokes(name, nameFont, nameHeight);
  return { nameTop, nameShift, nameSize, nameHeight, ruleGap, rule, height };
}
