// Reports under two measures: copied ones, and those that are alike because law, form or joint work makes them so.
import type { Case, CaseMeasure } from './case.ts';

const two = (
  name: string,
  a: string,
  b: string,
  expected: boolean,
  more: Partial<CaseMeasure> = {},
  first: Partial<CaseMeasure> = {},
): Case => ({
  name,
  measures: [
    { reports: [a], ...first },
    { reports: [b], ...more },
  ],
  expect: expected ? ['copied@m1'] : [],
});

const SITE = '召开专题会议3次，排查在建工地26个，发现扬尘问题41处，已督促整改38处，其余3处正在整改。';
const CLEAN = '成立工作专班，对14个村（社区）逐村开展清理，建立工作台账，审核合同262份，发现问题合同71份。';
const SCHOOL = '组织教师到岗培训，完善课后服务方案，公布收费项目和监督电话，接受家长评议，问题逐条反馈。';
const PREFACE =
  '坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，严格落实中央八项规定及其实施细则精神，';

export const PAIRS: readonly Case[] = [
  two('完全相同', SITE, SITE, true),
  two('不同单位完全相同', SITE, SITE, true, { lead: ['区教体局'] }),
  two('同一问题的两条措施相同', CLEAN, CLEAN, true, { problem: 0 }, { problem: 0 }),
  two('只改一个数', SITE, SITE.replace('38处', '37处'), true),
  two('只改标点', CLEAN, CLEAN.replaceAll('，', '；'), true),
  two('只改个别字', CLEAN, CLEAN.replace('逐村开展', '逐个开展'), true, { lead: ['区财政局'] }),
  two('没有数据的长段照抄', SCHOOL, SCHOOL, true, { lead: ['区民政局'] }),
  two('没有数据的长段改一处', SCHOOL, SCHOOL.replace('家长评议', '学生评议'), true),
  two('法定套语之外的内容也相同', `${PREFACE}${SITE}`, `${PREFACE}${SITE}`, true),
  two('换了会议次数，其余数据照抄', SITE, SITE.replace('3次', '5次'), true, { lead: ['区教体局'] }),
  two('加了一个“已”字', CLEAN, CLEAN.replace('建立工作台账', '已建立工作台账'), true),
  {
    name: '三条措施同一段话：后两条各报告一次',
    measures: [{ reports: [SITE] }, { reports: [SITE] }, { reports: [SITE], lead: ['区财政局'] }],
    expect: ['copied@m1', 'copied@m2'],
  },
  {
    name: '上周和本周分别报了同一段话',
    measures: [{ reports: [CLEAN, null] }, { reports: ['核查合同30份。', CLEAN] }],
    expect: ['copied@m1'],
  },
  {
    name: '导入的进展相同',
    measures: [
      { reports: [], progress: CLEAN },
      { reports: [], progress: CLEAN },
    ],
    expect: ['copied@m1'],
  },

  two(
    '完成的套语相同',
    '该问题已完成整改，并长期坚持，转入常态化管理，持续巩固整改成果，举一反三，建立长效机制，已完成归档1份。',
    '该问题已完成整改，并长期坚持，转入常态化管理，持续巩固整改成果，举一反三，建立长效机制，已完成归档1份。',
    false,
  ),
  two(
    '法律套语相同，事实不同',
    `${PREFACE}举办专题读书班2期126人，形成调研报告9份。`,
    `${PREFACE}查处公车私用2起，加装定位装置116辆，电子审批全覆盖。`,
    false,
  ),
  two('长套语相同，短事实不同', `${PREFACE}${PREFACE}修订制度3项。`, `${PREFACE}${PREFACE}约谈干部4人次。`, false),
  two(
    '同一制度名称',
    '《临溪区党政机关国内公务接待管理实施细则（试行）》印发，培训2期。',
    '《临溪区党政机关国内公务接待管理实施细则（试行）》执行情况检查12家。',
    false,
  ),
  two('短句相同', '已建立台账1本。', '已建立台账1本。', false),
  two(
    '同一句式，数据全不同',
    '本周检查点位12个，发现问题31处，当场整改27处，下达整改通知书4份。',
    '本周检查点位9个，发现问题16处，当场整改11处，下达整改通知书5份。',
    false,
  ),
  two(
    '同一模板，地名和数据不同',
    '北关片区竣工交付412套，办理入住手续336户，超期过渡2462户，发放过渡费146.3万元。',
    '柳林渡片区竣工交付120套，办理入住手续98户，超期过渡804户，发放过渡费51.7万元。',
    false,
  ),
  two('注明一并推进', `与问题(1)措施一一并推进：${SITE}`, SITE, false),
  two('注明合并整改', `${CLEAN}与措施三合并整改。`, CLEAN, false),
  two(
    '已销号的措施',
    SITE,
    SITE,
    false,
    { reports: [{ text: SITE, state: '已销号', percent: 100 }] },
    { reports: [{ text: SITE, state: '已销号', percent: 100 }] },
  ),
  two(
    '都如实写没有新进展',
    '本周无新进展，主要原因是市级平台升级，五个接口的联调工作仍然处于暂停状态。',
    '本周无新进展，主要原因是市级平台升级，五个接口的联调工作仍然处于暂停状态。',
    false,
  ),
  two(
    '开头相同后文不同',
    '成立工作专班，建立工作台账，对14个村逐村核查，收回拖欠租金128.4万元，涉及承包户52户。',
    '成立工作专班，建立工作台账，对9个镇街逐一检查，关停小散乱企业31家，责令停产整改17家。',
    false,
  ),
  two(
    '都开了会，做的事不同',
    '召开推进会2次，改造管网42公里，整改混接点421处，青石桥路主干管贯通。',
    '召开推进会2次，封堵排口33个，规范整治63个，断面水质均值为Ⅴ类。',
    false,
  ),
  two(
    '上下道工序',
    '148个排口溯源121个，封堵取缔18个，其余正在采样检测和责任认定。',
    '121个已溯源排口中制定方案98个，立案查处企业5家，罚款46万元。',
    false,
  ),
  two(
    '同一措施的正反两面',
    '受理纠纷1180件，化解1064件，化解率90.2%，引导诉讼61件。',
    '受理纠纷信访1180件，其中越级访37件，包案化解29件，终结2件。',
    false,
  ),
  two(
    '只有年份相同',
    '2026年度预算编制完成，压减会议费培训费差旅费1240万元，取消非急需项目22个。',
    '2026年度决算编制完成，盘活存量资金4316万元，注销账户19个，下达提醒函5份。',
    false,
  ),
  {
    name: '很早以前的相同，近期已经不同',
    measures: [
      { reports: [CLEAN, '审核合同401份。', '审核合同455份。', '审核合同490份。', '审核合同528份。'] },
      { reports: [CLEAN, '收回租金128.4万元。', '收回租金150万元。', '收回租金180万元。', '收回租金203.7万元。'] },
    ],
    expect: [],
  },
];
