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

/** What a text is asked: whether it holds some words (Latin letters in either case), or says anything at all. */
export type TextQuestion = { words: string } | 'anything';

/** Texts as filters and searches ask them; a measure's lead and text are one. */
export const SAID = {
  problem: { title: 'p.title', source: 'p.source', target: 'p.target', note: 'p.note' },
  measure: { words: 'm.lead || m.text', deliverable: 'm.deliverable', progress: 'm.progress', note: 'm.note' },
} as const;
export type SaidBy = { [Table in keyof typeof SAID]: keyof (typeof SAID)[Table] };

/**
 * Ids of the problems, or measures, of which a text answers the question with yes. The texts stay in the store.
 */
export function textHits<Table extends keyof SaidBy>(
  store: Store,
  reach: Reach,
  table: Table,
  column: SaidBy[Table],
  question: TextQuestion,
): Id[] {
  const { text, parameter } = from(reach, table);
  const said = String(SAID[table][column]);
  const select = `SELECT ${table === 'problem' ? 'p' : 'm'}.id ${text} AND`;
  if (question === 'anything') {
    return store.prepare(`${select} coalesce(${said}, '') <> ''`).pluck(true).all(parameter) as Id[];
  }
  const { words } = question;
  // instr is far faster, but keeps letters of either case apart.
  if (!/[A-Za-z]/.test(words)) {
    return store.prepare(`${select} instr(${said}, ?) > 0`).pluck(true).all(parameter, words) as Id[];
  }
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return store.prepare(`${select} (${said}) LIKE ? ESCAPE '\\'`).pluck(true).all(parameter, like) as Id[];
}

/** How the texts of a round begin, by the id of their problem or measure; empty ones are left out. */
export function textBeginnings<Table extends keyof SaidBy>(
  store: Store,
  roundId: Id,
  table: Table,
  column: SaidBy[Table],
  length: number,
): [id: Id, beginning: string][] {
  const { text, parameter } = from({ roundId }, table);
  const said = String(SAID[table][column]);
  return store
    .prepare(
      `SELECT ${table === 'problem' ? 'p' : 'm'}.id, substr(${said}, 1, ${length}) ${text} AND coalesce(${said}, '') <> ''`,
    )
    .raw(true)
    .all(parameter) as [Id, string][];
}
