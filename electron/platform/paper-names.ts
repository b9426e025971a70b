// Names under which papers are saved, logged and shown in the printer's queue.
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

function plainStem(words: string): string {
  return [...words]
    .map((character) => (character < ' ' || '<>:"/\\|?*'.includes(character) ? '_' : character))
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
}

/** A name that file systems take, from one that came with a file of another machine; its ending stays. */
export function plainFileName(name: string): string {
  const at = name.lastIndexOf('.');
  const [stem, ending] = at > 0 ? [name.slice(0, at), name.slice(at)] : [name, ''];
  const plain = plainStem(stem);
  return `${plain === '' || RESERVED.test(plain) ? `原件${plain}` : plain}${plainStem(`x${ending}`).slice(1)}`;
}

/** A file name to propose for a paper by its name, e.g. `问题清单（2020-06-22）.xlsx`, valid on Windows and Linux. */
export function proposedFileName(paper: string, format: PaperFormat, today: string): string {
  const plain = plainStem(paper);
  const name = plain === '' || RESERVED.test(plain) ? `闭环${plain}` : plain;
  return `${name}（${today}）.${format}`;
}

/** The path with an ending (without its dot), which not every file dialog appends by itself. */
export function withEnding(path: string, ending: string): string {
  return path.toLowerCase().endsWith(`.${ending.toLowerCase()}`) ? path : `${path}.${ending}`;
}
