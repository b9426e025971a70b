// Random rounds in a real store, and random acts on them.
import { ulid } from 'ulid';
import type { Act, Store } from '#core/db/store.ts';
import type { Id, Role } from '#domain/ledger/types.ts';
import { ROLES, STATES } from '#domain/ledger/types.ts';

export const ACTOR = { user: '经办', now: () => new Date('2026-06-22T02:00:00Z') };

/** Numbers from 0 up to, not including, n. */
export type Pick = (n: number) => number;

const TEXTS = ['健全制度', '抓好PPP项目', '整治河道100%', '学用_脱节', '压减支出'];
const one = <T>(pick: Pick, from: readonly T[]): T => from[pick(from.length)] as T;
const maybe = <T>(pick: Pick, value: () => T): T | null => (pick(3) === 0 ? null : value());
const text = (pick: Pick): string => `${one(pick, TEXTS)}${one(pick, TEXTS)}。`;
const deadline = (pick: Pick) => ({
  due_date: maybe(pick, () => `2026-0${5 + pick(4)}-1${pick(9)}`),
  due_text: pick(4) === 0 ? '立行立改' : null,
  long_term: pick(5) === 0 ? (1 as const) : (0 as const),
});

export interface People {
  units: Id[];
  officials: Id[];
}

/** Three units and two people, once for a store. */
export function addPeople(store: Store): People {
  return store.act(ACTOR, 'test', (act) => ({
    units: ['区发改局', '区教育和体育局', '区PPP办'].map((name, n) => {
      const id = ulid();
      const columns = { kind: null, contact: null, phone: null, merged_into: null, deleted_at: null };
      act.insert('unit', { id, name, short_name: n === 1 ? '区教体局' : null, position: n + 1, ...columns });
      if (n === 1) act.insert('unit_alias', { id: ulid(), unit_id: id, name: '区教育局', deleted_at: null });
      return id;
    }),
    officials: ['甲某', '乙某'].map((name, n) => {
      const id = ulid();
      const columns = { post: null, phone: null, unit_id: null, merged_into: null, deleted_at: null };
      act.insert('official', { id, name, position: n + 1, ...columns });
      return id;
    }),
  }));
}

export function addRound(store: Store, people: People, pick: Pick): Id {
  return store.act(ACTOR, 'test', (act) => {
    const roundId = ulid();
    act.insert('round', {
      ...(emptyRound as object),
      id: roundId,
      name: `轮次${roundId}`,
      kind: '巡视',
      numbering: pick(2) === 0 ? 'restart' : 'continuous',
      created_at: act.at,
    } as Parameters<typeof act.insert<'round'>>[1]);
    for (let a = pick(3); a >= 0; a--) {
      const aspect = addAspect(act, roundId, pick);
      for (let i = pick(3); i > 0; i--) {
        const item = addItem(act, aspect, pick);
        for (let p = pick(4); p > 0; p--) addProblem(act, people, item, pick);
      }
    }
    return roundId;
  });
}

const emptyRound = {
  inspecting_body: null,
  inspected_from: null,
  inspected_to: null,
  feedback_date: null,
  deleted_at: null,
};

export function addAspect(act: Act, roundId: Id, pick: Pick): Id {
  const id = ulid();
  const title = maybe(pick, () => text(pick));
  act.insert('aspect', { id, round_id: roundId, position: pick(4), title, deleted_at: null });
  return id;
}

export function addItem(act: Act, aspectId: Id, pick: Pick): Id {
  const id = ulid();
  const title = maybe(pick, () => text(pick));
  act.insert('item', { id, aspect_id: aspectId, position: pick(4), title, category: null, deleted_at: null });
  return id;
}

export function addProblem(act: Act, people: People, itemId: Id, pick: Pick): Id {
  const id = ulid();
  act.insert('problem', {
    id,
    item_id: itemId,
    position: pick(5),
    title: text(pick),
    public_text: null,
    source: maybe(pick, () => '反馈意见'),
    kind: maybe(pick, () => one(pick, ['立行立改', '长期整改'])),
    target: maybe(pick, () => text(pick)),
    ...deadline(pick),
    state: one(pick, STATES),
    cycle: 1,
    note: maybe(pick, () => text(pick)),
    deleted_at: null,
  });
  for (let n = pick(3); n > 0; n--) addHolder(act, people, { problem_id: id }, pick);
  if (pick(3) === 0) addCloseOut(act, people, id, pick);
  for (let n = pick(4); n > 0; n--) addMeasure(act, people, id, pick);
  return id;
}

export function addMeasure(act: Act, people: People, problemId: Id, pick: Pick): Id {
  const id = ulid();
  act.insert('measure', {
    id,
    problem_id: problemId,
    position: pick(5),
    lead: text(pick),
    text: pick(3) === 0 ? '' : text(pick),
    public_text: null,
    deliverable: maybe(pick, () => text(pick)),
    ...deadline(pick),
    state: one(pick, STATES),
    percent: pick(101),
    progress: maybe(pick, () => text(pick)),
    progress_date: null,
    note: maybe(pick, () => text(pick)),
    deleted_at: null,
  });
  for (let n = pick(3); n > 0; n--) addHolder(act, people, { measure_id: id }, pick);
  return id;
}

export function addHolder(act: Act, people: People, owner: { problem_id: Id } | { measure_id: Id }, pick: Pick): void {
  const role: Role = one(pick, ROLES);
  const person = role === 'leader' || role === 'contact';
  act.insert('responsibility', {
    id: ulid(),
    problem_id: null,
    measure_id: null,
    ...owner,
    role,
    unit_id: person ? null : one(pick, people.units),
    official_id: person ? one(pick, people.officials) : null,
    position: pick(4),
    deleted_at: null,
  });
}

export function addCloseOut(act: Act, people: People, problemId: Id, pick: Pick): void {
  const taken = act.store.prepare('SELECT 1 FROM close_out WHERE problem_id = ? AND deleted_at IS NULL').get(problemId);
  if (taken !== undefined) return;
  act.insert('close_out', {
    id: ulid(),
    problem_id: problemId,
    cycle: 1,
    applied_on: maybe(pick, () => `2026-06-0${1 + pick(9)}`),
    unit_id: maybe(pick, () => one(pick, people.units)),
    review_opinion: maybe(pick, () => '同意'),
    reviewed_on: null,
    acceptance_opinion: null,
    accepted_on: null,
    approver: null,
    approved_on: null,
    look_back_on: null,
    look_back_result: null,
    deleted_at: null,
  });
}

/** One random act on a round. */
export function change(store: Store, people: People, roundId: Id, pick: Pick): void {
  const ids = (sql: string): Id[] => store.prepare(sql).pluck(true).all(roundId) as Id[];
  const items = ids('SELECT i.id FROM item i JOIN aspect a ON a.id = i.aspect_id WHERE a.round_id = ? ORDER BY i.id');
  const aspects = ids('SELECT id FROM aspect WHERE round_id = ? ORDER BY id');
  const of = 'JOIN item i ON i.id = p.item_id JOIN aspect a ON a.id = i.aspect_id WHERE a.round_id = ?';
  const problems = ids(`SELECT p.id FROM problem p ${of} ORDER BY p.id`);
  const measures = ids(`SELECT m.id FROM measure m JOIN problem p ON p.id = m.problem_id ${of} ORDER BY m.id`);
  const holders = store.prepare('SELECT id FROM responsibility ORDER BY id').pluck(true).all() as Id[];
  const gone = () => (pick(2) === 0 ? null : '2026-06-22T02:00:00Z');
  store.act(ACTOR, 'test', (act) => {
    const kinds: (() => void)[] = [
      () => act.update('unit', one(pick, people.units), { short_name: maybe(pick, () => `简称${pick(9)}`) }),
      () => act.update('round', roundId, { numbering: pick(2) === 0 ? 'restart' : 'continuous' }),
    ];
    if (aspects.length > 0) {
      kinds.push(
        () => act.update('aspect', one(pick, aspects), { deleted_at: gone() }),
        () => void addItem(act, one(pick, aspects), pick),
      );
    }
    if (items.length > 0) {
      kinds.push(
        () => act.update('item', one(pick, items), { title: maybe(pick, () => text(pick)) }),
        () => act.update('item', one(pick, items), { deleted_at: gone(), position: pick(4) }),
        () => void addProblem(act, people, one(pick, items), pick),
      );
    }
    if (problems.length > 0) {
      const problem = () => one(pick, problems);
      kinds.push(
        () => act.update('problem', problem(), { title: text(pick), note: maybe(pick, () => text(pick)) }),
        () => act.update('problem', problem(), { state: one(pick, STATES), ...deadline(pick) }),
        () => act.update('problem', problem(), { item_id: one(pick, items), position: pick(5) }),
        () => act.update('problem', problem(), { deleted_at: gone() }),
        () => addHolder(act, people, { problem_id: problem() }, pick),
        () => addCloseOut(act, people, problem(), pick),
        () => void addMeasure(act, people, problem(), pick),
      );
    }
    if (measures.length > 0) {
      const measure = () => one(pick, measures);
      kinds.push(
        () => act.update('measure', measure(), { lead: text(pick), progress: maybe(pick, () => text(pick)) }),
        () => act.update('measure', measure(), { state: one(pick, STATES), percent: pick(101), ...deadline(pick) }),
        () => act.update('measure', measure(), { problem_id: one(pick, problems), position: pick(5) }),
        () => act.update('measure', measure(), { deleted_at: gone() }),
        () => addHolder(act, people, { measure_id: measure() }, pick),
      );
    }
    if (holders.length > 0) kinds.push(() => act.update('responsibility', one(pick, holders), { deleted_at: gone() }));
    one(pick, kinds)();
  });
}
