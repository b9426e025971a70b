// Names under which papers are saved, logged and shown in the printer's queue.
import type { PaperDocument } from '#domain/content/types.ts';

export type PaperFormat = 'xlsx' | 'docx' | 'pdf';

export const FORMAT_NAMES: Record<PaperFormat, string> = {
  xlsx: 'Excel 工作簿',
  docx: 'Word 文档',
  pdf: 'PDF 文件',
};

/** Windows refuses these whatever follows the dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Characters in a proposed name, well under the 255 bytes that file systems allow. */
const LONGEST = 60;

/** What a paper is called: the list's title, or the bulletin's red name with its issue. */
export function paperName(document: PaperDocument): string {
  if (document.kind === 'list' || document.head === null) return document.title;
  return `${document.head.name}${document.head.issue}`;
}

/** A file name to propose, e.g. `问题清单（2020-06-22）.xlsx`, valid on Windows and Linux. `today` is a plain date. */
export function proposedFileName(document: PaperDocument, format: PaperFormat, today: string): string {
  const plain = [...paperName(document)]
    .map((character) => (character < ' ' || '<>:"/\\|?*'.includes(character) ? '_' : character))
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const name = plain === '' || RESERVED.test(plain) ? `闭环${plain}` : plain;
  return `${name}（${today}）.${format}`;
}

/** The path with the format's ending, which not every file dialog appends by itself. */
export function withEnding(path: string, format: PaperFormat): string {
  return path.toLowerCase().endsWith(`.${format}`) ? path : `${path}.${format}`;
}
