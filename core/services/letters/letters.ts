// The life of a letter: drafted from rows, issued under the next number, followed until it is answered.

import { BihuanError } from '#contract/errors.ts';
import type { LetterView, ParsedInputOf } from '#contract/operations.ts';
import { draftGap, isReplyOverdue, letterNumberWords, nextLetterNumber } from '#domain/letters/letter.ts';
import { LETTER_STATE_WORDS, type Letter, type LetterState } from '#domain/letters/types.ts';
import { missedInARow } from '#domain/review/missed.ts';
import { ulid } from '../../db/ids.ts';
import { listUnits, readLedger } from '../../db/queries/ledger.ts';
import { letterById, letterNumbers, letterRows, lettersOf } from '../../db/queries/letters.ts';
import { reviewsOf, statusHistory } from '../../db/queries/reviews.ts';
import type { Act, Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { kindOf } from '../shared/letter-kinds.ts';

function view(context: Context, letter: Letter, unitNames: ReadonlyMap<string, string>): LetterView {
  return {
    ...letter,
    numberWords: letterNumberWords(letter, kindOf(context.store, letter.kind).sign),
    overdue: isReplyOverdue(letter, today(context)),
    unitName: unitNames.get(letter.unitId) ?? '（已删除的单位）',
  };
}

const unitNames = (store: Store): Map<string, string> => new Map(listUnits(store).map(({ id, name }) => [id, name]));

function one(context: Context, letterId: string): LetterView {
  return view(context, found(letterById(context.store, letterId), '份文书'), unitNames(context.store));
}

export function listLetters(context: Context, { roundId }: { roundId: string }): LetterView[] {
  const names = unitNames(context.store);
  return lettersOf(context.store, roundId).map((letter) => view(context, letter, names));
}

export function getLetter(context: Context, { letterId }: { letterId: string }): LetterView {
  return one(context, letterId);
}

/**
 * A draft without a number. The gap is worded from the ledger, the demand is the kind's own.
 * @throws BihuanError notFound when unit, round or rows are gone
 */
export function draftLetter(context: Context, input: ParsedInputOf<'draftLetter'>): LetterView {
  return context.store.act(context.actor, 'draftLetter', (act) => {
    const tree = found(readLedger(act.store, input.roundId), '个轮次');
    if (!tree.units.some(({ id }) => id === input.unitId)) throw gone('单位');
    const kind = kindOf(act.store, input.kind);
    const day = today(context);
    const id = ulid();
    act.insert('letter', {
      id,
      round_id: input.roundId,
      kind: kind.name,
      prefix: act.store.setting('letter.prefix') ?? '',
      year: Number(day.slice(0, 4)),
      number: null,
      grade: null,
      unit_id: input.unitId,
      copies_to: null,
      gap: draftGap(tree, input.rows, day, missedReports(act.store, input.roundId, input.unitId)),
      demand: kind.demand,
      due_date: null,
      reply_by: null,
      reply_way: null,
      signer: null,
      signed_on: null,
      received_by: null,
      received_on: null,
      replied_on: null,
      reply: null,
      state: 'draft',
      review_id: input.reviewId,
      created_at: act.at,
      deleted_at: null,
    });
    setRows(act, id, input.rows);
    return one(context, id);
  });
}

/** Reviews in a row that the unit left unanswered, up to the newest closed or open one. */
function missedReports(store: Store, roundId: string, unitId: string): number {
  const last = reviewsOf(store, roundId).at(-1);
  if (last === undefined) return 0;
  return missedInARow(statusHistory(store, roundId, last.ordinal)).get(unitId) ?? 0;
}

const gone = (what: string) => new BihuanError('notFound', `所选的${what}已不存在，没有生成文书。请刷新后再试。`);

function setRows(act: Act, letterId: string, rows: Letter['rows']): void {
  for (const row of letterRows(act.store, letterId)) act.update('letter_row', row.id, { deleted_at: act.at });
  rows.forEach(({ problemId, measureId }, index) => {
    act.insert('letter_row', {
      id: ulid(),
      letter_id: letterId,
      position: index + 1,
      problem_id: problemId,
      measure_id: measureId,
      deleted_at: null,
    });
  });
}

function only(letter: Letter, states: readonly LetterState[], what: string): void {
  if (states.includes(letter.state)) return;
  throw new BihuanError('frozen', `这份文书${LETTER_STATE_WORDS[letter.state]}，不能再${what}。`, {
    state: letter.state,
  });
}

/** @throws BihuanError frozen once it was issued */
export function updateLetter(context: Context, { letterId, patch }: ParsedInputOf<'updateLetter'>): LetterView {
  return context.store.act(context.actor, 'updateLetter', (act) => {
    only(found(letterById(act.store, letterId), '份文书'), ['draft'], '修改');
    const { rows, copiesTo, unitId, dueDate, replyBy, replyWay, ...same } = patch;
    if (patch.kind !== undefined) kindOf(act.store, patch.kind);
    act.update('letter', letterId, {
      ...definedOf(same),
      ...(copiesTo === undefined ? {} : { copies_to: copiesTo }),
      ...(unitId === undefined ? {} : { unit_id: unitId }),
      ...(dueDate === undefined ? {} : { due_date: dueDate }),
      ...(replyBy === undefined ? {} : { reply_by: replyBy }),
      ...(replyWay === undefined ? {} : { reply_way: replyWay }),
    });
    if (patch.prefix !== undefined) act.set('letter.prefix', patch.prefix);
    if (rows !== undefined) setRows(act, letterId, rows);
    return one(context, letterId);
  });
}

/** Leaves out what is undefined, which exact optional properties tell apart from absent. */
function definedOf<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** Only a draft can be taken away: an issued letter is cancelled and keeps its number. */
export function removeLetter(context: Context, { letterId }: { letterId: string }): null {
  return context.store.act(context.actor, 'removeLetter', (act) => {
    only(found(letterById(act.store, letterId), '份文书'), ['draft'], '删除，只能作废');
    act.update('letter', letterId, { deleted_at: act.at });
    return null;
  });
}

/** The next number of the kind and the present year; from here on the text stands. */
export function issueLetter(context: Context, input: ParsedInputOf<'issueLetter'>): LetterView {
  return context.store.act(context.actor, 'issueLetter', (act) => {
    const letter = found(letterById(act.store, input.letterId), '份文书');
    only(letter, ['draft'], '发出');
    if (letter.gap.trim() === '' || letter.demand.trim() === '') {
      throw new BihuanError('input.invalid', '存在差距和办理要求都要写明，文书才能发出。');
    }
    const year = Number((input.signedOn ?? today(context)).slice(0, 4));
    act.update('letter', letter.id, {
      year,
      number: nextLetterNumber(letterNumbers(act.store, letter.kind, letter.prefix, year)),
      signer: input.signer,
      signed_on: input.signedOn,
      state: 'issued',
    });
    return one(context, letter.id);
  });
}

/** Registers 签收 and 反馈; a date of reply makes it 已反馈. */
export function recordReply(context: Context, input: ParsedInputOf<'recordReply'>): LetterView {
  return context.store.act(context.actor, 'recordReply', (act) => {
    const letter = found(letterById(act.store, input.letterId), '份文书');
    only(letter, ['issued', 'received', 'replied'], '登记回执');
    const state: LetterState =
      input.repliedOn !== null
        ? 'replied'
        : input.receivedOn !== null || input.receivedBy !== null
          ? 'received'
          : 'issued';
    act.update('letter', letter.id, {
      received_by: input.receivedBy,
      received_on: input.receivedOn,
      replied_on: input.repliedOn,
      reply: input.reply,
      state,
    });
    return one(context, letter.id);
  });
}

export function cancelLetter(context: Context, { letterId, reason }: ParsedInputOf<'cancelLetter'>): LetterView {
  return context.store.act(context.actor, 'cancelLetter', (act) => {
    const letter = found(letterById(act.store, letterId), '份文书');
    only(letter, ['issued', 'received', 'replied'], '作废');
    act.update('letter', letterId, { state: 'cancelled', reply: `作废：${reason.trim()}` });
    return one(context, letterId);
  });
}
