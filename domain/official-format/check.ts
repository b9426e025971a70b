// What is wrong with a style, in words: nothing is stored whose text would overlap, leave the page or name no font.
import { NAMED_SIZES, type PaperStyle, STYLE_PART_WORDS, STYLE_PARTS, type StylePart } from './style.ts';

export const STYLE_LIMITS = {
  /** Millimetres */
  margin: { least: 10, most: 80 },
  /** Points */
  points: { least: 5, most: 72 },
  linePitch: { least: 12, most: 60 },
  charactersPerLine: { least: 10, most: 60 },
  /** Characters */
  fontName: 40,
  headName: 30,
} as const;

/** Millimetres of A4. */
const PAPER = { width: 210, height: 297 };
const SMALLEST_BLOCK = { width: 100, height: 150 };
/** Millimetres below the block that a page number takes: 7 to its middle, and what printers leave white. */
const NUMBER_ROOM = 15;
const MM = 72 / 25.4;
/** A character may be set closer or wider by these shares of its size. */
const CLOSEST = 0.92;
const WIDEST = 1.5;
/** Parts whose lines stand on the page's grid. */
const ON_GRID: readonly StylePart[] = [
  'mark',
  'headLine',
  'title',
  'body',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'caption',
];

/** Everything wrong with a style, as sentences; an empty list means that it can be used. */
export function styleFaults(style: PaperStyle): string[] {
  const faults = [...marginFaults(style), ...faceFaults(style)];
  // Lines and characters are counted on a block that exists.
  return faults.length > 0 ? faults : [...gridFaults(style), ...headFaults(style)];
}

function within(value: number, { least, most }: { least: number; most: number }): boolean {
  return Number.isFinite(value) && value >= least && value <= most;
}

function marginFaults({ margins, pageNumber }: PaperStyle): string[] {
  const { least, most } = STYLE_LIMITS.margin;
  const names = { top: '上', bottom: '下', left: '左', right: '右' };
  const faults = (['top', 'bottom', 'left', 'right'] as const).flatMap((side) =>
    within(margins[side], STYLE_LIMITS.margin) ? [] : [`${names[side]}边距应为${least}—${most}毫米。`],
  );
  if (faults.length > 0) return faults;
  const width = PAPER.width - margins.left - margins.right;
  const height = PAPER.height - margins.top - margins.bottom;
  if (width < SMALLEST_BLOCK.width) {
    faults.push(`左右边距过大，版心只剩${tidy(width)}毫米宽，不能少于${SMALLEST_BLOCK.width}毫米。`);
  }
  if (height < SMALLEST_BLOCK.height) {
    faults.push(`上下边距过大，版心只剩${tidy(height)}毫米高，不能少于${SMALLEST_BLOCK.height}毫米。`);
  }
  if (pageNumber.position !== 'none' && margins.bottom < NUMBER_ROOM) {
    faults.push(`下边距不足${NUMBER_ROOM}毫米，放不下页码。请加大下边距，或不印页码。`);
  }
  return faults;
}

function faceFaults({ faces }: PaperStyle): string[] {
  const { least, most } = STYLE_LIMITS.points;
  return STYLE_PARTS.flatMap((part) => {
    const { font, points } = faces[part];
    const faults: string[] = [];
    if (font.trim() === '') faults.push(`“${STYLE_PART_WORDS[part]}”没有写字体。`);
    else if (font.length > STYLE_LIMITS.fontName || !isFontName(font)) {
      faults.push(`“${STYLE_PART_WORDS[part]}”的字体名称不对，应与 Word 字体列表中的写法相同。`);
    }
    if (!within(points, STYLE_LIMITS.points) || points * 2 !== Math.round(points * 2)) {
      faults.push(`“${STYLE_PART_WORDS[part]}”的字号应为${least}—${most}磅，以半磅为单位。`);
    }
    return faults;
  });
}

/** Letters, digits, blanks and the few signs that stand in names of fonts: nothing that a style sheet could take for its own. */
export function isFontName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} _\-.()（）+&]*$/u.test(name);
}

function gridFaults({ margins, linePitch, charactersPerLine, faces }: PaperStyle): string[] {
  const faults: string[] = [];
  const { least, most } = STYLE_LIMITS.linePitch;
  if (!within(linePitch, STYLE_LIMITS.linePitch)) return [`行距应为${least}—${most}磅。`];
  const tall = ON_GRID.filter((part) => faces[part].points > linePitch);
  if (tall.length > 0) {
    const names = tall.map((part) => `“${STYLE_PART_WORDS[part]}”`).join('、');
    faults.push(`行距${linePitch}磅小于${names}的字号，文字会重叠。请加大行距或改小字号。`);
  }
  const width = (PAPER.width - margins.left - margins.right) * MM;
  const { points } = faces.body;
  const [fewest, greatest] = [Math.ceil(width / (points * WIDEST)), Math.floor(width / (points * CLOSEST))];
  if (!Number.isInteger(charactersPerLine) || charactersPerLine < fewest || charactersPerLine > greatest) {
    faults.push(`每行字数应为${fewest}—${greatest}的整数：版心宽${tidy(width / MM)}毫米，正文${sizeOf(points)}。`);
  }
  return faults;
}

function headFaults({ head, faces }: PaperStyle): string[] {
  if (head.name.length > STYLE_LIMITS.headName) return [`发文机关标志超过${STYLE_LIMITS.headName}个字，请改短。`];
  return faces.headName.points < faces.title.points ? ['发文机关标志的字号小于标题，请改大。'] : [];
}

const tidy = (millimetres: number): number => Math.round(millimetres * 10) / 10;

function sizeOf(points: number): string {
  const name = NAMED_SIZES.find(([, size]) => size === points)?.[0];
  return name === undefined ? `${points}磅` : `${name}（${points}磅）`;
}
