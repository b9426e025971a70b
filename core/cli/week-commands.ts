// Commands around the weekly review: forms out and in, how units stand, two weeks compared, letters.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { CollectedForm } from '#contract/operations.ts';
import { FORM_VERDICT_WORDS } from '#domain/forms/types.ts';
import { reportCounts, reportCountWords } from '#domain/review/summary.ts';
import { MEDIA, type Medium } from '#domain/review/types.ts';
import { fileError } from '../files/atomic-write.ts';
import { Places } from '../services/shared/places.ts';
import { type CommandLine, fileArgument, need, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** review forms --out DIR [--unit 单位] [--word] [--cover] */
export async function writeForms(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const folder = fileArgument(need(flags, 'out', '存放调度表的文件夹'));
  const review = await session.review('open');
  const unitIds = flags.unit === undefined ? null : [(await session.unit(flags.unit)).id];
  const written = await engine.call('writeFormsTo', {
    reviewId: review.id,
    unitIds,
    word: flags.word === 'true',
    cover: flags.cover === 'true',
    folder,
  });
  return {
    json: written,
    text: `第${review.ordinal}次周调度：已生成${written.files.length}个文件\n${written.files.join('\n')}`,
  };
}

/**
 * review collect DIR [--dry-run] [--medium U盘] [--received 时刻]: takes what is filled in and beyond doubt; the rest is
 * named and left. Fails (exit code 1) when a file could not be read or has doubts.
 */
export async function collectForms(session: Session, words: readonly string[]): Promise<Output> {
  const { flags, engine } = session;
  const folder = words[2];
  if (folder === undefined) throw new BihuanError('usage', 'review collect 后面要写存放回收表的文件夹。');
  const review = await session.review('open');
  const batch = await engine.call('readForms', { reviewId: review.id, paths: filesIn(fileArgument(folder)) });
  const ready = batch.forms
    .map(({ index, rows }) => ({
      index,
      measureIds: rows.filter(({ verdict }) => verdict === 'filled').map(({ measureId }) => measureId),
    }))
    .filter(({ measureIds }) => measureIds.length > 0);
  const dry = flags['dry-run'] === 'true';
  if (!dry && ready.length > 0) {
    await engine.call('acceptForms', {
      batchId: batch.batchId,
      medium: mediumOf(flags.medium),
      receivedAt: flags.received ?? new Date().toISOString(),
      forms: ready,
    });
  }
  const taken = ready.reduce((sum, { measureIds }) => sum + measureIds.length, 0);
  return {
    json: { dryRun: dry, forms: batch.forms, files: ready.length, taken: dry ? 0 : taken },
    text: [...batch.forms.map(formLine), `${dry ? '可收取' : '已收取'}${ready.length}份表、${taken}条措施`].join('\n'),
    failed: batch.forms.some(({ verdict }) => verdict === 'unreadable' || verdict === 'doubtful'),
  };
}

function formLine({ fileName, verdict, unitName, message, rows }: CollectedForm): string {
  const cells = rows.flatMap(({ badCells }) => badCells).map(({ row, column, reason }) => `${column}${row} ${reason}`);
  return [
    `${fileName}\t${FORM_VERDICT_WORDS[verdict]}\t${unitName}\t${message}`,
    ...cells.map((words) => `\t${words}`),
  ].join('\n');
}

function mediumOf(word: string | undefined): Medium | null {
  if (word === undefined) return null;
  const found = MEDIA.find((medium) => medium === word);
  if (found === undefined) throw new BihuanError('usage', `报送方式应为 ${MEDIA.join('、')} 之一，收到“${word}”。`);
  return found;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && !name.startsWith('~$'))
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
  } catch (error) {
    throw fileError(error, folder);
  }
}

/** review status [--review 次数] */
export async function reviewStatus(session: Session): Promise<Output> {
  const sheet = await session.engine.call('getReview', { reviewId: (await session.review()).id });
  const counts = reportCounts(sheet.units);
  const received = await session.engine.call('listReceivedForms', { reviewId: sheet.review.id });
  return {
    json: { review: sheet.review, counts, units: sheet.units, received },
    text: [
      `第${sheet.review.ordinal}次调度 ${sheet.review.date} ${sheet.review.state === 'closed' ? '已关闭' : '进行中'}`,
      reportCountWords(counts),
      ...sheet.units.map(
        (unit) =>
          `${unit.unitName}\t${unit.status}${unit.missedInARow > 1 ? `（连续${unit.missedInARow}次）` : ''}\t${unit.entered}/${unit.measures}条措施`,
      ),
    ].join('\n'),
  };
}

/** review diff A B: two weeks by their ordinals */
export async function reviewDiff(session: Session, words: readonly string[]): Promise<Output> {
  const reviews = await session.engine.call('listReviews', { roundId: (await session.round()).id });
  const find = (word: string | undefined) => {
    if (word === undefined) throw new BihuanError('usage', 'review diff 后面要写两次调度的次数，如 review diff 3 5。');
    const ordinal = wholeNumber(word, '调度次数', 1, 10_000);
    const found = reviews.find((review) => review.ordinal === ordinal);
    if (found === undefined) throw new BihuanError('notFound', `没有第${ordinal}次调度。`);
    return found.id;
  };
  const compared = await session.engine.call('compareReviews', { reviewId: find(words[2]), otherId: find(words[3]) });
  const side = (standing: (typeof compared.measures)[number]['before']) =>
    standing === null ? '—' : `${standing.state} ${standing.percent}%`;
  return {
    json: compared,
    text: [
      `第${compared.before.ordinal}次 → 第${compared.after.ordinal}次：${compared.measures.length}条有变化，${compared.unchanged}条没有变化`,
      ...compared.measures.map(
        (row) =>
          `(${row.problemNumber})${row.measurePosition}\t${side(row.before)} → ${side(row.after)}\t${row.after?.text ?? '（未填）'}`,
      ),
    ].join('\n'),
  };
}

/** letter new --kind 督办通知单 --unit 单位 (--problem 5,6 | --measure 5.1) [--due 日期] [--reply-by 日期] [--issue] [--out 文件.docx] */
export function letter(line: CommandLine): Promise<Output> {
  return Session.run(line.flags, async (session) => {
    if (line.words[1] === 'new') return newLetter(session);
    if (line.words[1] === 'list') return listLetters(session);
    throw new BihuanError('usage', 'letter 命令有 new、list。用 --help 查看用法。');
  });
}

async function newLetter(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const roundId = (await session.round()).id;
  const places = new Places(await engine.call('getLedger', { roundId }));
  const numbers = (text: string | undefined) => (text ?? '').split(/[,，、]/).filter((word) => word.trim() !== '');
  const rows = [
    ...numbers(flags.problem).map((number) => ({ problemId: places.problem(number.trim()), measureId: null })),
    ...numbers(flags.measure).map((key) => ({
      problemId: places.problem(key.trim().split('.')[0] ?? ''),
      measureId: places.measure(key.trim()),
    })),
  ];
  if (rows.length === 0) throw new BihuanError('usage', '请用 --problem 或 --measure 指明所涉的问题或措施。');
  const drafted = await engine.call('draftLetter', {
    roundId,
    kind: need(flags, 'kind', '文书种类，如 督办通知单'),
    unitId: (await session.unit(need(flags, 'unit', '主送单位'))).id,
    rows,
    reviewId: null,
  });
  const letterId = drafted.id;
  await engine.call('updateLetter', {
    letterId,
    patch: {
      dueDate: flags.due ?? null,
      replyBy: flags['reply-by'] ?? null,
      ...(flags.text === undefined ? {} : { demand: flags.text }),
    },
  });
  if (flags.issue === 'true') await engine.call('issueLetter', { letterId, signer: null, signedOn: null });
  const made = await engine.call('getLetter', { letterId });
  const file =
    flags.out === undefined ? null : await engine.call('writeLetterTo', { letterId, path: fileArgument(flags.out) });
  return {
    json: { ...made, file: file?.fileName ?? null },
    text: `${made.state === 'draft' ? '已起草' : '已发出'}：${made.kind} ${made.numberWords}，主送${made.unitName}${file === null ? '' : `，已导出 ${file.fileName}`}`,
  };
}

async function listLetters(session: Session): Promise<Output> {
  const letters = await session.engine.call('listLetters', { roundId: (await session.round()).id });
  return {
    json: letters,
    text:
      letters
        .map(
          (each) =>
            `${each.numberWords}\t${each.kind}\t${each.unitName}\t${each.state}${each.overdue ? '\t逾期未反馈' : ''}`,
        )
        .join('\n') || '还没有文书。',
  };
}
