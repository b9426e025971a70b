// Rows as the engine sends them, for the tests of the lists.
import {
  type Measure,
  NO_CLOSE_OUT,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type Official,
  type Problem,
  type Unit,
} from '#domain/ledger/types.ts';
import type { HeadingRow, MeasureRow, ProblemRow } from '#domain/ledger/view.ts';
import { DEFAULT_LIGHT_RULES } from '#domain/lights/lights.ts';
import { nameBook } from '#domain/lists/names.ts';
import type { CellContext } from '#renderer/features/ledger/columns.ts';
import type { Directory } from '#renderer/features/ledger/read-cell.ts';

const measure = (id: string, problemId: string, position: number, change: Partial<Measure> = {}): Measure => ({
  id,
  problemId,
  position,
  lead: `措施${id}。`,
  text: '',
  publicText: null,
  deadline: NO_DEADLINE,
  deliverable: null,
  state: '整改中',
  percent: 0,
  progress: null,
  progressDate: null,
  note: null,
  responsibilities: NO_RESPONSIBILITIES,
  ...change,
});

const problem = (id: string, number: number, measures: Measure[], change: Partial<Problem> = {}): Problem => ({
  id,
  itemId: 'i',
  position: number,
  number,
  title: `问题${id}`,
  publicText: null,
  source: null,
  kind: null,
  target: null,
  deadline: NO_DEADLINE,
  state: '整改中',
  note: null,
  closeOut: NO_CLOSE_OUT,
  responsibilities: NO_RESPONSIBILITIES,
  measures,
  ...change,
});

const bare = (whole: Problem): Omit<Problem, 'measures'> => {
  const { measures: _, ...own } = whole;
  return own;
};

export const problemRow = (id: string, number: number, change: Partial<Problem> = {}): ProblemRow => ({
  kind: 'problem',
  id,
  level: 3,
  expanded: false,
  parentId: 'i1',
  aspectId: 'a',
  itemId: 'i1',
  problem: bare(problem(id, number, [], { itemId: 'i1', closeOut: NO_CLOSE_OUT, ...change })),
  measureCount: 2,
});

export const measureRow = (
  id: string,
  position: number,
  of: ProblemRow,
  change: Partial<Measure> = {},
): MeasureRow => ({
  kind: 'measure',
  id,
  level: 4,
  expanded: null,
  parentId: of.id,
  measure: measure(id, of.id, position, change),
  problem: of.problem,
  ordinal: position,
});

export const headingRow = (
  kind: 'aspect' | 'item',
  id: string,
  number: number,
  parentId: string | null,
): HeadingRow => ({
  kind,
  id,
  level: kind === 'aspect' ? 1 : 2,
  expanded: true,
  parentId,
  number,
  position: number,
  title: `标题${id}`,
  subtotal: { items: 1, problems: 2, measures: 3, done: 0, total: 2 },
});

const unit = (id: string, name: string, shortName: string | null, aliases: string[] = []): Unit => ({
  id,
  name,
  shortName,
  kind: null,
  contact: null,
  phone: null,
  aliases,
  position: 1,
});
const official = (id: string, name: string): Official => ({
  id,
  name,
  post: null,
  phone: null,
  unitId: null,
  position: 1,
});

export const DIRECTORY: Directory = {
  units: [unit('u1', '临溪区财政局', '区财政局'), unit('u2', '临溪区教育和体育局', '区教体局', ['区教育局'])],
  officials: [official('o1', '周××'), official('o2', '吴××'), official('o3', '吴××')],
  year: 2026,
  today: '2026-11-24',
};

export const CONTEXT: CellContext = {
  names: nameBook({ units: [...DIRECTORY.units], officials: [...DIRECTORY.officials] }),
  asOf: '2026-11-24',
  list: 'problems',
  lights: DEFAULT_LIGHT_RULES,
};
