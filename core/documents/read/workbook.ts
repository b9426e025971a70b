// The one door for workbooks: bytes and a name in, sheets out; the content decides what it is, not the extension.
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import type { Book } from '#domain/workbook/types.ts';
import { Compound, CompoundError, isCompound } from './ole.ts';
import { decodeText } from './text.ts';
import { WorkbookError } from './workbook-build.ts';
import { readCsv } from './workbook-csv.ts';
import { readXls } from './workbook-xls.ts';
import { readXlsx, workbookPart } from './workbook-xlsx.ts';
import { XmlError } from './xml.ts';
import { Zip, ZipError } from './zip.ts';

const SAVE_AS = '请在 WPS 表格或 Excel 中打开，另存为 .xlsx 后再导入。';

const refuse = {
  empty: (fileName: string) =>
    new BihuanError('document.empty', `“${fileName}”里没有内容，没有导入。请确认选对了文件。`, { fileName }),
  tooLarge: (fileName: string, why: string) =>
    new BihuanError('document.tooLarge', `“${fileName}”${why}，不像是一份台账，为安全起见没有读取。`, { fileName }),
  truncated: (fileName: string) =>
    new BihuanError(
      'document.truncated',
      `“${fileName}”不完整（文件后半部分缺失），没有导入。请重新拷贝或向来文单位索取。`,
      { fileName },
    ),
  encrypted: (fileName: string) =>
    new BihuanError(
      'document.encrypted',
      `“${fileName}”设有打开密码，不能读取，没有导入。请在 WPS 表格或 Excel 中输入密码打开，取消密码后另存再导入。`,
      { fileName },
    ),
  damaged: (fileName: string) =>
    new BihuanError('document.unreadable', `“${fileName}”内部结构已损坏，没有导入。${SAVE_AS}`, { fileName }),
  foreign: (fileName: string, what: string, hint = SAVE_AS) =>
    new BihuanError('document.unsupported', `“${fileName}”实际是${what}，不是能读取的表格，没有导入。${hint}`, {
      fileName,
      what,
    }),
};

const baseName = (fileName: string): string => fileName.replace(/\.[^.]*$/, '') || fileName;

/** Reads a zip that should be an .xlsx. */
function fromZip(bytes: Uint8Array, fileName: string): Book {
  const zip = new Zip(bytes);
  const path = workbookPart(zip);
  if (path === null) {
    const has = (folder: string): boolean => zip.names.some((name) => name.startsWith(folder));
    if (zip.has('EncryptedPackage')) throw refuse.encrypted(fileName);
    if (zip.has('xl/workbook.bin')) throw refuse.foreign(fileName, 'Excel 二进制工作簿（.xlsb）');
    if (has('word/')) throw refuse.foreign(fileName, 'Word 文档', '请用“导入反馈意见/整改方案”。');
    if (has('ppt/')) throw refuse.foreign(fileName, 'PowerPoint 演示文稿', '请选择台账的表格文件。');
    if (zip.has('content.xml')) throw refuse.foreign(fileName, 'ODF 表格');
    throw refuse.foreign(fileName, 'zip 压缩包', '请先解压，再选择里面的表格。');
  }
  return { format: 'xlsx', encoding: null, ...readXlsx(zip, path) };
}

/** Reads a compound file that should be an .xls or .et. */
async function fromCompound(bytes: Uint8Array, fileName: string): Promise<Book> {
  const file = new Compound(bytes);
  if (file.has('EncryptedPackage') || file.has('EncryptionInfo')) throw refuse.encrypted(fileName);
  if (file.has('WordDocument')) throw refuse.foreign(fileName, 'Word 文档', '请用“导入反馈意见/整改方案”。');
  const name = ['Workbook', 'Book', 'WORKBOOK', 'BOOK'].find((each) => file.has(each));
  if (name === undefined) throw refuse.foreign(fileName, '另一种程序的文件');
  // a stream that is cut off shows here, before the library meets it
  file.stream(name);
  return { format: 'xls', encoding: null, ...(await readXls(bytes)) };
}

function fromText(bytes: Uint8Array, fileName: string): Book {
  const decoded = decodeText(bytes);
  if (decoded === null) {
    throw new BihuanError(
      'document.binary',
      `“${fileName}”不是表格文件（可能是程序、图片或已损坏的文件），没有导入。请选择 .xlsx、.xls、.et 或 .csv 文件。`,
      { fileName },
    );
  }
  if (/^\s*<(?:!doctype html|html|table)/i.test(decoded.text)) {
    throw refuse.foreign(fileName, '网页文件（一些系统导出的“.xls”其实是网页）');
  }
  if (/^\s*<\?xml/.test(decoded.text)) throw refuse.foreign(fileName, 'XML 文件');
  if (decoded.text.trim() === '') throw refuse.empty(fileName);
  const table = readCsv(decoded.text, baseName(fileName));
  if (table === null) {
    throw refuse.foreign(fileName, '普通文字', '如果是反馈意见或整改方案，请用“导入反馈意见/整改方案”。');
  }
  if (decoded.unreadable > 0) {
    table.notes.push(`文件有${decoded.unreadable}处文字已损坏或不完整，以“\ufffd”代替，请对照原件核对。`);
  }
  return { format: 'csv', encoding: decoded.encoding, ...table };
}

/**
 * Reads a workbook: .xlsx, the old binary .xls and .et, or a text table in UTF-8, UTF-16 or GB18030.
 * @throws BihuanError document.* with the file's name, the reason and what to do
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Book> {
  if (bytes.byteLength === 0) throw refuse.empty(fileName);
  if (bytes.byteLength > DOCUMENT_BYTES) {
    throw refuse.tooLarge(fileName, `有 ${Math.round(bytes.byteLength / 1024 / 1024)} MB`);
  }
  let book: Book;
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) book = fromZip(bytes, fileName);
    else if (isCompound(bytes)) book = await fromCompound(bytes, fileName);
    else if (bytes[0] === 0x25 && bytes[1] === 0x50)
      throw refuse.foreign(fileName, 'PDF 文件', '请取得台账的表格文件。');
    else book = fromText(bytes, fileName);
  } catch (error) {
    throw said(error, fileName);
  }
  if (book.sheets.every((sheet) => sheet.rows.length === 0)) throw refuse.empty(fileName);
  return book;
}

/** What went wrong inside a reader, as the sentence that people see. */
function said(error: unknown, fileName: string): unknown {
  if (error instanceof ZipError) {
    if (error.reason === 'truncated') return refuse.truncated(fileName);
    if (error.reason === 'bomb') return refuse.tooLarge(fileName, '解压后大得不正常');
    return error.reason === 'encrypted' ? refuse.encrypted(fileName) : refuse.damaged(fileName);
  }
  if (error instanceof CompoundError) return refuse.truncated(fileName);
  if (error instanceof XmlError) return refuse.damaged(fileName);
  if (error instanceof WorkbookError) {
    if (error.reason === 'tooLarge') return refuse.tooLarge(fileName, '单元格多得不正常');
    return error.message === 'encrypted' ? refuse.encrypted(fileName) : refuse.damaged(fileName);
  }
  return error;
}
