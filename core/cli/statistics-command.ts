// stats: cross tables of a round or of all, on a day or held against an earlier one.
import { extname } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { columnTotals, crossTotal, rowTotals } from '#domain/statistics/cross.ts';
import { AXES, type Axis } from '#domain/statistics/facts.ts';
import { countWords } from '#domain/statistics/lists.ts';
import { type CommandLine, type Flags, fileArgument, need } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** stats --rows unit --cols class [--at 日期] [--compare 日期] [--round 轮次 | --all] [--out 文件] */
export function stats({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async (session) => {
    const { engine } = session;
    const rounds = flags.all === undefined ? [await session.round()] : await engine.call('listRounds', {});
    const of = flags.of ?? 'measures';
    if (of !== 'problems' && of !== 'measures') throw new BihuanError('usage', '--of 应为 problems 或 measures。');
    const asked = {
      roundIds: rounds.map(({ id }) => id),
      of,
      rows: axis(flags, 'rows', '行'),
      columns: axis(flags, 'cols', '列'),
      at: flags.at ?? null,
      compare: flags.compare ?? null,
    } as const;
    if (flags.out !== undefined) {
      const format = extname(flags.out).slice(1).toLowerCase();
      if (format !== 'xlsx' && format !== 'docx') {
        throw new BihuanError('usage', '--out 的文件名应以 .xlsx 或 .docx 结尾。');
      }
      const source = { of: 'cross' as const, asked };
      const written = await engine.call('writePaper', { source, format, path: fileArgument(flags.out) });
      return { json: written, text: `已导出：${written.fileName}` };
    }
    const counted = await engine.call('getCross', asked);
    const { table, before, notes } = counted;
    const earlier = before?.table ?? null;
    const cell = (now: number | undefined, then: number | undefined) =>
      countWords(now ?? 0, earlier === null ? null : (then ?? 0));
    const [sums, sumsBefore] = [rowTotals(table), earlier === null ? [] : rowTotals(earlier)];
    const [foot, footBefore] = [columnTotals(table), earlier === null ? [] : columnTotals(earlier)];
    const lines = [
      ['', ...table.columns.map(({ name }) => name), '合计'],
      ...table.rows.map(({ name }, at) => [
        name,
        ...table.columns.map((_, to) => cell(table.counts[at]?.[to], earlier?.counts[at]?.[to])),
        cell(sums[at], sumsBefore[at]),
      ]),
      [
        '合计',
        ...foot.map((total, to) => cell(total, footBefore[to])),
        cell(crossTotal(table), earlier === null ? 0 : crossTotal(earlier)),
      ],
    ];
    return { json: counted, text: [...lines.map((line) => line.join('\t')), ...notes].join('\n') };
  });
}

function axis(flags: Flags, flag: 'rows' | 'cols', what: string): Axis {
  const word = need(flags, flag, `按什么分${what}，如 unit`);
  const known = AXES.find((each) => each === word);
  if (known === undefined) throw new BihuanError('usage', `--${flag} 应为 ${AXES.join('、')} 之一。`);
  return known;
}
