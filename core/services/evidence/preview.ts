// What the window may show of a piece of evidence: pictures and PDF as bytes, the rest as plain text and cells.
import { BihuanError } from '#contract/errors.ts';
import type { EvidencePreview, PreviewSheet } from '#contract/operations.ts';
import { lookOf, mediaWords } from '#domain/evidence/media.ts';
import type { SourceCell, SourceParagraph } from '#domain/outline/types.ts';
import type { BookSheet } from '#domain/workbook/types.ts';
import { imageSize } from '../../documents/read/image-size.ts';
import { readDocument } from '../../documents/read/index.ts';
import { decodeText } from '../../documents/read/text.ts';
import { readWorkbook } from '../../documents/read/workbook.ts';
import type { Context } from '../context.ts';
import { evidenceViews, readEvidence } from '../shared/evidence.ts';
import { needEvidence } from './evidence.ts';

/** Larger files are not handed to the window. */
const MOST_BYTES = 48 * 1024 * 1024;
/** A scan of an A3 sheet at 600 dpi has 70 million; unfolded, each dot takes four bytes. */
const MOST_DOTS = 120_000_000;
const MOST_BLOCKS = 3_000;
const MOST_CHARACTERS = 300_000;
const MOST_SHEETS = 20;
const MOST_ROWS = 400;
const MOST_COLUMNS = 60;
const MOST_CELL = 500;

const HOW = '可导出后用 WPS 等软件查看。';

/** @throws BihuanError notFound, evidence.broken */
export async function previewEvidence(
  context: Context,
  { evidenceId }: { evidenceId: string },
): Promise<EvidencePreview> {
  const rows = needEvidence(context.store, [evidenceId]);
  const [evidence] = evidenceViews(context, rows[0].round_id, rows);
  if (evidence === undefined) return none('');
  const { mediaType, bytes, fileName } = evidence;
  const look = lookOf(mediaType);
  if (look === 'none') return none(`${mediaWords(mediaType)}不在窗口内打开。`);
  if (bytes > MOST_BYTES)
    return none(`文件有${Math.round(bytes / 1024 / 1024)} MB，超过${MOST_BYTES / 1024 / 1024} MB。`);
  const content = Buffer.allocUnsafe(bytes);
  let at = 0;
  await readEvidence(context, evidence, (piece) => {
    at += piece.copy(content, at);
  });
  try {
    switch (look) {
      case 'image': {
        const size = imageSize(content);
        if (size !== null && size.width * size.height > MOST_DOTS)
          return none(`图片有${size.width}×${size.height}点，展开后占用内存过多，不能预览。`);
        return { look, mediaType, bytes: new Uint8Array(content) };
      }
      case 'pdf':
        return { look, mediaType, bytes: new Uint8Array(content) };
      case 'document':
        return await documentPreview(content, fileName);
      case 'table':
        return await tablePreview(content, fileName);
      case 'text':
        return textPreview(content);
    }
  } catch (error) {
    if (!(error instanceof BihuanError) || !error.code.startsWith('document.')) throw error;
    return none(notRead(error));
  }
}

const none = (reason: string): EvidencePreview => ({ look: 'none', reason: `${reason}${HOW}` });

/** The readers speak of importing; here only the reason counts. */
function notRead({ code, details }: BihuanError): string {
  switch (code) {
    case 'document.encrypted':
      return '文件设有打开密码，不能预览。';
    case 'document.empty':
      return '文件里没有文字，可能是扫描图片。';
    case 'document.unsupported':
      return `文件实际是${String(details?.what ?? '其他格式')}，不能预览。`;
    case 'document.tooLarge':
      return '文件内容过多，不能预览。';
    default:
      return '文件已损坏或格式特殊，不能预览。';
  }
}

function textPreview(content: Uint8Array): EvidencePreview {
  const decoded = decodeText(content);
  if (decoded === null) return none('文件不是文字，不能预览。');
  const { text, encoding } = decoded;
  return {
    look: 'text',
    text: text.slice(0, MOST_CHARACTERS),
    encoding,
    more: Math.max(0, text.length - MOST_CHARACTERS),
  };
}

type Block = Extract<EvidencePreview, { look: 'document' }>['blocks'][number];

async function documentPreview(content: Uint8Array, name: string): Promise<EvidencePreview> {
  const { paragraphs } = await readDocument(content, name);
  const blocks = blocksOf(paragraphs);
  return { look: 'document', blocks: blocks.slice(0, MOST_BLOCKS), more: Math.max(0, blocks.length - MOST_BLOCKS) };
}

type TableRows = Extract<Block, { kind: 'table' }>['rows'];

/** A table being read: several paragraphs of a cell stand one below the other. */
class Table {
  readonly number: number;
  readonly #rows = new Map<number, Map<number, TableRows[number][number]>>();

  constructor(number: number) {
    this.number = number;
  }

  add({ row, column, columnSpan = 1, rowSpan = 1 }: SourceCell, text: string): void {
    const cells = this.#rows.get(row) ?? new Map<number, TableRows[number][number]>();
    this.#rows.set(row, cells);
    const before = cells.get(column);
    cells.set(column, { text: before === undefined ? text : `${before.text}\n${text}`, column, columnSpan, rowSpan });
  }

  get rows(): TableRows {
    const ordered = [...this.#rows].sort(([a], [b]) => a - b);
    return ordered.map(([, cells]) => [...cells.values()].sort((a, b) => a.column - b.column));
  }
}

function blocksOf(paragraphs: readonly SourceParagraph[]): Block[] {
  const blocks: Block[] = [];
  let table: Table | undefined;
  const close = () => {
    if (table !== undefined) blocks.push({ kind: 'table', rows: table.rows });
    table = undefined;
  };
  for (const { text, headingLevel, cell } of paragraphs) {
    if (!cell) {
      close();
      if (text !== '') blocks.push(headingLevel ? { kind: 'heading', text } : { kind: 'paragraph', text });
      continue;
    }
    if (table?.number !== cell.table) {
      close();
      table = new Table(cell.table);
    }
    table.add(cell, text);
  }
  close();
  return blocks;
}

async function tablePreview(content: Uint8Array, name: string): Promise<EvidencePreview> {
  const book = await readWorkbook(content, name);
  return {
    look: 'table',
    sheets: book.sheets
      .filter(({ hidden }) => !hidden)
      .slice(0, MOST_SHEETS)
      .map(sheetOf),
    notes: book.notes,
  };
}

function sheetOf({ name, rows, merges, width }: BookSheet): PreviewSheet {
  const spans = new Map(merges.map((merge) => [`${merge.row}:${merge.column}`, merge.columns]));
  const shown = rows.filter(({ hidden }) => !hidden);
  return {
    name,
    columns: Math.min(width, MOST_COLUMNS),
    more: Math.max(0, shown.length - MOST_ROWS),
    rows: shown.slice(0, MOST_ROWS).map(({ row, cells }) => ({
      row,
      cells: cells
        .filter(({ column }) => column < MOST_COLUMNS)
        .map(({ column, text }) => ({
          column,
          text: text.length > MOST_CELL ? `${text.slice(0, MOST_CELL)}…` : text,
          span: Math.min(spans.get(`${row}:${column}`) ?? 1, MOST_COLUMNS - column),
        })),
    })),
  };
}
