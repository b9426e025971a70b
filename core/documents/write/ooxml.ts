// What a Word file and a workbook have in common: the parts that say what the other parts are and how they hang together
// (ECMA-376 part 2), and the zip around them.
import { cleanText } from './clean.ts';
import { type PartContent, packZip } from './zip.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** Name written as the file's author: the program, never a person. */
const AUTHOR = '闭环';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML, without what XML cannot carry. */
export function textXml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] as string);
}

/** A part of the file: its path, what it is, what it holds. */
export interface OfficePart {
  /** Within the folder, e.g. `worksheets/sheet1.xml` */
  path: string;
  /** The end of its content type, e.g. `worksheet+xml` */
  type: string;
  content: PartContent;
}

export interface OfficeFile {
  title: string;
  /** `word` or `xl` */
  folder: string;
  /** The beginning of its parts' content types */
  type: string;
  /** The part that the others hang on */
  main: OfficePart;
  /** The others with the kind of their relationship; the n-th is known to the main part as rId<n> */
  parts: readonly (OfficePart & { relation: string })[];
}

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes({ folder, type, main, parts }: OfficeFile): string {
  const each = [main, ...parts].map(
    (part) => `<Override PartName="/${folder}/${part.path}" ContentType="${type}.${part.type}"/>`,
  );
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...each,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    '</Types>',
  ].join('');
}

function properties(title: string): string {
  return [
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${textXml(title)}</dc:title><dc:creator>${AUTHOR}</dc:creator>`,
    `<cp:lastModifiedBy>${AUTHOR}</cp:lastModifiedBy></cp:coreProperties>`,
  ].join('');
}

/** The bytes of an Office file. The same parts give the same bytes. @throws whatever the making of a part throws */
export function packOffice(file: OfficeFile): Promise<Uint8Array> {
  const { title, folder, main, parts } = file;
  return packZip([
    ['[Content_Types].xml', contentTypes(file)],
    [
      '_rels/.rels',
      relationships([
        [`${OFFICE}/officeDocument`, `${folder}/${main.path}`],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', properties(title)],
    [
      `${folder}/_rels/${main.path}.rels`,
      relationships(parts.map(({ relation, path }) => [`${OFFICE}/${relation}`, path])),
    ],
    [`${folder}/${main.path}`, main.content],
    ...parts.map(({ path, content }) => [`${folder}/${path}`, content] as const),
  ]);
}
