// 会议纪要 as a form of the office's own: the names that its template may use, filled from the meeting.
import { dateWords } from '../calendar/dates.ts';
import type { PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { chineseNumber } from '../numbering/words.ts';
import { dutyWords, type MeetingNames, minutesTitle, sentence } from './documents.ts';
import type { Decision, MeetingSheet } from './types.ts';

/** Names that the template of the minutes may use. */
export const MINUTES_FIELDS = [
  { name: '内部标识', meaning: '内部事项 注意保管' },
  { name: '标题', meaning: '如 某某整改工作第3次碰头会纪要' },
  { name: '轮次', meaning: '整改轮次名称' },
  { name: '次数', meaning: '第几次碰头会，如 3' },
  { name: '时间', meaning: '会议日期' },
  { name: '地点', meaning: '可空' },
  { name: '主持', meaning: '主持人，可空' },
  { name: '参加', meaning: '参加人员，可空' },
  { name: '记录', meaning: '记录人，可空' },
  { name: '情况通报', meaning: '会议开头的情况通报，可空' },
  {
    name: '上次议定',
    meaning: '此前议定、还要跟踪的事项，一项一段',
    fields: [
      { name: '序号', meaning: '1、2、3' },
      { name: '事项', meaning: '议定事项' },
      { name: '责任单位', meaning: '可空' },
      { name: '会议', meaning: '议定的会议，如 第2次碰头会' },
      { name: '状态', meaning: '办理中、已落实、未落实' },
      { name: '落实情况', meaning: '可空' },
    ],
  },
  { name: '无上次议定', meaning: '没有要跟踪的事项时为真' },
  {
    name: '议题',
    meaning: '研究讨论事项，一个议题一段',
    fields: [
      { name: '序号', meaning: '一、二、三' },
      { name: '议题名称', meaning: '议题' },
      { name: '汇报单位', meaning: '可空' },
      { name: '说明', meaning: '议题说明，可空' },
      { name: '讨论情况', meaning: '可空' },
    ],
  },
  { name: '无议题', meaning: '没有议题时为真' },
  {
    name: '议定事项',
    meaning: '本次会议议定的事项，一项一段',
    fields: [
      { name: '序号', meaning: '1、2、3' },
      { name: '事项', meaning: '议定事项' },
      { name: '责任', meaning: '如 由区住建局（王某某）负责，6月30日前完成' },
      { name: '责任单位', meaning: '可空' },
      { name: '责任人', meaning: '可空' },
      { name: '完成时限', meaning: '日期，可空' },
    ],
  },
  { name: '无议定事项', meaning: '没有议定事项时为真' },
  { name: '落款单位', meaning: '整改办名称' },
  { name: '落款日期', meaning: '会议日期' },
] as const;

const said = (text: string | null): string => (text?.trim() ? sentence(text) : '');
const bare = (text: string): string => text.trim().replace(/[。；]+$/u, '');
const date = (day: PlainDate | null): string => (day === null ? '' : dateWords(day));

/** The minutes of a meeting. Nobody's words are made up: what was not written down is empty. */
export function minutesData({ meeting, agenda, decisions, carriedOver }: MeetingSheet, names: MeetingNames) {
  const unit = (id: Decision['unitId']): string => (id === null ? '' : names.unitName(id));
  return {
    内部标识: INTERNAL_MARK,
    标题: minutesTitle(meeting, names),
    轮次: names.roundName,
    次数: String(meeting.ordinal),
    时间: dateWords(meeting.date),
    地点: meeting.place ?? '',
    主持: meeting.chair ?? '',
    参加: meeting.attendees ?? '',
    记录: meeting.recorder ?? '',
    情况通报: said(meeting.opening),
    上次议定: carriedOver.map((decision, index) => ({
      序号: String(index + 1),
      事项: bare(decision.text),
      责任单位: unit(decision.unitId),
      会议: `第${decision.meetingOrdinal}次碰头会`,
      状态: decision.state,
      落实情况: bare(decision.result ?? ''),
    })),
    无上次议定: carriedOver.length === 0,
    议题: agenda.map((item, index) => ({
      序号: chineseNumber(index + 1),
      议题名称: bare(item.title),
      汇报单位: unit(item.unitId),
      说明: said(item.note),
      讨论情况: said(item.discussion),
    })),
    无议题: agenda.length === 0,
    议定事项: decisions.map((decision, index) => ({
      序号: String(index + 1),
      事项: bare(decision.text),
      责任: dutyWords(decision, names),
      责任单位: unit(decision.unitId),
      责任人: decision.owner ?? '',
      完成时限: date(decision.dueDate),
    })),
    无议定事项: decisions.length === 0,
    落款单位: names.office,
    落款日期: dateWords(meeting.date),
  };
}
