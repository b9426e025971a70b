// Words of 版式 and of fonts that are missing.

interface Missing {
  font: string;
  instead: string | null;
}

const insteadOf = (instead: string | null): string => (instead === null ? '系统默认字体' : instead);

/** 仿宋_GB2312、楷体_GB2312以 Noto Serif CJK SC 代替; what stands in for several is said once. */
function replaced(missing: readonly Missing[]): string {
  const groups = Map.groupBy(missing, ({ instead }) => insteadOf(instead));
  return [...groups]
    .map(([instead, fonts]) => `${fonts.map(({ font }) => font).join('、')}将以 ${instead} 代替`)
    .join('；');
}

export const FONTS = {
  notice: (missing: readonly Missing[]) =>
    `本机未安装${missing.map(({ font }) => `“${font}”`).join('、')}，${replaced(missing)}。`,
  /** Behind the name of a file that was written */
  few: (count: number) => `（本机缺${count}种字体，见“设置－版式”）`,
  missing: '未安装',
  missingHint: (instead: string | null) => `本机未安装这种字体，以 ${insteadOf(instead)} 代替`,
} as const;

export const STYLES = {
  title: '版式',
  note: '通报、报告、纪要等文稿的字体、字号、边距。已印发的文稿不变；清单、台账不受影响',
  choice: '所用版式',
  standard: '国标（GB/T 9704-2012，不能修改）',
  own: '本单位样式',
  standardHint: '需要不同的字体、字号、边距、报头时，选“本单位样式”，从国标改起。',
  page: '页面',
  margins: { top: '上边距', bottom: '下边距', left: '左边距', right: '右边距' },
  millimetres: '毫米',
  points: '磅',
  linePitch: '行距（固定值）',
  charactersPerLine: '每行字数',
  grid: (lines: number, characters: number) => `每页${lines}行，每行${characters}字`,
  latin: '数字和字母',
  latinChoices: { times: 'Times New Roman', chinese: '与中文字体相同' },
  fonts: '字体字号',
  part: '部分',
  font: '字体',
  size: '字号',
  bold: '加粗',
  fontOf: (part: string) => `${part}的字体`,
  sizeOf: (part: string) => `${part}的字号`,
  boldOf: (part: string) => `${part}加粗`,
  nameSize: '发文机关标志按所选字号排一行，排不下时自动缩小。',
  head: '红色报头',
  name: '发文机关标志文字',
  nameHint: '留空则按通报种类，如“巡视整改工作通报”；对今后起草和重新取数的通报生效',
  preprinted: '套打：使用印好红头的纸，不印标志和红线，位置照留',
  redLine: '印红色分隔线',
  closing: '落款和页码',
  signature: '落款',
  signatures: { unsealed: '不加盖印章', sealed: '加盖印章' },
  pageNumber: '页码',
  positions: { outer: '单页居右、双页居左', center: '居中', none: '不印页码' },
  dashes: '两侧一字线，如 — 1 —',
  preview: '预览',
  reset: '恢复为国标',
  discard: '放弃修改',
  save: '保存版式',
} as const;

/** 三号（16磅）; 23磅 where the size has no name. */
export function sizeLabel(name: string, points: number): string {
  return name === `${points}磅` ? name : `${name}（${points}磅）`;
}
