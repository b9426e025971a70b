// Histories over weeks: reports that repeat themselves, percentages that fall, measures that stand still; and those that only look so.
import type { Case, Report } from './case.ts';

const over = (
  name: string,
  reports: readonly Report[],
  expect: readonly string[],
  more: Partial<Case['measures'][0]> = {},
): Case => ({
  name,
  measures: [{ reports, ...more }],
  expect: expect.map((rule) => `${rule}@m0`),
});

const LONG = '成立工作专班，对14个村（社区）逐村开展清理，建立工作台账，审核合同262份，发现问题合同71份。';
const SITE = '区住建局召开专题会议3次，排查在建工地26个，发现扬尘问题41处，已督促整改38处，其余3处正在整改。';

const REPEATED: readonly Case[] = [
  over('一字不差', [LONG, LONG], ['repeated']),
  over(
    '一字不差，进度却提高',
    [
      { text: LONG, percent: 40 },
      { text: LONG, percent: 60 },
    ],
    ['repeated'],
  ),
  over('连报三周', [SITE, SITE, SITE], ['repeated']),
  over('只改标点和全半角', [LONG, LONG.replace('（社区）', '(社区)').replace('。', '.')], ['repeated']),
  over('只把截至日期往后移', [`截至6月15日，${LONG}`, `截至6月22日，${LONG}`], ['repeated']),
  over('只改几个虚词', [SITE, SITE.replace('已督促整改', '督促整改了')], ['repeated']),
  over('换了一个近义词', [SITE, SITE.replace('召开专题会议', '召开专题会')], ['repeated']),
  over('中间隔一周没报', [LONG, null, LONG], ['repeated']),
  over('短句照报', ['34件中办结17件。', '34件中办结17件。'], ['repeated']),
  over('照报一周后有了新内容', [LONG, LONG, '审核合同401份，发现问题合同104份，重签17份。'], ['repeated']),
  over('前面加一句套话', [LONG, `本周工作情况：${LONG}`], ['repeated']),
  over(
    '收回资金照报',
    ['收回拖欠承包费、租金128.4万元，涉及承包户52户。', '收回拖欠承包费、租金128.4万元，涉及承包户52户。'],
    ['repeated'],
  ),
  over('末尾加了“完毕”', [LONG, `${LONG.slice(0, -1)}，完毕。`], ['repeated']),
  over(
    '没有数据的长句照报',
    [
      '配合市级部门开展档案核查，查阅原始凭证，走访经办人员，逐项比对登记信息。',
      '配合市级部门开展档案核查，查阅原始凭证，走访经办人员，逐项比对登记信息。',
    ],
    ['repeated'],
  ),
];

const NOT_REPEATED: readonly Case[] = [
  over('只有一个数字变了：11个到12个', ['累计建成充电站11个。', '累计建成充电站12个。'], []),
  over('开头相同，数字都变了', ['梳理线索210件，发现14件。', '梳理线索417件，发现34件。'], []),
  over('长文里只有一个数变了', [SITE, SITE.replace('38处', '40处').replace('3处正在', '1处正在')], []),
  over(
    '汉字数字变了',
    [
      '已约谈三家企业负责人，督促其履行协议约定的投资义务并提交进度计划。',
      '已约谈四家企业负责人，督促其履行协议约定的投资义务并提交进度计划。',
    ],
    [],
  ),
  over(
    '百分数变了',
    [
      '中试基地场地改造完成60%，设备采购合同已经签订，安装队伍进场。',
      '中试基地场地改造完成85%，设备采购合同已经签订，安装队伍进场。',
    ],
    [],
  ),
  over(
    '待审批变成已审批',
    [
      '项目可行性研究报告编制完成，用地预审手续齐备，待区发改局审批。',
      '项目可行性研究报告编制完成，用地预审手续齐备，区发改局已审批。',
    ],
    [],
  ),
  over(
    '装修变成竣工',
    [
      '清河路小学教学楼主体完工，室外工程同步实施，内部正在装修。',
      '清河路小学教学楼主体完工，室外工程同步实施，内部装修完成。',
    ],
    [],
  ),
  over('如实说没有新进展', ['本周无新进展。', '本周无新进展。'], []),
  over('同上', ['改造管网21公里，整改混接点236处。', '同上'], []),
  over(
    '状态由办公室往前推，单位不再补报',
    [
      { text: '43项制度全部修订完成并印发。', state: '待审核', percent: 100 },
      { text: '43项制度全部修订完成并印发。', state: '待验收', percent: 100 },
    ],
    [],
  ),
  over(
    '销号以后照录原文',
    [
      { text: '43项制度全部修订完成并印发。', state: '已销号', percent: 100 },
      { text: '43项制度全部修订完成并印发。', state: '已销号', percent: 100 },
    ],
    [],
  ),
  over('补了一大段新事实', [LONG, `${LONG}本周重签合同17份，解除3份，新增年收益26万元。`], []),
  over(
    '换了说法也换了内容',
    ['举办政策辅导会1场，参会企业63家。', '辅导会累计2场；17家企业提交高新技术企业申报材料。'],
    [],
  ),
  over(
    '先后两个阶段',
    ['修订稿征求32个单位意见，吸收17条。', '修订稿经区委常委会审议通过并印发，征求意见的32个单位全部收到。'],
    [],
  ),
  over('常态化巡查数字更新', ['巡河2980人次，处置问题241个。', '巡河3460人次，处置问题283个。'], [], {
    longTerm: true,
  }),
  over(
    '五周以前的照报不再追究',
    [SITE, SITE, '排查31个。', '排查35个。', '排查40个。', '排查44个。', '排查49个。'],
    [],
  ),
  over(
    '地点换了',
    [
      '完成北关街道辖区自建房安全隐患入户排查和房屋信息采集录入工作。',
      '完成溪口街道辖区自建房安全隐患入户排查和房屋信息采集录入工作，同步复核柳林镇。',
    ],
    [],
  ),
];

const falling = (
  name: string,
  from: number,
  to: number,
  text: string,
  expected: boolean,
  more: { returned?: string } = {},
): Case =>
  over(
    name,
    [
      { text: '清偿4850万元，26家企业账款结清。', percent: from },
      { text, percent: to, ...more },
    ],
    expected ? ['backwards'] : [],
  );

const BACKWARDS: readonly Case[] = [
  falling('下降没有说明', 56, 50, '清偿5860万元，31家企业账款结清。', true),
  falling('下降一个点也算', 40, 39, '清偿5860万元，31家企业账款结清。', true),
  falling('从九十降到二十', 90, 20, '继续做好清欠工作，清偿5900万元。', true),
  falling('内容增加进度却下降', 70, 65, '新完成清偿12家，涉及金额830万元。', true),
  falling('停工但没有说数据为何变', 60, 45, '施工单位退场，项目停工8天。', true),
  falling('更正了数据', 55, 51, '逐户核对发现76户未办入住手续，交付数更正为826套。', false),
  falling('核减', 51, 50, '复核发现150万元系预付款抵扣，清偿额核减为6790万元。', false),
  falling('退回', 100, 90, '按退回意见补充社会稳定风险评估报告1份。', false, { returned: '依据不足' }),
  falling('任务扩大', 80, 60, '排查范围扩大到全部9个镇街，目前完成排查260处。', false),
  falling('统计口径调整', 75, 70, '按市级统一口径重新统计，完成清偿5600万元。', false),
  falling('持平', 50, 50, '清偿4850万元，对账核实2家。', false),
  falling('新增任务', 88, 80, '新增欠款单位2个、企业8家，清偿4950万元。', false),
];

const still = (count: number, report: Report, before: Report = '完成勘测3宗。'): Report[] => [
  before,
  ...Array.from({ length: count }, () => report),
];
const same = { text: '等待市级平台开放接口，开放后3日内完成联调。', percent: 40 };

const IDLE: readonly Case[] = [
  over('四周没有填报', still(4, null), ['idle']),
  over('六周没有填报', still(6, null), ['idle']),
  over('照报四周，进度不动', still(5, same), ['repeated', 'idle']),
  over('一直写本周无新进展', still(4, { text: '本周无新进展。', percent: 10 }), ['idle']),
  over('从来没有填报过', [null, null, null, null], ['idle']),
  over('空白填报', still(4, { text: '', percent: 10 }), ['idle']),
  over('未启动且一直不动', [null, null, null, null, null], ['idle'], { state: '未启动' }),
  over('三周没有填报', still(3, null), []),
  over(
    '文字每周都在更新，进度一时没动',
    [
      { text: '完成勘测3宗。', percent: 40 },
      { text: '完成勘测5宗。', percent: 40 },
      { text: '勘测成果送审。', percent: 40 },
      { text: '专家提出意见7条。', percent: 40 },
      { text: '意见采纳5条，成果报批。', percent: 40 },
    ],
    [],
  ),
  over('长期坚持的措施五周没有新内容', still(5, null), [], { longTerm: true }),
  over('长期坚持的措施十二周没有新内容', still(12, null), ['idle'], { longTerm: true }),
  over(
    '已报完成，等待审核四周',
    still(4, null, { text: '完成勘测34宗，成果34份报送。', state: '待审核', percent: 100 }),
    [],
  ),
  over('已销号以后不再填报', still(6, null, { text: '完成勘测34宗，同意销号。', state: '已销号', percent: 100 }), []),
  over('两周一报', ['勘测3宗。', null, '勘测7宗。', null, '勘测9宗。', null], []),
  {
    name: '其中一周免报，不计入',
    measures: [{ reports: still(4, null) }],
    waived: { 3: '区住建局' },
    expect: [],
  },
  over('四周后刚刚有了新内容', [...still(4, null), '勘测12宗。'], []),
];

export const WEEKS: readonly Case[] = [...REPEATED, ...NOT_REPEATED, ...BACKWARDS, ...IDLE];
