// Units and people on a real store: names, order, merging with everything that names them, and coming back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import { Names } from '#core/services/shared/names.ts';
import type { Problem } from '#domain/ledger/types.ts';
import { ROUND_FIELDS, smallOutline, startEngine, type TestEngine } from '../fixtures/engine.ts';

let app: TestEngine;
beforeEach(async () => {
  app = await startEngine();
});
afterEach(() => app.dispose());

const add = (name: string, shortName: string | null = null, over: object = {}) =>
  app.call('addUnit', { name, shortName, ...over });
async function refusal(answer: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await answer.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof BihuanError)) throw error ?? new Error('the call was not refused');
  return { code: error.code, message: error.message };
}
async function round(): Promise<{ roundId: string; problems: Problem[] }> {
  const { roundId } = await app.call('acceptOutline', {
    round: { fields: ROUND_FIELDS },
    source: null,
    aspects: smallOutline(),
  } as never);
  return { roundId, problems: await problemsOf(roundId) };
}
const problemsOf = async (roundId: string) =>
  (await app.call('getLedger', { roundId })).aspects.flatMap((a) => a.items.flatMap((item) => item.problems));
const assign = (problems: Problem[], patch: object) =>
  app.call('assign', { targets: { problemIds: problems.map(({ id }) => id), measureIds: [] }, patch });

describe('names', () => {
  it('are each one unit’s alone, in full or as an alias', async () => {
    const a = await add('区教育和体育局', '区教体局', {
      aliases: ['区教育局', '区教育局', '区教体局'],
      kind: '政府部门',
      phone: '1',
    });
    expect(a).toMatchObject({ aliases: ['区教育局'], kind: '政府部门', contact: null, phone: '1' });
    expect((await refusal(add('区教育局'))).message).toContain('“区教育局”已是单位“区教育和体育局”的别名');
    const b = await add('区体育局');
    expect((await refusal(app.call('updateUnit', { id: b.id, patch: { aliases: ['区教育局'] } }))).code).toBe(
      'name.taken',
    );
    expect((await refusal(app.call('updateUnit', { id: b.id, patch: { name: '区教育局' } }))).code).toBe('name.taken');
    expect(await app.call('updateUnit', { id: a.id, patch: { aliases: ['教育局'] } })).toMatchObject({
      aliases: ['教育局'],
    });
    expect(await app.call('updateUnit', { id: b.id, patch: { aliases: ['区教育局'] } })).toMatchObject({
      aliases: ['区教育局'],
    });
  });

  it('lead to their unit in any writing, and to none when several are meant', async () => {
    await add('区教育和体育局', '教体局', { aliases: ['区教育局'] });
    await add('市教育和体育局', '教体局');
    const units = await app.call('listUnits', {});
    const names = new Names(units, []);
    const named = (name: string) => units.find(({ id }) => id === names.unit(name))?.name;
    expect(named(' 区 教育局（牵头）')).toBe('区教育和体育局');
    expect(named('市教育和体育局。')).toBe('市教育和体育局');
    expect(named('教体局')).toBeUndefined();
    names.learnUnit('教体局', units[1]?.id as string);
    expect(named('教体局')).toBe('市教育和体育局');
  });
});

describe('order', () => {
  it('is changed by putting one at a place', async () => {
    for (const name of ['甲', '乙', '丙', '丁']) await add(name);
    const units = await app.call('listUnits', {});
    const put = async (name: string, position: number) => {
      await app.call('reorder', { of: 'unit', id: units.find((unit) => unit.name === name)?.id as string, position });
      return (await app.call('listUnits', {})).map((unit) => unit.name).join('');
    };
    expect(await put('丁', 1)).toBe('丁甲乙丙');
    expect(await put('丁', 3)).toBe('甲乙丁丙');
    expect(await put('甲', 99)).toBe('乙丁丙甲');
    const [newest] = await app.call('listLog', { limit: 1 });
    expect(await put('甲', 4)).toBe('乙丁丙甲');
    expect(await app.call('listLog', { limit: 1 })).toEqual([newest]);
    expect((await refusal(app.call('reorder', { of: 'official', id: units[0]?.id as string, position: 1 }))).code).toBe(
      'notFound',
    );
  });
});

describe('taking away', () => {
  it('keeps its aliases in the order in which they were typed', async () => {
    const typed = Array.from({ length: 12 }, (_, i) => `旧称${i + 1}局`).toReversed();
    const unit = await add('区应急管理局', null, { aliases: typed });
    const read = (await app.call('listUnits', {})).find(({ id }) => id === unit.id);
    expect(read?.aliases).toEqual(typed);
  });

  it('is taken back with the same id, place and aliases', async () => {
    const unit = await add('区财政局', null, { aliases: ['财政局'] });
    await app.call('removeUnit', { id: unit.id });
    expect(await app.call('listUnits', {})).toEqual([]);
    expect(await app.call('restoreUnit', { id: unit.id })).toEqual(unit);
    expect(await app.call('restoreUnit', { id: unit.id })).toEqual(unit);
    const person = await app.call('addOfficial', { name: '周××', post: '局长', phone: null, unitId: unit.id });
    await app.call('removeOfficial', { id: person.id });
    expect(await app.call('restoreOfficial', { id: person.id })).toEqual(person);
  });

  it('cannot be taken back once the name was given away', async () => {
    const unit = await add('区财政局');
    await app.call('removeUnit', { id: unit.id });
    await add('区财政局');
    expect((await refusal(app.call('restoreUnit', { id: unit.id }))).code).toBe('name.taken');
  });
});

describe('merging units', () => {
  it('moves every role without doubling, keeps the earlier place, and keeps the names', async () => {
    const { roundId, problems } = await round();
    const keep = await add('区教育和体育局', null, { contact: '吴××' });
    const merge = await add('区教体局', '教体局', { aliases: ['教育局'], phone: '123', kind: '政府部门' });
    const other = await add('区财政局');
    const person = await app.call('addOfficial', { name: '周××', post: null, phone: null, unitId: merge.id });
    await assign(problems.slice(0, 1), { lead: [merge.id], responsible: [merge.id, other.id, keep.id] });
    await assign(problems.slice(1, 2), { lead: [keep.id], responsible: [other.id, keep.id], supporting: [merge.id] });

    const merged = await app.call('mergeUnits', { keepId: keep.id, mergeId: merge.id });
    expect(merged).toMatchObject({
      id: keep.id,
      name: '区教育和体育局',
      shortName: '教体局',
      kind: '政府部门',
      contact: '吴××',
      phone: null,
    });
    expect(merged.aliases.toSorted()).toEqual(['区教体局', '教育局']);
    expect((await app.call('listUnits', {})).map(({ id }) => id)).toEqual([keep.id, other.id]);
    const after = await problemsOf(roundId);
    expect(after[0]?.responsibilities).toMatchObject({ lead: [keep.id], responsible: [keep.id, other.id] });
    expect(after[1]?.responsibilities).toMatchObject({
      lead: [keep.id],
      responsible: [other.id, keep.id],
      supporting: [keep.id],
    });
    expect((await app.call('listOfficials', {})).find(({ id }) => id === person.id)?.unitId).toBe(keep.id);
    expect((await refusal(app.call('restoreUnit', { id: merge.id }))).message).toContain('已合并');
    expect((await refusal(add('区教体局'))).code).toBe('name.taken');
    expect((await app.call('listLog', { limit: 1 }))[0]?.operation).toBe('mergeUnits');
    expect(await app.call('verify', {})).toMatchObject({ ok: true });
  });

  it('puts reports of an open review together and leaves closed ones alone', async () => {
    const { roundId, problems } = await round();
    const keep = await add('区教育和体育局');
    const merge = await add('区教体局');
    await assign(problems.slice(0, 1), { lead: [keep.id] });
    await assign(problems.slice(1), { lead: [merge.id] });
    const first = await app.call('openReview', { roundId, date: '2026-06-15' });
    await app.call('closeReview', { reviewId: first.id });
    const closed = await app.call('getReview', { reviewId: first.id });
    const second = await app.call('openReview', { roundId, date: '2026-06-22' });
    const report = {
      reviewId: second.id,
      receivedAt: '2026-06-22T01:00:00Z',
      medium: 'U盘' as const,
      waivedReason: null,
    };
    await app.call('reportUnit', { ...report, unitId: merge.id, status: '按时' });
    await app.call('mergeUnits', { keepId: keep.id, mergeId: merge.id });
    expect((await app.call('getReview', { reviewId: second.id })).units).toMatchObject([
      { unitId: keep.id, status: '按时', medium: 'U盘', measures: 5 },
    ]);
    expect(await app.call('getReview', { reviewId: first.id })).toEqual(closed);
    await app.call('closeReview', { reviewId: second.id });
    expect(await app.call('verify', {})).toMatchObject({ ok: true });
  });

  it('goes on over merges before it, and refuses one with itself or with one that is gone', async () => {
    const [a, b, c] = [await add('甲局'), await add('乙局'), await add('丙局')];
    await app.call('mergeUnits', { keepId: b.id, mergeId: a.id });
    const kept = await app.call('mergeUnits', { keepId: c.id, mergeId: b.id });
    expect(kept.aliases.toSorted()).toEqual(['乙局', '甲局'].toSorted());
    expect((await refusal(app.call('mergeUnits', { keepId: c.id, mergeId: c.id }))).code).toBe('input.invalid');
    expect((await refusal(app.call('mergeUnits', { keepId: c.id, mergeId: a.id }))).code).toBe('notFound');
  });
});

describe('merging people', () => {
  it('moves what they answer for and fills in what is missing', async () => {
    const { roundId, problems } = await round();
    const unit = await add('区财政局');
    const keep = await app.call('addOfficial', { name: '周××', post: '局长', phone: null, unitId: null });
    const merge = await app.call('addOfficial', { name: '周×× ', post: null, phone: '1', unitId: unit.id });
    await assign(problems.slice(0, 1), { leader: [merge.id], contact: [keep.id, merge.id] });
    expect(await app.call('mergeOfficials', { keepId: keep.id, mergeId: merge.id })).toMatchObject({
      id: keep.id,
      post: '局长',
      phone: '1',
      unitId: unit.id,
    });
    expect((await problemsOf(roundId))[0]?.responsibilities).toMatchObject({ leader: [keep.id], contact: [keep.id] });
    expect((await refusal(app.call('restoreOfficial', { id: merge.id }))).code).toBe('conflict');
  });
});

it('likely duplicates are named with what they have in common', async () => {
  const keep = await add('区教育和体育局');
  const merge = await add('区教体局');
  await add('区财政局');
  expect(await app.call('listDuplicates', {})).toEqual([
    { of: 'unit', keepId: keep.id, mergeId: merge.id, reason: '“区教体局”像是“区教育和体育局”的简称' },
  ]);
});

describe('an Excel list', () => {
  it('is shown beside the directory, adds what is new, fills what is empty and changes nothing else', async () => {
    const known = await add('区财政局', '财政局', { phone: '原号码' });
    const path = join(app.dataDir, '名单.csv');
    writeFileSync(
      path,
      [
        '单位名称,简称,类别,联络员,联系电话,别名',
        '区财政局,区财局,政府部门,吴××,新号码,区财政',
        '区民政局,,政府部门,,,区财政',
        '合计,2,,,,',
      ].join('\n'),
    );
    const preview = await app.call('readDirectory', { path, sheet: null });
    expect(preview.units.map(({ name, state }) => [name, state])).toEqual([
      ['区财政局', 'fills'],
      ['区民政局', 'new'],
    ]);
    expect(preview.skipped).toHaveLength(1);
    const units = preview.units.map(({ row: _row, state: _state, ...unit }) => unit);
    expect(await app.call('importDirectory', { units, people: [] })).toEqual({ units: 1, officials: 0, filled: 1 });
    expect(await app.call('listUnits', {})).toMatchObject([
      {
        id: known.id,
        shortName: '财政局',
        kind: '政府部门',
        contact: '吴××',
        phone: '原号码',
        aliases: expect.arrayContaining(['区财局', '区财政']),
      },
      { name: '区民政局', kind: '政府部门', aliases: [] },
    ]);
    expect((await app.call('readDirectory', { path, sheet: null })).units.map(({ state }) => state)).toEqual([
      'known',
      'known',
    ]);
    expect(await app.call('verify', {})).toMatchObject({ ok: true });
  });

  it('of people finds their units by any name, and the same person only once', async () => {
    const unit = await add('区财政局', '财政局');
    const keep = await app.call('addOfficial', { name: '周明', post: null, phone: null, unitId: unit.id });
    const done = await app.call('importDirectory', {
      units: [],
      people: [
        { name: '周 明', post: '局长', phone: '1', unit: '财政局' },
        { name: '吴亮', post: null, phone: null, unit: '区财政局' },
        { name: '吴亮', post: '科长', phone: null, unit: null },
      ],
    });
    expect(done).toEqual({ units: 0, officials: 1, filled: 2 });
    expect(await app.call('listOfficials', {})).toMatchObject([
      { id: keep.id, post: '局长', phone: '1' },
      { name: '吴亮', post: '科长', unitId: unit.id },
    ]);
  });
});
