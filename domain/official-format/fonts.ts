// Fonts of official papers: what else stands in for one that a machine lacks, and which ones are usually asked for.

/** Names of one design under different programs and makers, the usual one first. */
const DESIGNS: readonly (readonly string[])[] = [
  ['仿宋_GB2312', 'FangSong_GB2312', '方正仿宋_GBK', '方正仿宋简体', '仿宋', 'FangSong', '华文仿宋', 'STFangsong'],
  ['楷体_GB2312', 'KaiTi_GB2312', '方正楷体_GBK', '方正楷体简体', '楷体', 'KaiTi', '华文楷体', 'STKaiti'],
  ['黑体', 'SimHei', '方正黑体_GBK', '方正黑体简体', '华文黑体', 'STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC'],
  [
    '方正小标宋简体',
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05S',
    'FZXiaoBiaoSong-B05',
    '小标宋',
    '华文中宋',
    'STZhongsong',
  ],
  ['宋体', 'SimSun', '方正书宋_GBK', '方正书宋简体', '新宋体', 'NSimSun', '华文宋体', 'STSong'],
  ['Times New Roman', 'Liberation Serif', 'Nimbus Roman'],
];
const BOLD_FACED = DESIGNS[2] as readonly string[];
/** What is used where no font of a design is there. */
const LAST_RESORT = ['Noto Serif CJK SC', 'Source Han Serif SC', '宋体', 'SimSun'];

/** Fonts offered for choice; any other can be typed. */
export const USUAL_FONTS: readonly string[] = [
  '方正小标宋简体',
  '方正小标宋_GBK',
  '华文中宋',
  '仿宋_GB2312',
  '方正仿宋_GBK',
  '仿宋',
  '楷体_GB2312',
  '方正楷体_GBK',
  '楷体',
  '黑体',
  '方正黑体_GBK',
  '宋体',
  '方正书宋_GBK',
];

/** A font and what stands in for it, best first; no generic family. */
export function substitutes(font: string): string[] {
  const design = DESIGNS.find((names) => names.includes(font)) ?? [];
  return [...new Set([font, ...design, ...(isBoldFaced(font) ? [] : LAST_RESORT)])];
}

/** Whether a font is a 黑体: what stands in for it has no serifs. */
export function isBoldFaced(font: string): boolean {
  return BOLD_FACED.includes(font) || font.includes('黑');
}
