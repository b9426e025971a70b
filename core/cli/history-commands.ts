// `acts`, `undo`, `redo`, `history`: what was done to the ledger, taken back and done again.
import { BihuanError } from '#contract/errors.ts';
import type { Act } from '#domain/ledger/history.ts';
import { Places } from '../services/shared/places.ts';
import { type CommandLine, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** The user's own last acts with their numbers, 1 = the newest. */
export async function acts({ flags }: CommandLine): Promise<Output> {
  const limit = flags.limit === undefined ? 20 : wholeNumber(flags.limit, '--limit ', 1, 100);
  return Session.run(flags, async ({ engine }) => {
    const found = await engine.call('listActs', { limit });
    return {
      json: found,
      text: found.map((act, at) => `${at + 1}\t${lineOf(act)}`).join('\n') || '还没有可以撤销的操作。',
    };
  });
}

function lineOf({ at, label, undone, refusal }: Act): string {
  const able = undone ? '重做' : '撤销';
  return [at, label, undone ? '已撤销' : '', refusal === null ? '' : `不能${able}：${refusal}`]
    .filter(Boolean)
    .join('\t');
}

/** Takes back the last act, or the one whose number in `acts` is given. */
export function undo(line: CommandLine): Promise<Output> {
  return reverse(line, 'undo', '已撤销');
}

/** Does the act again that was taken back last, or the one whose number in `acts` is given. */
export function redo(line: CommandLine): Promise<Output> {
  return reverse(line, 'redo', '已重做');
}

async function reverse({ words, flags }: CommandLine, name: 'undo' | 'redo', done: string): Promise<Output> {
  const number = words[1] === undefined ? null : wholeNumber(words[1], '操作序号', 1, 100);
  return Session.run(flags, async ({ engine }) => {
    let actId: string | null = null;
    if (number !== null) {
      const act = (await engine.call('listActs', { limit: number }))[number - 1];
      if (act === undefined) throw new BihuanError('notFound', `没有序号为 ${number} 的操作。用 acts 查看。`);
      actId = act.id;
    }
    const act = await engine.call(name, { actId });
    return { json: act, text: `${done}：${act.label}` };
  });
}

/** Every change of a problem or measure, newest first. */
export async function history({ flags }: CommandLine): Promise<Output> {
  const { problem, measure } = flags;
  if ((problem === undefined) === (measure === undefined)) {
    throw new BihuanError('usage', '请用 --problem 5 或 --measure 5.1 指明一条问题或措施。');
  }
  return Session.run(flags, async (session) => {
    const places = new Places(await session.engine.call('getLedger', { roundId: (await session.round()).id }));
    const rows = await session.engine.call(
      'getHistory',
      problem === undefined
        ? { kind: 'measure', id: places.measure(measure ?? '') }
        : { kind: 'problem', id: places.problem(problem) },
    );
    return {
      json: rows,
      text: rows
        .map(({ at, actor, act, field, before, after }) =>
          [at, actor, act, field, `${before ?? '（空）'} → ${after ?? '（空）'}`].join('\t'),
        )
        .join('\n'),
    };
  });
}
