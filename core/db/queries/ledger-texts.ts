// Reads single text columns of a round, row after row, for filters, sorting and words looked for.
import type { MeasureText, ProblemText } from '#domain/ledger/cells.ts';
import type { Id, Measure, Problem } from '#domain/ledger/types.ts';
import type { CloseOutRow } from '../schema.ts';
import type { Store } from '../store.ts';
import { toCloseOut } from './ledger.ts';

export type ProblemTexts = Partial<Pick<Problem, ProblemText>>;
export type MeasureTexts = Partial<Pick<Measure, MeasureText>>;

const PROBLEMS = `FROM aspect a JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
  JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL`;
const MEASURES = `${PROBLEMS} JOIN measure m ON m.problem_id = p.id AND m.deleted_at IS NULL`;
const OF_ROUND = 'WHERE a.round_id = ? AND a.deleted_at IS NULL';

/** Which rows are read: all of a round, or those of some problems. */
export type Reach = { roundId: Id } | { problemIds: readonly Id[] };

function from(reach: Reach, table: 'problem' | 'measure'): { text: string; parameter: string } {
  if ('roundId' in reach)
    return { text: `${table === 'problem' ? PROBLEMS : MEASURES} ${OF_ROUND}`, parameter: reach.roundId };
  const measures = table === 'problem' ? '' : 'JOIN measure m ON m.problem_id = p.id AND m.deleted_at IS NULL';
  return {
    text: `FROM json_each(?) j JOIN problem p ON p.id = j.value AND p.deleted_at IS NULL ${measures} WHERE true`,
    parameter: JSON.stringify(reach.problemIds),
  };
}

/** Visits the wanted texts of problems; a problem may be left out when all of them are empty. */
export function eachProblemText(
  store: Store,
  reach: Reach,
  wanted: readonly ProblemText[],
  visit: (id: Id, texts: ProblemTexts) => void,
): void {
  const columns = wanted.filter((text) => text !== 'closeOut');
  const { text, parameter } = from(reach, 'problem');
  if (columns.length > 0) {
    const rows = store
      .prepare(`SELECT p.id, ${columns.map((column) => `p.${column}`).join(', ')} ${text}`)
      .iterate(parameter) as IterableIterator<ProblemTexts & { id: Id }>;
    for (const row of rows) visit(row.id, row);
  }
  if (wanted.includes('closeOut')) {
    const withCloseOut = text.replace(
      'WHERE',
      'JOIN close_out c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL WHERE',
    );
    const rows = store.prepare(`SELECT c.* ${withCloseOut}`).iterate(parameter) as IterableIterator<CloseOutRow>;
    for (const row of rows) visit(row.problem_id, { closeOut: toCloseOut(row) });
  }
}

/** Visits the wanted texts of measures. */
export function eachMeasureText(
  store: Store,
  reach: Reach,
  wanted: readonly MeasureText[],
  visit: (id: Id, texts: MeasureTexts) => void,
): void {
  const { text, parameter } = from(reach, 'measure');
  const rows = store
    .prepare(`SELECT m.id, ${wanted.map((column) => `m.${column}`).join(', ')} ${text}`)
    .iterate(parameter) as IterableIterator<MeasureTexts & { id: Id }>;
  for (const row of rows) visit(row.id, row);
}

/** Ids of the problems and measures whose own text holds the words; Latin letters in either case. */
export function textHits(store: Store, reach: Reach, words: string): { problems: Id[]; measures: Id[] } {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const hits = (table: 'problem' | 'measure', id: string, said: string): Id[] => {
    const { text, parameter } = from(reach, table);
    return store
      .prepare(`SELECT ${id} ${text} AND (${said}) LIKE ? ESCAPE '\\'`)
      .pluck(true)
      .all(parameter, like) as Id[];
  };
  return { problems: hits('problem', 'p.id', 'p.title'), measures: hits('measure', 'm.id', 'm.lead || m.text') };
}
