// Commands of 销号: apply, sign, return, record, show; reopen.
import { BihuanError } from '#contract/errors.ts';
import type { BatchResult } from '#contract/operations.ts';
import { signedNodes } from '#domain/closing/chain.ts';
import {
  APPLICATION_STATE_WORDS,
  CHECK_METHODS,
  type CheckMethod,
  CLOSING_GROUPS,
  TICKS,
  type Tick,
} from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type CommandLine, choose, fileArgument, need } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** close apply|sign|return|record|show */
export function close(line: CommandLine): Promise<Output> {
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    apply,
    sign,
    return: sendBack,
    record,
    show,
  };
  return Session.run(line.flags, choose('close', commands, line.words[1]));
}

const words = (text: string | undefined): string[] =>
  (text ?? '').split(/[\s,，、;；]+/u).filter((word) => word !== '');

async function problems(session: Session): Promise<{ number: string; problemId: Id }[]> {
  const numbers = words(need(session.flags, 'problem', '问题编号，如 5,6'));
  const found = await session.engine.call('findProblems', { roundId: (await session.round()).id, numbers });
  return found.map(({ number, problemId }) => {
    if (problemId === null) throw new BihuanError('notFound', `没有编号为“${number}”的问题。`);
    return { number, problemId };
  });
}

/** Applications of the problems named, with the node in turn. @throws BihuanError where one is not being signed */
async function signing(session: Session): Promise<{ number: string; applicationId: Id; node: number }[]> {
  const items = [];
  for (const { number, problemId } of await problems(session)) {
    const { application } = await session.engine.call('getClosing', { problemId });
    if (application?.state !== 'signing') {
      throw new BihuanError('conflict', `问题（${number}）没有签署中的销号申请。`);
    }
    items.push({ number, applicationId: application.id, node: signedNodes(application) + 1 });
  }
  return items;
}

function told(result: BatchResult, done: string): Output {
  return {
    json: result,
    text: [
      ...(result.done.length === 0 ? [] : [`${done}${result.done.length}条`]),
      ...result.refused.map(({ name, reasons }) => `${name}：${reasons.join('；')}`),
    ].join('\n'),
    failed: result.refused.length > 0,
  };
}

function chosen<Word extends string>(all: readonly Word[], text: string, what: string): Word[] {
  return words(text).map((word) => {
    const found = all.find((each) => each === word);
    if (found === undefined) throw new BihuanError('usage', `${what}应为 ${all.join('、')}，收到“${word}”。`);
    return found;
  });
}

/** Ticks by their words, or `all`. */
const ticksOf = (text: string): Tick[] => (text === 'all' ? [...TICKS] : chosen(TICKS, text, '--ticks '));

/**
 * close apply --problem 5,6 [--results 成效] [--learned 举一反三] [--standard 标准] [--ticks all] [--methods 查阅资料、现场核查]
 * [--checkers 甲、乙] [--checked 日期] [--send] [--date 日期]: drafts where there is none, fills in, and with --send sends on
 */
async function apply(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const problemIds = (await problems(session)).map(({ problemId }) => problemId);
  const drafted = await engine.call('draftCloseOuts', { problemIds });
  const applicationIds: Id[] = [];
  for (const problemId of problemIds) {
    const { application } = await engine.call('getClosing', { problemId });
    if (application?.state === 'draft') applicationIds.push(application.id);
  }
  if (applicationIds.length === 0) return told(drafted, '已起草');
  const [personOne = null, personTwo = null] = words(flags.checkers);
  const filled = await engine.call('updateCloseOuts', {
    applicationIds,
    fields: {
      ...(flags.results === undefined ? {} : { results: flags.results }),
      ...(flags.learned === undefined ? {} : { learned: flags.learned }),
      ...(flags.standard === undefined ? {} : { standard: flags.standard }),
      ...(flags.ticks === undefined ? {} : { ticks: ticksOf(flags.ticks) }),
    },
    check: {
      ...(flags.methods === undefined
        ? {}
        : { methods: chosen<CheckMethod>(CHECK_METHODS, flags.methods, '--methods ') }),
      ...(flags.checkers === undefined ? {} : { personOne, personTwo }),
      ...(flags.checked === undefined ? {} : { checkedOn: flags.checked }),
    },
  });
  if (flags.send !== 'true') return told(filled, '已起草');
  const sent = await engine.call('sendCloseOuts', {
    applicationIds,
    appliedOn: need(flags, 'date', '申请日期'),
  });
  return told(sent, '已送签');
}

/** close sign --problem 5,6 --by 签字人 --date 日期 [--text 意见]: at the node in turn of each */
async function sign(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const items = (await signing(session)).map(({ applicationId, node }) => ({ applicationId, node }));
  const result = await engine.call('signCloseOuts', {
    items,
    opinion: flags.text ?? '同意',
    signer: need(flags, 'by', '签字人'),
    signedOn: need(flags, 'date', '签署日期'),
  });
  return told(result, '已签署');
}

/** close return --problem 5 --by 签字人 --date 日期 --reason 原因 */
async function sendBack(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const items = await signing(session);
  for (const { applicationId, node } of items) {
    await engine.call('returnCloseOut', {
      applicationId,
      node,
      reason: need(flags, 'reason', '退回原因'),
      signer: need(flags, 'by', '签字人'),
      signedOn: need(flags, 'date', '日期'),
      measureIds: null,
    });
  }
  return { json: items, text: `已退回${items.length}条` };
}

/** close record --problem 5,6 --by 批准人 --date 批准日期 --basis 依据 */
async function record(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const result = await engine.call('recordClosed', {
    problemIds: (await problems(session)).map(({ problemId }) => problemId),
    grounds: need(flags, 'basis', '依据，如 原销号台账第3页'),
    approver: need(flags, 'by', '批准人'),
    approvedOn: need(flags, 'date', '批准日期'),
    appliedOn: null,
  });
  return told(result, '已补录');
}

/** close show [--problem 5 [--out 文件.docx]] */
async function show(session: Session): Promise<Output> {
  const { flags, engine } = session;
  if (flags.problem === undefined) return showAll(session);
  const found = await problems(session);
  const problemIds = found.map(({ problemId }) => problemId);
  if (flags.out !== undefined) {
    const written = await engine.call('writeCloseOutsTo', { problemIds, to: { path: fileArgument(flags.out) } });
    return { json: written, text: `已导出：${written.fileName}` };
  }
  const sheets = [];
  for (const problemId of problemIds) sheets.push(await engine.call('getClosing', { problemId }));
  return {
    json: sheets,
    text: sheets
      .map(({ problem, application, chain, missing, cycles }) =>
        [
          `（${problem.numberWords}）${problem.title}\t${problem.state}\t第${problem.cycle}轮`,
          application === null
            ? '还没有销号申请'
            : `第${application.attempt}次申请\t${APPLICATION_STATE_WORDS[application.state]}${application.recorded ? '（补录）' : ''}`,
          ...missing.map((lack) => `缺：${lack}`),
          ...(application === null || application.recorded
            ? []
            : chain.map(({ name }, at) => {
                const signature = application.signatures.find(({ node }) => node === at + 1);
                return signature === undefined
                  ? `○ ${name}`
                  : `${signature.verdict === 'agree' ? '●' : '✕'} ${name}\t${signature.opinion}\t${signature.signer}\t${signature.signedOn}`;
              })),
          ...cycles.flatMap(({ cycle, reopening }) =>
            reopening === null ? [] : [`第${cycle}轮后重新挂号：${reopening.reopenedOn}\t${reopening.reason}`],
          ),
        ].join('\n'),
      )
      .join('\n\n'),
  };
}

async function showAll(session: Session): Promise<Output> {
  const roundId = (await session.round()).id;
  const groups = [];
  for (const group of CLOSING_GROUPS) {
    if (group === 'closed') continue;
    const { rows } = await session.engine.call('listClosing', { roundId, group, text: '', from: 0, count: 500 });
    groups.push({ group, rows });
  }
  const names = {
    waiting: '待我签署',
    ready: '可申请',
    draft: '起草中',
    signing: '签署中',
    returned: '已退回',
  } as const;
  return {
    json: groups,
    text: groups
      .flatMap(({ group, rows }) => [
        `${names[group as keyof typeof names]} ${rows.length}条`,
        ...rows.map(
          ({ numberWords, title, nodes, signed }) =>
            `  （${numberWords}）${title}${nodes.length === 0 ? '' : `\t${signed}/${nodes.length} ${nodes[signed] ?? ''}`}`,
        ),
      ])
      .join('\n'),
  };
}

/** reopen --problem 5 --reason 原因 --basis 依据 --date 日期 --confirm */
export function reopen(line: CommandLine): Promise<Output> {
  return Session.run(line.flags, async (session) => {
    const { flags, engine } = session;
    const [one, ...others] = await problems(session);
    if (one === undefined || others.length > 0) throw new BihuanError('usage', 'reopen 一次办理一条问题。');
    if (flags.confirm !== 'true') {
      throw new BihuanError('usage', '重新挂号不能撤销。核实后请加上 --confirm 再执行。');
    }
    const { problem } = await engine.call('getClosing', { problemId: one.problemId });
    await engine.call('reopenProblem', {
      problemId: one.problemId,
      reason: need(flags, 'reason', '重新挂号原因'),
      grounds: need(flags, 'basis', '依据'),
      confirmed: true,
      reopenedOn: need(flags, 'date', '重新挂号日期'),
      measureIds: problem.measures.map(({ id }) => id),
    });
    return {
      json: { problem: one.number, cycle: problem.cycle + 1 },
      text: `问题（${one.number}）已重新挂号，第${problem.cycle + 1}轮`,
    };
  });
}
