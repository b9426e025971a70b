// Bulletins: drafted from a closed review, edited, numbered, issued and thereby frozen.

import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { bulletinYear, draftBulletin as draft, issueWords } from '#domain/bulletin/draft.ts';
import type { Bulletin, BulletinSummary } from '#domain/bulletin/types.ts';
import type { TextDocument } from '#domain/content/types.ts';
import { ulid } from '../../db/ids.ts';
import { bulletinById, bulletinsOf, nextNumber, numberIssued, toBulletin } from '../../db/queries/bulletins.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { closedReviewBefore, frozenFigures, reviewById } from '../../db/queries/reviews.ts';
import type { BulletinRow } from '../../db/schema.ts';
import { type Context, found, officeName } from '../context.ts';
import { frozenSheet } from '../shared/frozen-sheet.ts';

/** The one series so far; its numbers start again each year. */
const SERIES = '通报';

export function listBulletins(context: Context, { roundId }: { roundId: string }): BulletinSummary[] {
  return bulletinsOf(context.store, roundId);
}

export function getBulletin(context: Context, { bulletinId }: { bulletinId: string }): Bulletin {
  return toBulletin(found(bulletinById(context.store, bulletinId), '期通报'));
}

/** @throws BihuanError conflict while the review is open: its figures could still move */
export function draftBulletin(context: Context, { reviewId }: { reviewId: string }): Bulletin {
  return context.store.act(context.actor, 'draftBulletin', (act) => {
    const { document, roundId, asOf, number } = compose(context, reviewId, null);
    const row: BulletinRow = {
      id: ulid(),
      round_id: roundId,
      review_id: reviewId,
      series: SERIES,
      year: bulletinYear(asOf),
      number,
      title: document.title,
      as_of: asOf,
      document: JSON.stringify(document),
      state: 'draft',
      issued_at: null,
      deleted_at: null,
    };
    act.insert('bulletin', row);
    return toBulletin(row);
  });
}

/** Text and figures anew from the review; the number is kept. */
export function redraftBulletin(context: Context, { bulletinId }: { bulletinId: string }): Bulletin {
  return context.store.act(context.actor, 'redraftBulletin', (act) => {
    const row = draftOnly(bulletinById(act.store, bulletinId));
    const { document } = compose(context, row.review_id, row.number);
    act.update('bulletin', bulletinId, { document: JSON.stringify(document), title: document.title });
    return getBulletin(context, { bulletinId });
  });
}

export function updateBulletin(
  context: Context,
  { bulletinId, number, document }: ParsedInputOf<'updateBulletin'>,
): Bulletin {
  return context.store.act(context.actor, 'updateBulletin', (act) => {
    const row = draftOnly(bulletinById(act.store, bulletinId));
    const current = (document ?? JSON.parse(row.document)) as TextDocument;
    const numbered = withNumber(current, number ?? row.number);
    act.update('bulletin', bulletinId, {
      number: number ?? row.number,
      document: JSON.stringify(numbered),
      title: numbered.title,
    });
    return getBulletin(context, { bulletinId });
  });
}

/** 印发: from here on neither text nor number can change. @throws BihuanError number.taken */
export function issueBulletin(context: Context, { bulletinId }: { bulletinId: string }): Bulletin {
  return context.store.act(context.actor, 'issueBulletin', (act) => {
    const row = draftOnly(bulletinById(act.store, bulletinId));
    if (numberIssued(act.store, row.round_id, row.series, row.year, row.number)) {
      throw new BihuanError(
        'number.taken',
        `${row.year}年第${row.number}期已经印发过。请把期号改为第${nextNumber(act.store, row.round_id, row.series, row.year)}期或其他未用的期号。`,
      );
    }
    act.update('bulletin', bulletinId, { state: 'issued', issued_at: act.at });
    return getBulletin(context, { bulletinId });
  });
}

function withNumber(document: TextDocument, number: number): TextDocument {
  return document.head === null ? document : { ...document, head: { ...document.head, issue: issueWords(number) } };
}

function draftOnly(row: BulletinRow | undefined): BulletinRow {
  const bulletin = found(row, '期通报');
  if (bulletin.state === 'issued') {
    throw new BihuanError(
      'frozen',
      `第${bulletin.number}期通报已印发，内容已冻结，不能再改。如有错误，请在下一期更正。`,
    );
  }
  return bulletin;
}

function compose(context: Context, reviewId: string, keepNumber: number | null) {
  const { store } = context;
  const review = found(reviewById(store, reviewId), '次调度');
  const figures = frozenFigures(store, reviewId);
  if (review.state !== 'closed' || figures === undefined) {
    throw new BihuanError(
      'conflict',
      `第${review.ordinal}次调度还没有关闭，数据还会变动。请先关闭本次调度，再编通报。`,
    );
  }
  const tree = found(readLedger(store, review.round_id), '个轮次');
  const before = closedReviewBefore(store, review.round_id, review.ordinal);
  const number = keepNumber ?? nextNumber(store, review.round_id, SERIES, bulletinYear(figures.asOf));
  const problems = tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
  const document = draft({
    round: tree.round,
    office: officeName(context),
    number,
    sheet: frozenSheet(store, review),
    figures,
    previous: before === undefined ? null : (frozenFigures(store, before.id) ?? null),
    problemNumbers: new Map(problems.map(({ id, number: n, title }) => [id, { number: n, title }])),
  });
  return { document, roundId: review.round_id, asOf: figures.asOf, number };
}
