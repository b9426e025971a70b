// A meeting on paper: agenda before it, minutes (会议纪要) after it, and the list of decisions.
import { dateWords } from '../calendar/dates.ts';
import type { Block, ListDocument, TextDocument } from '../content/types.ts';
import type { Id, PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { chineseNumber } from '../numbering/words.ts';
import type { Decision, Meeting, MeetingSheet } from './types.ts';

export interface MeetingNames {
  office: string;
  roundName: string;
  unitName: (id: Id) => string;
}

const heading = (n: number, text: string): Block => ({
  kind: 'heading',
  level: 1,
  runs: [{ text: `${chineseNumber(n)}、${text}` }],
});
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

/** Ends a clause with a full stop unless it ends already. */
export const sentence = (text: string): string => (/[。！？；]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`);

/** 由区住建局（王某某）负责，6月30日前完成 */
export function dutyWords(decision: Pick<Decision, 'unitId' | 'owner' | 'dueDate'>, names: MeetingNames): string {
  const who = [decision.unitId === null ? '' : names.unitName(decision.unitId), decision.owner ?? ''].filter(Boolean);
  const by = who.length === 0 ? '' : `由${who[0]}${who[1] === undefined ? '' : `（${who[1]}）`}负责`;
  const until = decision.dueDate === null ? '' : `${dateWords(decision.dueDate)}前完成`;
  return [by, until].filter((part) => part !== '').join('，');
}

function decisionParagraphs(decisions: readonly Decision[], names: MeetingNames): Block[] {
  return decisions.map((decision, index) => {
    const duty = dutyWords(decision, names);
    const text = decision.text.trim().replace(/[。；]+$/u, '');
    return paragraph(`${index + 1}.${sentence(duty === '' ? text : `${text}（${duty}）`)}`);
  });
}

function carriedOverBlocks({ carriedOver }: MeetingSheet, names: MeetingNames): Block[] {
  if (carriedOver.length === 0) return [paragraph('此前没有需要跟踪的议定事项。')];
  const done = carriedOver.filter(({ state }) => state === '已落实').length;
  return [
    paragraph(`此前议定事项${carriedOver.length}项，已落实${done}项，其余${carriedOver.length - done}项情况如下：`),
    ...carriedOver
      .filter(({ state }) => state !== '已落实')
      .map((decision, index) => {
        const unit = decision.unitId === null ? '' : `${names.unitName(decision.unitId)}：`;
        const result = decision.result?.trim() ? `，${decision.result.trim()}` : '';
        return paragraph(
          sentence(
            `${index + 1}.${unit}${decision.text.trim().replace(/[。；]+$/u, '')}（第${decision.meetingOrdinal}次碰头会议定，${decision.state}）${result}`,
          ),
        );
      }),
  ];
}

/** 省委巡视反馈意见整改工作; a round's name often ends in 整改 itself. */
const workOf = (roundName: string): string => `${roundName.replace(/整改(工作)?$/u, '')}整改工作`;

/** 某某整改工作第3次碰头会纪要 */
export function minutesTitle(
  { ordinal }: Pick<Meeting, 'ordinal'>,
  { roundName }: Pick<MeetingNames, 'roundName'>,
): string {
  return `${workOf(roundName)}第${ordinal}次碰头会纪要`;
}

/** 会议纪要: what was reported, discussed and decided. Nobody's words are made up: empty parts are left out. */
export function minutesOf(sheet: MeetingSheet, names: MeetingNames): TextDocument {
  const { meeting, agenda, decisions } = sheet;
  const facts = [
    `时间：${dateWords(meeting.date)}`,
    meeting.place === null ? '' : `地点：${meeting.place}`,
    meeting.chair === null ? '' : `主持：${meeting.chair}`,
    meeting.attendees === null ? '' : `参加：${meeting.attendees}`,
    meeting.recorder === null ? '' : `记录：${meeting.recorder}`,
  ].filter((line) => line !== '');
  let part = 0;
  return {
    kind: 'text',
    mark: INTERNAL_MARK,
    head: null,
    title: minutesTitle(meeting, names),
    addressee: null,
    blocks: [
      ...facts.map(paragraph),
      ...(meeting.opening?.trim() ? [paragraph(sentence(meeting.opening))] : []),
      heading(++part, '上次议定事项落实情况'),
      ...carriedOverBlocks(sheet, names),
      heading(++part, '研究讨论事项'),
      ...(agenda.length === 0
        ? [paragraph('本次会议没有列入议题。')]
        : agenda.flatMap((item, index) => [
            paragraph(
              sentence(
                `（${chineseNumber(index + 1)}）${item.title.trim().replace(/[。；]+$/u, '')}${item.unitId === null ? '' : `（${names.unitName(item.unitId)}）`}`,
              ),
            ),
            ...(item.note?.trim() ? [paragraph(sentence(item.note))] : []),
            ...(item.discussion?.trim() ? [paragraph(sentence(item.discussion))] : []),
          ])),
      heading(++part, '议定事项'),
      ...(decisions.length === 0 ? [paragraph('本次会议没有新的议定事项。')] : decisionParagraphs(decisions, names)),
    ],
    signature: { organ: names.office, date: dateWords(meeting.date) },
    tail: null,
  };
}

/** 会议议程: for the table, before the meeting. */
export function agendaOf(sheet: MeetingSheet, names: MeetingNames): TextDocument {
  const { meeting, agenda } = sheet;
  return {
    kind: 'text',
    mark: INTERNAL_MARK,
    head: null,
    title: `${workOf(names.roundName)}第${meeting.ordinal}次碰头会议程`,
    addressee: null,
    blocks: [
      paragraph(`时间：${dateWords(meeting.date)}`),
      ...(meeting.place === null ? [] : [paragraph(`地点：${meeting.place}`)]),
      ...(meeting.chair === null ? [] : [paragraph(`主持：${meeting.chair}`)]),
      heading(1, '上次议定事项落实情况'),
      ...carriedOverBlocks(sheet, names),
      heading(2, '研究讨论事项'),
      ...(agenda.length === 0
        ? [paragraph('暂无议题。')]
        : agenda.flatMap((item, index) => [
            paragraph(
              sentence(
                `${index + 1}.${item.title.trim().replace(/[。；]+$/u, '')}${item.unitId === null ? '' : `（${names.unitName(item.unitId)}汇报）`}`,
              ),
            ),
            ...(item.note?.trim() ? [paragraph(sentence(item.note))] : []),
          ])),
    ],
    signature: null,
    tail: null,
  };
}

/** 议定事项清单: every decision with who, by when and how it stands. */
export function decisionList(
  decisions: readonly (Decision & { meetingOrdinal: number; meetingDate: PlainDate })[],
  names: MeetingNames,
  asOf: PlainDate,
): ListDocument {
  const column = (key: string, title: string, width: number, center = false) => ({
    key,
    title,
    width,
    align: center ? ('center' as const) : ('left' as const),
    shared: false,
    ...(key === 'ordinal' ? { numeric: true } : {}),
  });
  return {
    kind: 'list',
    title: '碰头会议定事项清单',
    subtitle: `编制单位：${names.office}　${names.roundName}　截至${dateWords(asOf)}`,
    mark: INTERNAL_MARK,
    columns: [
      column('ordinal', '序号', 12, true),
      column('meeting', '会议', 30, true),
      column('text', '议定事项', 90),
      column('unit', '责任单位', 34),
      column('owner', '责任人', 22, true),
      column('due', '完成时限', 30, true),
      column('state', '办理状态', 22, true),
      column('result', '落实情况', 50),
    ],
    groups: decisions.map((decision, index) => ({
      heading: null,
      ids: { problemId: null, unitId: decision.unitId },
      lines: [
        {
          measureId: null,
          cells: [
            String(index + 1),
            `第${decision.meetingOrdinal}次 ${decision.meetingDate}`,
            decision.text,
            decision.unitId === null ? '' : names.unitName(decision.unitId),
            decision.owner ?? '',
            decision.dueDate === null ? '' : dateWords(decision.dueDate),
            decision.state === '办理中' && decision.dueDate !== null && decision.dueDate < asOf
              ? '办理中（逾期）'
              : decision.state,
            decision.result ?? '',
          ],
        },
      ],
    })),
    notes: [],
    signatures: ['填报人', '审核人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}
