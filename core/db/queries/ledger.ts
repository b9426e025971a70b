// Reads one round's whole tree in a handful of ordered scans and joins it in memory: no query per row.
import type {
  Aspect,
  CloseOut,
  Item,
  LedgerTree,
  Measure,
  Official,
  Problem,
  Responsibilities,
  Round,
  Unit,
} from '#domain/ledger/types.ts';
import { NO_CLOSE_OUT, NO_RESPONSIBILITIES } from '#domain/ledger/types.ts';
import type { CloseOutRow, MeasureRow, OfficialRow, ProblemRow, RoundRow, UnitRow } from '../schema.ts';
import { type Store, sql } from '../store.ts';

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

const deadlineOf = (row: { due_date: string | null; due_text: string | null; long_term: number }) => ({
  date: row.due_date,
  text: row.due_text,
  longTerm: row.long_term === 1,
});

const copyOfNone = (): Responsibilities => ({
  lead: [],
  responsible: [],
  supporting: [],
  leader: [],
  contact: [],
});

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

/** Responsibilities of a round by the id of their problem or measure. */
function responsibilitiesByOwner(store: Store, roundId: string): Map<string, Responsibilities> {
  const rows = store
    .prepare(
      `SELECT r.problem_id, r.measure_id, r.role, coalesce(r.unit_id, r.official_id) AS who
       FROM responsibility r
       LEFT JOIN measure m ON m.id = r.measure_id
       JOIN problem p ON p.id = coalesce(r.problem_id, m.problem_id)
       JOIN item i ON i.id = p.item_id
       JOIN aspect a ON a.id = i.aspect_id
       WHERE a.round_id = ? AND r.deleted_at IS NULL
       ORDER BY r.position, r.id`,
    )
    .all(roundId) as {
    problem_id: string | null;
    measure_id: string | null;
    role: keyof Responsibilities;
    who: string;
  }[];
  const byOwner = new Map<string, Responsibilities>();
  for (const { problem_id, measure_id, role, who } of rows) {
    const owner = problem_id ?? (measure_id as string);
    let own = byOwner.get(owner);
    if (!own) {
      own = copyOfNone();
      byOwner.set(owner, own);
    }
    own[role].push(who);
  }
  return byOwner;
}

function measuresByProblem(
  store: Store,
  roundId: string,
  owners: Map<string, Responsibilities>,
): Map<string, Measure[]> {
  const rows = store
    .prepare(
      `SELECT m.* FROM aspect a
       JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
       JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL
       JOIN measure m ON m.problem_id = p.id AND m.deleted_at IS NULL
       WHERE a.round_id = ? AND a.deleted_at IS NULL
       ORDER BY m.problem_id, m.position, m.id`,
    )
    .all(roundId) as MeasureRow[];
  const byProblem = new Map<string, Measure[]>();
  for (const row of rows) {
    const list = byProblem.get(row.problem_id) ?? [];
    if (list.length === 0) byProblem.set(row.problem_id, list);
    list.push({
      id: row.id,
      problemId: row.problem_id,
      position: list.length + 1,
      lead: row.lead,
      text: row.text,
      publicText: row.public_text,
      deadline: deadlineOf(row),
      deliverable: row.deliverable,
      state: row.state,
      percent: row.percent,
      progress: row.progress,
      progressDate: row.progress_date,
      note: row.note,
      responsibilities: owners.get(row.id) ?? NO_RESPONSIBILITIES,
    });
  }
  return byProblem;
}

/** The round with everything below it, numbered as it is printed; undefined when there is no such round. */
export function readLedger(store: Store, roundId: string): LedgerTree | undefined {
  const round = findRound(store, roundId);
  if (!round) return undefined;
  const owners = responsibilitiesByOwner(store, roundId);
  const measures = measuresByProblem(store, roundId, owners);
  const closeOuts = closeOutsByProblem(store, roundId);
  const problems = store
    .prepare(
      `SELECT p.*, i.id AS item_ref FROM aspect a
       JOIN item i ON i.aspect_id = a.id AND i.deleted_at IS NULL
       JOIN problem p ON p.item_id = i.id AND p.deleted_at IS NULL
       WHERE a.round_id = ? AND a.deleted_at IS NULL
       ORDER BY a.position, a.id, i.position, i.id, p.position, p.id`,
    )
    .all(roundId) as ProblemRow[];
  const problemsByItem = Map.groupBy(problems, (row) => row.item_id);
  const aspects = store.all(
    sql
      .selectFrom('aspect')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('deleted_at', 'is', null)
      .orderBy('position')
      .orderBy('id'),
  );
  const items = store.all(
    sql
      .selectFrom('item')
      .innerJoin('aspect', 'aspect.id', 'item.aspect_id')
      .selectAll('item')
      .where('aspect.round_id', '=', roundId)
      .where('item.deleted_at', 'is', null)
      .orderBy('item.position')
      .orderBy('item.id'),
  );
  const itemsByAspect = Map.groupBy(items, (row) => row.aspect_id);
  const continuous = round.numbering === 'continuous';
  let itemNumber = 0;
  let problemNumber = 0;
  const tree: Aspect[] = aspects.map((aspect, aspectIndex) => {
    if (!continuous) itemNumber = 0;
    return {
      id: aspect.id,
      position: aspectIndex + 1,
      title: aspect.title,
      items: (itemsByAspect.get(aspect.id) ?? []).map((item, itemIndex): Item => {
        if (!continuous) problemNumber = 0;
        itemNumber++;
        return {
          id: item.id,
          aspectId: aspect.id,
          position: itemIndex + 1,
          number: itemNumber,
          title: item.title,
          category: item.category,
          problems: (problemsByItem.get(item.id) ?? []).map((row, index): Problem => {
            problemNumber++;
            return {
              id: row.id,
              itemId: item.id,
              position: index + 1,
              number: problemNumber,
              title: row.title,
              publicText: row.public_text,
              source: row.source,
              kind: row.kind,
              target: row.target,
              deadline: deadlineOf(row),
              state: row.state,
              note: row.note,
              closeOut: toCloseOut(closeOuts.get(row.id)),
              responsibilities: owners.get(row.id) ?? NO_RESPONSIBILITIES,
              measures: measures.get(row.id) ?? [],
            };
          }),
        };
      }),
    };
  });
  return { round, aspects: tree, units: listUnits(store), officials: listOfficials(store) };
}
