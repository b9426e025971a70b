// What a column of the log holds, in words: states, yes and no, names for ids, the texts inside of structured content.

import { ACCOUNT_ROLE_WORDS } from '../accounts/roles.ts';
import { dateWords, isPlainDate } from '../calendar/dates.ts';
import { OFFSET_WORDS } from '../calendar/milestones.ts';
import { APPLICATION_STATE_WORDS, REQUEST_KIND_WORDS, REQUEST_STATE_WORDS } from '../closing/types.ts';
import { CLUE_LEDGER_WORDS } from '../clues/types.ts';
import { EVIDENCE_TARGET_WORDS } from '../evidence/types.ts';
import { OPERATION_WORDS } from '../ledger/act-words.ts';
import { ROLE_WORDS } from '../ledger/types.ts';
import { LETTER_STATE_WORDS } from '../letters/types.ts';
import { OUTCOME_KIND_WORDS } from '../outcomes/types.ts';
import { REPORT_KIND_WORDS, REPORT_STATE_WORDS } from '../report/types.ts';
import type { LogNames } from './types.ts';

/** Words by `entity.column`, or by column alone. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'account.state': { active: '启用', disabled: '停用' },
  'account.roles': ACCOUNT_ROLE_WORDS,
  'account.password': { changed: '已修改', reset: '已重设' },
  'act.operation': OPERATION_WORDS,
  'round.numbering': { continuous: '连续编号', restart: '重新编号' },
  'source_document.kind': { findings: '反馈意见', plan: '整改方案', progress: '进展报告', workbook: 'Excel 台账' },
  'review.state': { open: '进行中', closed: '已关闭' },
  'meeting.state': { planned: '已安排', held: '已召开' },
  'letter.state': LETTER_STATE_WORDS,
  'milestone.unit': OFFSET_WORDS,
  'bulletin.state': { draft: '草稿', issued: '已印发' },
  'report.state': REPORT_STATE_WORDS,
  'report.kind': REPORT_KIND_WORDS,
  'outcome.kind': OUTCOME_KIND_WORDS,
  'clue.ledger': CLUE_LEDGER_WORDS,
  'look.ledger': CLUE_LEDGER_WORDS,
  'close_out_application.state': APPLICATION_STATE_WORDS,
  'close_out_signature.verdict': { agree: '同意', return: '退回' },
  'deadline_request.kind': REQUEST_KIND_WORDS,
  'deadline_request.state': REQUEST_STATE_WORDS,
  'evidence_link.target_kind': EVIDENCE_TARGET_WORDS,
  'return.kind': { problem: '问题', measure: '措施' },
  'review_sheet.part': { head: '单位和计数', figures: '数据' },
  role: ROLE_WORDS,
};

/** Columns that hold 1 for yes. */
const FLAGS: ReadonlySet<string> = new Set(['long_term', 'old_long_term', 'must_change', 'off', 'recorded', 'holds']);

/** The kind of what a column names by id. */
const NAMED: Readonly<Record<string, string>> = {
  unit_id: 'unit',
  official_id: 'official',
  round_id: 'round',
  aspect_id: 'aspect',
  item_id: 'item',
  problem_id: 'problem',
  measure_id: 'measure',
  review_id: 'review',
  meeting_id: 'meeting',
  agenda_item_id: 'agenda_item',
  letter_id: 'letter',
  evidence_id: 'evidence',
  plan_id: 'look_back_plan',
  report_id: 'report',
  corrects_id: 'bulletin',
};

/** The kind of what `merged_into`, `counted_in` and `target_id` name. */
const TARGETS: Readonly<Record<string, string>> = { closeOut: 'close_out_application', progress: 'review_entry' };

/** What a column names by id, so that names can be looked up together; null for a column that names nothing. */
export function namedBy(entity: string, column: string, row: Readonly<Record<string, unknown>>): string | null {
  if (column === 'merged_into') return entity;
  if (entity === 'review_sheet' && column === 'part') return 'unit';
  if (column === 'counted_in') return 'outcome';
  if (column === 'target_id') {
    const kind = String(row.target_kind ?? '');
    return TARGETS[kind] ?? kind;
  }
  return NAMED[column] ?? null;
}

/** A value in words; null for an empty one. */
export function valueWords(
  entity: string,
  column: string,
  row: Readonly<Record<string, unknown>>,
  names: LogNames,
): string | null {
  const value = row[column];
  if (value === null || value === undefined || value === '') return null;
  const words = WORDS[`${entity}.${column}`] ?? WORDS[column];
  const named = namedBy(entity, column, row);
  if (named !== null && typeof value === 'string') return names.of(named, value) || (words?.[value] ?? value);
  if (FLAGS.has(column)) return value === 1 ? '是' : '否';
  if (column === 'percent' || column === 'percent_before') return `${value}%`;
  if (column === 'deleted_at') return momentWords(String(value));
  if (typeof value === 'string') {
    if (isPlainDate(value)) return dateWords(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return momentWords(value);
    const content = structured(value);
    if (content !== undefined) return textsOf(content, words);
    return words?.[value] ?? value;
  }
  return typeof value === 'object' ? textsOf(value, words) : String(value);
}

/** 2026-06-23 10:00 by the PC's own clock. */
export function momentWords(instant: string): string {
  const at = new Date(instant);
  const pad = (n: number) => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

/** The content of a text that is JSON; undefined for any other text. */
function structured(text: string): object | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** The texts for people inside of structured content, each once, in their order; keys and marks are left out. */
function textsOf(content: object, words: Readonly<Record<string, string>> | undefined): string | null {
  const texts = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      const told = words?.[value] ?? value;
      if (/[\u3400-\u9fff]/.test(told) || words === undefined) texts.add(told);
    } else if (typeof value === 'number') texts.add(String(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(content);
  return [...texts].join('；') || null;
}
