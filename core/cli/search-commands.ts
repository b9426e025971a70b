// `search`: finding problems, measures, progress, units and people by any of their words.
import { BihuanError } from '#contract/errors.ts';
import type { SearchHit, SearchKind } from '#domain/search/types.ts';
import { type CommandLine, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

const KIND_WORDS: Record<SearchKind, string> = {
  problem: '问题',
  measure: '措施',
  progress: '进展',
  unit: '单位',
  official: '人员',
};

/** All words given, in one round (--round) or in all. */
export async function search({ words, flags }: CommandLine): Promise<Output> {
  const text = words.slice(1).join(' ').trim();
  if (text === '') throw new BihuanError('usage', '缺少要查找的文字。用法：search 文字 [--round 轮次] [--limit 条数]');
  const limit = flags.limit === undefined ? 20 : wholeNumber(flags.limit, '--limit ', 1, 200);
  return Session.run(flags, async (session) => {
    const roundId = flags.round === undefined ? null : (await session.round()).id;
    const answer = await session.engine.call('search', { text, roundId, limit });
    const lines = answer.groups.flatMap(({ kind, total, more, hits }) => [
      `${KIND_WORDS[kind]} ${total}${more ? '+' : ''}条`,
      ...hits.map((hit) => `  ${lineOf(hit)}`),
    ]);
    return { json: answer, text: lines.length === 0 ? `没有找到“${text}”。` : lines.join('\n') };
  });
}

function lineOf({ place, title, found, round }: SearchHit): string {
  const parts = [round?.name, place, title.text, found && `${found.field}：${found.text.text}`];
  return parts.filter(Boolean).join('　');
}
