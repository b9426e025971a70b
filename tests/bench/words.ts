// Sentences of the length and kind that ledgers hold, made from a seed.

export type Random = () => number;

/** Mulberry32: small, fast, the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const chance = (random: Random, share: number): boolean => random() < share;

const DO = '健全 完善 修订 开展 组织 督促 推动 建立 压实 细化 梳理 核查 整治 通报 约谈 追缴 培训 公开 巩固 排查'.split(
  ' ',
);
const WHAT =
  '学习制度 责任清单 项目台账 专项检查 安置房建设 营商环境 信访积案 资金管理 招投标监管 河道治理 基层减负 干部作风 教育资源 养老服务 安全生产 耕地保护 惠企政策 窗口服务 财政预算 工程质量'.split(
    ' ',
  );
const HOW = '逐项 每季度 全面 深入 及时 限期 会同相关单位 按月 对照标准 分类 举一反三 压茬'.split(' ');
const FACT = '个 项 处 件 次 万元 家 户'.split(' ');

/** Text of `from` to `to` characters, made of clauses with figures. */
export function textOf(random: Random, from: number, to: number): string {
  const length = from + Math.floor(random() * (to - from + 1));
  const one = (words: readonly string[]): string => words[Math.floor(random() * words.length)] as string;
  let text = '';
  while (text.length < length) {
    const figure = chance(random, 0.4) ? `${Math.floor(random() * 300)}${one(FACT)}` : '';
    text += `${one(HOW)}${one(DO)}${one(WHAT)}${figure}${chance(random, 0.3) ? '。' : '，'}`;
  }
  return `${text.slice(0, length - 1)}。`;
}
