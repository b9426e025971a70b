// 各单位整改进展: one row a lead unit, ranked; used by bulletins and reports alike.

import { figureRun, plain } from '../content/blocks.ts';
import type { Cell, Run, TableBlock } from '../content/types.ts';
import type { Id } from '../ledger/types.ts';
import { LIGHT_COUNT_NOTE, type LightCounts, PRESSING } from '../lights/count.ts';
import { LIGHT_COLOUR_WORDS, LIGHT_SHAPES } from '../lights/lights.ts';
import { REPORT_CLASSES } from '../states/states.ts';
import { percentWords } from '../statistics/figures.ts';
import type { RoundCounts } from '../statistics/types.ts';
import { rankUnits } from './ranking.ts';

/**
 * Ranked by 措施完成率; equal rates share a place, the rule stands in the note. With `lights` it says how many measures of each
 * unit press.
 */
export function unitTable(figures: RoundCounts, lights: ReadonlyMap<Id | null, LightCounts> | null = null): TableBlock {
  const centred = (run: Run): Cell => ({ runs: [run], align: 'center' });
  const linked = (value: number, name: string, unitId: Id | null) =>
    centred(unitId === null ? plain(String(value)) : figureRun(value, name, unitId));
  const pressing = lights === null ? [] : PRESSING;
  return {
    kind: 'table',
    key: 'units',
    caption: '各单位整改进展',
    columns: [
      { title: '名次', width: 10, align: 'center' },
      { title: '牵头单位', width: 33, align: 'left' },
      { title: '问题', width: 10, align: 'center' },
      { title: '措施', width: 10, align: 'center' },
      ...REPORT_CLASSES.map((title) => ({ title, width: 15, align: 'center' as const })),
      { title: '逾期', width: 10, align: 'center' },
      { title: '措施完成率', width: 22, align: 'center' },
      ...pressing.map((colour) => ({
        title: `${LIGHT_SHAPES[colour]}${LIGHT_COLOUR_WORDS[colour]}`,
        width: 10,
        align: 'center' as const,
      })),
    ],
    rows: rankUnits(figures.units).map(({ rank, unit }) => {
      const { measures, problems, unitId } = unit;
      const total = measures.total;
      return [
        centred(plain(rank === null ? '—' : String(rank))),
        { runs: [plain(unit.unitName)] },
        linked(problems.total, 'problems.total', unitId),
        linked(total, 'measures.total', unitId),
        ...REPORT_CLASSES.map((name) => linked(measures.classes[name], `measures.${name}`, unitId)),
        linked(measures.overdue, 'measures.overdue', unitId),
        centred(plain(percentWords(measures.classes.已完成, total))),
        ...pressing.map((colour) => centred(plain(String(lights?.get(unitId)?.[colour] ?? 0)))),
      ];
    }),
    note: `按措施完成率（已完成÷措施总数）由高到低排列，相同的名次并列；没有措施的单位不排名。${lights === null ? '' : LIGHT_COUNT_NOTE}`,
  };
}
