// What the Word writers share: typefaces with their Chinese font apart, runs with line breaks, and packing.
import {
  AlignmentType,
  BorderStyle,
  Document,
  type IFontAttributesProperties,
  type IPropertiesOptions,
  Packer,
  TextRun,
} from 'docx';
import type { Typeface } from '#domain/official-format/profile.ts';

/** Name written as the file's author: the program, never a person. */
const AUTHOR = '闭环';

/** Font attributes of a typeface; without `hint` Word would set “ ” and … in the narrow Latin font. */
export function fontOf(face: Pick<Typeface, 'eastAsia' | 'latin'>): IFontAttributesProperties {
  return { ascii: face.latin, hAnsi: face.latin, eastAsia: face.eastAsia, cs: face.latin, hint: 'eastAsia' };
}

/** Run options of a typeface; Word counts sizes in half-points. */
export function runOf(face: Typeface) {
  return { font: fontOf(face), size: face.size * 2, ...(face.bold === true ? { bold: true } : {}) };
}

/** Text as runs of one typeface; line breaks in the text become line breaks in the paragraph. */
export function textRuns(text: string, face: Typeface, extra: { bold?: boolean; color?: string } = {}): TextRun[] {
  return text.split('\n').map((part, index) => {
    const bold = extra.bold === true || face.bold === true;
    return new TextRun({
      ...runOf(face),
      ...(bold ? { bold } : {}),
      ...(extra.color === undefined ? {} : { color: extra.color }),
      text: part,
      ...(index > 0 ? { break: 1 } : {}),
    });
  });
}

export const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** Thin black rule, thickness in 1/8 point. */
export function rule(size = 4, color = '000000') {
  return { style: BorderStyle.SINGLE, size, color, space: 0 };
}

export const NO_RULE = { style: BorderStyle.NONE, size: 0, color: 'auto', space: 0 };

/** A document's bytes, with its title and the program as author in its properties. */
export async function pack(title: string, options: IPropertiesOptions): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    description: '',
    compatibility: { version: 15 },
    ...options,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
