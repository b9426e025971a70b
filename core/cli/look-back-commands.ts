// lookback: plans drawn, findings recorded, what follows applied; and the calendar of 常态化管理.
import { extname } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { type InputOf, LINES_AT_MOST, type LookBackLine, type LookBackSummary } from '#contract/operations.ts';
import { LOOK_BACK_RESULTS } from '#domain/ledger/types.ts';
import { USUAL_INTERVAL } from '#domain/look-back/consequences.ts';
import { SEEDS } from '#domain/look-back/sample.ts';
import {
  CHECK_METHODS,
  CONSEQUENCES,
  type Consequence,
  ITEM_STATES,
  type LookBackScope,
} from '#domain/look-back/types.ts';
import { splitNames } from '#domain/outline/split-names.ts';
import { type CommandLine, choose, type Flags, fileArgument, need, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** lookback plan | list | show | record | apply | calendar */
export function lookBack(line: CommandLine): Promise<Output> {
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    plan,
    list,
    show,
    record,
    apply,
    calendar,
  };
  return Session.run(line.flags, choose('lookback', commands, line.words[1]));
}

/** The word among those allowed. @throws BihuanError usage naming them */
function oneOf<Word extends string>(words: readonly Word[], given: string, what: string): Word {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new BihuanError('usage', `${what}应为 ${words.join('、')} 之一，收到“${given}”。`);
  return found;
}

async function scopeOf(session: Session): Promise<LookBackScope> {
  const { flags } = session;
  if (flags.count !== undefined && flags.percent !== undefined) {
    throw new BihuanError('usage', '--count 和 --percent 只能写一个。');
  }
  const unitIds = [];
  for (const name of splitNames(flags.unit ?? '')) unitIds.push((await session.unit(name)).id);
  const kinds = splitNames(flags.kind ?? '');
  return {
    unitIds: unitIds.length === 0 ? null : unitIds,
    kinds: kinds.length === 0 ? null : kinds,
    draw:
      flags.count !== undefined
        ? { of: 'count', count: wholeNumber(flags.count, '抽取条数', 1, 50_000) }
        : flags.percent !== undefined
          ? { of: 'percent', percent: wholeNumber(flags.percent, '抽取比例', 1, 100) }
          : { of: 'all' },
    strata: flags.by === undefined ? 'none' : oneOf(['unit', 'kind'], flags.by, '--by'),
  };
}

async function plan(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const roundId = (await session.round()).id;
  const scope = await scopeOf(session);
  const seed = flags.seed === undefined ? null : wholeNumber(flags.seed, '随机种子', 0, SEEDS - 1);
  if (flags['dry-run'] === 'true') {
    const preview = await engine.call('previewLookBack', { roundId, scope, seed });
    return {
      json: preview,
      text: [
        `范围内已销号${preview.candidates}条，抽取${preview.drawn}条（随机种子${preview.seed}）`,
        ...preview.problems.map(({ number, title, unitName }) => `(${number})\t${unitName}\t${title}`),
      ].join('\n'),
    };
  }
  const made = await engine.call('planLookBack', {
    roundId,
    name: need(flags, 'name', '方案名称'),
    scope,
    seed,
    dueDate: flags.due ?? null,
    responsible: flags.responsible ?? null,
    note: null,
  });
  return { json: made, text: `已制定：${summaryWords(made)}` };
}

function summaryWords(made: LookBackSummary): string {
  const total = Object.values(made.counts).reduce((sum, count) => sum + count, 0);
  const states = ITEM_STATES.filter((state) => made.counts[state] > 0).map((state) => `${state}${made.counts[state]}`);
  return `${made.name}　从${made.candidates}条中抽取${total}条（随机种子${made.seed}）　${states.join(' ')}`;
}

async function list(session: Session): Promise<Output> {
  const plans = await session.engine.call('listLookBacks', { roundId: (await session.round()).id });
  return { json: plans, text: plans.map(summaryWords).join('\n') || '还没有回头看方案。' };
}

/** The plan named by --name, or the newest. */
async function planOf(session: Session): Promise<LookBackSummary> {
  const plans = await session.engine.call('listLookBacks', { roundId: (await session.round()).id });
  const { name } = session.flags;
  const found = name === undefined ? plans[0] : plans.find((each) => each.name === name);
  if (found === undefined) {
    throw new BihuanError('notFound', name === undefined ? '还没有回头看方案。' : `没有名为“${name}”的回头看方案。`);
  }
  return found;
}

async function linesOf(session: Session): Promise<LookBackLine[]> {
  const { id } = await planOf(session);
  const lines: LookBackLine[] = [];
  for (;;) {
    const { items, total } = await session.engine.call('getLookBack', {
      planId: id,
      state: null,
      from: lines.length,
      count: LINES_AT_MOST,
    });
    lines.push(...items);
    if (lines.length >= total || items.length === 0) return lines;
  }
}

async function show(session: Session): Promise<Output> {
  const { out } = session.flags;
  if (out !== undefined) {
    const format = oneOf(['xlsx', 'docx'], extname(out).slice(1).toLowerCase(), '--out 的文件名结尾');
    const source = { of: 'lookBack' as const, planId: (await planOf(session)).id };
    const written = await session.engine.call('writePaper', { source, format, path: fileArgument(out) });
    return { json: written, text: `已导出：${written.fileName}` };
  }
  const lines = await linesOf(session);
  return { json: lines, text: lines.map(lineWords).join('\n') };
}

const lineWords = (line: LookBackLine): string =>
  [`(${line.number})`, line.state, line.result ?? '', line.consequence ?? '', line.unitName, line.title].join('\t');

/** The line of --problem in the plan. */
async function lineOf(session: Session): Promise<LookBackLine> {
  const number = need(session.flags, 'problem', '问题编号');
  const found = (await linesOf(session)).find((line) => line.number === number);
  if (found === undefined) throw new BihuanError('notFound', `这个回头看方案中没有问题“${number}”。`);
  return found;
}

const day = (flags: Flags): string => flags.date ?? new Date().toLocaleDateString('sv-SE');

async function record(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const line = await lineOf(session);
  const recorded = await engine.call('recordLookBack', {
    itemId: line.id,
    result: oneOf(LOOK_BACK_RESULTS, need(flags, 'result', '结论'), '--result'),
    checkedOn: day(flags),
    methods: splitNames(need(flags, 'methods', '检查方式')).map((word) => oneOf(CHECK_METHODS, word, '--methods')),
    persons: need(flags, 'persons', '核查人员'),
    findings: need(flags, 'text', '核查情况'),
  });
  const [proposed] = recorded.possible;
  return {
    json: recorded,
    text: `已登记：(${recorded.number}) ${recorded.result}${proposed === undefined ? '' : `，建议“${proposed}”；用 lookback apply 办理`}`,
  };
}

async function apply(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const line = await lineOf(session);
  const itemId = line.id;
  const consequence = oneOf(CONSEQUENCES, need(flags, 'consequence', '处理意见'), '--consequence');
  const applied = await engine.call('applyLookBack', inputOf(flags, itemId, consequence));
  return {
    json: applied,
    text: `已处理：(${applied.number}) ${applied.consequence}，问题现在是“${applied.problemState}”`,
  };
}

function inputOf(flags: Flags, itemId: string, consequence: Consequence): InputOf<'applyLookBack'> {
  switch (consequence) {
    case '销号不变':
      return { itemId, consequence };
    case '强化':
      return {
        itemId,
        consequence,
        measures: [{ text: need(flags, 'text', '强化措施'), dueDate: flags.due ?? null }],
      };
    case '转入常态化管理':
      return {
        itemId,
        consequence,
        nextOn: need(flags, 'due', '下次复查日期'),
        intervalMonths: wholeNumber(flags.months ?? String(USUAL_INTERVAL), '复查间隔（月）', 1, 60),
      };
    case '重新挂号':
      return {
        itemId,
        consequence,
        reason: need(flags, 'reason', '原因'),
        grounds: need(flags, 'text', '依据'),
        measureIds: [],
      };
  }
}

async function calendar(session: Session): Promise<Output> {
  const { lines, overdue, total } = await session.engine.call('listStandingReviews', {
    roundId: (await session.round()).id,
  });
  return {
    json: { lines, overdue, total },
    text: [
      `常态化管理${total}条，复查逾期${overdue}条`,
      ...lines.map(
        (line) =>
          `(${line.number})\t${line.calendar?.nextOn ?? '未安排复查'}${line.overdue ? '（逾期）' : ''}\t${line.unitName}\t${line.title}`,
      ),
    ].join('\n'),
  };
}
