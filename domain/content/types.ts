// The content model: one description of a document, written by several writers (paper view, .docx, .xlsx, print).
import type { PaperStyle } from '../official-format/style.ts';

/** A figure in a text that can be opened to the rows behind it. */
export interface FigureRef {
  /** Name of the figure in domain/statistics, e.g. `problems.closed` */
  figure: string;
  /** Limits the figure to one unit */
  unitId?: string;
}

export interface Run {
  text: string;
  bold?: boolean;
  ref?: FigureRef;
}

export interface Cell {
  runs: Run[];
  align?: 'left' | 'center' | 'right';
}

/** A block's name while its text is drafted again and again: what a clerk rewrote is found by it. */
interface Keyed {
  key?: string;
}

/** How a paragraph stands that is not set as body text. */
export type ParagraphAlign = 'center' | 'right' | 'flush';

/** 联系方式: a sentence that asks for opinions, and the ways to send them, one a line. */
export interface ContactBlock extends Keyed {
  kind: 'contact';
  runs: Run[];
  /** e.g. 联系电话, 邮政信箱, 电子邮箱 */
  lines: { label: string; text: string }[];
}

/** A small table inside a text document. */
export interface TableBlock extends Keyed {
  kind: 'table';
  caption: string | null;
  columns: { title: string /** share of the width, any unit */; width: number; align?: 'left' | 'center' | 'right' }[];
  rows: Cell[][];
  /** Printed under the table, e.g. the rule of a ranking */
  note: string | null;
}

export type Block =
  /** level 1 一、 黑体; 2 （一） 楷体; 3 1. and 4 (1) 仿宋 (GB/T 9704-2012 7.3.3); the text carries its own number */
  | (Keyed & { kind: 'heading'; level: 1 | 2 | 3 | 4; runs: Run[] })
  /** `align`: centred, to the right, or from the left edge without the indent of two characters */
  | (Keyed & { kind: 'paragraph'; runs: Run[]; align?: ParagraphAlign })
  | TableBlock
  | ContactBlock
  | { kind: 'pageBreak' };

/** 简报/通报 or report: red head (optional), title, blocks, signature, 版记. */
export interface TextDocument {
  kind: 'text';
  /**
   * How it looks; 国标 where it is left out. Drafts are stored without it and take the office's as they leave the engine;
   * what was issued keeps the one that it was issued in.
   */
  style?: PaperStyle;
  /** 内部事项 注意保管, top left; null for none */
  mark: string | null;
  head: {
    /** Red name, e.g. 整改工作简报 */
    name: string;
    /** 第N期, centred under the name */
    issue: string;
    /** 编印单位, left above the red line */
    issuer: string;
    /** Date in words, right above the red line */
    date: string;
  } | null;
  title: string;
  /** 主送, or null */
  addressee: string | null;
  blocks: Block[];
  signature: { organ: string; date: string } | null;
  /** 版记 at the foot of the last page */
  tail: { report: string | null; send: string | null; distribute: string | null; copies: number | null } | null;
}

/** A list on paper: 问题清单, 任务清单 … One group of lines is one problem (or unit), whose shared cells are merged. */
export interface ListDocument {
  kind: 'list';
  /** e.g. 问题清单 */
  title: string;
  /** Round and 截至 line under the title */
  subtitle: string;
  /** 内部事项 注意保管; null for none */
  mark: string | null;
  columns: ListColumn[];
  groups: ListGroup[];
  /** Footnotes under the table (e.g. the reporting classes) */
  notes: string[];
  /** Words of the signature row under the table, e.g. 填报人, 审核人, 日期 */
  signatures: string[];
  paper: ListPaper;
}

export interface ListPaper {
  size: 'A4' | 'A3';
  orientation: 'landscape' | 'portrait';
  /** False: a workbook keeps the columns' own widths and prints what does not fit on pages beside; true when left out */
  fitToWidth?: boolean;
}

export interface ListColumn {
  key: string;
  title: string;
  /** Width in millimetres on the stated paper; writers scale all columns to the block's width */
  width: number;
  align: 'left' | 'center';
  /** True: one cell for the whole group; false: one cell a line */
  shared: boolean;
  /**
   * Neighbouring cells with the same text are printed as one: 'group' joins lines of one group,
   * 'list' also joins groups (方面, 项). The cells themselves keep their text.
   */
  join?: 'group' | 'list';
  /** Whole numbers in this column are numbers in a workbook (序号, counts) */
  numeric?: boolean;
}

export interface ListGroup {
  /** Heading row over the whole width before this group, e.g. the aspect; null for none */
  heading: string | null;
  /** Ids of what each line shows, so that the screen can open it */
  ids: { problemId: string | null; unitId: string | null };
  /** At least one line; a shared column's text stands in the first line, the others hold '' */
  lines: { measureId: string | null; cells: string[] }[];
}

export type PaperDocument = TextDocument | ListDocument;
