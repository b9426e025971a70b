// What a returned form is worth beside the ledger: every row, then the whole file. Nothing is decided here for the clerk.
import type { Id, State } from '../ledger/types.ts';
import { STATES } from '../ledger/types.ts';
import { checkMove } from '../states/machine.ts';
import {
  type BadCell,
  FORM_FIELDS,
  FORM_STATES,
  type FormCells,
  type FormVerdict,
  type JudgedForm,
  type JudgedRow,
  type ReportedEntry,
  type ReturnedForm,
  type ReturnedRow,
} from './types.ts';

/** What the ledger knows of a measure that a form speaks of. */
export interface KnownMeasure {
  problemNumber: number;
  measureText: string;
  /** The lead unit at this time */
  unitId: Id | null;
  stateBefore: State;
  percentBefore: number;
  /** This week's entry so far */
  entry: ReportedEntry | null;
  /** What the form showed when it went out */
  issued: FormCells;
}

/** Columns of the fill-in cells on the sheet, for places in messages. */
export type ColumnLetters = Record<keyof FormCells, string>;

/** Cells as people type them: trailing blanks, line ends of another program and full-width signs do not count. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function sameCells(a: FormCells, b: FormCells): boolean {
  return FORM_FIELDS.every((field) => tidy(a[field]) === tidy(b[field]));
}

/** Whole percent as offices write it: 60, 60%, 60％, ６０, 0.6 from a cell formatted as percent, 60.0. */
export function readPercent(text: string): number | null {
  const plain = tidy(text).normalize('NFKC').replace(/[\s%]/g, '');
  if (!/^\d{1,3}(\.\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  const isShare = plain.includes('.') && value > 0 && value < 1 && !text.includes('%') && !text.includes('％');
  const percent = Math.round(isShare ? value * 100 : value);
  return percent <= 100 ? percent : null;
}

const DONE_WORDS = /^(已完成|完成|已整改|整改完成|已办结|办结|完成整改|待审核)$/;
const RUNNING_WORDS = /^(整改中|正在整改|推进中|正在推进|进行中|基本完成|未完成|长期坚持)$/;
const NOT_BEGUN_WORDS = /^(未启动|未开始|未整改)$/;

/** A state as units write it; null for words that say nothing certain. 已完成 is 待审核: others confirm it. */
export function readState(text: string): State | null {
  const words = tidy(text).replace(/[\s。]/g, '');
  if ((FORM_STATES as readonly string[]).includes(words)) return words as State;
  if (DONE_WORDS.test(words)) return '待审核';
  if (RUNNING_WORDS.test(words)) return '整改中';
  if (NOT_BEGUN_WORDS.test(words)) return '未启动';
  return null;
}

function readEntry(
  row: ReturnedRow,
  known: KnownMeasure,
  letters: ColumnLetters,
): { entry: ReportedEntry; badCells: BadCell[] } {
  const badCells: BadCell[] = [];
  const bad = (field: keyof FormCells, reason: string) =>
    badCells.push({ row: row.row, column: letters[field], text: row.cells[field], reason });
  const text = tidy(row.cells.progress);
  const before = known.entry ?? { percent: known.percentBefore, state: known.stateBefore };
  let percent: number | null = before.percent;
  if (tidy(row.cells.percent) !== '') {
    percent = readPercent(row.cells.percent);
    if (percent === null) bad('percent', '累计进度应为0—100的整数。');
  }
  let state: State | null = before.state;
  if (tidy(row.cells.state) !== '') {
    state = readState(row.cells.state);
    if (state === null) bad('state', `状态应为${FORM_STATES.join('、')}之一。`);
  } else if (text !== '' && state === '未启动') state = '整改中';
  // A unit never takes back what others found further on: 待验收 stays when it reports work still going on.
  if (state !== null && STATES.indexOf(before.state) > STATES.indexOf(state)) state = before.state;
  const optional = (field: keyof FormCells) => (tidy(row.cells[field]) === '' ? null : tidy(row.cells[field]));
  return {
    entry: {
      text,
      percent: percent ?? before.percent,
      state: state ?? before.state,
      difficulty: optional('difficulty'),
      nextPlan: optional('nextPlan'),
      evidence: optional('evidence'),
    },
    badCells,
  };
}

const sameEntry = (a: ReportedEntry, b: ReportedEntry): boolean =>
  a.text === b.text &&
  a.percent === b.percent &&
  a.state === b.state &&
  (a.difficulty ?? '') === (b.difficulty ?? '') &&
  (a.nextPlan ?? '') === (b.nextPlan ?? '') &&
  (a.evidence ?? '') === (b.evidence ?? '');

/** One returned row beside what the ledger knows of its measure (undefined: nothing). */
export function judgeRow(
  row: ReturnedRow,
  known: KnownMeasure | undefined,
  unitId: Id,
  letters: ColumnLetters,
): JudgedRow {
  const base = {
    measureId: row.measureId,
    row: row.row,
    problemNumber: known?.problemNumber ?? null,
    measureText: known?.measureText ?? '',
    entry: null,
    present: null,
    badCells: [],
    refusal: null,
  };
  if (known === undefined || known.unitId !== unitId) return { ...base, verdict: row.genuine ? 'foreign' : 'tampered' };
  const empty = FORM_FIELDS.every((field) => tidy(row.cells[field]) === '');
  const asIssued = sameCells(row.cells, known.issued);
  if (row.genuine && asIssued) return { ...base, verdict: tidy(row.cells.progress) === '' ? 'empty' : 'unchanged' };
  if (row.genuine && empty) return { ...base, verdict: 'empty' };
  const { entry, badCells } = readEntry(row, known, letters);
  if (badCells.length > 0) return { ...base, verdict: 'bad', entry, badCells };
  if (known.entry !== null && sameEntry(known.entry, entry)) return { ...base, verdict: 'unchanged' };
  const move = checkMove('measure', known.stateBefore, entry.state);
  const judged = { ...base, entry, refusal: move.allowed ? null : move.reason };
  if (!row.genuine) return { ...judged, verdict: 'tampered', present: known.entry };
  if (known.entry !== null && !sameCells(entryCells(known.entry), known.issued)) {
    return { ...judged, verdict: 'conflict', present: known.entry };
  }
  return { ...judged, verdict: judged.refusal === null ? 'filled' : 'bad' };
}

/** An entry as the form shows it. */
export function entryCells(entry: ReportedEntry): FormCells {
  return {
    progress: entry.text,
    percent: entry.percent === 0 ? '' : String(entry.percent),
    state: (FORM_STATES as readonly string[]).includes(entry.state) ? entry.state : '',
    difficulty: entry.difficulty ?? '',
    nextPlan: entry.nextPlan ?? '',
    evidence: entry.evidence ?? '',
  };
}

/** What the ledger knows of the form as a whole. */
export interface KnownForm {
  /** The open review; null when none is open */
  openReviewId: Id | null;
  openOrdinal: number | null;
  unitName: string | null;
  /** True: this ledger made the form */
  issuedHere: boolean;
  /** True: a file with the same bytes was taken before */
  takenBefore: boolean;
  /** Highest issue taken from this unit in this review; 0 for none */
  takenIssue: number;
  /** True: the same bytes came earlier in this batch */
  twice: boolean;
}

/** A whole form. Rows of a form that cannot be taken as a whole are not looked at. */
export function judgeForm(
  form: ReturnedForm,
  known: KnownForm,
  measures: ReadonlyMap<Id, KnownMeasure>,
  letters: ColumnLetters,
): JudgedForm {
  const whole = (verdict: FormVerdict, message: string, rows: JudgedRow[] = []): JudgedForm => ({
    unitId: form.unitId,
    unitName: known.unitName ?? form.unitName,
    issue: form.issue,
    verdict,
    message,
    rows,
    reportedBy: form.reportedBy,
    reportedAt: form.reportedAt,
  });
  if (known.twice) return whole('duplicate', '这批文件中已有一份内容完全相同的表，只取一份。');
  if (!known.issuedHere || known.unitName === null) {
    return whole('foreign', '不是本台账下发的调度表，没有读取。请核对是否来自别的轮次或别的电脑。');
  }
  if (known.openReviewId === null) return whole('wrongWeek', '现在没有进行中的调度，不能收表。请先开始本次调度。');
  if (form.reviewId !== known.openReviewId) {
    return whole('wrongWeek', `这是第${form.ordinal}次调度的表，正在进行的是第${known.openOrdinal}次，没有读取。`);
  }
  if (known.takenBefore) return whole('taken', '这份表此前已经收过，内容没有变化。');
  if (form.issue < known.takenIssue) {
    return whole('outdated', `已收过第${known.takenIssue}次下发的表，这份是第${form.issue}次下发的旧表，没有读取。`);
  }
  const rows = form.rows.map((row) => judgeRow(row, measures.get(row.measureId), form.unitId, letters));
  const count = (verdict: JudgedRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const doubts = [
    [count('conflict'), '条与台账本周已有内容不同'],
    [count('tampered'), '条的固定内容被改动'],
    [count('bad'), '条有不能使用的内容'],
    [count('foreign'), '条措施已不在本单位名下'],
  ] as const;
  const said = doubts.filter(([n]) => n > 0).map(([n, words]) => `${n}${words}`);
  if (!form.genuine) said.unshift('表头或编号被改动');
  if (said.length > 0) return whole('doubtful', `${said.join('；')}。请逐条确认。`, rows);
  if (count('filled') > 0) return whole('filled', '', rows);
  return count('unchanged') > 0
    ? whole('unchanged', '与下发时的内容相同，本周没有新填。', rows)
    : whole('empty', '没有填写任何内容。', rows);
}
