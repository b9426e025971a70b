// Reading and rewriting one place of a text by its name on the paper (see renderer/print/targets.ts).
import { contactWords } from '#domain/content/blocks.ts';
import type { Block, Run, TableBlock, TextDocument } from '#domain/content/types.ts';
import { textOf } from '../runs.ts';
import { rewriteRuns } from './rewrite.ts';

interface Place {
  kind: string;
  block: number;
  row: number;
  column: number;
  field: string;
}

function parse(target: string): Place {
  const [kind = '', first = '', second = '', third = ''] = target.split(':');
  return { kind, block: Number(first), row: Number(second), column: Number(third), field: first };
}

const tableAt = (document: TextDocument, index: number): TableBlock | null => {
  const block = document.blocks[index];
  return block?.kind === 'table' ? block : null;
};

/** The text that stands at a place; null where there is nothing to change. */
export function readPlace(document: TextDocument, target: string): string | null {
  const { kind, block, row, column, field } = parse(target);
  const found = document.blocks[block];
  switch (kind) {
    case 'title':
      return document.title;
    case 'addressee':
      return document.addressee;
    case 'block':
      return found !== undefined && 'runs' in found ? textOf(found.runs) : null;
    case 'contact': {
      const line = found?.kind === 'contact' ? found.lines[row] : undefined;
      return line === undefined ? null : contactWords(line);
    }
    case 'cell': {
      const cell = tableAt(document, block)?.rows[row]?.[column];
      return cell === undefined ? null : textOf(cell.runs);
    }
    case 'caption':
      return tableAt(document, block)?.caption ?? null;
    case 'note':
      return tableAt(document, block)?.note ?? null;
    case 'head':
      return document.head === null ? null : (document.head[field as 'name' | 'issuer' | 'date'] ?? null);
    case 'signature':
      return document.signature === null ? null : (document.signature[field as 'organ' | 'date'] ?? null);
    case 'tail': {
      const value = document.tail?.[field as 'report' | 'send' | 'distribute' | 'copies'] ?? null;
      return value === null ? null : String(value);
    }
    default:
      return null;
  }
}

/** A heading or paragraph rewritten; several lines become several paragraphs, none takes it away. */
function writeBlock(document: TextDocument, index: number, text: string): TextDocument {
  const block = document.blocks[index];
  if (block === undefined || !('runs' in block)) return document;
  const runs = rewriteRuns(block.runs, text);
  // What invites to write stays with the ways to do so.
  if (block.kind === 'contact') return withBlock(document, index, { ...block, runs });
  const written = splitLines(runs).map(
    (line, at): Block => (at === 0 ? { ...block, runs: line } : { kind: 'paragraph', runs: line }),
  );
  return { ...document, blocks: [...document.blocks.slice(0, index), ...written, ...document.blocks.slice(index + 1)] };
}

const withBlock = (document: TextDocument, index: number, block: Block): TextDocument => ({
  ...document,
  blocks: document.blocks.with(index, block),
});

/** A line of a contact block rewritten; what stands before its first colon is its label, no text takes it away. */
function writeContact(document: TextDocument, index: number, at: number, line: string): TextDocument {
  const block = document.blocks[index];
  if (block?.kind !== 'contact') return document;
  const [, label = '', text = line] = /^([^：:]{1,50})[：:](.*)$/u.exec(line) ?? [];
  const lines = block.lines.flatMap((own, place) =>
    place !== at ? [own] : line === '' ? [] : [{ label: label === '' ? own.label : label, text: text.trim() }],
  );
  return withBlock(document, index, { ...block, lines });
}

/** Runs divided at line breaks; blank lines are dropped. */
function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.filter((line) => textOf(line).trim() !== '');
}

function writeTable(document: TextDocument, index: number, change: (table: TableBlock) => TableBlock): TextDocument {
  const blocks = document.blocks.map((block, at) => (at === index && block.kind === 'table' ? change(block) : block));
  return { ...document, blocks };
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '').trim();
const orNull = (text: string): string | null => (text === '' ? null : text);

/** The document with a place rewritten; figures that the new text still quotes stay open to their rows. */
export function writePlace(document: TextDocument, target: string, text: string): TextDocument {
  const { kind, block, row, column, field } = parse(target);
  const line = oneLine(text);
  switch (kind) {
    case 'title':
      return line === '' ? document : { ...document, title: line };
    case 'addressee':
      return { ...document, addressee: orNull(line) };
    case 'block':
      return writeBlock(document, block, text);
    case 'contact':
      return writeContact(document, block, row, line);
    case 'cell':
      return writeTable(document, block, (table) => ({
        ...table,
        rows: table.rows.map((cells, r) =>
          r !== row
            ? cells
            : cells.map((cell, c) => (c === column ? { ...cell, runs: rewriteRuns(cell.runs, line) } : cell)),
        ),
      }));
    case 'caption':
      return writeTable(document, block, (table) => ({ ...table, caption: orNull(line) }));
    case 'note':
      return writeTable(document, block, (table) => ({ ...table, note: orNull(text.trim()) }));
    case 'head':
      return document.head === null ? document : { ...document, head: { ...document.head, [field]: line } };
    case 'signature':
      return document.signature === null
        ? document
        : { ...document, signature: { ...document.signature, [field]: line } };
    case 'tail':
      return document.tail === null
        ? document
        : { ...document, tail: { ...document.tail, [field]: tailValue(field, line) } };
    default:
      return document;
  }
}

function tailValue(field: string, line: string): string | number | null {
  if (field !== 'copies') return orNull(line);
  const copies = Number.parseInt(line.replace(/\D/g, ''), 10);
  return copies >= 1 && copies <= 100_000 ? copies : null;
}
