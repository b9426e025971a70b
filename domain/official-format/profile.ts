// The measures of official documents (GB/T 9704-2012 党政机关公文格式) as data, so that an office can have its own.
import { GB_STYLE, type PaperStyle, type StyleFace } from './style.ts';

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
    /** False: its room stays blank */
    ruled: boolean;
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
  pageNumber: PaperStyle['pageNumber'] & {
    /** From the block's lower edge to the dashes */
    belowBlock: number;
    /** Distance from the outer edge of the block, in characters of its own size */
    inset: number;
  };
}

const LATIN = 'Times New Roman';
/** Points; the red name of a long office is set no smaller than this. */
const SMALLEST_NAME = 26;

/**
 * The measures that follow from a style. Fixed in them, after GB/T 9704-2012: 7.2.4 red name 35 mm below the block's
 * edge; 7.2.7 red rule 4 mm under the line above it; 7.3.1 title two lines below the rule; 7.3.3 two characters indent;
 * 7.4.1 rules 0.35 and 0.25 mm; 7.5 page number 7 mm below the block.
 * Computed, for 国标: 22 lines of 579 twips just fit 225 mm (580 would give 21); 28 characters of 16 pt are 2 mm too wide
 * for 156 mm, which −849/4096 point a character takes up. LibreOffice gives a character that is wider than its grid cell
 * two cells, 14 a line; so the grid is declared for Word's page set-up, and the text keeps off it and is set 6 twips
 * closer instead, which gives 28 characters in every office program.
 */
export function profileOf(style: PaperStyle): StyleProfile {
  const { margins, head } = style;
  const [width, height] = [millimetres(210), millimetres(297)];
  const [top, bottom, right] = [millimetres(margins.top), millimetres(margins.bottom), millimetres(margins.right)];
  // The block is what is measured; what rounding leaves over goes to the left margin.
  const block = millimetres(210 - margins.left - margins.right);
  const linePitch = points(style.linePitch);
  const bodySize = style.faces.body.points;
  const cell = block / style.charactersPerLine;
  const typeface = ({ font, points: size, bold }: StyleFace): Typeface => ({
    eastAsia: font,
    latin: style.latin === 'times' ? LATIN : font,
    size,
    ...(bold ? { bold } : {}),
  });
  const { faces } = style;
  const headLine = typeface(faces.headLine);
  const { size: nameSize, ...nameFace } = typeface(faces.headName);
  return {
    page: { width, height, top, bottom, left: width - right - block, right },
    grid: {
      linePitch,
      linesPerPage: Math.floor((height - top - bottom) / linePitch),
      charactersPerLine: style.charactersPerLine,
      charSpace: Math.floor((cell / 20 - bodySize) * 4096),
      // One twip less than there is room for, which takes up what programs round.
      characterSpacing: Math.floor(cell) - 1 - points(bodySize),
    },
    faces: {
      body: typeface(faces.body),
      title: typeface(faces.title),
      heading1: typeface(faces.heading1),
      heading2: typeface(faces.heading2),
      heading3: typeface(faces.heading3),
      heading4: typeface(faces.heading4),
      mark: typeface(faces.mark),
      headIssue: headLine,
      headLine,
      tail: typeface(faces.tail),
      // 7.5 asks for the digits of 宋体.
      pageNumber: { ...typeface(faces.pageNumber), latin: faces.pageNumber.font },
      table: typeface(faces.table),
      tableHeader: typeface(faces.tableHead),
      caption: typeface(faces.caption),
      note: typeface(faces.note),
    },
    head: {
      printing: head.preprinted ? 'preprinted' : 'print',
      nameFace,
      nameSize: { smallest: Math.min(SMALLEST_NAME, nameSize), largest: nameSize },
      colour: 'FF0000',
      nameTop: millimetres(35),
      ruleGap: millimetres(4),
      rule: 16,
      ruled: head.redLine,
      titleGap: 2,
    },
    firstLineIndent: 2,
    signature: style.signature,
    tail: { outerRule: 8, innerRule: 6 },
    pageNumber: { ...style.pageNumber, belowBlock: millimetres(7), inset: 1 },
  };
}

/** 国标 in the writers' measures. */
export const GB_PROFILE: StyleProfile = profileOf(GB_STYLE);

const known = new WeakMap<PaperStyle, StyleProfile>();

/** The measures a text is set in: those of its style, or of the national standard where it carries none. */
export function profileFor({ style }: { style?: PaperStyle }): StyleProfile {
  if (style === undefined) return GB_PROFILE;
  const profile = known.get(style) ?? profileOf(style);
  known.set(style, profile);
  return profile;
}

/**
 * The same page turned a quarter to the left, for tables that need its length: the head of the table then lies at the
 * binding edge of odd and at the outer edge of even pages (GB/T 9704-2012, 9).
 */
export function turned(profile: StyleProfile): StyleProfile {
  const { page, grid, faces } = profile;
  const side = { top: page.left, bottom: page.right, left: page.bottom, right: page.top };
  const lying = { width: page.height, height: page.width, ...side };
  const character = points(faces.body.size) + grid.characterSpacing;
  return {
    ...profile,
    page: lying,
    grid: {
      ...grid,
      linesPerPage: Math.floor((lying.height - lying.top - lying.bottom) / grid.linePitch),
      charactersPerLine: Math.floor((lying.width - lying.left - lying.right) / character),
    },
  };
}

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
