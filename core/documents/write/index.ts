// Writes any document of the content model in the format asked for.
import { BihuanError } from '#contract/errors.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { writeListXlsx } from './excel.ts';
import type { Pace } from './pace.ts';
import { writeListDocx } from './word-list.ts';
import { writeTextDocx } from './word-text.ts';

export type PaperFormat = 'docx' | 'xlsx';

/**
 * The bytes of a document as .docx or, for lists, .xlsx. A text is written in the style that it carries,
 * without one in the measures of GB/T 9704-2012. `pace` is awaited between the rows of a list; it may throw to stop
 * the writing.
 * @throws BihuanError `input.invalid` where a text document is asked for as .xlsx
 */
export async function writeDocument(document: PaperDocument, format: PaperFormat, pace?: Pace): Promise<Uint8Array> {
  if (document.kind === 'list') {
    return format === 'xlsx' ? writeListXlsx(document, pace) : writeListDocx(document, pace);
  }
  if (format === 'xlsx') {
    throw new BihuanError('input.invalid', `《${document.title}》是文稿，不能导出为 Excel，请改为导出 Word。`);
  }
  return writeTextDocx(document);
}
