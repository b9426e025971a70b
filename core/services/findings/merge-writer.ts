// Writes what the clerk has taken of a second document: rows in their places, fields, progress.
import { type Id, type LedgerTree, type PlainDate, ROLES } from '#domain/ledger/types.ts';
import { type OwnProblem, ownProblems, type PlacedProblem, placedProblems } from '#domain/merge/pairs.ts';
import type {
  IncomingAspect,
  IncomingMeasure,
  IncomingProblem,
  MergeAct,
  MergeField,
  MergeMeasure,
  MergePlan,
  MergeProblem,
} from '#domain/merge/types.ts';
import { sameWords } from '#domain/outline/match.ts';
import { entryOf, measurePlace } from '../../db/queries/reviews.ts';
import type { MeasureRow, ProblemRow, ReviewRowRecord } from '../../db/schema.ts';
import type { Act } from '../../db/store.ts';
import { found } from '../context.ts';
import type { NamedDirectory } from '../shared/names.ts';
import { enterProgressIn } from '../shared/progress.ts';
import { carryProblem } from '../shared/states.ts';
import {
  assignNamed,
  deadlineColumns,
  insertAspect,
  insertItem,
  insertMeasure,
  insertProblem,
} from '../shared/tree-rows.ts';

export interface MergeTarget {
  tree: LedgerTree;
  aspects: readonly IncomingAspect[];
  /** Open review that progress goes into */
  review: ReviewRowRecord | undefined;
  today: PlainDate;
}

interface Slot {
  id: Id;
  position: number;
}

interface Holder {
  id: Id;
  title: string | null;
  items: { id: Id; title: string | null }[];
}

const itemKey = ({ aspect, item }: PlacedProblem): string => JSON.stringify([aspect, item]);

/** Two headings with the same words, or two that are not there. */
function sameTitle(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : sameWords(a, b);
}

/** Rows of one parent in their order, kept in step while rows are put between them. */
class Siblings {
  readonly #act: Act;
  readonly #table: 'problem' | 'measure' | 'item' | 'aspect';
  readonly #rows: Slot[];

  constructor(act: Act, table: 'problem' | 'measure' | 'item' | 'aspect', rows: readonly Slot[]) {
    this.#act = act;
    this.#table = table;
    this.#rows = rows.map(({ id, position }) => ({ id, position }));
  }

  /** Makes room behind a row (null: before the first; one that is not here: at the end) and puts a new one there. */
  insertBehind(id: Id | null | undefined, insert: (position: number) => Id): Id {
    const at = this.#rows.findIndex((row) => row.id === id);
    const place = id === null ? 0 : at < 0 ? this.#rows.length : at + 1;
    const position = (this.#rows[place - 1]?.position ?? 0) + 1;
    let next = position + 1;
    for (const row of this.#rows.slice(place)) {
      if (row.position >= next) break;
      row.position = next++;
      this.#act.update(this.#table, row.id, { position: row.position });
    }
    const added = insert(position);
    this.#rows.splice(place, 0, { id: added, position });
    return added;
  }
}

export class MergeWriter {
  readonly #act: Act;
  readonly #people: NamedDirectory;
  readonly #target: MergeTarget;
  readonly #own: Map<Id, OwnProblem>;
  readonly #incoming: PlacedProblem[];
  readonly #siblings = new Map<Id, Siblings>();
  readonly #aspects: Holder[];
  /** Where the document's headings stand in the ledger, known by the problems below them */
  readonly #itemOf = new Map<string, Id>();
  readonly #aspectOf = new Map<string, Id>();
  /** Items with problems that the document has too */
  readonly #shared = new Set<Id>();
  /** Problem before the one being written, in the document's order */
  #before: { id: Id; itemId: Id } | null = null;

  constructor(act: Act, people: NamedDirectory, target: MergeTarget) {
    this.#act = act;
    this.#people = people;
    this.#target = target;
    this.#own = new Map(ownProblems(target.tree).map((own) => [own.problem.id, own]));
    this.#incoming = placedProblems(target.aspects);
    this.#aspects = target.tree.aspects.map(({ id, title, items }) => ({
      id,
      title,
      items: items.map((item) => ({ id: item.id, title: item.title })),
    }));
    for (const aspect of target.tree.aspects) {
      this.#siblings.set(aspect.id, new Siblings(act, 'item', aspect.items));
      for (const item of aspect.items) this.#siblings.set(item.id, new Siblings(act, 'problem', item.problems));
    }
    this.#siblings.set(target.tree.round.id, new Siblings(act, 'aspect', target.tree.aspects));
  }

  /** A heading that was reworded is the one that its problems stand under in the ledger. */
  #learnHeadings(plan: MergePlan): void {
    const aspectOfItem = new Map(
      this.#target.tree.aspects.flatMap(({ id, items }) => items.map((item) => [item.id, id] as const)),
    );
    for (const { existing, incoming } of plan.problems) {
      const placed = incoming === null ? undefined : this.#incoming[incoming.place];
      const own = existing === null ? undefined : this.#own.get(existing.id)?.problem;
      if (placed === undefined || own === undefined) continue;
      const aspectId = aspectOfItem.get(own.itemId);
      this.#shared.add(own.itemId);
      if (!this.#itemOf.has(itemKey(placed))) this.#itemOf.set(itemKey(placed), own.itemId);
      if (aspectId !== undefined && placed.aspect !== null && !this.#aspectOf.has(placed.aspect))
        this.#aspectOf.set(placed.aspect, aspectId);
    }
  }

  write(plan: MergePlan, taken: ReadonlySet<string>): void {
    this.#learnHeadings(plan);
    for (const row of plan.problems) {
      const incoming = row.incoming === null ? undefined : this.#incoming[row.incoming.place];
      if (incoming === undefined) continue;
      const acts = row.acts.filter(({ id }) => taken.has(id));
      if (row.existing === null) {
        if (acts.length > 0) this.#addProblem(incoming);
        continue;
      }
      const own = this.#own.get(row.existing.id);
      if (own === undefined) continue;
      this.#changeProblem(own.problem.id, incoming.problem, acts);
      this.#measures(row, own, incoming.problem, taken);
      this.#before = { id: own.problem.id, itemId: own.problem.itemId };
    }
  }

  #siblingsOf(parent: Id, table: 'problem' | 'item' | 'aspect'): Siblings {
    let siblings = this.#siblings.get(parent);
    if (siblings === undefined) {
      siblings = new Siblings(this.#act, table, []);
      this.#siblings.set(parent, siblings);
    }
    return siblings;
  }

  #addProblem(incoming: PlacedProblem): void {
    const itemId = this.#itemFor(incoming);
    // before the first problem that both have there, or behind all of them where they have none in common
    const first = this.#shared.has(itemId) ? null : undefined;
    const before = this.#before?.itemId === itemId ? this.#before.id : first;
    const id = this.#siblingsOf(itemId, 'problem').insertBehind(before, (position) =>
      insertProblem(this.#act, this.#people, { itemId, position }, incoming.problem),
    );
    this.#before = { id, itemId };
  }

  /** The item that a new problem stands under: that of its neighbours, else by its headings, else behind the one before. */
  #itemFor(placed: PlacedProblem): Id {
    const { aspect, item, category } = placed;
    const neighbours = this.#itemOf.get(itemKey(placed));
    if (neighbours !== undefined) return neighbours;
    if (aspect === null && item === null) {
      const behind = this.#before?.itemId ?? this.#aspects.at(-1)?.items.at(-1)?.id;
      if (behind !== undefined) return behind;
    }
    const holder = this.#aspectFor(placed);
    const known = holder.items.find(({ title }) => sameTitle(title, item));
    const id =
      known?.id ??
      this.#siblingsOf(holder.id, 'item').insertBehind(undefined, (position) =>
        insertItem(this.#act, holder.id, position, { title: item, category }),
      );
    if (known === undefined) holder.items.push({ id, title: item });
    this.#itemOf.set(itemKey(placed), id);
    return id;
  }

  #aspectFor({ aspect, item }: PlacedProblem): Holder {
    const known =
      (aspect === null ? undefined : this.#aspects.find(({ id }) => id === this.#aspectOf.get(aspect))) ??
      this.#aspects.find(({ title }) => sameTitle(title, aspect)) ??
      (aspect === null
        ? this.#aspects.find(({ items }) => items.some(({ title }) => sameTitle(title, item)))
        : undefined);
    if (known !== undefined) return known;
    const roundId = this.#target.tree.round.id;
    const id = this.#siblingsOf(roundId, 'aspect').insertBehind(undefined, (position) =>
      insertAspect(this.#act, roundId, position, aspect),
    );
    const added = { id, title: aspect, items: [] };
    this.#aspects.push(added);
    return added;
  }

  #changeProblem(id: Id, { title, fields }: IncomingProblem, acts: readonly MergeAct[]): void {
    const patch: Partial<Omit<ProblemRow, 'id'>> = {};
    for (const { field, after } of acts) {
      if (field === 'title') patch.title = title;
      else if (field === 'target' || field === 'source' || field === 'kind' || field === 'note') patch[field] = after;
      else if (field === 'deadline') Object.assign(patch, deadlineColumns(fields.deadline));
      else this.#assign({ problemId: id }, field, fields);
    }
    this.#act.update('problem', id, patch);
  }

  #measures(row: MergeProblem, { problem }: OwnProblem, incoming: IncomingProblem, taken: ReadonlySet<string>): void {
    const siblings = new Siblings(this.#act, 'measure', problem.measures);
    // before the first measure that both have, or behind all of them where they have none in common
    let before: Id | null | undefined = row.measures.some((each) => each.existing !== null && each.incoming !== null)
      ? null
      : undefined;
    let added = false;
    for (const measure of row.measures) {
      const acts = measure.acts.filter(({ id }) => taken.has(id));
      const said = measure.incoming === null ? undefined : incoming.measures[measure.incoming];
      if (measure.existing === null) {
        if (acts.length === 0 || said === undefined) continue;
        before = siblings.insertBehind(before, (position) =>
          insertMeasure(this.#act, this.#people, { problemId: problem.id, position }, said),
        );
        added = true;
        continue;
      }
      this.#changeMeasure(measure, said, acts);
      if (measure.incoming !== null) before = measure.existing.id;
    }
    // a new measure has not begun: the problem is where its measures are
    if (added) carryProblem(this.#act, problem.id);
  }

  #changeMeasure({ existing }: MergeMeasure, said: IncomingMeasure | undefined, acts: readonly MergeAct[]): void {
    if (existing === null) return;
    const patch: Partial<Omit<MeasureRow, 'id'>> = {};
    for (const { field, after } of acts) {
      if (field === 'progress') this.#enterProgress(existing.id, after);
      else if (field === 'note') patch.note = after;
      else if (said === undefined) continue;
      else if (field === 'text') Object.assign(patch, { lead: said.lead, text: said.text });
      else if (field === 'deliverable') patch.deliverable = after;
      else if (field === 'deadline') Object.assign(patch, deadlineColumns(said.fields.deadline));
      else this.#assign({ measureId: existing.id }, field, said.fields);
    }
    this.#act.update('measure', existing.id, patch);
  }

  #assign(owner: { problemId: Id } | { measureId: Id }, field: MergeField, fields: IncomingProblem['fields']): void {
    const role = ROLES.find((each) => each === field);
    if (role !== undefined) assignNamed(this.#act, this.#people, owner, role, fields);
  }

  /** State and percentage stay: a document tells what was done, the review decides where that leads. */
  #enterProgress(measureId: Id, text: string): void {
    const { review, today } = this.#target;
    if (review === undefined) {
      this.#act.update('measure', measureId, { progress: text, progress_date: today });
      return;
    }
    const entry = entryOf(this.#act.store, review.id, measureId);
    const place = found(measurePlace(this.#act.store, measureId), '条措施');
    enterProgressIn(this.#act, review, {
      measureId,
      text,
      percent: entry?.percent ?? place.percent,
      state: entry?.state ?? place.state,
      difficulty: entry?.difficulty ?? null,
      nextPlan: entry?.next_plan ?? null,
      returnReason: entry?.return_reason ?? null,
      reportedBy: entry?.reported_by ?? null,
      evidence: entry?.evidence ?? null,
    });
  }
}
