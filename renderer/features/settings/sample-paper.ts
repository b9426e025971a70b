// A short bulletin with every part that a style sets, for the preview in 设置.
import type { Block, TextDocument } from '#domain/content/types.ts';
import type { PaperStyle } from '#domain/official-format/style.ts';

const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] });
const heading = (level: 1 | 2 | 3 | 4, words: string): Block => ({ kind: 'heading', level, runs: [{ text: words }] });
const row = (...cells: string[]) => cells.map((cell) => ({ runs: [{ text: cell }] }));

export function samplePaper(style: PaperStyle, office: string): TextDocument {
  return {
    kind: 'text',
    style,
    mark: '内部事项 注意保管',
    head: {
      name: style.head.name === '' ? '整改工作通报' : style.head.name,
      issue: '第3期',
      issuer: office,
      date: '2026年6月22日',
    },
    title: '关于巡视整改工作进展情况的通报',
    addressee: '各牵头单位、责任单位',
    blocks: [
      text('现将截至6月22日的有关情况通报如下。'),
      heading(1, '一、总体进展'),
      text('反馈的23条问题，已完成9条，完成率39.13%（9/23）。'),
      heading(2, '（一）本期销号'),
      heading(3, '1.住建领域'),
      heading(4, '(1)安置房建设'),
      text('27个安置房项目已竣工12个，其余15个按计划推进，年底前全部交付。'),
      {
        kind: 'table',
        caption: '各单位整改进展',
        columns: [
          { title: '牵头单位', width: 4 },
          { title: '措施', width: 2, align: 'center' },
          { title: '完成率', width: 3, align: 'center' },
        ],
        rows: [row('区发改局', '14', '64.29%'), row('区住建局', '12', '50.00%')],
        note: '注：按完成率由高到低排列。',
      },
      text('各单位要对照清单逐项销号，确保按期完成。'),
    ],
    signature: { organ: office, date: '2026年6月22日' },
    tail: { report: null, send: '区委常委', distribute: '各牵头单位、责任单位', copies: 50 },
  };
}
