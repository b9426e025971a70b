// Puts a document part written by hand into a Word file: the parts that are the same for every list, and the zip around them.
import type { Typeface } from '#domain/official-format/profile.ts';
import { faceXml, wordText } from './word-xml.ts';
import { type PartContent, packZip } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Name written as the file's author: the program, never a person. */
const AUTHOR = '闭环';

const CONTENT_TYPES = [
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>`,
  `<Override PartName="/word/styles.xml" ContentType="${WORD_TYPE}.styles+xml"/>`,
  `<Override PartName="/word/settings.xml" ContentType="${WORD_TYPE}.settings+xml"/>`,
  `<Override PartName="/word/footer1.xml" ContentType="${WORD_TYPE}.footer+xml"/>`,
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  '</Types>',
].join('');

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** The id by which the document's section names its footer. */
export const FOOTER_ID = 'rId3';

/** Opens and closes the document part around its body. */
export const DOCUMENT_START = `${HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>`;
export const DOCUMENT_END = '</w:body></w:document>';

function styles(body: Typeface): string {
  return [
    `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${faceXml(body)}`,
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '</w:styles>',
  ].join('');
}

const SETTINGS = [
  `${HEAD}<w:settings xmlns:w="${MAIN}"><w:defaultTabStop w:val="720"/><w:compat>`,
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>',
  '</w:compat></w:settings>',
].join('');

function properties(title: string): string {
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${wordText(title)}</dc:title><dc:creator>${AUTHOR}</dc:creator>`,
    `<cp:lastModifiedBy>${AUTHOR}</cp:lastModifiedBy></cp:coreProperties>`,
  ].join('');
}

export interface WordParts {
  title: string;
  /** The typeface of text that names none */
  body: Typeface;
  /** From DOCUMENT_START to DOCUMENT_END */
  document: PartContent;
  /** Paragraphs of the footer */
  footer: string;
}

/** The bytes of a Word file. The same parts give the same bytes. */
export function packWord({ title, body, document, footer }: WordParts): Promise<Uint8Array> {
  return packZip([
    ['[Content_Types].xml', CONTENT_TYPES],
    [
      '_rels/.rels',
      relationships([
        [`${OFFICE}/officeDocument`, 'word/document.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', properties(title)],
    [
      'word/_rels/document.xml.rels',
      relationships([
        [`${OFFICE}/styles`, 'styles.xml'],
        [`${OFFICE}/settings`, 'settings.xml'],
        [`${OFFICE}/footer`, 'footer1.xml'],
      ]),
    ],
    ['word/document.xml', document],
    ['word/styles.xml', styles(body)],
    ['word/settings.xml', SETTINGS],
    ['word/footer1.xml', `${HEAD}<w:ftr xmlns:w="${MAIN}">${footer}</w:ftr>`],
  ]);
}
