// Which tables are too wide for an upright page, and in which order pages of either kind follow each other.
import type { Block, Cell, TableBlock } from '../content/types.ts';
import { textWidth } from '../content/width.ts';
import { blockWidth, type StyleProfile } from './profile.ts';

/** A cell's text is still read with ease in a column of so many characters, however long it is. */
const EASY = 4;
/** Lines that a column's title may take. */
const TITLE_LINES = 2;
/** Twips that a column takes beside its text: margins and rule. */
const COLUMN_FRAME = 150;

/** Words that no program breaks: digits, letters and what stands between them without a blank. */
const UNBROKEN = /[!-~]+/g;

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(UNBROKEN) ?? []).map(textWidth));
}

/** Characters that a column needs so that no figure is broken and no text stands in a column of one or two characters. */
function neededWidth(title: string, cells: readonly (Cell | undefined)[]): number {
  const texts = cells.map((cell) => (cell?.runs ?? []).map((run) => run.text).join(''));
  return Math.max(
    1,
    Math.ceil(textWidth(title) / TITLE_LINES),
    longestWord(title),
    ...texts.map((text) => Math.max(longestWord(text), Math.min(EASY, textWidth(text)))),
  );
}

/** Whether a table's columns need more than an upright page gives them, so that its page has to be turned. */
export function isWide(table: TableBlock, profile: StyleProfile): boolean {
  const character = profile.faces.table.size * 20;
  const needed = table.columns.reduce((sum, { title }, column) => {
    const cells = table.rows.map((row) => row[column]);
    return sum + neededWidth(title, cells) * character + COLUMN_FRAME;
  }, 0);
  return needed > blockWidth(profile);
}

function trailingHeadings(blocks: readonly Block[]): number {
  return blocks.length - 1 - blocks.findLastIndex((block) => block.kind !== 'heading');
}

/** Blocks that stand on pages of one kind. */
export interface Stretch {
  turned: boolean;
  /** Index of the first block in the document */
  from: number;
  blocks: Block[];
}

/**
 * The blocks of a text as stretches of upright and turned pages. The first one is upright and may be empty: title and
 * addressee stand there.
 */
export function stretches(blocks: readonly Block[], profile: StyleProfile): Stretch[] {
  const found: Stretch[] = [{ turned: false, from: 0, blocks: [] }];
  blocks.forEach((block, index) => {
    const last = found.at(-1) as Stretch;
    const wide = block.kind === 'table' && isWide(block, profile);
    // A new stretch begins a page by itself.
    if (wide === last.turned) last.blocks.push(block);
    else if (block.kind === 'pageBreak' && last.turned) found.push({ turned: false, from: index + 1, blocks: [] });
    else {
      // Headings go with the table that they head.
      const headings = wide ? trailingHeadings(last.blocks) : 0;
      const moved = last.blocks.splice(last.blocks.length - headings);
      found.push({ turned: wide, from: index - headings, blocks: [...moved, block] });
    }
  });
  return found.filter((stretch, index) => index === 0 || stretch.blocks.length > 0);
}
