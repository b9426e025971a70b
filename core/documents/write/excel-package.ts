// Puts a sheet into a workbook file: the parts that are the same for every list.
import { columnName, type SheetSetup, type SheetWriter, xmlAttribute, xmlText } from './excel-sheet.ts';
import { OFFICE, packOffice, XML_HEAD } from './ooxml.ts';
import { ROWS_A_PIECE } from './pace.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function workbook({ name, repeated }: SheetSetup): string {
  const sheet = `'${name}'`;
  const columns = repeated.columns > 0 ? `${sheet}!$A:$${columnName(repeated.columns - 1)},` : '';
  const titles = `${columns}${sheet}!$${repeated.row + 1}:$${repeated.row + 1}`;
  return [
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000" activeTab="0"/></bookViews>',
    `<sheets><sheet name="${xmlAttribute(name)}" sheetId="1" r:id="rId1"/></sheets>`,
    `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${xmlText(titles)}</definedName></definedNames>`,
    '</workbook>',
  ].join('');
}

/** Many short texts as few long ones: each piece that is packed costs a turn of the event loop. */
function* joined(texts: readonly string[]): Generator<string> {
  for (let at = 0; at < texts.length; at += ROWS_A_PIECE) yield texts.slice(at, at + ROWS_A_PIECE).join('');
}

/** The bytes of a workbook with one sheet. The same sheet gives the same bytes. */
export function packSheet(title: string, sheet: SheetWriter, setup: SheetSetup): Promise<Uint8Array> {
  return packOffice({
    title,
    folder: 'xl',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml',
    main: { path: 'workbook.xml', type: 'sheet.main+xml', content: workbook(setup) },
    parts: [
      {
        relation: 'worksheet',
        path: 'worksheets/sheet1.xml',
        type: 'worksheet+xml',
        content: joined(sheet.sheet(setup)),
      },
      { relation: 'styles', path: 'styles.xml', type: 'styles+xml', content: sheet.styles() },
      {
        relation: 'sharedStrings',
        path: 'sharedStrings.xml',
        type: 'sharedStrings+xml',
        content: sheet.sharedStrings(),
      },
    ],
  });
}
