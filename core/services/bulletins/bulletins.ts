// Bulletins: drafted, edited, drafted again without losing the edits, numbered, issued and thereby frozen.
import { BihuanError } from '#contract/errors.ts';
import type { OutputOf, ParsedInputOf } from '#contract/operations.ts';
import { contradictions } from '#domain/bulletin/contradictions.ts';
import { bulletinYear, draftBulletin as draft } from '#domain/bulletin/draft.ts';
import {
  type Bulletin,
  type BulletinSection,
  type BulletinSummary,
  issueWords,
  USUAL_SECTIONS,
} from '#domain/bulletin/types.ts';
import type { TextDocument } from '#domain/content/types.ts';
import { mergeDrafts, settleConflict } from '#domain/report/merge.ts';
import { countsOf } from '#domain/statistics/figures.ts';
import { ulid } from '../../db/ids.ts';
import { bulletinById, bulletinsOf, nextNumber, numberIssued, toBulletin } from '../../db/queries/bulletins.ts';
import { keepFile } from '../../db/queries/files.ts';
import type { BulletinRow } from '../../db/schema-papers.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { renderWord } from '../shared/issued-file.ts';
import { styled, withoutStyle } from '../shared/styles.ts';
import { figuresOfBulletin, gather, groundOf } from './sources.ts';

export function listBulletins(context: Context, { roundId, text }: ParsedInputOf<'listBulletins'>): BulletinSummary[] {
  return bulletinsOf(context.store, roundId, text);
}

export function getBulletin(context: Context, { bulletinId }: { bulletinId: string }): Bulletin {
  return asShown(context.store, found(bulletinById(context.store, bulletinId), '期通报'));
}

/** A draft in the office's style, an issued one in the style that it was issued in. */
function asShown(store: Store, row: BulletinRow): Bulletin {
  const bulletin = toBulletin(row);
  return row.state === 'issued' ? bulletin : { ...bulletin, document: styled(store, bulletin.document) };
}

/** The figures it is held against, and what its text says otherwise. */
export function checkBulletin(context: Context, { bulletinId }: { bulletinId: string }): OutputOf<'checkBulletin'> {
  const row = found(bulletinById(context.store, bulletinId), '期通报');
  const figures = countsOf(figuresOfBulletin(context, row));
  return { figures, contradictions: contradictions(toBulletin(row).document.blocks, figures) };
}

/** @throws BihuanError conflict while the review is open, or when what is to be corrected was never issued */
export function draftBulletin(context: Context, input: ParsedInputOf<'draftBulletin'>): Bulletin {
  return context.store.act(context.actor, 'draftBulletin', (act) => {
    const corrects = corrected(act.store, input.correctsId);
    const type = input.type ?? corrects?.type ?? '调度通报';
    const series = input.series ?? corrects?.series ?? (type === '简报' ? '简报' : '通报');
    const sections = input.sections ?? USUAL_SECTIONS;
    const gathered = gather(context, input.source);
    const { roundId, asOf, reviewId } = gathered;
    const year = bulletinYear(asOf);
    const number = nextNumber(act.store, roundId, series, year);
    const document = draft({ ...gathered, type, number, sections, corrects: correctedWords(corrects) });
    const row: BulletinRow = {
      id: ulid(),
      round_id: roundId,
      review_id: reviewId,
      type,
      series,
      year,
      number,
      title: document.title,
      as_of: asOf,
      sections: JSON.stringify(sections),
      document: JSON.stringify(document),
      base: JSON.stringify(document),
      conflicts: '[]',
      figures: null,
      corrects_id: corrects?.id ?? null,
      state: 'draft',
      issued_at: null,
      file_sha256: null,
      deleted_at: null,
    };
    act.insert('bulletin', row);
    return asShown(act.store, row);
  });
}

function corrected(store: Store, id: string | undefined): BulletinRow | null {
  if (id === undefined) return null;
  const row = found(bulletinById(store, id), '期通报');
  if (row.state === 'issued') return row;
  throw new BihuanError('conflict', `第${row.number}期通报还没有印发，直接修改草稿即可，不需要更正。`);
}

function correctedWords(row: BulletinRow | null) {
  return row === null ? null : { number: row.number, title: row.title, date: row.as_of };
}

/** Text and figures anew, what was edited kept; the number stays. */
export function redraftBulletin(
  context: Context,
  { bulletinId, sections }: ParsedInputOf<'redraftBulletin'>,
): Bulletin {
  return context.store.act(context.actor, 'redraftBulletin', (act) => {
    const row = draftOnly(bulletinById(act.store, bulletinId));
    const chosen = sections ?? (JSON.parse(row.sections) as BulletinSection[]);
    const corrects = row.corrects_id === null ? null : correctedWords(corrected(act.store, row.corrects_id));
    const { type, number } = row;
    const fresh = draft({ ...gather(context, groundOf(row)), type, number, sections: chosen, corrects });
    const edited = JSON.parse(row.document) as TextDocument;
    const base = JSON.parse(row.base ?? row.document) as TextDocument;
    const { document, conflicts } = mergeDrafts(base, edited, fresh);
    act.update('bulletin', bulletinId, {
      sections: JSON.stringify(chosen),
      document: JSON.stringify(document),
      base: JSON.stringify(fresh),
      conflicts: JSON.stringify(conflicts),
      title: document.title,
    });
    return getBulletin(context, { bulletinId });
  });
}

export function settleBulletin(context: Context, { bulletinId, key, take }: ParsedInputOf<'settleBulletin'>): Bulletin {
  return context.store.act(context.actor, 'settleBulletin', (act) => {
    const { document, conflicts } = toBulletin(draftOnly(bulletinById(act.store, bulletinId)));
    const conflict = found(
      conflicts.find((one) => one.key === key),
      '处冲突',
    );
    act.update('bulletin', bulletinId, {
      document: JSON.stringify(settleConflict(document, conflict, take)),
      conflicts: JSON.stringify(conflicts.filter((one) => one.key !== key)),
    });
    return getBulletin(context, { bulletinId });
  });
}

export function updateBulletin(
  context: Context,
  { bulletinId, number, series, document }: ParsedInputOf<'updateBulletin'>,
): Bulletin {
  return context.store.act(context.actor, 'updateBulletin', (act) => {
    const row = draftOnly(bulletinById(act.store, bulletinId));
    const current = (document ?? JSON.parse(row.document)) as TextDocument;
    const numbered = withNumber(withoutStyle(current), number ?? row.number);
    act.update('bulletin', bulletinId, {
      number: number ?? row.number,
      series: series ?? row.series,
      document: JSON.stringify(numbered),
      title: numbered.title,
    });
    return getBulletin(context, { bulletinId });
  });
}

export function removeBulletin(context: Context, { bulletinId }: { bulletinId: string }): null {
  context.store.act(context.actor, 'removeBulletin', (act) => {
    draftOnly(bulletinById(act.store, bulletinId));
    act.update('bulletin', bulletinId, { deleted_at: act.at });
  });
  return null;
}

/**
 * 印发: from here on neither text, figures, number nor style can change, and the Word file stays as it was written.
 * @throws BihuanError number.taken, or conflict while paragraphs are undecided
 */
export async function issueBulletin(context: Context, { bulletinId }: { bulletinId: string }): Promise<Bulletin> {
  const { store } = context;
  const before = issuable(store, bulletinId);
  const document = styled(store, JSON.parse(before.document) as TextDocument);
  const bytes = await renderWord(document);
  return store.act(context.actor, 'issueBulletin', (act) => {
    const row = issuable(store, bulletinId);
    if (row.document !== before.document) {
      throw new BihuanError('conflict', '印发过程中文稿又有改动，没有印发。请重新核对后再印发。');
    }
    act.update('bulletin', bulletinId, {
      state: 'issued',
      issued_at: act.at,
      document: JSON.stringify(document),
      file_sha256: keepFile(store, bytes),
      figures: row.review_id === null ? JSON.stringify(figuresOfBulletin(context, row)) : null,
    });
    return getBulletin(context, { bulletinId });
  });
}

function issuable(store: Store, bulletinId: string): BulletinRow {
  const row = draftOnly(bulletinById(store, bulletinId));
  if (numberIssued(store, row.round_id, row.series, row.year, row.number)) {
    throw new BihuanError(
      'number.taken',
      `${row.year}年第${row.number}期已经印发过。请把期号改为第${nextNumber(store, row.round_id, row.series, row.year)}期或其他未用的期号。`,
    );
  }
  const undecided = toBulletin(row).conflicts.length;
  if (undecided > 0) throw new BihuanError('conflict', `还有${undecided}处改动冲突没有选定，请先逐处选定再印发。`);
  return row;
}

function withNumber(document: TextDocument, number: number): TextDocument {
  return document.head === null ? document : { ...document, head: { ...document.head, issue: issueWords(number) } };
}

function draftOnly(row: BulletinRow | undefined): BulletinRow {
  const bulletin = found(row, '期通报');
  if (bulletin.state === 'issued') {
    throw new BihuanError(
      'frozen',
      `第${bulletin.number}期通报已印发，内容已冻结，不能再改。如有错误，请另行起草更正。`,
    );
  }
  return bulletin;
}
