// Commands on weekly reviews and bulletins.
import { extname } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { BULLETIN_TYPES, type BulletinSummary } from '#domain/bulletin/types.ts';
import { blockText } from '#domain/content/blocks.ts';
import type { TextDocument } from '#domain/content/types.ts';
import { STATES, type State } from '#domain/ledger/types.ts';
import { MEDIA, type Medium, REPORT_STATUSES, type ReportStatus, type ReviewSheet } from '#domain/review/types.ts';
import { Places } from '../services/shared/places.ts';
import { type CommandLine, choose, fileArgument, need, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';
import * as week from './week-commands.ts';

export function review(line: CommandLine): Promise<Output> {
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    open: openReview,
    report: (session) => (session.flags.measure === undefined ? reportUnit(session) : enterProgress(session)),
    close: closeReview,
    show: showReview,
    list: listReviews,
    forms: week.writeForms,
    collect: (session) => week.collectForms(session, line.words),
    status: week.reviewStatus,
    diff: (session) => week.reviewDiff(session, line.words),
  };
  return Session.run(line.flags, choose('review', commands, line.words[1]));
}

export function bulletin(line: CommandLine): Promise<Output> {
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    draft: draftBulletin,
    issue: issueBulletin,
    show: showBulletin,
    list: listBulletins,
  };
  return Session.run(line.flags, choose('bulletin', commands, line.words[1]));
}

async function openReview(session: Session): Promise<Output> {
  const opened = await session.engine.call('openReview', {
    roundId: (await session.round()).id,
    date: session.flags.date ?? (await nextDate(session)),
    dueAt: session.flags.due ?? null,
  });
  return { json: opened, text: `已打开第${opened.ordinal}次调度（${opened.date}）` };
}

/** The next day of review by the round's calendar. */
async function nextDate(session: Session): Promise<string> {
  const { planned } = await session.engine.call('getCalendar', { roundId: (await session.round()).id });
  return planned[0]?.date ?? need(session.flags, 'date', '调度日期');
}

function oneOf<T extends string>(all: readonly T[], word: string, what: string): T {
  const found = all.find((each) => each === word);
  if (!found) throw new BihuanError('usage', `${what}应为 ${all.join('、')} 之一，收到“${word}”。`);
  return found;
}

async function reportUnit(session: Session): Promise<Output> {
  const { flags } = session;
  const unit = await session.unit(need(flags, 'unit', '单位'));
  const status: ReportStatus = oneOf(REPORT_STATUSES, flags.status ?? '按时', '报送情况');
  const medium: Medium | null = flags.medium === undefined ? null : oneOf(MEDIA, flags.medium, '报送方式');
  await session.engine.call('reportUnit', {
    reviewId: (await session.review('open')).id,
    unitId: unit.id,
    status,
    receivedAt: flags.received ?? (status === '未报' || status === '免报' ? null : new Date().toISOString()),
    medium,
    waivedReason: flags.reason ?? null,
  });
  return { json: { unit: unit.name, status }, text: `已登记：${unit.name} ${status}` };
}

async function enterProgress(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const open = await session.review('open');
  const sheet = await engine.call('getReview', { reviewId: open.id });
  const key = need(flags, 'measure', '措施，如 5.1');
  const measureId = new Places(await engine.call('getLedger', { roundId: open.roundId })).measure(key);
  const row = sheet.rows.find((each) => each.measureId === measureId);
  const state: State =
    flags.state === undefined
      ? (row?.current?.state ?? row?.stateBefore ?? '整改中')
      : oneOf(STATES, flags.state, '状态');
  await engine.call('enterProgress', {
    reviewId: open.id,
    measureId,
    text: need(flags, 'text', '进展'),
    percent:
      flags.percent === undefined
        ? (row?.current?.percent ?? row?.percentBefore ?? 0)
        : wholeNumber(flags.percent, '累计进度', 0, 100),
    state,
    difficulty: flags.difficulty ?? null,
    nextPlan: flags.plan ?? null,
    returnReason: flags['return-reason'] ?? null,
    reportedBy: flags.by ?? null,
  });
  return { json: { measure: key, state }, text: `已录入：措施 ${key}，${state}` };
}

async function closeReview(session: Session): Promise<Output> {
  const closed = await session.engine.call('closeReview', { reviewId: (await session.review('open')).id });
  return { json: closed, text: `第${closed.ordinal}次调度已关闭，内容已冻结` };
}

async function showReview(session: Session): Promise<Output> {
  const sheet = await session.engine.call('getReview', { reviewId: (await session.review()).id });
  return { json: sheet, text: sheetText(sheet) };
}

function sheetText({ review: { ordinal, date, state }, units, rows }: ReviewSheet): string {
  return [
    `第${ordinal}次调度 ${date} ${state === 'closed' ? '已关闭' : '进行中'}`,
    ...units.map(
      (unit) =>
        `${unit.unitName}\t${unit.status}${unit.missedInARow > 1 ? `（连续${unit.missedInARow}次）` : ''}\t${unit.entered}/${unit.measures}条措施`,
    ),
    ...rows.map(
      (row) =>
        `(${row.problemNumber})${row.measurePosition}\t${row.current?.state ?? row.stateBefore}\t${row.current?.percent ?? row.percentBefore}%\t${row.current?.text ?? '（本周未填）'}`,
    ),
  ].join('\n');
}

async function listReviews(session: Session): Promise<Output> {
  const reviews = await session.engine.call('listReviews', { roundId: (await session.round()).id });
  return {
    json: reviews,
    text:
      reviews
        .map((each) => `第${each.ordinal}次\t${each.date}\t${each.state === 'closed' ? '已关闭' : '进行中'}`)
        .join('\n') || '还没有调度。',
  };
}

/** From the newest closed review, the one of --review, or the figures of a day (--as-of). */
async function draftBulletin(session: Session): Promise<Output> {
  const { engine, flags } = session;
  const type = BULLETIN_TYPES.find((each) => each === flags.kind);
  if (flags.kind !== undefined && type === undefined) {
    throw new BihuanError('usage', `通报类型应为 ${BULLETIN_TYPES.join('、')} 之一，收到“${flags.kind}”。`);
  }
  const { id: roundId } = await session.round();
  const source =
    flags['as-of'] === undefined
      ? { of: 'review' as const, reviewId: (await session.review('closed')).id }
      : { of: 'day' as const, roundId, asOf: flags['as-of'] };
  const correctsId = flags.correct === undefined ? undefined : (await bulletinOf(session, flags.correct)).id;
  const draft = await engine.call('draftBulletin', {
    source,
    ...(type === undefined ? {} : { type }),
    ...(correctsId === undefined ? {} : { correctsId }),
  });
  const { contradictions } = await engine.call('checkBulletin', { bulletinId: draft.id });
  return {
    json: { ...draft, contradictions },
    text: `${draft.year}年第${draft.number}期（草稿）\t${draft.title}`,
  };
}

/** The issued bulletin of a number, of the newest year. */
async function bulletinOf(session: Session, number: string): Promise<BulletinSummary> {
  const all = await session.engine.call('listBulletins', { roundId: (await session.round()).id });
  const found = all.find((each) => each.state === 'issued' && each.number === Number(number));
  if (found === undefined) throw new BihuanError('notFound', `没有已印发的第${number}期通报。用 bulletin list 查看。`);
  return found;
}

async function issueBulletin(session: Session): Promise<Output> {
  const { engine, flags } = session;
  const all = await engine.call('listBulletins', { roundId: (await session.round()).id });
  // Newest draft first (ids are in time's order): the one just made is the one meant.
  const draft = all.filter((each) => each.state === 'draft').toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (!draft) throw new BihuanError('notFound', '没有待印发的通报草稿。请先用 bulletin draft 起草。');
  if (flags.number !== undefined) {
    await engine.call('updateBulletin', { bulletinId: draft.id, number: wholeNumber(flags.number, '期号', 1, 10_000) });
  }
  const issued = await engine.call('issueBulletin', { bulletinId: draft.id });
  return { json: issued, text: `已印发：${issued.year}年第${issued.number}期，内容已冻结` };
}

async function listBulletins(session: Session): Promise<Output> {
  const all = await session.engine.call('listBulletins', {
    roundId: (await session.round()).id,
    ...(session.flags.text === undefined ? {} : { text: session.flags.text }),
  });
  const line = (each: BulletinSummary) =>
    `${each.year}年第${each.number}期\t${each.state === 'issued' ? '已印发' : '草稿'}\t${each.title}`;
  return { json: all, text: all.map(line).join('\n') || '还没有通报。' };
}

async function showBulletin(session: Session): Promise<Output> {
  const { engine, flags } = session;
  const all = await engine.call('listBulletins', { roundId: (await session.round()).id });
  const chosen =
    flags.number === undefined
      ? all.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
      : all.find((each) => each.number === Number(flags.number));
  if (!chosen) throw new BihuanError('notFound', '没有符合的通报。请先用 bulletin draft 起草。');
  if (flags.out !== undefined) {
    if (extname(flags.out).toLowerCase() !== '.docx')
      throw new BihuanError('usage', '通报导出的文件名应以 .docx 结尾。');
    const source = { of: 'bulletin' as const, bulletinId: chosen.id };
    const written = await engine.call('writePaper', { source, format: 'docx', path: fileArgument(flags.out) });
    return { json: { ...written, ...chosen }, text: `已导出：${written.fileName}` };
  }
  const full = await engine.call('getBulletin', { bulletinId: chosen.id });
  return { json: full, text: documentText(full.document) };
}

function documentText(document: TextDocument): string {
  const { head, title, addressee, blocks, signature } = document;
  return [
    head === null ? '' : `${head.name}　${head.issue}`,
    title,
    addressee ?? '',
    ...blocks.map(blockText),
    signature ? `${signature.organ}\n${signature.date}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
