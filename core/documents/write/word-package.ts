// Puts a document part written by hand into a Word file: the parts that are the same for every list.
import type { Typeface } from '#domain/official-format/profile.ts';
import { OFFICE, packOffice, XML_HEAD } from './ooxml.ts';
import { faceXml } from './word-xml.ts';
import type { PartContent } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The id by which the document's section names its footer. */
export const FOOTER_ID = 'rId3';

/** Opens and closes the document part around its body. */
export const DOCUMENT_START = `${XML_HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>`;
export const DOCUMENT_END = '</w:body></w:document>';

function styles(body: Typeface): string {
  return [
    `${XML_HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${faceXml(body)}`,
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '</w:styles>',
  ].join('');
}

const SETTINGS = [
  `${XML_HEAD}<w:settings xmlns:w="${MAIN}"><w:defaultTabStop w:val="720"/><w:compat>`,
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>',
  '</w:compat></w:settings>',
].join('');

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
  return packOffice({
    title,
    folder: 'word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml',
    main: { path: 'document.xml', type: 'document.main+xml', content: document },
    parts: [
      { relation: 'styles', path: 'styles.xml', type: 'styles+xml', content: styles(body) },
      { relation: 'settings', path: 'settings.xml', type: 'settings+xml', content: SETTINGS },
      {
        relation: 'footer',
        path: 'footer1.xml',
        type: 'footer+xml',
        content: `${XML_HEAD}<w:ftr xmlns:w="${MAIN}">${footer}</w:ftr>`,
      },
    ],
  });
}
