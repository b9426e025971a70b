// Old binary workbooks (.xls, and .et of WPS, which is the same inside), by way of SheetJS; nothing else goes to it, and it
// runs in a thread of its own (xls-thread.ts): a file of some kilobytes can make it use up all memory.
import type { Book, CellKind } from '#domain/workbook/types.ts';
import { Budget, SheetBuilder, WorkbookError } from './workbook-build.ts';
import { formatOf, numberInWords } from './workbook-values.ts';

/** What is needed of a cell of the library's. */
interface XlsCell {
  t: string;
  v?: unknown;
  w?: string;
  f?: string;
  z?: unknown;
}

/** Old files name their code page; the library asks here, and the runtime's own decoders answer. */
const CODE_PAGES: Record<number, string> = { 936: 'gb18030', 950: 'big5', 932: 'shift_jis', 1252: 'windows-1252' };

const codePages = {
  utils: {
    hascp: (page: number): boolean => page in CODE_PAGES,
    decode(page: number, data: string | ArrayLike<number>): string {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Uint8Array.from(data);
      return new TextDecoder(CODE_PAGES[page] ?? 'windows-1252').decode(bytes);
    },
  },
};

/**
 * Reads the bytes of a binary workbook.
 * @throws 'encrypted' as the reason of a WorkbookError's message where it has a password; WorkbookError otherwise
 */
export async function readXlsHere(bytes: Uint8Array): Promise<Pick<Book, 'sheets' | 'notes'>> {
  const library = await import('@e965/xlsx');
  library.set_cptable(codePages);
  let book: ReturnType<typeof library.read>;
  try {
    book = library.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellStyles: true,
      bookVBA: false,
      WTF: false,
    });
  } catch (error) {
    throw new WorkbookError('damaged', /password|encrypt/i.test(String(error)) ? 'encrypted' : 'structure');
  }
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const budget = new Budget();
  const formulas = { read: 0, without: 0 };
  const sheets = book.SheetNames.flatMap((name, index) => {
    const source = book.Sheets[name];
    if (source === undefined || (source['!type'] !== undefined && source['!type'] !== 'sheet')) return [];
    const sheet = new SheetBuilder(name, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, budget);
    const data = (source['!data'] ?? []) as (XlsCell | undefined)[][];
    data.forEach((cells, row) => {
      cells?.forEach((cell, column) => {
        if (cell === undefined) return;
        const computed = typeof cell.f === 'string' && cell.f !== '';
        const found = cellValue(cell, from1904);
        if (found !== null) {
          if (computed) formulas.read++;
          sheet.cell(row, column, found[0], found[1], computed);
        } else if (computed) {
          formulas.without++;
          sheet.cell(row, column, 'error', `=${cell.f}`, true);
        }
      });
    });
    for (const { s, e } of source['!merges'] ?? []) sheet.merge(s.r, s.c, e.r, e.c);
    source['!cols']?.forEach((column, at) => {
      if (column?.hidden === true) sheet.hideColumns(at, at);
    });
    source['!rows']?.forEach((row, at) => {
      if (row?.hidden === true) sheet.hideRow(at);
    });
    return [sheet.build()];
  });
  const notes: string[] = [];
  if (formulas.read > 0) notes.push(`有${formulas.read}个单元格是公式，按文件上次保存时的结果读取，没有重新计算。`);
  if (formulas.without > 0) notes.push(`有${formulas.without}个公式没有保存结果，读不出内容，已列入无法读取的单元格。`);
  return { sheets, notes };
}

function cellValue(cell: XlsCell, from1904: boolean): [CellKind, string] | null {
  const { t, v } = cell;
  if (t === 'e') return ['error', cell.w ?? '#错误'];
  if (v === undefined || v === null || v === '') return null;
  if (t === 'b') return ['boolean', v === true ? '是' : '否'];
  if (t === 'n' && typeof v === 'number') {
    const { kind, text } = numberInWords(v, formatOf(typeof cell.z === 'string' ? cell.z : ''), from1904);
    return [kind, text];
  }
  return ['text', String(v)];
}
