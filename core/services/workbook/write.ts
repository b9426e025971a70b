// Writing a planned import inside a running act: new rows in their places, chosen fields of those that were there.
import { monotonicFactory } from 'ulid';
import { type Id, ROLES, type Role, UNIT_ROLES } from '#domain/ledger/types.ts';
import type { FieldChange, PlannedMeasure, PlannedProblem } from '#domain/workbook/plan.ts';
import type { SheetFields, SheetMeasure, SheetProblem } from '#domain/workbook/reading.ts';
import { type PlaceRow, placesOf } from '../../db/queries/workbook.ts';
import type { Act } from '../../db/store.ts';
import { setRole } from '../shared/roles.ts';
import type { KnownNames } from './known-names.ts';

export interface Written {
  problems: number;
  measures: number;
  units: number;
  officials: number;
  changed: number;
}

/** Ids that rise by one within a millisecond: a random one each would take longer than writing the row. */
const nextId = monotonicFactory();

const plain = (text: string | null): string => (text ?? '').replace(/\s/g, '');

/** Puts problems where they belong: under their aspect and item, behind what stands there already. */
export class ImportWriter {
  readonly written: Written = { problems: 0, measures: 0, units: 0, officials: 0, changed: 0 };
  readonly #act: Act;
  readonly #roundId: Id;
  readonly #names: KnownNames;
  readonly #aspects = new Map<string, Id>();
  readonly #items = new Map<string, Id>();
  readonly #nextPosition = new Map<Id, number>();
  #aspectCount = 0;
  /** Item of the problem before, where a new problem names no place of its own */
  #lastItem: Id | null = null;

  constructor(act: Act, roundId: Id, names: KnownNames) {
    this.#act = act;
    this.#roundId = roundId;
    this.#names = names;
    for (const place of placesOf(act.store, roundId)) this.#learn(place);
  }

  #learn({
    aspect_id: aspectId,
    aspect,
    aspect_position: at,
    item_id: itemId,
    item,
    item_position: itemAt,
    problems,
  }: PlaceRow): void {
    const key = plain(aspect);
    if (!this.#aspects.has(key)) this.#aspects.set(key, aspectId);
    this.#aspectCount = Math.max(this.#aspectCount, at);
    if (itemId === null) return;
    const itemKey = `${aspectId}:${plain(item)}`;
    if (!this.#items.has(itemKey)) this.#items.set(itemKey, itemId);
    this.#nextPosition.set(aspectId, Math.max(this.#nextPosition.get(aspectId) ?? 0, itemAt ?? 0));
    this.#nextPosition.set(itemId, problems);
  }

  #next(parent: Id): number {
    const position = (this.#nextPosition.get(parent) ?? 0) + 1;
    this.#nextPosition.set(parent, position);
    return position;
  }

  /** The problem was there before; new ones behind it may belong to the same item. */
  passed(problem: PlannedProblem): void {
    if (problem.existing !== null) this.#lastItem = problem.existing.itemId;
  }

  #itemFor({ aspect, item, category }: SheetProblem): Id {
    if (aspect === null && item === null && this.#lastItem !== null) return this.#lastItem;
    const aspectKey = plain(aspect);
    let aspectId = this.#aspects.get(aspectKey);
    if (aspectId === undefined) {
      aspectId = nextId();
      this.#aspectCount++;
      this.#act.insert('aspect', {
        id: aspectId,
        round_id: this.#roundId,
        position: this.#aspectCount,
        title: aspect,
        deleted_at: null,
      });
      this.#aspects.set(aspectKey, aspectId);
    }
    const itemKey = `${aspectId}:${plain(item)}`;
    let itemId = this.#items.get(itemKey);
    if (itemId === undefined) {
      itemId = nextId();
      this.#act.insert('item', {
        id: itemId,
        aspect_id: aspectId,
        position: this.#next(aspectId),
        title: item,
        category,
        deleted_at: null,
      });
      this.#items.set(itemKey, itemId);
    }
    return itemId;
  }

  addProblem(problem: SheetProblem, measures: readonly SheetMeasure[]): void {
    const { fields } = problem;
    const itemId = this.#itemFor(problem);
    this.#lastItem = itemId;
    const problemId = nextId();
    this.#act.insert('problem', {
      id: problemId,
      item_id: itemId,
      position: this.#next(itemId),
      title: problem.title,
      public_text: null,
      source: fields.source ?? null,
      kind: fields.kind ?? null,
      target: fields.target ?? null,
      ...deadlineColumns(fields),
      state: fields.state ?? '未启动',
      cycle: 1,
      note: fields.note ?? null,
      deleted_at: null,
    });
    this.written.problems++;
    this.#addRoles({ problem_id: problemId, measure_id: null }, fields);
    for (const measure of measures) this.addMeasure(problemId, measure);
  }

  addMeasure(problemId: Id, { lead, text, fields }: SheetMeasure, after = 0): void {
    const measureId = nextId();
    if (!this.#nextPosition.has(problemId)) this.#nextPosition.set(problemId, after);
    this.#act.insert('measure', {
      id: measureId,
      problem_id: problemId,
      position: this.#next(problemId),
      lead,
      text,
      public_text: null,
      deliverable: fields.deliverable ?? null,
      ...deadlineColumns(fields),
      state: fields.state ?? '未启动',
      percent: fields.percent ?? 0,
      progress: fields.progress ?? null,
      progress_date: null,
      note: fields.note ?? null,
      deleted_at: null,
    });
    this.written.measures++;
    this.#addRoles({ problem_id: null, measure_id: measureId }, fields);
  }

  /** Roles of a row that was just made: nothing has to be looked up. */
  #addRoles(owner: { problem_id: Id | null; measure_id: Id | null }, fields: SheetFields): void {
    for (const role of ROLES) {
      this.#idsFor(fields, role).forEach((who, index) => {
        const isUnit = (UNIT_ROLES as readonly Role[]).includes(role);
        this.#act.insert('responsibility', {
          id: nextId(),
          ...owner,
          role,
          unit_id: isUnit ? who : null,
          official_id: isUnit ? null : who,
          position: index + 1,
          deleted_at: null,
        });
      });
    }
  }

  /** Ids of a role's names, those that nobody bears added. */
  #idsFor({ names }: SheetFields, role: Role): Id[] {
    const ids = (names ?? [])
      .filter((each) => each.role === role)
      .map((each) => {
        if ((UNIT_ROLES as readonly Role[]).includes(role)) return this.#unit(each.name);
        const unitId = each.unit === undefined ? undefined : this.#unit(each.unit);
        const { id, added } = this.#names.officialFor(this.#act, { ...each, unitId });
        if (added) this.written.officials++;
        return id;
      });
    return [...new Set(ids)];
  }

  #unit(name: string): Id {
    const { id, added } = this.#names.unitFor(this.#act, name);
    if (added) this.written.units++;
    return id;
  }

  changeProblem({ incoming, existing }: PlannedProblem, changes: readonly FieldChange[]): void {
    if (existing === null) return;
    const patch: Parameters<Act['update']>[2] & Record<string, unknown> = {};
    for (const change of changes) {
      const { field } = change;
      if (field === 'title') patch.title = incoming.title;
      else if (field === 'target' || field === 'source' || field === 'kind')
        patch[field] = incoming.fields[field] ?? null;
      else if (field === 'note') patch.note = change.after;
      else if (field === 'deadline') Object.assign(patch, deadlineColumns(incoming.fields));
      else this.#changeRole({ problemId: existing.id }, incoming.fields, field);
    }
    this.#act.update('problem', existing.id, patch);
    this.written.changed += changes.length;
  }

  changeMeasure({ incoming, existing }: PlannedMeasure, changes: readonly FieldChange[]): void {
    if (existing === null) return;
    const patch: Parameters<Act['update']>[2] & Record<string, unknown> = {};
    for (const change of changes) {
      const { field } = change;
      if (field === 'text') Object.assign(patch, { lead: incoming.lead, text: incoming.text });
      else if (field === 'deliverable' || field === 'progress') patch[field] = incoming.fields[field] ?? null;
      else if (field === 'percent') patch.percent = incoming.fields.percent ?? 0;
      else if (field === 'note') patch.note = change.after;
      else if (field === 'deadline') Object.assign(patch, deadlineColumns(incoming.fields));
      else this.#changeRole({ measureId: existing.id }, incoming.fields, field);
    }
    this.#act.update('measure', existing.id, patch);
    this.written.changed += changes.length;
  }

  #changeRole(owner: { problemId: Id } | { measureId: Id }, fields: SheetFields, field: FieldChange['field']): void {
    const role = ROLES.find((each) => each === field);
    if (role !== undefined) setRole(this.#act, owner, role, this.#idsFor(fields, role));
  }
}

function deadlineColumns({ deadline }: SheetFields) {
  return {
    due_date: deadline?.date ?? null,
    due_text: deadline?.text ?? null,
    long_term: deadline?.longTerm ? 1 : 0,
  } as const;
}
