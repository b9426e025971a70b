// Measures that claim to be done: with nothing to check them by, and with something however small.
import type { State } from '#domain/ledger/types.ts';
import type { Case } from './case.ts';

const EMPTY_CLAIMS: readonly [State, string][] = [
  ['待审核', '首接首办责任制已全面落实，各项任务已全部完成整改。'],
  ['待审核', '该问题已整改到位。'],
  ['待审核', '已完成整改，并长期坚持。'],
  ['待审核', '相关制度已建立健全，整改任务全部完成，取得明显成效。'],
  ['待验收', '已按要求整改完毕，问题得到有效解决。'],
  ['待验收', '通过加强管理、压实责任，该项措施已落实到位。'],
  ['已销号', '已全部整改到位，转入常态化管理。'],
  ['待审核', '切实增强“四个意识”，思想认识明显提高，措施已落实。'],
  ['待审核', '已开展全面自查，未发现类似问题，完成整改。'],
  ['待审核', '干部作风明显好转，群众满意度进一步提升，完成整改任务。'],
  ['已销号', '同意销号。'],
  ['待验收', '各项工作已走上规范化轨道，建议销号。'],
];

const SUPPORTED_CLAIMS: readonly [State, string][] = [
  ['待审核', '43个项目审核完毕，暂缓实施4个。'],
  ['待审核', '两项规则经区委全会审议通过并印发。'],
  ['待审核', '《临溪区河长制工作考核细则》印发实施，整改完成。'],
  ['待审核', '已于6月10日召开现场会完成移交。'],
  ['待审核', '整改完成，验收报告随附。'],
  ['待验收', '审核认可，要求补充的末位表态记录样式已附。'],
  ['待审核', '整改完成，会议纪要、签到册一并报送。'],
  ['已销号', '验收组抽查八条落实事项，均有办理结果，同意销号。'],
  ['待审核', '三名责任人受到处理，整改到位。'],
  ['待审核', '整改到位，现场照片附后。'],
  ['待审核', '追缴资金全部入库，缴款凭证随材料报送。'],
  ['待验收', '十五户安置房全部交付。'],
];

const claim = (state: State, text: string, expected: boolean): Case => ({
  name: `${expected ? '无数据无佐证' : '可核验'}：${text}`,
  measures: [{ reports: ['前期核查60处，整改41处。', { text, state, percent: 100 }] }],
  expect: expected ? ['unsupported@m0'] : [],
});

export const DONE: readonly Case[] = [
  ...EMPTY_CLAIMS.map(([state, text]) => claim(state, text, true)),
  ...SUPPORTED_CLAIMS.map(([state, text]) => claim(state, text, false)),
  {
    name: '正文没有数据，但佐证栏写明了材料',
    measures: [{ reports: [{ text: '该问题已整改到位。', state: '待审核', percent: 100, evidence: '验收单、照片' }] }],
    expect: [],
  },
  {
    name: '正文没有数据，但台账里有佐证材料',
    measures: [{ reports: [{ text: '该问题已整改到位。', state: '待审核', percent: 100 }], evidence: 2 }],
    expect: [],
  },
  {
    name: '佐证挂在问题上也算',
    measures: [{ reports: [{ text: '该问题已整改到位。', state: '待审核', percent: 100 }] }],
    problems: [{ evidence: 1 }],
    expect: [],
  },
  {
    name: '下一周按审核意见补报了数据',
    measures: [
      {
        reports: [
          { text: '各项任务已全部完成整改。', state: '待审核', percent: 100 },
          { text: '按审核意见补报：抽查420件、退回重办33件。', state: '待审核', percent: 100 },
        ],
      },
    ],
    expect: [],
  },
  {
    name: '退回以后仍在整改',
    measures: [
      {
        reports: [
          { text: '各项任务已全部完成整改。', state: '待审核', percent: 100 },
          { text: '按退回意见补充核查12处。', state: '整改中', percent: 80, returned: '没有佐证' },
        ],
      },
    ],
    expect: [],
  },
  {
    name: '在清单里直接改成已销号，什么文字也没有',
    measures: [{ reports: [], state: '已销号' }],
    expect: ['unsupported@m0'],
  },
  {
    name: '在清单里直接改成已销号，最近的进展有数据',
    measures: [{ reports: ['复核165卷，补正52份。'], state: '已销号' }],
    expect: [],
  },
  {
    name: '导入的已完成事项有数据',
    measures: [{ reports: [], state: '已销号', progress: '已修订制度3项。' }],
    expect: [],
  },
  {
    name: '导入的已完成事项只有套话',
    measures: [{ reports: [], state: '已销号', progress: '已按要求落实到位。' }],
    expect: ['unsupported@m0'],
  },
];
