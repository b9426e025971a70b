// The search index on a real store: it finds exactly what is there, whatever was written, taken away, moved or rolled back.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyStore } from '#core/db/integrity.ts';
import { migrate } from '#core/db/migrate.ts';
import { migrations } from '#core/db/migrations/index.ts';
import { openDatabase } from '#core/db/open.ts';
import type { MeasureRow, ProblemRow } from '#core/db/schema.ts';
import { type Act, Store } from '#core/db/store.ts';
import { search } from '#core/services/search/search.ts';
import { newDataKey } from '#core/vault/keyring.ts';
import { fold, termsOf } from '#domain/search/fold.ts';
import { SEARCH_KINDS, type SearchKind } from '#domain/search/types.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { tempDir } from '../fixtures/folder.ts';

const now = new Date('2026-06-23T02:00:00Z');
const actor = { user: '测试', now: () => now };
const id = (name: string) => name.toUpperCase().padEnd(26, 'Z');
let dir: string;
let store: Store;

beforeEach(() => {
  dir = tempDir();
  store = openStore();
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

const key = newDataKey();
function openStore(steps = migrations): Store {
  const db = openDatabase(join(dir, 'ledger.db'), key, { create: true });
  migrate(db, { backupDir: join(dir, 'backups'), key, now, migrations: steps });
  return new Store(db);
}

const write = (work: (act: Act) => void, into = store) => into.act(actor, 'test', work);

function addRound(act: Act, name: string): void {
  act.insert('round', {
    id: id(name),
    name,
    kind: '巡视',
    inspecting_body: null,
    inspected_from: null,
    inspected_to: null,
    feedback_date: null,
    numbering: 'continuous',
    review_weekday: 1,
    created_at: act.at,
    deleted_at: null,
  });
  act.insert('aspect', { id: id(`A${name}`), round_id: id(name), position: 1, title: null, deleted_at: null });
  act.insert('item', {
    id: id(`I${name}`),
    aspect_id: id(`A${name}`),
    position: 1,
    title: null,
    category: null,
    deleted_at: null,
  });
}

const noDeadline = { due_date: null, due_text: null, long_term: 0 } as const;
function addProblem(act: Act, name: string, round: string, fields: Partial<ProblemRow>): void {
  act.insert('problem', {
    id: id(name),
    item_id: id(`I${round}`),
    position: 1,
    title: '',
    public_text: null,
    source: null,
    kind: null,
    target: null,
    ...noDeadline,
    state: '整改中',
    cycle: 1,
    note: null,
    deleted_at: null,
    ...fields,
  });
}
function addMeasure(act: Act, name: string, problem: string, fields: Partial<MeasureRow>): void {
  act.insert('measure', {
    id: id(name),
    problem_id: id(problem),
    position: 1,
    lead: '',
    text: '',
    public_text: null,
    deliverable: null,
    ...noDeadline,
    state: '整改中',
    percent: 0,
    progress: null,
    progress_date: null,
    note: null,
    deleted_at: null,
    ...fields,
  });
}
const unit = (name: string, over: object = {}) => ({
  id: id(`U${name}`),
  name,
  short_name: null,
  kind: null,
  contact: null,
  phone: null,
  position: 1,
  merged_into: null,
  deleted_at: null,
  ...over,
});

const found = (text: string, kind: SearchKind, round: string | null = null): string[] =>
  search({ store }, { text, roundId: round === null ? null : id(round), limit: 200 })
    .groups.filter((group) => group.kind === kind)
    .flatMap((group) => group.hits.map((hit) => hit.id))
    .toSorted();
const indexCheck = () => verifyStore(store).checks.find((check) => check.name === '检索索引');

describe('what is found', () => {
  // Characters that a tokenizer, a query language or a careless escape would trip over
  const tricky = ['整', '改', '台', '账', 'a', 'B', 'Ａ', '1', '１', '"', '“', '*', '(', ')', '-', ':', '^', '+', '，'];
  const text = fc.string({
    unit: fc.constantFrom(...tricky, ' ', '\n', '　', 'AND', 'NEAR', 'title', '𠮷', '㎡', 'é', '\u9fff', '\u3400'),
    maxLength: 12,
  });
  const fields = fc.record({
    title: text,
    public_text: fc.option(text),
    target: fc.option(text),
    note: fc.option(text),
  });

  it('is exactly what holds every word, as substrings of the folded fields', () => {
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(fields, { minLength: 1, maxLength: 8 }),
        fc.array(text, { maxLength: 6 }),
        (rows, queries) => {
          const name = `R${run++}`;
          write((act) => {
            addRound(act, name);
            for (const [index, row] of rows.entries()) addProblem(act, `P${name}X${index}`, name, row);
          });
          // Every query that was made up, and stretches of what is there
          const asked = [
            ...queries,
            ...rows.map((row) => [...row.title].slice(1, 4).join('')),
            ...rows.map((row) => row.note ?? ''),
          ];
          for (const query of asked) {
            const terms = termsOf(query);
            const naive = rows.flatMap((row, index) => {
              const folded = [row.title, row.public_text, row.target, row.note].map((field) => fold(field ?? ''));
              const holds = terms.length > 0 && terms.every((term) => folded.some((field) => field.includes(term)));
              return holds ? [id(`P${name}X${index}`)] : [];
            });
            expect(found(query, 'problem', name)).toEqual(naive.toSorted());
          }
        },
      ),
      { numRuns: runs(60) },
    );
    expect(indexCheck()).toMatchObject({ ok: true });
  });

  it('is shown with its place, and with ranges of the text that hold the words', () => {
    write((act) => {
      addRound(act, 'R');
      addProblem(act, 'P1', 'R', { title: '回迁安置慢' });
      addProblem(act, 'P2', 'R', { title: '学用脱节', target: '回迁问题清零，学习制度健全', position: 2 });
      addMeasure(act, 'M1', 'P2', { lead: '倒排工期。', text: '回迁' });
    });
    const { groups } = search({ store }, { text: '回迁', roundId: null, limit: 10 });
    expect(groups.map((group) => [group.kind, group.total])).toEqual([
      ['problem', 2],
      ['measure', 1],
    ]);
    expect(groups[0]?.hits).toMatchObject([
      { place: '问题（1）', title: { text: '回迁安置慢', marks: [[0, 2]] }, found: null, round: { name: 'R' } },
      { place: '问题（2）', found: { field: '整改目标', text: { marks: [[0, 2]] } } },
    ]);
    expect(groups[1]?.hits[0]).toMatchObject({ place: '问题（2）措施1', problemId: id('P2'), measureId: id('M1') });
  });

  it('puts titles before texts, and counts beyond the limit', () => {
    write((act) => {
      addRound(act, 'R');
      for (let n = 1; n <= 30; n++)
        addProblem(act, `P${n}`, 'R', { title: n > 25 ? '整改' : '', note: '整改', position: n });
    });
    const [group] = search({ store }, { text: '整改', roundId: null, limit: 10 }).groups;
    expect(group).toMatchObject({ total: 30, more: false });
    expect(group?.hits.map((hit) => hit.place).slice(0, 6)).toEqual(
      [26, 27, 28, 29, 30, 1].map((number) => `问题（${number}）`),
    );
  });

  it('is numbered as the ledger is, after every move', () => {
    write((act) => {
      addRound(act, 'R');
      addProblem(act, 'P1', 'R', { title: '甲' });
      addProblem(act, 'P2', 'R', { title: '乙', position: 2 });
    });
    const place = () => search({ store }, { text: '乙', roundId: null, limit: 1 }).groups[0]?.hits[0]?.place;
    expect(place()).toBe('问题（2）');
    write((act) => act.update('problem', id('P1'), { position: 3 }));
    expect(place()).toBe('问题（1）');
    write((act) => act.update('problem', id('P1'), { position: 1, deleted_at: act.at }));
    expect(place()).toBe('问题（1）');
    write((act) => act.update('problem', id('P1'), { deleted_at: null }));
    expect(place()).toBe('问题（2）');
  });
});

describe('the index follows', () => {
  beforeEach(() => {
    write((act) => {
      addRound(act, 'R');
      addRound(act, 'S');
      addProblem(act, 'P', 'R', { title: '问题原文' });
      addMeasure(act, 'M', 'P', { lead: '措施首句', text: '措施正文' });
      act.insert('review', {
        id: id('V'),
        round_id: id('R'),
        ordinal: 1,
        date: '2026-06-22',
        due_at: null,
        state: 'open',
        closed_at: null,
        sheet: null,
        figures: null,
      });
      act.insert('review_entry', {
        id: id('E'),
        review_id: id('V'),
        measure_id: id('M'),
        text: '进展正文',
        percent: 10,
        state: '整改中',
        state_before: '整改中',
        percent_before: 0,
        difficulty: null,
        next_plan: null,
        return_reason: null,
        reported_by: null,
        evidence: null,
        accepted_at: null,
      });
    });
  });
  const all = (round: string | null = null) => [
    found('问题原文', 'problem', round).length,
    found('措施正文', 'measure', round).length,
    found('进展正文', 'progress', round).length,
  ];

  it.each(['round', 'aspect', 'item', 'problem', 'measure'] as const)(
    'a %s taken away with all below, and back',
    (table) => {
      const row = { round: id('R'), aspect: id('AR'), item: id('IR'), problem: id('P'), measure: id('M') }[table];
      expect(all()).toEqual([1, 1, 1]);
      write((act) => act.update(table, row, { deleted_at: act.at }));
      expect(all()).toEqual(table === 'measure' ? [1, 0, 0] : [0, 0, 0]);
      expect(indexCheck()).toMatchObject({ ok: true });
      write((act) => act.update(table, row, { deleted_at: null }));
      expect(all()).toEqual([1, 1, 1]);
      expect(indexCheck()).toMatchObject({ ok: true });
    },
  );

  it('new words, and forgets the old ones', () => {
    write((act) => act.update('measure', id('M'), { text: '改过的' }));
    expect([found('措施正文', 'measure'), found('改过的', 'measure')]).toEqual([[], [id('M')]]);
    write((act) => act.update('review_entry', id('E'), { difficulty: '资金缺口' }));
    expect(found('缺口', 'progress')).toEqual([id('E')]);
  });

  it('a problem into another round, with all below', () => {
    write((act) => act.update('problem', id('P'), { item_id: id('IS') }));
    expect([all('R'), all('S')]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(indexCheck()).toMatchObject({ ok: true });
  });

  it('nothing of an act that was rolled back', () => {
    expect(() =>
      write((act) => {
        act.update('problem', id('P'), { title: '不作数' });
        throw new Error('stop');
      }),
    ).toThrow('stop');
    write((act) => act.update('measure', id('M'), { percent: 5 }));
    expect([found('不作数', 'problem'), found('问题原文', 'problem')]).toEqual([[], [id('P')]]);
  });

  it('any order of writing, moving, taking away and bringing back', () => {
    const step = fc.record({
      table: fc.constantFrom('problem' as const, 'measure' as const, 'item' as const),
      what: fc.constantFrom('text', 'gone', 'move'),
      word: fc.constantFrom('甲', '乙', '甲乙', ''),
      on: fc.boolean(),
      fails: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (acts) => {
        for (const steps of acts) {
          const run = () =>
            write((act) => {
              for (const { table, what, word, on } of steps) {
                if (what === 'gone') {
                  act.update(table, table === 'item' ? id('IR') : table === 'problem' ? id('P') : id('M'), {
                    deleted_at: on ? act.at : null,
                  });
                } else if (what === 'move') act.update('problem', id('P'), { item_id: on ? id('IR') : id('IS') });
                else if (table === 'measure') act.update('measure', id('M'), { text: word });
                else act.update('problem', id('P'), { title: word });
              }
              if (steps.some((each) => each.fails)) throw new Error('stop');
            });
          if (steps.some((each) => each.fails)) expect(run).toThrow('stop');
          else run();
          expect(indexCheck()).toMatchObject({ ok: true });
        }
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('units and people', () => {
  beforeEach(() => {
    write((act) => {
      act.insert('unit', unit('云岭区教育和体育局', { short_name: '区教体局' }));
      act.insert('unit', unit('乐清市财政局', { contact: '吴××', phone: '0577-123' }));
      act.insert('official', {
        id: id('O1'),
        name: '单××',
        post: '副区长',
        phone: null,
        unit_id: null,
        position: 1,
        merged_into: null,
        deleted_at: null,
      });
    });
  });

  it.each([
    ['教体', 'U云岭区教育和体育局'],
    ['qjtj', 'U云岭区教育和体育局'],
    ['jiaoyu', 'U云岭区教育和体育局'],
    ['yueqing', 'U乐清市财政局'],
    ['0577', 'U乐清市财政局'],
    ['吴', 'U乐清市财政局'],
  ])('are found by %s', (query, name) => {
    expect(found(query, 'unit')).toEqual([id(name)]);
  });

  it('are found by surname in its own reading, by post, and come first when the query is a name', () => {
    expect(found('shan', 'official')).toEqual([id('O1')]);
    expect(found('副区长', 'official')).toEqual([id('O1')]);
    write((act) => {
      addRound(act, 'R');
      addProblem(act, 'P', 'R', { title: '区教体局和副区长的问题' });
    });
    const order = (text: string) => search({ store }, { text, roundId: null, limit: 5 }).groups.map(({ kind }) => kind);
    expect(order('区教体')).toEqual(['unit', 'problem']);
    expect(order('副区长')).toEqual(['problem', 'official']);
  });

  it('follow other names, new names, and being taken away', () => {
    const owner = id('U乐清市财政局');
    write((act) => act.insert('unit_alias', { id: id('L'), unit_id: owner, name: '市财局', deleted_at: null }));
    expect(found('scj', 'unit')).toEqual([owner]);
    write((act) => act.update('unit_alias', id('L'), { unit_id: id('U云岭区教育和体育局') }));
    expect(found('市财局', 'unit')).toEqual([id('U云岭区教育和体育局')]);
    write((act) => act.update('unit_alias', id('L'), { deleted_at: act.at }));
    expect(found('市财局', 'unit')).toEqual([]);
    write((act) => act.update('unit', owner, { deleted_at: act.at }));
    expect(found('乐清', 'unit')).toEqual([]);
    expect(indexCheck()).toMatchObject({ ok: true });
  });
});

describe('a store', () => {
  it('of the schema before search gets an index of all it holds', () => {
    store.close();
    rmSync(join(dir, 'ledger.db'));
    const db = openDatabase(join(dir, 'ledger.db'), key, { create: true });
    migrate(db, { backupDir: join(dir, 'backups'), key, now, migrations: migrations.slice(0, 2) });
    db.exec(`INSERT INTO round VALUES ('${id('R')}', 'R', '巡视', NULL, NULL, NULL, NULL, 'continuous', '2026', NULL);
      INSERT INTO aspect VALUES ('${id('A')}', '${id('R')}', 1, NULL, NULL);
      INSERT INTO item VALUES ('${id('I')}', '${id('A')}', 1, NULL, NULL, NULL);
      INSERT INTO problem (id, item_id, position, title, state) VALUES
        ('${id('P')}', '${id('I')}', 1, '旧库中的问题', '整改中'), ('${id('Q')}', '${id('I')}', 2, '删去的问题', '整改中');
      UPDATE problem SET deleted_at = '2026' WHERE title = '删去的问题';
      INSERT INTO unit (id, name, position) VALUES ('${id('U')}', '区财政局', 1);`);
    db.close();
    store = openStore();
    expect(found('旧库', 'problem')).toEqual([id('P')]);
    expect(found('问题', 'problem')).toEqual([id('P')]);
    expect(found('qczj', 'unit')).toEqual([id('U')]);
    expect(indexCheck()).toMatchObject({ ok: true, detail: '2 条，与台账一致' });
  });

  it('whose index was made by older rules gets a new one when it is opened', () => {
    write((act) => {
      addRound(act, 'R');
      addProblem(act, 'P', 'R', { title: '整改' });
    });
    store.db.exec(`UPDATE search_state SET version = 0; DELETE FROM search_text; DELETE FROM search_entry`);
    expect(found('整改', 'problem')).toEqual([]);
    store.close();
    store = openStore();
    expect(found('整改', 'problem')).toEqual([id('P')]);
    expect(indexCheck()).toMatchObject({ ok: true });
  });

  it('whose index and ledger differ says so', () => {
    write((act) => {
      addRound(act, 'R');
      addProblem(act, 'P', 'R', { title: '整改' });
      addProblem(act, 'Q', 'R', { title: '台账' });
    });
    expect(SEARCH_KINDS).toContain('problem');
    store.db.exec(`UPDATE problem SET title = '绕过程序' WHERE id = '${id('P')}'`);
    expect(indexCheck()).toMatchObject({ ok: false, detail: expect.stringContaining('1 条与台账不一致') });
    store.db.exec(
      `DELETE FROM search_text WHERE rowid = (SELECT place FROM search_entry WHERE entity_id = '${id('Q')}')`,
    );
    expect(indexCheck()).toMatchObject({ ok: false, detail: expect.stringContaining('2 条') });
  });
});
