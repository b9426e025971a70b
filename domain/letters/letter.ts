// The words of a letter: its number, the gap it points out, and the data of its form.
import { dateWords, daysBetween } from '../calendar/dates.ts';
import { effectiveDeadline } from '../ledger/deadline.ts';
import type { Deadline, Id, LedgerTree, Measure, PlainDate, Problem, State } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { deadlineWords } from '../lists/words.ts';
import { bracketedArabic, measureLabel } from '../numbering/words.ts';
import { isOverdue } from '../states/states.ts';
import type { Letter, LetterKind, LetterRow } from './types.ts';

/** 云整改办〔2020〕督3号; a draft has no number yet: 〔2020〕督　号. */
export function letterNumberWords(letter: Pick<Letter, 'prefix' | 'year' | 'number'>, sign: string): string {
  return `${letter.prefix}〔${letter.year}〕${sign}${letter.number ?? '　'}号`;
}

/** The next free number of a kind and year: one after the highest ever given, cancelled ones included. */
export function nextLetterNumber(given: readonly (number | null)[]): number {
  return given.reduce<number>((highest, number) => Math.max(highest, number ?? 0), 0) + 1;
}

/** Whether an answer is due and has not come. */
export function isReplyOverdue(letter: Pick<Letter, 'state' | 'replyBy'>, today: PlainDate): boolean {
  return (
    (letter.state === 'issued' || letter.state === 'received') && letter.replyBy !== null && letter.replyBy < today
  );
}

interface Subject {
  problem: Problem;
  measure: Measure | null;
  state: State;
  deadline: Deadline;
}

/** What a letter's rows stand for; rows that are gone from the ledger are left out. */
function subjectsOf(tree: LedgerTree, rows: readonly LetterRow[]): Subject[] {
  const problems = new Map<Id, Problem>();
  for (const aspect of tree.aspects) {
    for (const item of aspect.items) for (const problem of item.problems) problems.set(problem.id, problem);
  }
  return rows.flatMap(({ problemId, measureId }): Subject[] => {
    const problem = problems.get(problemId);
    if (problem === undefined) return [];
    if (measureId === null) return [{ problem, measure: null, state: problem.state, deadline: problem.deadline }];
    const measure = problem.measures.find((each) => each.id === measureId);
    if (measure === undefined) return [];
    return [
      { problem, measure, state: measure.state, deadline: effectiveDeadline(measure.deadline, problem.deadline) },
    ];
  });
}

function nameOf({ problem, measure }: Subject): string {
  const number = `问题${bracketedArabic(problem.number)}`;
  return measure === null ? number : `${number}措施${measureLabel(measure.position).replace(/是$/, '')}`;
}

/** Proposes 存在差距 from what the ledger knows: overdue days, state, percent, missed reports. Facts only. */
export function draftGap(tree: LedgerTree, rows: readonly LetterRow[], asOf: PlainDate, missedInARow: number): string {
  const lines = subjectsOf(tree, rows).map((subject) => {
    const { measure, state, deadline } = subject;
    const parts = [`完成时限${deadlineWords(deadline) || '未定'}`];
    if (isOverdue(state, deadline, asOf) && deadline.date !== null) {
      parts.push(`已逾期${daysBetween(deadline.date, asOf)}天`);
    }
    parts.push(`目前状态为${state}`);
    if (measure !== null) parts.push(`累计进度${measure.percent}%`);
    return `${nameOf(subject)}：${parts.join('，')}。`;
  });
  if (missedInARow > 0) lines.push(`周调度连续${missedInARow}次未报送进展。`);
  return lines.join('\n');
}

/** Names that a letter's template may use. */
export const LETTER_FIELDS = [
  { name: '内部标识', meaning: '内部事项 注意保管' },
  { name: '文书名称', meaning: '督办通知单、提醒函等' },
  { name: '编号', meaning: '如 〔2020〕督3号' },
  { name: '色级', meaning: '黄、橙、红等，可空' },
  { name: '主送单位', meaning: '单位全称' },
  { name: '引言', meaning: '如 经调度，你单位承担的下列整改任务存在差距，现予督办。' },
  {
    name: '事项',
    meaning: '所涉问题和措施，一行一条',
    fields: [
      { name: '序号', meaning: '1、2、3' },
      { name: '问题编号', meaning: '如 (5)' },
      { name: '问题原文', meaning: '反馈问题' },
      { name: '整改措施', meaning: '措施全文，督办整个问题时为空' },
      { name: '完成时限', meaning: '措施或问题的时限' },
      { name: '状态', meaning: '当前状态' },
    ],
  },
  { name: '存在差距', meaning: '正文，一段一行', fields: [{ name: '段', meaning: '一段文字' }] },
  { name: '办理要求', meaning: '正文，一段一行', fields: [{ name: '段', meaning: '一段文字' }] },
  { name: '办结时限', meaning: '日期' },
  { name: '反馈方式', meaning: '可空' },
  { name: '反馈截止', meaning: '日期，可空' },
  { name: '抄送', meaning: '可空' },
  { name: '签发人', meaning: '签发后手签，也可登记' },
  { name: '签发日期', meaning: '可空' },
  { name: '签收人', meaning: '回执用，可空' },
  { name: '签收日期', meaning: '可空' },
  { name: '发文单位', meaning: '整改办名称' },
] as const;

/** What each kind of letter is for, by a word in its name. */
const PURPOSES = ['督办', '提醒', '催办', '告诫', '指导'] as const;

/** The sentence that begins a letter of a kind. */
export function letterOpening(kind: string): string {
  const purpose = PURPOSES.find((word) => kind.includes(word));
  const act = purpose === undefined ? '请抓紧整改' : purpose === '指导' ? '现提出指导意见' : `现予${purpose}`;
  return `经调度，你单位承担的下列整改任务存在差距，${act}。`;
}

/** A text as its paragraphs, each of which the form indents. */
function paragraphsOf(text: string): { 段: string }[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ 段: line.trim() }));
}

/** The data of a letter's form. What people sign is empty until it was recorded. */
export function letterData(letter: Letter, kind: LetterKind, tree: LedgerTree, office: string) {
  const date = (day: PlainDate | null) => (day === null ? '' : dateWords(day));
  return {
    内部标识: INTERNAL_MARK,
    文书名称: letter.kind,
    编号: letterNumberWords(letter, kind.sign),
    色级: letter.grade ?? '',
    主送单位: tree.units.find((unit) => unit.id === letter.unitId)?.name ?? '',
    引言: letterOpening(letter.kind),
    事项: subjectsOf(tree, letter.rows).map(({ problem, measure, state, deadline }, index) => ({
      序号: String(index + 1),
      问题编号: bracketedArabic(problem.number),
      问题原文: problem.title,
      整改措施: measure === null ? '' : `${measureLabel(measure.position)}${measure.lead}${measure.text}`,
      完成时限: deadlineWords(deadline),
      状态: state,
    })),
    存在差距: paragraphsOf(letter.gap),
    办理要求: paragraphsOf(letter.demand),
    办结时限: date(letter.dueDate),
    反馈方式: letter.replyWay ?? '',
    反馈截止: date(letter.replyBy),
    抄送: letter.copiesTo ?? '',
    签发人: letter.signer ?? '',
    签发日期: date(letter.signedOn),
    签收人: letter.receivedBy ?? '',
    签收日期: date(letter.receivedOn),
    发文单位: office,
  };
}

/** The words of a letter by the names that its template uses. */
export type LetterForm = ReturnType<typeof letterData>;
