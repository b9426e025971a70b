// What kind of file something is: by its first bytes where they tell, else by the ending of its name.

/** How a file can be looked at inside the window. */
export type Look = 'image' | 'pdf' | 'document' | 'table' | 'text' | 'none';

const ENDINGS: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  doc: 'application/msword',
  wps: 'application/msword',
  xls: 'application/vnd.ms-excel',
  et: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
  zip: 'application/zip',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
};

export const UNKNOWN_TYPE = 'application/octet-stream';

/** Lower-case ending without its dot; '' for none. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at > 0 ? name.slice(at + 1).toLowerCase() : '';
}

const starts = (head: Uint8Array, at: number, ...bytes: number[]): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);

/** The kind that the first bytes show beyond doubt; null where only the name can tell. */
function shown(head: Uint8Array): string | null {
  if (starts(head, 0, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (starts(head, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(head, 0, 0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  if (starts(head, 0, 0x52, 0x49, 0x46, 0x46) && starts(head, 8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  if (starts(head, 0, 0x42, 0x4d) && starts(head, 6, 0, 0, 0, 0)) return 'image/bmp';
  if (starts(head, 0, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  return null;
}

/** Endings whose files begin with these bytes; another beginning means that the name is wrong. */
const CONTAINERS: readonly { head: number[]; endings: readonly string[] }[] = [
  { head: [0x50, 0x4b], endings: ['docx', 'xlsx', 'xlsm', 'pptx', 'ofd', 'zip'] },
  { head: [0xd0, 0xcf, 0x11, 0xe0], endings: ['doc', 'wps', 'xls', 'et'] },
];

/** MIME type of a file by its first bytes (a dozen are enough) and its name. */
export function mediaTypeOf(head: Uint8Array, name: string): string {
  const ending = endingOf(name);
  const found = shown(head);
  if (found !== null) return found;
  const named = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  const container = CONTAINERS.find((each) => starts(head, 0, ...each.head));
  if (container !== undefined) {
    if (named !== undefined && container.endings.includes(ending)) return named;
    return container.head[0] === 0x50 ? 'application/zip' : 'application/x-ole-storage';
  }
  // An old workbook or document that is really a web page or text is told by the readers.
  return named ?? UNKNOWN_TYPE;
}

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** How a file of this type can be looked at. Web pages, drawings with scripts and programs never are. */
export function lookOf(mediaType: string): Look {
  if (IMAGES.has(mediaType)) return 'image';
  switch (mediaType) {
    case 'application/pdf':
      return 'pdf';
    case 'application/msword':
    case ENDINGS.docx:
      return 'document';
    case 'application/vnd.ms-excel':
    case 'text/csv':
    case ENDINGS.xlsx:
      return 'table';
    case 'text/plain':
      return 'text';
    default:
      return 'none';
  }
}

const WORDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  [ENDINGS.docx as string]: 'Word',
  'application/vnd.ms-excel': 'Excel',
  [ENDINGS.xlsx as string]: 'Excel',
  [ENDINGS.pptx as string]: '演示文稿',
  'text/csv': '表格文本',
  'text/plain': '文本',
  'text/html': '网页',
  'application/ofd': 'OFD',
  'application/zip': '压缩包',
};

/** The kind of file in a word that clerks use. */
export function mediaWords(mediaType: string): string {
  if (mediaType.startsWith('image/')) return '图片';
  if (mediaType.startsWith('video/')) return '视频';
  if (mediaType.startsWith('audio/')) return '录音';
  return WORDS[mediaType] ?? '其他文件';
}
