// What the ledger itself shows: deadlines moved, closings heaped before a milestone, look-backs overdue, nobody in charge.
import type { DeadlineMove } from '#domain/checkup/types.ts';
import type { Case, CaseMeasure } from './case.ts';

const plain: CaseMeasure = { reports: ['核查12处，整改9处。'] };
const move = (on: string, from: string, to: string, id = 'm0'): DeadlineMove => ({
  kind: id.startsWith('p') ? 'problem' : 'measure',
  id,
  on,
  from,
  to,
});

const moved = (
  name: string,
  moves: readonly DeadlineMove[],
  expect: readonly string[],
  measure: CaseMeasure = plain,
): Case => ({
  name,
  measures: [measure],
  moves,
  expect,
});

const POSTPONED: readonly Case[] = [
  moved(
    '推后两次',
    [move('2026-05-20', '2026-05-31', '2026-06-30'), move('2026-06-20', '2026-06-30', '2026-07-31')],
    ['postponed@m0'],
  ),
  moved(
    '推后三次',
    [
      move('2026-04-20', '2026-04-30', '2026-05-31'),
      move('2026-05-20', '2026-05-31', '2026-06-30'),
      move('2026-06-20', '2026-06-30', '2026-12-31'),
    ],
    ['postponed@m0'],
  ),
  moved(
    '问题的时限推后两次',
    [move('2026-05-20', '2026-05-31', '2026-06-30', 'p0'), move('2026-06-20', '2026-06-30', '2026-07-31', 'p0')],
    ['postponed@p0'],
  ),
  moved(
    '推后、提前、再推后两次',
    [
      move('2026-04-20', '2026-05-31', '2026-06-30'),
      move('2026-05-01', '2026-06-30', '2026-06-15'),
      move('2026-06-10', '2026-06-15', '2026-07-31'),
    ],
    ['postponed@m0'],
  ),
  moved('推后一次', [move('2026-05-20', '2026-05-31', '2026-06-30')], []),
  moved(
    '同一天改了两次，是更正录入',
    [move('2026-05-20', '2026-05-31', '2026-06-03'), move('2026-05-20', '2026-06-03', '2026-06-30')],
    [],
  ),
  moved(
    '提前了两次',
    [move('2026-05-01', '2026-07-31', '2026-06-30'), move('2026-05-20', '2026-06-30', '2026-06-15')],
    [],
  ),
  moved(
    '同一天改出去又改回来',
    [
      move('2026-05-20', '2026-05-31', '2026-06-30'),
      move('2026-05-20', '2026-06-30', '2026-05-31'),
      move('2026-06-01', '2026-05-31', '2026-06-15'),
    ],
    [],
  ),
  moved(
    '推后两次但已经销号',
    [move('2026-04-20', '2026-04-30', '2026-05-15'), move('2026-05-14', '2026-05-15', '2026-05-31')],
    [],
    { reports: [{ text: '核查12处，全部整改。', state: '已销号', percent: 100 }] },
  ),
  moved(
    '已删除的措施',
    [move('2026-05-20', '2026-05-31', '2026-06-30', 'm9'), move('2026-06-20', '2026-06-30', '2026-07-31', 'm9')],
    [],
  ),
];

const closedIn = (week: number, weeks: number, lead = '区教体局'): CaseMeasure => ({
  lead: [lead],
  reports: Array.from({ length: weeks }, (_, at) =>
    at < week
      ? `核查${at + 1}处。`
      : at === week
        ? { text: `核查${at + 20}处，同意销号。`, state: '已销号', percent: 100 }
        : null,
  ),
});
const milestone = (date: string) => [{ id: 'x', name: '集中整改期满', date }];
const many = (count: number, make: (at: number) => CaseMeasure): CaseMeasure[] =>
  Array.from({ length: count }, (_, at) => make(at));

const BULK: readonly Case[] = [
  {
    name: '十条全在期满当周销号',
    measures: many(10, () => closedIn(5, 6)),
    milestones: milestone('2026-06-24'),
    expect: ['bulk@区教体局'],
  },
  {
    name: '十二条中九条在期满当周销号',
    measures: many(12, (at) => closedIn(at < 9 ? 5 : at - 8, 6)),
    milestones: milestone('2026-06-24'),
    expect: ['bulk@区教体局'],
  },
  {
    name: '期满之后又陆续销号，不冲淡',
    measures: many(14, (at) => closedIn(at < 9 ? 1 : 3 + (at % 3), 6)),
    milestones: milestone('2026-05-27'),
    expect: ['bulk@区教体局'],
  },
  {
    name: '分散在六周',
    measures: many(12, (at) => closedIn(at % 6, 6)),
    milestones: milestone('2026-06-24'),
    expect: [],
  },
  { name: '只有五条', measures: many(5, () => closedIn(5, 6)), milestones: milestone('2026-06-24'), expect: [] },
  { name: '没有时间节点', measures: many(10, () => closedIn(5, 6)), expect: [] },
  { name: '节点还早', measures: many(10, () => closedIn(3, 6)), milestones: milestone('2026-08-31'), expect: [] },
  { name: '集中在节点之后', measures: many(10, () => closedIn(5, 6)), milestones: milestone('2026-06-10'), expect: [] },
  {
    name: '两个单位各四条',
    measures: many(8, (at) => closedIn(5, 6, at % 2 === 0 ? '区教体局' : '区民政局')),
    milestones: milestone('2026-06-24'),
    expect: [],
  },
  {
    name: '待验收还不是销号',
    measures: many(10, () => ({
      lead: ['区教体局'],
      reports: ['核查8处。', { text: '核查12处。', state: '待验收', percent: 100 }],
    })),
    milestones: milestone('2026-06-24'),
    expect: [],
  },
];

const closed: CaseMeasure = { reports: [{ text: '核查12处，同意销号。', state: '已销号', percent: 100 }] };
const LOOK_BACK: readonly Case[] = [
  {
    name: '计划日期已过没有结论',
    measures: [closed],
    problems: [{ state: '已销号', closedOn: '2026-03-01', lookBackDue: '2026-06-01' }],
    expect: ['lookBack@p0'],
  },
  {
    name: '没有计划，销号已过半年',
    measures: [closed],
    problems: [{ state: '已销号', closedOn: '2025-11-01' }],
    expect: ['lookBack@p0'],
  },
  {
    name: '昨天到期',
    measures: [closed],
    problems: [{ state: '已销号', closedOn: '2026-01-10', lookBackDue: '2026-06-22' }],
    expect: ['lookBack@p0'],
  },
  {
    name: '今天到期还不算逾期',
    measures: [closed],
    problems: [{ state: '已销号', closedOn: '2026-01-10', lookBackDue: '2026-06-23' }],
    expect: [],
  },
  {
    name: '已有结论',
    measures: [closed],
    problems: [{ state: '已销号', closedOn: '2025-11-01', lookBackDue: '2026-03-01', lookedBack: true }],
    expect: [],
  },
  {
    name: '计划在以后，虽已过半年',
    measures: [closed],
    problems: [{ state: '已销号', closedOn: '2025-11-01', lookBackDue: '2026-07-31' }],
    expect: [],
  },
  { name: '刚刚销号', measures: [closed], problems: [{ state: '已销号', closedOn: '2026-06-15' }], expect: [] },
  {
    name: '常态化管理另有检查安排',
    measures: [{ reports: [{ text: '核查12处。', state: '常态化管理', percent: 100 }] }],
    problems: [{ state: '常态化管理', closedOn: '2025-10-01' }],
    expect: [],
  },
  {
    name: '销号日期不详',
    measures: [{ reports: [], state: '已销号', progress: '核查12处。' }],
    problems: [{ state: '已销号' }],
    expect: [],
  },
  {
    name: '重新挂号后仍在整改',
    measures: [plain],
    problems: [{ state: '整改中', closedOn: null, lookBackDue: '2026-03-01' }],
    expect: [],
  },
];

const RESPONSIBILITY: readonly Case[] = [
  { name: '没有牵头单位', measures: [{ ...plain, lead: [] }], problems: [{ lead: [] }], expect: ['responsibility@p0'] },
  {
    name: '两家牵头',
    measures: [plain],
    problems: [{ lead: ['区住建局', '区财政局'] }],
    expect: ['responsibility@p0'],
  },
  { name: '牵头单位已撤并', measures: [plain], units: { 区住建局: { gone: true } }, expect: ['responsibility@p0'] },
  {
    name: '没有联络员',
    measures: [{ ...plain, contact: false }],
    problems: [{ contact: false }],
    expect: ['responsibility@p0'],
  },
  {
    name: '措施自己的牵头单位有两家',
    measures: [{ ...plain, lead: ['区住建局', '区民政局'], ownLead: true }],
    expect: ['responsibility@m0'],
  },
  {
    name: '措施自己的牵头单位已撤并',
    measures: [{ ...plain, lead: ['区粮食局'], ownLead: true }],
    problems: [{ lead: ['区住建局'] }],
    units: { 区粮食局: { gone: true } },
    expect: ['responsibility@m0'],
  },
  {
    name: '没有措施的问题也要有牵头单位',
    measures: [plain],
    problems: [{}, { lead: [] }],
    expect: ['responsibility@p1'],
  },
  {
    name: '单位登记了联络员',
    measures: [{ ...plain, contact: false }],
    problems: [{ contact: false }],
    units: { 区住建局: { contact: true } },
    expect: [],
  },
  { name: '一家牵头，有联络员', measures: [plain], expect: [] },
  {
    name: '问题没有牵头单位，但每条措施都有',
    measures: [{ ...plain, lead: ['区住建局'], ownLead: true }],
    problems: [{ lead: [] }],
    expect: [],
  },
  {
    name: '已销号的不再追究',
    measures: [{ ...closed, contact: false }],
    problems: [{ state: '已销号', lead: ['区住建局', '区财政局'], closedOn: '2026-06-01' }],
    expect: [],
  },
];

export const LEDGER: readonly Case[] = [...POSTPONED, ...BULK, ...LOOK_BACK, ...RESPONSIBILITY];
