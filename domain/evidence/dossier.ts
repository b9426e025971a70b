// 一案一档: the papers that the program itself writes into a problem's file, and the names of its folders.
import { dateWords } from '../calendar/dates.ts';
import type { Block, ListDocument, TableBlock, TextDocument } from '../content/types.ts';
import { effectiveDeadline } from '../ledger/deadline.ts';
import type { CloseOut, PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import type { NameBook } from '../lists/names.ts';
import { aspectWords, itemWords, type ProblemRow } from '../lists/rows.ts';
import { deadlineWords, measureWords, problemNumbersWords } from '../lists/words.ts';
import { measureLabel } from '../numbering/words.ts';
import { safeName } from './file-names.ts';

/** Names of the parts, in the order in which they lie in the folder. */
export const PARTS = {
  problem: '01 问题信息.docx',
  progress: '02 整改进展.docx',
  closeOut: '03 销号情况.docx',
  form: '03 销号审批表.docx',
  letters: '04 文书',
  evidence: '05 佐证材料',
} as const;

/** Bytes of a folder's name: with what lies in it well under the 260 characters of Windows. */
const FOLDER_BYTES = 100;

export const problemNumber = (row: ProblemRow): string =>
  problemNumbersWords([{ item: row.item.number, problem: row.problem.number }], row.numbering);

/** 问题05 针对“…”问题: numbers with noughts before them, so that folders lie in the order of the list. */
export function dossierFolder(row: ProblemRow, mostDigits: number): string {
  const number = problemNumber(row).replace(/\d+$/, (digits) => digits.padStart(mostDigits, '0'));
  // Without its dots: what follows the last one would be taken for an ending.
  return safeName(`问题${number} ${row.problem.title.replaceAll('.', '．')}`, `问题${number}`, FOLDER_BYTES);
}

export interface DossierNames {
  office: string;
  roundName: string;
  asOf: PlainDate;
  names: NameBook;
}

const run = (text: string) => [{ text }];
const heading = (text: string): Block => ({ kind: 'heading', level: 1, runs: run(text) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: run(text) });

/** A table of two columns: what it is, what it says; rows that say nothing are left out. */
function facts(rows: readonly (readonly [string, string])[]): TableBlock {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { title: '栏目', width: 26, align: 'center' },
      { title: '内容', width: 120, align: 'left' },
    ],
    rows: rows.filter(([, text]) => text !== '').map(([name, text]) => [{ runs: run(name) }, { runs: run(text) }]),
    note: null,
  };
}

function document(row: ProblemRow, what: string, { roundName, asOf }: DossierNames, blocks: Block[]): TextDocument {
  return {
    kind: 'text',
    mark: INTERNAL_MARK,
    head: null,
    title: `问题（${problemNumber(row)}）${what}`,
    addressee: null,
    blocks: [paragraph(`${roundName}，截至${dateWords(asOf)}。`), ...blocks],
    signature: null,
    tail: null,
  };
}

/** The problem with everything that the ledger says of it, and its measures. */
export function problemPaper(row: ProblemRow, options: DossierNames): TextDocument {
  const { problem } = row;
  const { names } = options;
  const { lead, responsible, supporting, leader, contact } = problem.responsibilities;
  return document(row, '问题信息', options, [
    facts([
      ['方面', aspectWords(row.aspect)],
      ['项', itemWords(row.item)],
      ['反馈问题', problem.title],
      ['问题来源', problem.source ?? ''],
      ['整改类型', problem.kind ?? ''],
      ['整改目标', problem.target ?? ''],
      ['责任领导', names.people(leader)],
      ['牵头单位', names.units(lead)],
      ['责任单位', names.units(responsible)],
      ['配合单位', names.units(supporting)],
      ['责任人', names.peopleWithPhone(contact)],
      ['完成时限', deadlineWords(problem.deadline)],
      ['状态', problem.state],
      ['备注', problem.note ?? ''],
    ]),
    heading(`整改措施（${problem.measures.length}条）`),
    ...problem.measures.flatMap((measure) => [
      paragraph(measureWords(measure, problem.measures.length)),
      paragraph(
        [
          `状态：${measure.state}，累计进度${measure.percent}%`,
          deadlineWords(effectiveDeadline(measure.deadline, problem.deadline)),
          measure.deliverable === null ? '' : `成果形式：${measure.deliverable}`,
        ]
          .filter((part) => part !== '')
          .join('；'),
      ),
    ]),
  ]);
}

/** What one measure reported in one week. */
export interface WeekOfMeasure {
  measure: number;
  ordinal: number;
  date: PlainDate;
  text: string;
  percent: number;
  state: string;
  returnReason: string | null;
}

/** Every week's report on every measure, oldest first. */
export function progressPaper(row: ProblemRow, weeks: readonly WeekOfMeasure[], options: DossierNames): TextDocument {
  const several = row.problem.measures.length > 1;
  const ordered = weeks.toSorted((a, b) => a.ordinal - b.ordinal || a.measure - b.measure);
  const cell = (text: string, align: 'left' | 'center' = 'center') => ({ runs: run(text), align });
  return document(row, '整改进展', options, [
    ordered.length === 0
      ? paragraph('还没有周调度进展记录。')
      : {
          kind: 'table',
          caption: null,
          columns: [
            { title: '调度', width: 24, align: 'center' },
            { title: '措施', width: 14, align: 'center' },
            { title: '进展', width: 84, align: 'left' },
            { title: '累计进度', width: 16, align: 'center' },
            { title: '状态', width: 18, align: 'center' },
          ],
          rows: ordered.map((week) => [
            cell(`第${week.ordinal}次\n${week.date}`),
            cell(several ? measureLabel(week.measure).replace(/是$/, '') : '—'),
            cell(week.returnReason === null ? week.text : `${week.text}\n（退回原因：${week.returnReason}）`, 'left'),
            cell(`${week.percent}%`),
            cell(week.state),
          ]),
          note: null,
        },
  ]);
}

/** 销号 as far as it has come. */
export function closeOutPaper(row: ProblemRow, closeOut: CloseOut, options: DossierNames): TextDocument {
  const date = (day: PlainDate | null) => (day === null ? '' : dateWords(day));
  const signed = (words: string | null, day: PlainDate | null) =>
    [words ?? '', date(day)].filter((part) => part !== '').join('　');
  const table = facts([
    ['状态', row.problem.state],
    ['申请日期', date(closeOut.appliedOn)],
    ['申请单位', closeOut.unitId === null ? '' : options.names.units([closeOut.unitId])],
    ['审核意见', signed(closeOut.reviewOpinion, closeOut.reviewedOn)],
    ['验收意见', signed(closeOut.acceptanceOpinion, closeOut.acceptedOn)],
    ['批准人', signed(closeOut.approver, closeOut.approvedOn)],
    ['回头看', [date(closeOut.lookBackOn), closeOut.lookBackResult ?? ''].filter((part) => part !== '').join('　')],
  ]);
  const began = table.rows.length > 1;
  return document(row, '销号情况', options, began ? [table] : [table, paragraph('还没有申请销号。')]);
}

/** One thing that lies in a file. */
export interface DossierEntry {
  kind: string;
  name: string;
  /** Where it lies, from the folder that holds the list on */
  path: string;
  pages: number | null;
  note: string;
}

/** 目录 of a file, or of many of them. */
export function dossierIndex(
  title: string,
  entries: readonly DossierEntry[],
  { office, roundName, asOf }: Omit<DossierNames, 'names'>,
): ListDocument {
  const column = (key: string, words: string, width: number, align: 'left' | 'center') => ({
    key,
    title: words,
    width,
    align,
    shared: false,
    ...(key === 'ordinal' || key === 'pages' ? { numeric: true } : {}),
  });
  return {
    kind: 'list',
    title,
    subtitle: `编制单位：${office}　${roundName}　截至${dateWords(asOf)}`,
    mark: INTERNAL_MARK,
    columns: [
      column('ordinal', '序号', 12, 'center'),
      column('kind', '类别', 26, 'center'),
      column('name', '名称', 84, 'left'),
      column('path', '存放位置', 90, 'left'),
      column('pages', '页数', 14, 'center'),
      column('note', '备注', 40, 'left'),
    ],
    groups: entries.map(({ kind, name, path, pages, note }, index) => ({
      heading: null,
      ids: { problemId: null, unitId: null },
      lines: [
        { measureId: null, cells: [String(index + 1), kind, name, path, pages === null ? '' : String(pages), note] },
      ],
    })),
    notes: [],
    signatures: [],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}
