// The one door for findings documents: bytes and a name in, paragraphs out; the content decides, not the extension.
import { createHash } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import { secrecyWarning } from '#domain/outline/secrecy.ts';
import type { OutlineWarning, SourceParagraph } from '#domain/outline/types.ts';
import { readDoc } from './doc.ts';
import { mainPart, type ReadWord, readDocx } from './docx.ts';
import { isCompound } from './ole.ts';
import { decodeText, textParagraphs } from './text.ts';
import { XmlError } from './xml.ts';
import { Zip, ZipError } from './zip.ts';

export interface ReadDocument {
  paragraphs: SourceParagraph[];
  format: 'txt' | 'docx' | 'doc';
  encoding?: string;
  warnings: OutlineWarning[];
  /** SHA-256 of the bytes, lower-case hex */
  sha256: string;
}

/** A findings document of 300 problems has some 300,000 characters; ten times that is another thing. */
const CHARACTER_LIMIT = 4_000_000;

const SAVE_AS = '请在 WPS 或 Word 中打开，另存为 .docx 后再导入。';

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

function ascii(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

/** What a file is that is no document; null where nothing is known. */
function foreign(bytes: Uint8Array): string | null {
  const head = ascii(bytes, 1024);
  if (head.startsWith('%PDF')) return 'PDF 文件';
  if (head.startsWith('{\\rtf')) return 'RTF 文件';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff) || head.startsWith('GIF8'))
    return '图片';
  if (startsWith(bytes, 0x42, 0x4d) && bytes.length > 54 && bytes[6] === 0 && bytes[8] === 0) return '图片';
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21)) return 'RAR 压缩包';
  if (startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return '7z 压缩包';
  if (/^\s*(?:\ufeff|\u00ef\u00bb\u00bf)?\s*(?:<!doctype html|<html)/i.test(head)) return '网页文件（HTML）';
  if (/^MIME-Version:/i.test(head)) return '网页归档文件（MHT）';
  if (/^(?:\u00ef\u00bb\u00bf)?<\?xml/.test(head)) {
    return /progid="Word\.Document"|wordprocessingml|schemas\.microsoft\.com\/office\/word/.test(head)
      ? 'Word XML 文件'
      : /uof/i.test(head)
        ? 'UOF 文件'
        : 'XML 文件';
  }
  return null;
}

function foreignZip(zip: Zip): string {
  if (zip.names.some((name) => name.startsWith('xl/'))) return 'Excel 表格';
  if (zip.names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint 演示文稿';
  if (zip.has('OFD.xml')) return 'OFD 版式文件';
  if (zip.has('content.xml')) return 'ODF 文件';
  return 'zip 压缩包';
}

function unsupported(fileName: string, what: string, hint = SAVE_AS): BihuanError {
  return new BihuanError('document.unsupported', `“${fileName}”实际是${what}，不能直接读取，没有导入。${hint}`, {
    fileName,
    what,
  });
}

function fromZip(bytes: Uint8Array, fileName: string): ReadWord {
  try {
    const zip = new Zip(bytes);
    if (zip.has('EncryptedPackage')) throw new ZipError('encrypted');
    const main = mainPart(zip);
    if (main === null) {
      const what = foreignZip(zip);
      const hint =
        what === 'Excel 表格'
          ? '台账请用“导入 Excel 台账”，或把表格粘贴到 Word 文档后再导入。'
          : what === 'zip 压缩包'
            ? '请先解压，再选择里面的文档。'
            : SAVE_AS;
      throw unsupported(fileName, what, hint);
    }
    return readDocx(zip, main);
  } catch (error) {
    if (error instanceof BihuanError) throw error;
    if (error instanceof ZipError) {
      switch (error.reason) {
        case 'truncated':
          throw new BihuanError(
            'document.truncated',
            `“${fileName}”不完整（文件后半部分缺失），没有导入。请重新拷贝或向来文单位索取。`,
            { fileName },
          );
        case 'bomb':
          throw new BihuanError('document.tooLarge', `“${fileName}”解压后大得不正常，为安全起见没有读取。`, {
            fileName,
          });
        case 'encrypted':
          throw encrypted(fileName);
        case 'damaged':
          break;
      }
    } else if (!(error instanceof XmlError)) throw error;
    throw new BihuanError(
      'document.unreadable',
      `“${fileName}”内部结构已损坏，没有导入。请在 WPS 或 Word 中打开修复后另存为 .docx。`,
      { fileName },
    );
  }
}

function encrypted(fileName: string): BihuanError {
  return new BihuanError(
    'document.encrypted',
    `“${fileName}”设有打开密码，不能读取，没有导入。请在 WPS 或 Word 中输入密码打开，取消密码后另存再导入。`,
    { fileName },
  );
}

function fromCompound(bytes: Uint8Array, fileName: string): ReadWord {
  const result = readDoc(bytes);
  switch (result.kind) {
    case 'read':
      return result.document;
    case 'encrypted':
      throw encrypted(fileName);
    case 'truncated':
      throw new BihuanError(
        'document.truncated',
        `“${fileName}”不完整或已损坏，没有导入。请重新拷贝，或在 WPS 或 Word 中打开后另存为 .docx。`,
        { fileName },
      );
    case 'foreign':
      throw unsupported(fileName, result.what);
  }
}

function finish(
  document: ReadWord,
  rest: Pick<ReadDocument, 'format' | 'sha256'> & { encoding?: string },
  fileName: string,
): ReadDocument {
  let characters = 0;
  for (const paragraph of document.paragraphs) characters += paragraph.text.length;
  if (characters === 0) {
    throw new BihuanError('document.empty', `“${fileName}”里没有文字，没有导入。如果内容是扫描图片，请先转成文字。`, {
      fileName,
    });
  }
  if (characters > CHARACTER_LIMIT) {
    throw new BihuanError(
      'document.tooLarge',
      `“${fileName}”有${Math.round(characters / 10_000)}万字，不像是一份反馈意见或整改方案，没有导入。`,
      { fileName, characters },
    );
  }
  const secret = secrecyWarning(document.paragraphs, document.headers);
  return {
    paragraphs: document.paragraphs,
    warnings: secret ? [secret, ...document.warnings] : document.warnings,
    ...rest,
  };
}

/**
 * Reads a findings document: .docx, Word's binary .doc/.wps, or text in UTF-8, UTF-16 or GB18030.
 * @throws BihuanError document.* with file name and reason
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  if (bytes.byteLength === 0) {
    throw new BihuanError('document.empty', `“${fileName}”是空文件（0 字节），没有导入。`, { fileName });
  }
  if (bytes.byteLength > DOCUMENT_BYTES) {
    throw new BihuanError(
      'document.tooLarge',
      `“${fileName}”有 ${Math.round(bytes.byteLength / 1024 / 1024)} MB，不像是一份反馈意见或整改方案，没有导入。`,
      { fileName, bytes: bytes.byteLength },
    );
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    return finish(fromZip(bytes, fileName), { format: 'docx', sha256 }, fileName);
  }
  if (isCompound(bytes)) return finish(fromCompound(bytes, fileName), { format: 'doc', sha256 }, fileName);
  const other = foreign(bytes);
  if (other !== null) throw unsupported(fileName, other);
  const decoded = decodeText(bytes);
  if (decoded === null) {
    throw new BihuanError(
      'document.binary',
      `“${fileName}”不是文字文档（可能是程序、图片或已损坏的文件），没有导入。请选择 .docx、.doc、.wps 或 .txt 文件。`,
      { fileName },
    );
  }
  const warnings: OutlineWarning[] =
    decoded.unreadable > 0
      ? [
          {
            code: 'unreadable-characters',
            message: `文件有${decoded.unreadable}处文字已损坏或不完整，以“\ufffd”代替，请对照原件核对。`,
            paragraph: null,
          },
        ]
      : [];
  const document = { paragraphs: textParagraphs(decoded.text, fileName), warnings, headers: [] };
  return finish(document, { format: 'txt', encoding: decoded.encoding, sha256 }, fileName);
}

/** Reads pasted text the same way as a .txt file. `name` stands in error sentences. */
export function readText(text: string, name: string): ReadDocument {
  if (!text.trim()) throw new BihuanError('document.empty', `“${name}”没有内容，没有导入。`, { fileName: name });
  const sha256 = createHash('sha256').update(text).digest('hex');
  const document = { paragraphs: textParagraphs(text.replace(/^\ufeff/, ''), name), warnings: [], headers: [] };
  return finish(document, { format: 'txt', sha256 }, name);
}
