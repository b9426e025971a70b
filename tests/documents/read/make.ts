// Small Word and compound files made from parts, so that a test shows exactly what the reader meets.
import JSZip from 'jszip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MORE =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

export interface Parts {
  /** Inside w:body */
  body: string;
  /** Inside w:numbering */
  numbering?: string;
  /** Inside w:styles */
  styles?: string;
  /** Further files by path */
  files?: Record<string, string>;
}

/** A .docx of the given parts. */
export async function docx({ body, numbering, styles, files }: Parts): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file(
    '[Content_Types].xml',
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file(
    '_rels/.rels',
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  zip.file(
    'word/document.xml',
    `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${MORE}><w:body>${body}</w:body></w:document>`,
  );
  if (numbering) zip.file('word/numbering.xml', `<w:numbering ${W}>${numbering}</w:numbering>`);
  if (styles) zip.file('word/styles.xml', `<w:styles ${W}>${styles}</w:styles>`);
  zip.file(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['numbering', 'styles']
      .map(
        (part, i) =>
          `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${part}" Target="${part}.xml"/>`,
      )
      .join('')}</Relationships>`,
  );
  for (const [path, text] of Object.entries(files ?? {})) zip.file(path, text);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A paragraph; `list` is numId:level, `style` a style id. */
export function p(text: string, options: { list?: string; style?: string; extra?: string } = {}): string {
  const [numId, level] = (options.list ?? '').split(':');
  const list = options.list ? `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>` : '';
  const style = options.style ? `<w:pStyle w:val="${options.style}"/>` : '';
  return `<w:p><w:pPr>${style}${list}${options.extra ?? ''}</w:pPr>${text ? r(text) : ''}</w:p>`;
}

/** A run of text. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A list definition: levels as [format, text, start?]. */
export function abstractNum(id: number, levels: [string, string, number?][], extra = ''): string {
  const inner = levels
    .map(
      ([format, text, start], k) =>
        `<w:lvl w:ilvl="${k}"><w:start w:val="${start ?? 1}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('');
  return `<w:abstractNum w:abstractNumId="${id}">${extra}${inner}</w:abstractNum>`;
}

export function num(id: number, abstractId: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${overrides}</w:num>`;
}

/** A table of rows of cells; a cell is its text or { text, span, merge }. */
export function table(rows: (string | { text: string; span?: number; merge?: 'restart' | 'continue' })[][]): string {
  const cell = (c: (typeof rows)[number][number]): string => {
    const { text, span, merge } = typeof c === 'string' ? { text: c, span: undefined, merge: undefined } : c;
    const properties = `${span ? `<w:gridSpan w:val="${span}"/>` : ''}${merge ? `<w:vMerge w:val="${merge}"/>` : ''}`;
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${text
      .split('\n')
      .map((line) => p(line))
      .join('')}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

const SECTOR = 512;

/** A compound file with the given streams, each in whole sectors (no mini stream). */
export function compound(streams: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(streams);
  const sectors: Uint8Array[] = [];
  const chains: number[][] = [];
  for (const name of names) {
    const data = streams[name] as Uint8Array;
    const chain: number[] = [];
    for (let at = 0; at < Math.max(1, data.length); at += SECTOR) {
      const sector = new Uint8Array(SECTOR);
      sector.set(data.subarray(at, at + SECTOR));
      chain.push(sectors.length);
      sectors.push(sector);
    }
    chains.push(chain);
  }
  const directory = new Uint8Array(Math.ceil((names.length + 1) / 4) * SECTOR);
  const view = new DataView(directory.buffer);
  const entry = (place: number, name: string, type: number, start: number, size: number): void => {
    const at = place * 128;
    for (let i = 0; i < name.length; i++) view.setUint16(at + i * 2, name.charCodeAt(i), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    directory[at + 66] = type;
    for (const offset of [68, 72, 76]) view.setUint32(at + offset, 0xffffffff, true);
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, size, true);
  };
  entry(0, 'Root Entry', 5, 0xfffffffe, 0);
  names.forEach((name, i) => {
    entry(i + 1, name, 2, chains[i]?.[0] ?? 0xfffffffe, Math.max(4096, streams[name]?.length ?? 0));
  });
  const directoryStart = sectors.length;
  const directoryChain: number[] = [];
  for (let at = 0; at < directory.length; at += SECTOR) {
    directoryChain.push(sectors.length);
    sectors.push(directory.slice(at, at + SECTOR));
  }
  const fatAt = sectors.length;
  const fat = new Uint8Array(SECTOR).fill(0xff);
  const fatView = new DataView(fat.buffer);
  for (const chain of [...chains, directoryChain]) {
    for (const [i, sector] of chain.entries()) fatView.setUint32(sector * 4, chain[i + 1] ?? 0xfffffffe, true);
  }
  fatView.setUint32(fatAt * 4, 0xfffffffd, true);
  sectors.push(fat);
  const out = new Uint8Array(SECTOR * (sectors.length + 1));
  const header = new DataView(out.buffer);
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].forEach((byte, i) => {
    out[i] = byte;
  });
  header.setUint16(30, 9, true);
  header.setUint16(32, 6, true);
  header.setUint32(44, 1, true);
  header.setUint32(48, directoryStart, true);
  header.setUint32(56, 4096, true);
  header.setUint32(60, 0xfffffffe, true);
  header.setUint32(68, 0xfffffffe, true);
  for (let i = 0; i < 109; i++) header.setUint32(76 + i * 4, i === 0 ? fatAt : 0xffffffff, true);
  for (const [i, sector] of sectors.entries()) out.set(sector, SECTOR * (i + 1));
  return out;
}
