// Puts a sheet into a workbook file: the parts that are the same for every list, and the zip around them.
import { columnName, type SheetSetup, type SheetWriter, xmlAttribute, xmlText } from './excel-sheet.ts';
import { ROWS_A_PIECE } from './pace.ts';
import { packZip } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = [
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>`,
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/>`,
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  '</Types>',
].join('');

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const each = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook({ name, repeated }: SheetSetup): string {
  const sheet = `'${name}'`;
  const columns = repeated.columns > 0 ? `${sheet}!$A:$${columnName(repeated.columns - 1)},` : '';
  const titles = `${columns}${sheet}!$${repeated.row + 1}:$${repeated.row + 1}`;
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000" activeTab="0"/></bookViews>',
    `<sheets><sheet name="${xmlAttribute(name)}" sheetId="1" r:id="rId1"/></sheets>`,
    `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${xmlText(titles)}</definedName></definedNames>`,
    '</workbook>',
  ].join('');
}

function properties(title: string): string {
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>闭环</dc:creator></cp:coreProperties>`,
  ].join('');
}

/** Many short texts as few long ones: each piece that is packed costs a turn of the event loop. */
function* joined(texts: readonly string[]): Generator<string> {
  for (let at = 0; at < texts.length; at += ROWS_A_PIECE) yield texts.slice(at, at + ROWS_A_PIECE).join('');
}

/** The bytes of a workbook with one sheet. The same sheet gives the same bytes. */
export function packSheet(title: string, sheet: SheetWriter, setup: SheetSetup): Promise<Uint8Array> {
  return packZip([
    ['[Content_Types].xml', CONTENT_TYPES],
    [
      '_rels/.rels',
      relationships([
        [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ],
    ['docProps/core.xml', properties(title)],
    ['xl/workbook.xml', workbook(setup)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        [`${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
        [`${OFFICE}/styles`, 'styles.xml'],
        [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
      ]),
    ],
    ['xl/worksheets/sheet1.xml', joined(sheet.sheet(setup))],
    ['xl/styles.xml', sheet.styles()],
    ['xl/sharedStrings.xml', sheet.sharedStrings()],
  ]);
}
