// Papers of the weekly review and of meetings: 调度汇总表, 会议议程, 会议纪要, 议定事项清单.
import type { ParsedInputOf } from '#contract/operations.ts';
import type { ListDocument, TextDocument } from '#domain/content/types.ts';
import { agendaOf, decisionList, minutesOf } from '#domain/meetings/documents.ts';
import { reviewSummary } from '#domain/review/summary.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { decisionsOfRound, meetingById } from '../../db/queries/meetings.ts';
import { frozenFigures, reviewById } from '../../db/queries/reviews.ts';
import { type Context, found, officeName, today } from '../context.ts';
import { followed, meetingNames, meetingSheet } from '../shared/meeting-sheet.ts';
import { getReview } from '../shared/review-sheet.ts';

/** The table of a review: frozen figures once it is closed, as things stand on its day before. */
export function summaryPaper(context: Context, reviewId: string): ListDocument {
  const review = found(reviewById(context.store, reviewId), '次调度');
  const { store } = context;
  const view = found(viewOf(store, review.round_id), '个轮次');
  const figures = frozenFigures(store, reviewId) ?? view.figures(review.date);
  return reviewSummary(getReview(context, { reviewId }), figures, {
    office: officeName(context),
    roundName: found(findRound(store, review.round_id), '个轮次').name,
    receivedWords: momentWords,
  });
}

/** 6月19日 16:20 by the PC's own clock. */
function momentWords(instant: string): string {
  const at = new Date(instant);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${at.getMonth() + 1}月${at.getDate()}日 ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

export function meetingPaper(
  context: Context,
  { meetingId, what }: Extract<ParsedInputOf<'getPaper'>, { of: 'meeting' }>,
): TextDocument {
  const meeting = found(meetingById(context.store, meetingId), '次碰头会');
  const sheet = meetingSheet(context.store, meeting);
  const names = meetingNames(context, meeting.round_id);
  return what === 'agenda' ? agendaOf(sheet, names) : minutesOf(sheet, names);
}

export function decisionsPaper(context: Context, roundId: string): ListDocument {
  const decisions = decisionsOfRound(context.store, roundId).map(followed);
  return decisionList(decisions, meetingNames(context, roundId), today(context));
}
