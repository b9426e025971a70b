// The measures of official documents (GB/T 9704-2012 党政机关公文格式) as data, so that an office can have its own.

/** A typeface as Word names it: one font for Chinese, one for letters and digits. Named only, never shipped. */
export interface Typeface {
  eastAsia: string;
  latin: string;
  /** Points */
  size: number;
  bold?: boolean;
}

/** Everything that decides how a text document looks on paper. Lengths are twips (1/1440 inch) unless said otherwise. */
export interface StyleProfile {
  /** As people choose it: 国标, 本单位样式 */
  name: string;
  page: { width: number; height: number; top: number; bottom: number; left: number; right: number };
  grid: {
    /** Exact distance of lines */
    linePitch: number;
    linesPerPage: number;
    charactersPerLine: number;
    /** Added to every character's width, in 1/4096 point (w:docGrid charSpace): what Word shows as characters a line */
    charSpace: number;
    /** The same as spacing of the text itself, in twips: what sets the lines, see GB_PROFILE */
    characterSpacing: number;
  };
  faces: {
    body: Typeface;
    title: Typeface;
    heading1: Typeface;
    heading2: Typeface;
    heading3: Typeface;
    heading4: Typeface;
    mark: Typeface;
    headIssue: Typeface;
    headLine: Typeface;
    tail: Typeface;
    pageNumber: Typeface;
    table: Typeface;
    tableHeader: Typeface;
    caption: Typeface;
    note: Typeface;
  };
  head: {
    /** 'preprinted': the paper already bears the red head (套打), its place is left blank */
    printing: 'print' | 'preprinted';
    /** Font of the red name; its size follows from its length */
    nameFace: Omit<Typeface, 'size'>;
    /** Points; the name is set as large as fits between these */
    nameSize: { smallest: number; largest: number };
    colour: string;
    /** From the block's upper edge to the name's upper edge */
    nameTop: number;
    /** From the line 编印单位/date to the red rule */
    ruleGap: number;
    /** Thickness of the red rule in 1/8 point */
    rule: number;
    /** Blank lines between the red rule and the title */
    titleGap: number;
  };
  /** Indent of a paragraph's first line, in characters */
  firstLineIndent: number;
  signature: 'sealed' | 'unsealed';
  tail: {
    /** Thickness of the first and last rule, in 1/8 point */
    outerRule: number;
    /** Thickness of the rules between, in 1/8 point */
    innerRule: number;
  };
  pageNumber: {
    /** From the block's lower edge to the upper edge of the dashes */
    belowBlock: number;
    /** Distance from the outer edge of the block, in characters of its own size */
    inset: number;
  };
}

const LATIN = 'Times New Roman';
const FANGSONG = '仿宋_GB2312';

/**
 * 国标. Sources in GB/T 9704-2012: 5.2.1 margins 37/28 mm and block 156 × 225 mm; 5.2.2 3号仿宋; 5.2.3 22 lines of
 * 28 characters; 7.2.3 and 7.2.4 head; 7.2.7 red rule 4 mm below; 7.3.1 title 2号小标宋 two lines below the rule;
 * 7.3.3 黑体, 楷体, 仿宋 for the levels and two characters indent; 7.3.5 signature; 7.4.1 rules 0.35 and 0.25 mm;
 * 7.4.2 4号仿宋; 7.5 page number 4号宋体 7 mm below the block.
 * Computed: 22 lines of 579 twips just fit 225 mm (580 would give 21); 28 characters of 16 pt are 2 mm too wide for
 * 156 mm, which −849/4096 point a character takes up. LibreOffice gives a character that is wider than its grid cell
 * two cells, 14 a line; so the grid is declared for Word's page set-up, and the text keeps off it and is set 6 twips
 * closer instead, which gives 28 characters in every office program.
 */
export const GB_PROFILE: StyleProfile = {
  name: '国标',
  page: { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 },
  grid: { linePitch: 579, linesPerPage: 22, charactersPerLine: 28, charSpace: -849, characterSpacing: -6 },
  faces: {
    body: { eastAsia: FANGSONG, latin: LATIN, size: 16 },
    title: { eastAsia: '方正小标宋简体', latin: LATIN, size: 22 },
    heading1: { eastAsia: '黑体', latin: LATIN, size: 16 },
    heading2: { eastAsia: '楷体_GB2312', latin: LATIN, size: 16 },
    heading3: { eastAsia: FANGSONG, latin: LATIN, size: 16 },
    heading4: { eastAsia: FANGSONG, latin: LATIN, size: 16 },
    mark: { eastAsia: '黑体', latin: LATIN, size: 16 },
    headIssue: { eastAsia: FANGSONG, latin: LATIN, size: 16 },
    headLine: { eastAsia: FANGSONG, latin: LATIN, size: 16 },
    tail: { eastAsia: FANGSONG, latin: LATIN, size: 14 },
    pageNumber: { eastAsia: '宋体', latin: '宋体', size: 14 },
    table: { eastAsia: FANGSONG, latin: LATIN, size: 12 },
    tableHeader: { eastAsia: '黑体', latin: LATIN, size: 12 },
    caption: { eastAsia: '黑体', latin: LATIN, size: 14 },
    note: { eastAsia: FANGSONG, latin: LATIN, size: 10.5 },
  },
  head: {
    printing: 'print',
    nameFace: { eastAsia: '方正小标宋简体', latin: LATIN },
    nameSize: { smallest: 26, largest: 60 },
    colour: 'FF0000',
    nameTop: 1984,
    ruleGap: 227,
    rule: 16,
    titleGap: 2,
  },
  firstLineIndent: 2,
  signature: 'unsealed',
  tail: { outerRule: 8, innerRule: 6 },
  pageNumber: { belowBlock: 397, inset: 1 },
};

/** What the standard does not cover; to be said wherever conformity is spoken of. */
export const BULLETIN_NOTE = '简报版式为通行做法，GB/T 9704-2012 未作规定；正文、页码、版记按该标准的量值排版。';

/** Width of the block in twips. */
export function blockWidth(profile: StyleProfile): number {
  return profile.page.width - profile.page.left - profile.page.right;
}

/** Height of the block in twips. */
export function blockHeight(profile: StyleProfile): number {
  return profile.page.height - profile.page.top - profile.page.bottom;
}

/** Twips of a number of points. */
export function points(n: number): number {
  return Math.round(n * 20);
}

/** Twips of a number of millimetres. */
export function millimetres(n: number): number {
  return Math.round((n * 1440) / 25.4);
}
