// Small makers of blocks, so that every drafted text is put together the same way.
import type { Block, ContactBlock, Run } from './types.ts';

/** A run without anything behind it. */
export const plain = (text: string): Run => ({ text });

/** A counted figure; `unitId` limits it to one unit. */
export function figureRun(value: number, figure: string, unitId?: string): Run {
  return { text: String(value), ref: { figure, ...(unitId === undefined ? {} : { unitId }) } };
}

const runsOf = (parts: readonly (Run | string)[]): Run[] =>
  parts.map((part) => (typeof part === 'string' ? plain(part) : part)).filter((run) => run.text !== '');

/** A paragraph; `key` names it for as long as the text is drafted again (see domain/report/merge.ts). */
export function paragraph(key: string, ...parts: (Run | string)[]): Block {
  return { kind: 'paragraph', key, runs: runsOf(parts) };
}

/** A heading that carries its own number. */
export function heading(key: string, level: 1 | 2 | 3 | 4, ...parts: (Run | string)[]): Block {
  return { kind: 'heading', key, level, runs: runsOf(parts) };
}

/** What a block says, without its references: rows of a table line by line. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'pageBreak':
      return '';
    case 'table':
      return [
        block.caption ?? '',
        block.columns.map((column) => column.title).join('\t'),
        ...block.rows.map((row) => row.map((cell) => cell.runs.map((run) => run.text).join('')).join('\t')),
        block.note ?? '',
      ]
        .filter((line) => line !== '')
        .join('\n');
    case 'contact':
      return [runsText(block.runs), ...block.lines.map(contactWords)].join('\n');
    default:
      return runsText(block.runs);
  }
}

const runsText = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/** 联系电话：0123-4567890: one line of a contact block as it is printed. */
export function contactWords({ label, text }: ContactBlock['lines'][number]): string {
  return `${label}：${text}`;
}
