// `verify`, `log`: whether everything is there and unaltered, and who did what.
import { extname } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { LOG_GROUP_OPERATIONS, LOG_GROUP_WORDS, LOG_GROUPS } from '#domain/log/groups.ts';
import { changeWords } from '#domain/log/line.ts';
import type { LogFilter, LogLine } from '#domain/log/types.ts';
import { momentWords } from '#domain/log/values.ts';
import { type CommandLine, type Flags, fileArgument, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

export async function verify({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const report = await engine.call('verify', {});
    return {
      json: report,
      text: report.checks.map((check) => `${check.ok ? '通过' : '未通过'}　${check.name}：${check.detail}`).join('\n'),
      failed: !report.ok,
    };
  });
}

/** Rows told at once by one question to the engine. */
const PAGE = 500;

/** The newest rows that the flags ask for; `--out` writes all of them to a file instead. */
export async function log({ flags }: CommandLine): Promise<Output> {
  const filter = filterOf(flags);
  return Session.run(flags, async ({ engine }) => {
    if (flags.out !== undefined) {
      const format = extname(flags.out).slice(1).toLowerCase();
      if (format !== 'xlsx' && format !== 'csv')
        throw new BihuanError('usage', '--out 的文件名应以 .xlsx 或 .csv 结尾。');
      const written = await engine.call('writeLogTo', { filter, format, path: fileArgument(flags.out) });
      return { json: written, text: `已导出：${written.fileName}` };
    }
    const limit = flags.limit === undefined ? 20 : wholeNumber(flags.limit, '--limit ', 1, 10_000);
    const lines: LogLine[] = [];
    let before: number | null = null;
    do {
      const page: { lines: LogLine[]; next: number | null } = await engine.call('readLog', {
        filter,
        before,
        limit: Math.min(PAGE, limit - lines.length),
      });
      lines.push(...page.lines);
      before = page.next;
    } while (before !== null && lines.length < limit);
    return { json: lines, text: lines.map(lineOf).join('\n') || '没有符合条件的日志。' };
  });
}

function filterOf(flags: Flags): LogFilter {
  const { from, to, by, text, kind } = flags;
  const group = LOG_GROUPS.find((each) => LOG_GROUP_WORDS[each] === kind);
  if (kind !== undefined && group === undefined) {
    throw new BihuanError('usage', `--kind 可用：${Object.values(LOG_GROUP_WORDS).join('、')}。`);
  }
  return {
    ...(from === undefined ? {} : { firstDay: from }),
    ...(to === undefined ? {} : { lastDay: to }),
    ...(by === undefined ? {} : { user: by }),
    ...(text === undefined ? {} : { phrase: text }),
    ...(group === undefined ? {} : { operations: [...LOG_GROUP_OPERATIONS[group]] }),
  };
}

const lineOf = (line: LogLine): string =>
  [line.seq, momentWords(line.at), line.actor, line.act, line.object, changeWords(line).replaceAll('\n', '；')].join(
    '\t',
  );
