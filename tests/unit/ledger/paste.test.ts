// A block from Excel laid over the list: what is written, and what is named instead.
import { describe, expect, it } from 'vitest';
import { type Column, columnsOf } from '#renderer/features/ledger/columns.ts';
import { editOfRow, patchedRow, valueOfField } from '#renderer/features/ledger/fields.ts';
import { copyCells, missingNames, planFill, planPaste } from '#renderer/features/ledger/paste.ts';
import { readCell, splitNames } from '#renderer/features/ledger/read-cell.ts';
import { CONTEXT, DIRECTORY, headingRow, measureRow, problemRow } from './row.ts';

const p1 = problemRow('p1', 1);
const p2 = problemRow('p2', 2);
const m1 = measureRow('m1', 1, p1);
const pick = (...keys: string[]) =>
  keys.map(
    (key) =>
      [...columnsOf('problems'), ...columnsOf('closeOut'), ...columnsOf('tasks')].find((c) => c.key === key) as Column,
  );

describe('a cell from Excel', () => {
  const read = (field: Parameters<typeof readCell>[0], text: string, row = p1 as Parameters<typeof readCell>[2]) =>
    readCell(field, text, row, DIRECTORY);

  it('names units by name, short name and other names', () => {
    expect(read('lead', '区财政局、区教育局').patch).toEqual({ lead: ['u1', 'u2'] });
    expect(read('responsible', '临溪区财政局；区教体局').patch).toEqual({ responsible: ['u1', 'u2'] });
    expect(read('lead', '').patch).toEqual({ lead: [] });
  });

  it('that names an unknown unit is not written, not even in part', () => {
    const reading = read('lead', '区财政局、区住建局');
    expect(reading.patch).toBeNull();
    expect(reading.doubts).toEqual([{ reason: '没有“区住建局”这个单位', missing: { kind: 'unit', name: '区住建局' } }]);
  });

  it('names people, with their post or telephone in brackets; two of one name are told', () => {
    expect(read('leader', '周××（0536-1234567）').patch).toEqual({ leader: ['o1'] });
    expect(read('leader', '吴××').doubts[0]?.reason).toContain('几个人都叫');
    expect(read('contact', '郑××').doubts[0]?.missing).toEqual({ kind: 'official', name: '郑××' });
  });

  it('says a deadline in any of the clerks’ ways, or is named', () => {
    expect(read('deadline', '2026.6.30').patch).toEqual({
      deadline: { date: '2026-06-30', text: null, longTerm: false },
    });
    expect(read('deadline', '6月底前').patch?.deadline).toMatchObject({ date: '2026-06-30' });
    expect(read('deadline', '立行立改，长期坚持').patch?.deadline).toMatchObject({ longTerm: true });
    expect(read('deadline', '尽快').doubts[0]?.reason).toBe('读不出日期');
  });

  it('holds what was signed and when, in either order', () => {
    expect(read('review', '同意销号 2026年6月30日').patch).toEqual({
      closeOut: { reviewOpinion: '同意销号', reviewedOn: '2026-06-30' },
    });
    expect(read('lookBack', '2026-7-1\n巩固').patch).toEqual({
      closeOut: { lookBackResult: '巩固', lookBackOn: '2026-07-01' },
    });
    expect(read('lookBack', '很好').doubts[0]?.reason).toContain('回头看结论');
    expect(read('applied', '2026-13-40').doubts[0]?.reason).toBe('读不出日期');
    expect(read('applied', '').patch).toEqual({ closeOut: { appliedOn: null } });
  });

  it('holds states and shares of the known kinds only', () => {
    expect(read('state', '整改中').patch).toEqual({ state: '整改中' });
    expect(read('state', '快完成了').patch).toBeNull();
    expect(read('percent', '60%', m1).patch).toEqual({ percent: 60 });
    expect(read('percent', '六成', m1).patch).toBeNull();
  });

  it('gives a measure its lead and text, without the label before it', () => {
    expect(read('words', '一是提高站位。召开会议2次。', m1).patch).toEqual({
      leadText: '提高站位。',
      text: '召开会议2次。',
    });
    expect(read('words', '', m1).doubts[0]?.reason).toBe('不能为空');
  });

  it('parts names as people write them', () => {
    expect(splitNames('甲局、乙局，丙局/丁局\n甲局')).toEqual(['甲局', '乙局', '丙局', '丁局']);
  });
});

describe('a block', () => {
  it('fills rows to the right and down, one edit a row', () => {
    const plan = planPaste(
      [
        ['区财政局', '2026-6-30'],
        ['区教体局', '长期坚持'],
      ],
      [p1, p2],
      pick('lead', 'deadline'),
      CONTEXT,
      DIRECTORY,
    );
    expect(plan).toMatchObject({ cells: 4, doubts: [], over: 0 });
    expect(plan.edits).toMatchObject([
      { kind: 'problem', id: 'p1', patch: { lead: ['u1'], deadline: { date: '2026-06-30' } } },
      { kind: 'problem', id: 'p2', patch: { lead: ['u2'], deadline: { longTerm: true } } },
    ]);
  });

  it('keeps both halves of a close-out record', () => {
    const plan = planPaste([['2026-6-1', '同意 2026-6-5']], [p1], pick('applied', 'review'), CONTEXT, DIRECTORY);
    expect(plan.edits[0]?.patch.closeOut).toEqual({
      appliedOn: '2026-06-01',
      reviewOpinion: '同意',
      reviewedOn: '2026-06-05',
    });
  });

  it('names what does not fit by row and column, and counts rows beyond the list', () => {
    const plan = planPaste([['区住建局', '多出'], ['区住建局'], ['x']], [p1, p2], pick('lead'), CONTEXT, DIRECTORY);
    expect(plan.edits).toEqual([]);
    expect(plan.over).toBe(1);
    expect(plan.doubts.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      ['(1)', '牵头单位', '没有“区住建局”这个单位'],
      ['(1)', '表格以外', '右边没有对应的列'],
      ['(2)', '牵头单位', '没有“区住建局”这个单位'],
    ]);
    expect(missingNames(plan.doubts)).toEqual([{ kind: 'unit', name: '区住建局' }]);
  });

  it('leaves cells alone that say the same, and names columns that cannot be changed', () => {
    const plan = planPaste(
      [['(1)', '问题p1', '逾期9天']],
      [p1],
      pick('number', 'problem', 'light'),
      CONTEXT,
      DIRECTORY,
    );
    expect(plan.edits).toEqual([]);
    expect(plan.doubts.map(({ column }) => column)).toEqual(['亮灯']);
  });
});

it('copies what is seen; a heading keeps the shape of the block', () => {
  const led = problemRow('p9', 9, { responsibilities: { ...p1.problem.responsibilities, lead: ['u1'] } });
  expect(copyCells([headingRow('item', 'i1', 1, 'a'), led], pick('number', 'lead'), CONTEXT)).toEqual([
    ['标题i1', ''],
    ['(9)', '区财政局'],
  ]);
});

it('fills down from the first row into rows of its kind, never the words', () => {
  const from = problemRow('p3', 3, { kind: '限期整改' });
  const edits = planFill([from, m1, p2], pick('problem', 'kind'), (row, column) =>
    column.field === null ? {} : valueOfField(row, column.field),
  );
  expect(edits).toEqual([{ kind: 'problem', id: 'p2', patch: { kind: '限期整改' } }]);
});

describe('an edit', () => {
  it('is nothing where nothing changed or the words would be blank', () => {
    expect(editOfRow(p1, { title: '问题p1' }, { title: '问题p1 ' })).toBeNull();
    expect(editOfRow(p1, { title: '问题p1' }, { title: '  ' })).toBeNull();
    expect(editOfRow(m1, { leadText: 'a', text: '' }, { leadText: ' ', text: '' })).toBeNull();
    expect(editOfRow(p1, { note: null }, { note: '甲' })).toEqual({ kind: 'problem', id: 'p1', patch: { note: '甲' } });
  });

  it('is painted before it is saved, on the row and on what takes from it', () => {
    const patches = new Map([['p1', { title: '新', lead: ['u1'], closeOut: { approver: '甲' } }]]);
    expect(patchedRow(p1, patches)).toMatchObject({
      problem: { title: '新', responsibilities: { lead: ['u1'] }, closeOut: { approver: '甲', appliedOn: null } },
    });
    expect(patchedRow(m1, patches)).toMatchObject({ problem: { title: '新' }, measure: { id: 'm1' } });
    expect(patchedRow(m1, new Map([['m1', { leadText: '首。', percent: 30 }]]))).toMatchObject({
      measure: { lead: '首。', percent: 30, text: '' },
    });
    expect(patchedRow(p2, patches)).toBe(p2);
    const heading = headingRow('item', 'i1', 1, 'a');
    expect(patchedRow(heading, patches)).toBe(heading);
  });
});
