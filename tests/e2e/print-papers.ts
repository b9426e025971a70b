// Papers of realistic length for the print tests: 23 problems with 81 measures, one of 1,200 characters; a bulletin of several pages.
import type { Block, ListDocument, TextDocument } from '#domain/content/types.ts';

const MEASURES = [3, 3, 5, 4, 4, 3, 2, 4, 4, 3, 3, 3, 3, 3, 3, 3, 5, 5, 3, 5, 4, 3, 3];
const CLAUSES = [
  '全面梳理历年遗留事项，逐项登记建账，',
  '由区领导按照分工包联督导，每半月召开一次推进会议，',
  '制定《小型工程管理办法（试行）》，规范立项、招标、施工、验收和资金拨付，',
  '清退资金126.35万元，完善制度14项，约谈提醒23人次，',
  '建立长效机制，强化日常监督检查，发现问题及时通报，',
];

/** A text of exactly `length` characters that differs from place to place. */
export function words(length: number, start: number): string {
  let text = '';
  for (let at = start; text.length < length; at++) text += CLAUSES[at % CLAUSES.length];
  return `${text.slice(0, length - 1)}。`;
}

const lengthOf = (problem: number, measure: number): number =>
  problem === 9 && measure === 1 ? 1_200 : 60 + ((problem * 7 + measure * 13) % 11) * 30;

/** A list whose measures have 60 to 360 characters, one 1,200. */
export const LIST: ListDocument = {
  kind: 'list',
  title: '巡视整改任务清单',
  subtitle: '某区委巡视反馈意见整改　截至2026年6月22日',
  mark: '内部事项 注意保管',
  columns: [
    { key: 'number', title: '序号', width: 12, align: 'center', shared: true },
    { key: 'problem', title: '反馈问题', width: 48, align: 'left', shared: true },
    { key: 'measure', title: '整改措施', width: 120, align: 'left', shared: false },
    { key: 'deadline', title: '完成时限', width: 28, align: 'center', shared: false },
    { key: 'state', title: '状态', width: 18, align: 'center', shared: false },
  ],
  groups: MEASURES.map((count, problem) => ({
    heading: problem % 6 === 0 ? `第${problem / 6 + 1}方面的问题` : null,
    ids: { problemId: null, unitId: null },
    lines: Array.from({ length: count }, (_, measure) => ({
      measureId: null,
      cells: [
        measure === 0 ? String(problem + 1) : '',
        measure === 0 ? `“${words(30 + ((problem * 17) % 60), problem)}”问题` : '',
        words(lengthOf(problem, measure), problem + measure),
        '2026年12月31日',
        '整改中',
      ],
    })),
  })),
  notes: ['注：完成率＝已完成÷总数，不含基本完成。'],
  signatures: ['填报人', '审核人', '日期'],
  paper: { size: 'A4', orientation: 'landscape' },
};

const paragraph = (length: number, start: number): Block => ({
  kind: 'paragraph',
  runs: [{ text: words(length, start) }],
});

/** A bulletin of four pages or more with a table that breaks over a page. */
export const BULLETIN: TextDocument = {
  kind: 'text',
  mark: '内部事项 注意保管',
  head: { name: '巡视整改工作通报', issue: '第4期', issuer: '区委巡视整改办', date: '2026年6月22日' },
  title: '关于巡视整改工作进展情况的通报',
  addressee: '各牵头单位、责任单位：',
  blocks: [
    { kind: 'paragraph', runs: [{ text: '整'.repeat(28 * 3) }] },
    ...[1, 2, 3, 4].flatMap((section): Block[] => [
      { kind: 'heading', level: 1, runs: [{ text: `第${section}部分` }] },
      paragraph(260, section),
      paragraph(190, section + 1),
    ]),
    {
      kind: 'table',
      caption: '各单位整改进展',
      columns: [
        { title: '单位', width: 40 },
        { title: '措施', width: 20, align: 'center' },
        { title: '完成率', width: 40, align: 'center' },
      ],
      rows: Array.from({ length: 40 }, (_, row) =>
        [`第${row + 1}单位`, '14', '6/14＝42.86%'].map((text) => ({ runs: [{ text }] })),
      ),
      note: '注：按完成率由高到低排列。',
    },
    paragraph(120, 2),
  ],
  signature: { organ: '区委巡视整改办', date: '2026年6月22日' },
  tail: { report: '区委领导', send: '区纪委监委', distribute: '各牵头单位、责任单位', copies: 80 },
};
