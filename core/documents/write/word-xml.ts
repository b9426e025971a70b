// Pieces of WordprocessingML (ECMA-376 part 1, 17) for what is written by hand because there is much of it.
import type { Typeface } from '#domain/official-format/profile.ts';
import { textXml } from './ooxml.ts';

/** Fonts and size of a typeface; without the hint Word would set “ ” and … in the narrow Latin font. */
export function faceXml({ eastAsia, latin, size }: Typeface): string {
  return (
    `<w:rFonts w:ascii="${latin}" w:cs="${latin}" w:eastAsia="${eastAsia}" w:hAnsi="${latin}" w:hint="eastAsia"/>` +
    `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`
  );
}

/** A text as one run with these properties; its line breaks stay. '' is no run at all. */
export function runXml(text: string, properties: string): string {
  if (text === '') return '';
  const lines = textXml(text).split('\n');
  const said = lines.map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join('<w:br/>');
  return `<w:r><w:rPr>${properties}</w:rPr>${said}</w:r>`;
}

/** A field that the office program reckons, e.g. PAGE. */
export function fieldXml(instruction: string, properties: string): string {
  const run = (inner: string) => `<w:r><w:rPr>${properties}</w:rPr>${inner}</w:r>`;
  return [
    run('<w:fldChar w:fldCharType="begin"/>'),
    run(`<w:instrText xml:space="preserve">${instruction}</w:instrText>`),
    run('<w:fldChar w:fldCharType="separate"/>'),
    run('<w:fldChar w:fldCharType="end"/>'),
  ].join('');
}

export interface ParagraphXml {
  align?: 'left' | 'center' | 'right';
  /** Twips above and below */
  before?: number;
  after?: number;
  keepNext?: boolean;
}

export function paragraphXml(runs: string, { align, before, after, keepNext }: ParagraphXml = {}): string {
  const spacing =
    before === undefined && after === undefined
      ? ''
      : `<w:spacing${before === undefined ? '' : ` w:before="${before}"`}${after === undefined ? '' : ` w:after="${after}"`}/>`;
  const properties = [
    keepNext === true ? '<w:keepNext/>' : '',
    spacing,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}
