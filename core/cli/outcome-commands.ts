// outcomes: sums of 整改成效 and entries; clues: counts for everybody, lists for who has the permission.
import { extname } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import { CLUE_LEDGER_WORDS, CLUE_LEDGERS, CLUE_STATES } from '#domain/clues/types.ts';
import { readMoney } from '#domain/outcomes/money.ts';
import { ACTIVITY_KINDS, MONEY_KINDS, OUTCOME_PARTS, PERSON_KINDS, RULE_CHANGES } from '#domain/outcomes/types.ts';
import { factsWords, figuresWords } from '#domain/outcomes/words.ts';
import { Places } from '../services/shared/places.ts';
import { type CommandLine, type Flags, fileArgument, need, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** outcomes [--by unit|aspect|problem|month] [--from 日期] [--to 日期] [--out 文件] | outcomes add --measure 5.1 … */
export function outcomes(line: CommandLine): Promise<Output> {
  return Session.run(line.flags, (session) => (line.words[1] === 'add' ? add(session) : sums(session)));
}

async function sums(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const roundId = (await session.round()).id;
  const by = OUTCOME_PARTS.find((part) => part === (flags.by ?? 'unit'));
  if (by === undefined) throw new BihuanError('usage', `--by 应为 ${OUTCOME_PARTS.join('、')} 之一。`);
  const asked = { roundId, by, from: flags.from ?? null, to: flags.to ?? null };
  if (flags.out !== undefined) {
    const format = extname(flags.out).slice(1).toLowerCase();
    if (format !== 'xlsx' && format !== 'docx') {
      throw new BihuanError('usage', '--out 的文件名应以 .xlsx 或 .docx 结尾。');
    }
    const source = { of: 'outcomes' as const, ...asked };
    const written = await engine.call('writePaper', { source, format, path: fileArgument(flags.out) });
    return { json: written, text: `已导出：${written.fileName}` };
  }
  const figures = await engine.call('getOutcomeFigures', asked);
  const undated = figures.total.undated.length;
  return {
    json: figures,
    text: [
      `合计：${figuresWords(figures.total)}`,
      ...figures.parts.map(
        ({ name, figures: own }) =>
          `${name}：${figuresWords(own, { zeros: false }) || '无（已在其他条目计入或不在时段内）'}`,
      ),
      ...(undated > 0 ? [`另有${undated}条成效没有填写日期，未计入本时段。`] : []),
    ].join('\n'),
  };
}

async function add(session: Session): Promise<Output> {
  const { flags, engine } = session;
  const places = new Places(await engine.call('getLedger', { roundId: (await session.round()).id }));
  const measureId = places.measure(need(flags, 'measure', '措施编号，如 5.1'));
  const made = await engine.call('addOutcome', { measureId, outcome: outcomeOf(flags) });
  return { json: made, text: `已登记：${made.measureName} ${factsWords(made)}` };
}

/** The entry that the options describe; --kind says which: 新建, 诫勉, 追缴, 约谈 … */
function outcomeOf(flags: Flags): InputOf<'addOutcome'>['outcome'] {
  const word = need(flags, 'kind', '种类，如 新建、诫勉、追缴、约谈');
  const shared = { date: flags.date ?? null, note: null, countedIn: null };
  const count = () => wholeNumber(need(flags, 'count', '人数或次数'), '人数或次数', 1, 100_000);
  const change = RULE_CHANGES.find((each) => each === word);
  if (change !== undefined) {
    const name = need(flags, 'name', '制度名称');
    return { kind: 'rule', category: change, name, documentNumber: flags.number ?? null, ...shared };
  }
  const person = PERSON_KINDS.find((each) => each === word);
  if (person !== undefined) return { kind: 'persons', category: person, count: count(), ...shared };
  const money = MONEY_KINDS.find((each) => each === word);
  if (money !== undefined) {
    const read = readMoney(need(flags, 'amount', '金额，如 12.3456万元'));
    if ('refused' in read) throw new BihuanError('usage', read.refused);
    return { kind: 'money', category: money, cents: read.cents, ...shared };
  }
  const activity = ACTIVITY_KINDS.find((each) => each === word);
  if (activity !== undefined) {
    return { kind: 'activity', category: activity, name: flags.name ?? null, count: count(), ...shared };
  }
  const known = [...RULE_CHANGES, ...PERSON_KINDS, ...MONEY_KINDS, ...ACTIVITY_KINDS].join('、');
  throw new BihuanError('usage', `没有“${word}”这种成效，可用：${known}。`);
}

/** clues [list --ledger clue|petition]: counts need no permission, the list does; opening it is logged */
export function clues(line: CommandLine): Promise<Output> {
  return Session.run(line.flags, async (session) => {
    const roundId = (await session.round()).id;
    if (line.words[1] === 'list') {
      const ledger = CLUE_LEDGERS.find((each) => each === (line.flags.ledger ?? 'clue'));
      if (ledger === undefined) throw new BihuanError('usage', `--ledger 应为 ${CLUE_LEDGERS.join('、')} 之一。`);
      const lines = await session.engine.call('openClues', { roundId, ledger });
      const text = lines.map((each) =>
        [each.number, each.state, each.overdue ? '逾期' : '', each.dueDate ?? '', each.unitName].join('\t'),
      );
      return { json: lines, text: text.join('\n') || '台账中还没有条目。' };
    }
    const figures = await session.engine.call('getClueFigures', { roundId });
    const text = CLUE_LEDGERS.map((ledger) => {
      const own = figures[ledger];
      const states = CLUE_STATES.filter((state) => own.states[state].ids.length > 0);
      const counts = states.map((state) => `${state}${own.states[state].ids.length}`);
      return `${CLUE_LEDGER_WORDS[ledger]}${own.total.ids.length}件　${counts.join(' ')}　逾期${own.overdue.ids.length}`;
    });
    return { json: figures, text: text.join('\n') };
  });
}
