// An .xlsx as its parts: which sheets there are, their strings and number formats. Macros and links are never followed.
import type { Book } from '#domain/workbook/types.ts';
import { Budget, SheetBuilder, WorkbookError } from './workbook-build.ts';
import { readSheet, type SheetContext, stringCollector } from './workbook-sheet.ts';
import { builtInFormat, formatOf, type NumberFormat } from './workbook-values.ts';
import { elements, parseXml, type XmlElement } from './xml.ts';
import { isOn, scanXml } from './xml-scan.ts';
import type { Zip } from './zip.ts';

/** A sheet part beyond this is no ledger; it also keeps the text of one part in a JavaScript string. */
const STRING_LIMIT = 2_000_000;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function named(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elements(parent).filter((element) => localName(element.name) === name);
}

/** An attribute whatever prefix it bears (r:id). */
function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const key = Object.keys(element?.attributes ?? {}).find((each) => localName(each) === name);
  return key === undefined ? undefined : element?.attributes[key];
}

function part(zip: Zip, name: string): string | null {
  const bytes = zip.read(name);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

interface Target {
  type: string;
  path: string;
}

/** Relations of a part by id, their paths from the root; those that lead out of the file are left out. */
function relations(zip: Zip, of: string): Map<string, Target> {
  const slash = of.lastIndexOf('/');
  const folder = of.slice(0, slash + 1);
  const xml = part(zip, `${folder}_rels/${of.slice(slash + 1)}.rels`);
  const found = new Map<string, Target>();
  if (xml === null) return found;
  for (const relation of named(parseXml(xml), 'Relationship')) {
    const [id, target, type] = ['Id', 'Target', 'Type'].map((name) => attribute(relation, name));
    if (id === undefined || target === undefined || attribute(relation, 'TargetMode') === 'External') continue;
    const steps: string[] = [];
    for (const step of (target.startsWith('/') ? target.slice(1) : folder + target).split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '.' && step !== '') steps.push(step);
    }
    found.set(id, { type: (type ?? '').split('/').at(-1) ?? '', path: steps.join('/') });
  }
  return found;
}

/** Path of the workbook part; null where the zip is no .xlsx. */
export function workbookPart(zip: Zip): string | null {
  for (const { type, path } of relations(zip, '').values()) {
    if (type === 'officeDocument' && /\/?workbook\d*\.xml$/i.test(path) && zip.has(path)) return path;
  }
  return zip.has('xl/workbook.xml') ? 'xl/workbook.xml' : null;
}

function sharedStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  const collector = stringCollector();
  scanXml(xml, {
    open(name, _attributes, alone) {
      if (name === 'si') {
        collector.begin();
        if (alone) strings.push('');
      } else collector.open(name, alone);
    },
    close(name) {
      if (name !== 'si') {
        collector.close(name);
        return;
      }
      if (strings.length >= STRING_LIMIT) throw new WorkbookError('tooLarge', 'strings');
      strings.push(collector.value());
    },
    text: (raw) => collector.text(raw),
  });
  return strings;
}

/** Number format of every cell style. */
function cellFormats(xml: string | null): NumberFormat[] {
  if (xml === null) return [];
  const root = parseXml(xml);
  const own = new Map<number, NumberFormat>();
  for (const format of named(named(root, 'numFmts')[0], 'numFmt')) {
    own.set(Number(attribute(format, 'numFmtId')), formatOf(attribute(format, 'formatCode') ?? ''));
  }
  return named(named(root, 'cellXfs')[0], 'xf').map((style) => {
    const id = Number(attribute(style, 'numFmtId') ?? 0);
    return own.get(id) ?? builtInFormat(id);
  });
}

/**
 * Reads all worksheets of an opened .xlsx. Formulas give the value they had when the file was saved and are never
 * computed; charts, macros and links to other files are left aside with a note.
 * @throws ZipError, XmlError, WorkbookError
 */
export function readXlsx(zip: Zip, workbookPath: string): Pick<Book, 'sheets' | 'notes'> {
  const workbook = parseXml(part(zip, workbookPath) ?? '');
  const targets = relations(zip, workbookPath);
  const byType = (type: string): string | undefined => [...targets.values()].find((each) => each.type === type)?.path;
  const strings = byType('sharedStrings');
  const styles = byType('styles');
  const properties = named(workbook, 'workbookPr')[0];
  const context: SheetContext = {
    strings: sharedStrings(strings === undefined ? null : part(zip, strings)),
    formats: cellFormats(styles === undefined ? null : part(zip, styles)),
    from1904: isOn(attribute(properties, 'date1904')),
    formulas: { read: 0, without: 0 },
  };
  const budget = new Budget();
  const sheets = named(named(workbook, 'sheets')[0], 'sheet').flatMap((entry) => {
    const target = targets.get(attribute(entry, 'id') ?? '');
    // chart and dialog sheets hold no cells
    if (target === undefined || target.type !== 'worksheet') return [];
    const xml = part(zip, target.path);
    if (xml === null) throw new WorkbookError('damaged', 'sheet missing');
    const state = attribute(entry, 'state') ?? 'visible';
    const sheet = new SheetBuilder(attribute(entry, 'name') ?? '', state !== 'visible', budget);
    readSheet(xml, sheet, context);
    return [sheet.build()];
  });
  return { sheets, notes: notes(zip, context) };
}

function notes(zip: Zip, { formulas }: SheetContext): string[] {
  const said: string[] = [];
  if (formulas.read > 0) {
    said.push(`有${formulas.read}个单元格是公式，按文件上次保存时的结果读取，没有重新计算。`);
  }
  if (formulas.without > 0) said.push(`有${formulas.without}个公式没有保存结果，读不出内容，已列入无法读取的单元格。`);
  if (zip.names.some((name) => name.includes('/externalLinks/'))) {
    said.push('工作簿引用了其他文件，没有去读那些文件。');
  }
  if (zip.names.some((name) => name.endsWith('vbaProject.bin'))) said.push('工作簿带有宏，没有运行。');
  return said;
}
