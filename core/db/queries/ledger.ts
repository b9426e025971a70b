// Reads one round's whole tree in a handful of ordered scans and joins it in memory: no query per row.
import type {
  Aspect,
  CloseOut,
  Id,
  Item,
  LedgerTree,
  Measure,
  Official,
  Problem,
  Round,
  Unit,
} from '#domain/ledger/types.ts';
import { NO_CLOSE_OUT } from '#domain/ledger/types.ts';
import { type IndexMeasure, type IndexProblem, measureAt } from '#domain/ledger/view-index.ts';
import { finish } from '#domain/steps.ts';
import type { CloseOutRow, MeasureRow, OfficialRow, ProblemRow, RoundRow, UnitRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';
import { readSource } from './ledger-source.ts';

export function toRound(row: RoundRow): Round {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    inspectingBody: row.inspecting_body,
    inspectedFrom: row.inspected_from,
    inspectedTo: row.inspected_to,
    feedbackDate: row.feedback_date,
    numbering: row.numbering,
  };
}

export function toUnit(row: UnitRow, aliases: string[]): Unit {
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    contact: row.contact,
    phone: row.phone,
    aliases,
    position: row.position,
  };
}

export function toCloseOut(row: CloseOutRow | undefined): CloseOut {
  if (row === undefined) return NO_CLOSE_OUT;
  return {
    appliedOn: row.applied_on,
    unitId: row.unit_id,
    reviewOpinion: row.review_opinion,
    reviewedOn: row.reviewed_on,
    acceptanceOpinion: row.acceptance_opinion,
    acceptedOn: row.accepted_on,
    approver: row.approver,
    approvedOn: row.approved_on,
    lookBackOn: row.look_back_on,
    lookBackResult: row.look_back_result,
  };
}

export function toOfficial(row: OfficialRow): Official {
  return {
    id: row.id,
    name: row.name,
    post: row.post,
    phone: row.phone,
    unitId: row.unit_id,
    position: row.position,
  };
}

export function listRounds(store: Store): Round[] {
  return store
    .all(sql.selectFrom('round').selectAll().where('deleted_at', 'is', null).orderBy('created_at').orderBy('id'))
    .map(toRound);
}

export function findRound(store: Store, id: string): Round | undefined {
  const row = store.get(sql.selectFrom('round').selectAll().where('id', '=', id).where('deleted_at', 'is', null));
  return row && toRound(row);
}

export function listUnits(store: Store): Unit[] {
  const aliases = Map.groupBy(
    store.all(sql.selectFrom('unit_alias').selectAll().where('deleted_at', 'is', null).orderBy('id')),
    (row) => row.unit_id,
  );
  return store
    .all(sql.selectFrom('unit').selectAll().where('deleted_at', 'is', null).orderBy('position').orderBy('id'))
    .map((row) =>
      toUnit(
        row,
        (aliases.get(row.id) ?? []).map(({ name }) => name),
      ),
    );
}

/** Sign-offs of the problems' present cycles, by problem. */
function closeOutsByProblem(store: Store, roundId: string): Map<string, CloseOutRow> {
  const rows = store
    .prepare(
      `SELECT c.* FROM aspect a
       JOIN item i ON i.aspect_id = a.id
       JOIN problem p ON p.item_id = i.id
       JOIN close_out c ON c.problem_id = p.id AND c.cycle = p.cycle AND c.deleted_at IS NULL
       WHERE a.round_id = ?`,
    )
    .all(roundId) as CloseOutRow[];
  return new Map(rows.map((row) => [row.problem_id, row]));
}

export function listOfficials(store: Store): Official[] {
  return store
    .all(sql.selectFrom('official').selectAll().where('deleted_at', 'is', null).orderBy('position').orderBy('id'))
    .map(toOfficial);
}

/** Texts of the living measures below some problems, by id; what the light index holds is not read again. */
function measureTexts(store: Store, problemIds: readonly Id[]): Map<Id, MeasureTexts> {
  const rows = store
    .prepare(
      `SELECT m.id, m.problem_id, m.lead, m.text, m.public_text, m.deliverable, m.progress, m.progress_date, m.note
       FROM measure m WHERE m.problem_id IN (SELECT value FROM json_each(?)) AND m.deleted_at IS NULL`,
    )
    .all(JSON.stringify(problemIds)) as (MeasureTexts & { id: Id })[];
  return new Map(rows.map((row) => [row.id, row]));
}

function problemTexts(store: Store, problemIds: readonly Id[]): Map<Id, ProblemTexts> {
  const rows = store
    .prepare(
      `SELECT p.id, p.item_id, p.title, p.public_text, p.source, p.target, p.note
       FROM problem p WHERE p.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(problemIds)) as (ProblemTexts & { id: Id })[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Problems read at once with their measures: some tens of milliseconds. */
const PROBLEMS_A_STEP = 500;

/** The round with everything below it, numbered as it is printed; undefined when there is no such round. */
export function readLedger(store: Store, roundId: string): LedgerTree | undefined {
  return finish(ledgerSteps(store, roundId));
}

/** Tries at reading a round while others write to it, before it is read in one go. */
const TRIES = 2;

/**
 * The same for a large round: \`rest\` is awaited between its parts. What it gives is the round at one moment; where somebody
 * wrote meanwhile, it is read anew.
 * @throws whatever \`rest\` throws
 */
export async function readLedgerResting(
  store: Store,
  roundId: string,
  rest: () => Promise<void>,
): Promise<LedgerTree | undefined> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { version } = store.changes;
    const steps = ledgerSteps(store, roundId);
    let step = steps.next();
    while (step.done !== true) {
      await rest();
      if (store.changes.version !== version) break;
      step = steps.next();
    }
    if (step.done === true) return step.value;
  }
  return readLedger(store, roundId);
}

function* ledgerSteps(store: Store, roundId: string): Generator<void, LedgerTree | undefined> {
  const round = findRound(store, roundId);
  const source = readSource(store, roundId);
  if (!round || !source) return undefined;
  yield;
  source.readAllHolders();
  yield;
  const index = source.index();
  yield;
  const closeOuts = closeOutsByProblem(store, roundId);
  const categories = new Map(
    store
      .all(
        sql
          .selectFrom('item')
          .innerJoin('aspect', 'aspect.id', 'item.aspect_id')
          .select(['item.id', 'item.category'])
          .where('aspect.round_id', '=', roundId),
      )
      .map(({ id, category }) => [id, category]),
  );
  const problems: Problem[] = [];
  for (let from = 0; from < index.problems.length; from += PROBLEMS_A_STEP) {
    yield;
    const some = index.problems.slice(from, from + PROBLEMS_A_STEP);
    const ids = some.map(({ id }) => id);
    const [texts, ofMeasures] = [problemTexts(store, ids), measureTexts(store, ids)];
    for (const light of some) {
      const measures = Array.from({ length: light.measureTo - light.measureFrom }, (_, n) => {
        const at = light.measureFrom + n;
        const id = index.measures.idAt(at);
        return toMeasure(id, measureAt(index, at), ofMeasures.get(id) as MeasureTexts);
      });
      problems.push({ ...toProblem(light, texts.get(light.id) as ProblemTexts, closeOuts.get(light.id)), measures });
    }
  }
  const items = index.items.map(
    (light, at): Item => ({
      id: light.id,
      aspectId: index.aspects[light.aspectAt]?.id ?? '',
      position: at - (index.aspects[light.aspectAt]?.itemFrom ?? 0) + 1,
      number: light.number,
      title: light.title,
      category: categories.get(light.id) ?? null,
      problems: problems.slice(light.problemFrom, light.problemTo),
    }),
  );
  const aspects = index.aspects.map(
    ({ id, title, itemFrom, itemTo }, at): Aspect => ({
      id,
      position: at + 1,
      title,
      items: items.slice(itemFrom, itemTo),
    }),
  );
  return { round, aspects, units: listUnits(store), officials: listOfficials(store) };
}

export type ProblemTexts = Pick<ProblemRow, 'item_id' | 'title' | 'public_text' | 'source' | 'target' | 'note'>;
export type MeasureTexts = Pick<
  MeasureRow,
  'problem_id' | 'lead' | 'text' | 'public_text' | 'deliverable' | 'progress' | 'progress_date' | 'note'
>;

/** A problem of the index with its texts; without its measures. */
export function toProblem(
  { id, position, number, kind, deadline, state, responsibilities }: IndexProblem,
  row: ProblemTexts,
  closeOut: CloseOutRow | undefined,
): Omit<Problem, 'measures'> {
  return {
    id,
    itemId: row.item_id,
    position,
    number,
    title: row.title,
    publicText: row.public_text,
    source: row.source,
    kind,
    target: row.target,
    deadline,
    state,
    note: row.note,
    closeOut: toCloseOut(closeOut),
    responsibilities,
  };
}

/** A measure of the index with its texts. */
export function toMeasure(
  id: Id,
  { position, deadline, state, percent, responsibilities }: IndexMeasure,
  row: MeasureTexts,
): Measure {
  return {
    id,
    problemId: row.problem_id,
    position,
    lead: row.lead,
    text: row.text,
    publicText: row.public_text,
    deadline,
    deliverable: row.deliverable,
    state,
    percent,
    progress: row.progress,
    progressDate: row.progress_date,
    note: row.note,
    responsibilities,
  };
}
