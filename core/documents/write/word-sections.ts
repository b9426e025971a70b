// Sections of a text document: pages, grid and footers, and what the library leaves to be completed in the file.
import { DocumentGridType, type ISectionOptions, PageOrientation } from 'docx';
import JSZip from 'jszip';
import type { StyleProfile } from '#domain/official-format/profile.ts';
import { footers } from './word-footer.ts';

/** Twips from the page's edge to a header; there is none, but Word keeps its room free. */
const HEADER = 851;

/** A section of upright or turned pages. */
export function section(
  profile: StyleProfile,
  turned: boolean,
  children: ISectionOptions['children'],
): ISectionOptions {
  const { page, grid } = profile;
  // The library swaps the sides of a landscape page itself.
  const [width, height] = turned ? [page.height, page.width] : [page.width, page.height];
  const { top, bottom, left, right } = page;
  return {
    properties: {
      page: {
        size: { width, height, ...(turned ? { orientation: PageOrientation.LANDSCAPE } : {}) },
        margin: { top, bottom, left, right, header: HEADER, footer: footers.distance(profile, turned) },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: grid.linePitch, charSpace: grid.charSpace },
    },
    footers: footers.of(profile, turned),
    children,
  };
}

/** Completes the packed file where the library offers no setting. */
export async function completeWord(bytes: Uint8Array): Promise<Uint8Array> {
  const file = await JSZip.loadAsync(bytes);
  await change(file, 'word/styles.xml', completeDefaults);
  await change(file, 'word/document.xml', joinSectionBreaks);
  return file.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

async function change(file: JSZip, path: string, by: (xml: string) => string): Promise<void> {
  const xml = (await file.file(path)?.async('string')) ?? '';
  const changed = by(xml);
  if (changed !== xml) file.file(path, changed);
}

/**
 * Settings of the paragraph defaults: no widow control, which would leave a page with 21 lines now and then; no room of
 * Word's own between Chinese and digits, which would leave a line with 27 characters; lines kept off the document grid
 * (see profileOf).
 */
function completeDefaults(xml: string): string {
  const opening = '<w:pPrDefault><w:pPr>';
  if (!xml.includes(opening)) throw new Error('docx: the paragraph defaults are not where they used to be');
  const settings = ['widowControl', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid'].map((name) => `<w:${name} w:val="0"/>`);
  return xml.replace(opening, `${opening}${settings.join('')}`);
}

/** A paragraph of its own that holds nothing but a section's end, as the library writes it. */
const BREAK = /<w:p><w:pPr>(<w:sectPr\b[^>]*>(?:(?!<\/w:sectPr>).)*<\/w:sectPr>)<\/w:pPr><\/w:p>/gs;

/**
 * Gives the end of a section to the paragraph before it: in a paragraph of its own it takes a line, and on a full page
 * that line would be an empty page.
 */
function joinSectionBreaks(xml: string): string {
  let joined = '';
  let from = 0;
  for (const found of xml.matchAll(BREAK)) {
    joined += withProperty(xml.slice(from, found.index), found[1] as string);
    from = found.index + found[0].length;
  }
  return joined + xml.slice(from);
}

/** XML that ends in a paragraph, with one more property last in that paragraph's properties, where the schema wants it. */
function withProperty(xml: string, property: string): string {
  const start = Math.max(xml.lastIndexOf('<w:p>'), xml.lastIndexOf('<w:p '), xml.lastIndexOf('<w:p/>'));
  const paragraph = xml.slice(start);
  const ending = '</w:pPr>';
  const at = paragraph.indexOf(ending);
  if (!xml.endsWith('</w:p>') || at < 0) throw new Error('docx: a section does not end where it used to');
  return `${xml.slice(0, start)}${paragraph.slice(0, at)}${property}${paragraph.slice(at)}`;
}
