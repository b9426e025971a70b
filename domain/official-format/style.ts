// 版式: what an office sets about its papers, in the units that people think in. profile.ts makes the writers' measures of it.

/** Parts of a paper that have a typeface of their own, from top to bottom. */
export const STYLE_PARTS = [
  'mark',
  'headName',
  'headLine',
  'title',
  'body',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'caption',
  'tableHead',
  'table',
  'note',
  'tail',
  'pageNumber',
] as const;
export type StylePart = (typeof STYLE_PARTS)[number];

export const STYLE_PART_WORDS: Record<StylePart, string> = {
  mark: '左上角标注（内部事项等）',
  headName: '发文机关标志',
  headLine: '期号、编印单位、日期',
  title: '标题',
  body: '正文、主送、落款',
  heading1: '一级标题（一、）',
  heading2: '二级标题（（一））',
  heading3: '三级标题（1.）',
  heading4: '四级标题（(1)）',
  caption: '表题',
  tableHead: '表头',
  table: '表格内容',
  note: '表注',
  tail: '版记',
  pageNumber: '页码',
};

/** A typeface named, never shipped. */
export interface StyleFace {
  /** Font of the Chinese text */
  font: string;
  /** Points; of the red name the largest that is used, see headNameSize */
  points: number;
  bold: boolean;
}

export const LATIN_CHOICES = ['times', 'chinese'] as const;
export const SIGNATURE_CHOICES = ['unsealed', 'sealed'] as const;
export const NUMBER_POSITIONS = ['outer', 'center', 'none'] as const;

/** Everything an office can set about its texts. */
export interface PaperStyle {
  /** Millimetres on A4 */
  margins: { top: number; bottom: number; left: number; right: number };
  /** Exact distance of lines, points */
  linePitch: number;
  /** Of the body, in full-width characters */
  charactersPerLine: number;
  /** Letters and digits in Times New Roman, or in the font of the Chinese around them */
  latin: (typeof LATIN_CHOICES)[number];
  faces: Record<StylePart, StyleFace>;
  head: {
    /** 发文机关标志 of bulletins drafted from now on; '': named after the kind of bulletin */
    name: string;
    /** 套打: the paper bears name and rule already, their room stays blank */
    preprinted: boolean;
    /** The red rule */
    redLine: boolean;
  };
  signature: (typeof SIGNATURE_CHOICES)[number];
  pageNumber: {
    /** outer: right on odd and left on even pages */
    position: (typeof NUMBER_POSITIONS)[number];
    /** — 1 — instead of 1 */
    dashes: boolean;
  };
}

export const STYLE_NAMES = ['国标', '本单位样式'] as const;
export type StyleName = (typeof STYLE_NAMES)[number];

/** Which style is in use, and the office's own, which is kept while 国标 is in use. */
export interface OfficeStyle {
  chosen: StyleName;
  own: PaperStyle;
}

/** The sizes that Chinese office programs name, largest first. */
export const NAMED_SIZES: readonly (readonly [name: string, points: number])[] = [
  ['初号', 42],
  ['小初', 36],
  ['一号', 26],
  ['小一', 24],
  ['二号', 22],
  ['小二', 18],
  ['三号', 16],
  ['小三', 15],
  ['四号', 14],
  ['小四', 12],
  ['五号', 10.5],
  ['小五', 9],
];

/** 三号; 23磅 where the size has no name. */
export function sizeWords(points: number): string {
  return NAMED_SIZES.find(([, size]) => size === points)?.[0] ?? `${points}磅`;
}

const face = (font: string, points: number): StyleFace => ({ font, points, bold: false });
const FANGSONG = '仿宋_GB2312';
const TITLE = '方正小标宋简体';

/**
 * 国标. Sources in GB/T 9704-2012: 5.2.1 margins 37/28 mm and block 156 × 225 mm; 5.2.2 3号仿宋; 5.2.3 22 lines of
 * 28 characters; 7.3.1 title 2号小标宋; 7.3.3 黑体, 楷体, 仿宋 for the levels; 7.3.5 signature; 7.4.2 版记 4号仿宋; 7.5 page
 * number 4号宋体. What it does not settle (tables, the size of the red name) is as most offices have it.
 */
export const GB_STYLE: PaperStyle = {
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
  linePitch: 28.95,
  charactersPerLine: 28,
  latin: 'times',
  faces: {
    mark: face('黑体', 16),
    headName: face(TITLE, 60),
    headLine: face(FANGSONG, 16),
    title: face(TITLE, 22),
    body: face(FANGSONG, 16),
    heading1: face('黑体', 16),
    heading2: face('楷体_GB2312', 16),
    heading3: face(FANGSONG, 16),
    heading4: face(FANGSONG, 16),
    caption: face('黑体', 14),
    tableHead: face('黑体', 12),
    table: face(FANGSONG, 12),
    note: face(FANGSONG, 10.5),
    tail: face(FANGSONG, 14),
    pageNumber: face('宋体', 14),
  },
  head: { name: '', preprinted: false, redLine: true },
  signature: 'unsealed',
  pageNumber: { position: 'outer', dashes: true },
};

/** Every font that a style asks for, each once, in the order of the page. */
export function styleFonts(style: PaperStyle): string[] {
  const fonts = STYLE_PARTS.map((part) => style.faces[part].font);
  return [...new Set([...fonts, ...(style.latin === 'times' ? ['Times New Roman'] : [])])];
}
