// What a returned form is worth: every verdict, and that nothing a unit typed is lost or taken unasked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeForm, judgeRow, type KnownForm, type KnownMeasure, readPercent, readState } from '#domain/forms/judge.ts';
import { EMPTY_CELLS, FORM_FIELDS, type FormCells, type ReturnedForm } from '#domain/forms/types.ts';

const LETTERS = { progress: 'I', percent: 'J', state: 'K', difficulty: 'L', nextPlan: 'M', evidence: 'N' };
const known: KnownMeasure = {
  problemNumber: 5,
  measureText: '一是全力加快回迁安置。',
  unitId: 'U',
  stateBefore: '整改中',
  percentBefore: 40,
  entry: null,
  issued: { ...EMPTY_CELLS, percent: '40' },
};
const returned = (cells: Partial<FormCells>, genuine = true) => ({
  measureId: 'M',
  row: 6,
  genuine,
  cells: { ...EMPTY_CELLS, percent: '40', ...cells },
});
const judge = (cells: Partial<FormCells>, over: Partial<KnownMeasure> = {}, genuine = true) =>
  judgeRow(returned(cells, genuine), { ...known, ...over }, 'U', LETTERS);

describe('percent and state as offices write them', () => {
  it.each([
    ['60', 60],
    ['60%', 60],
    ['６０％', 60],
    [' 60 ', 60],
    ['60.0', 60],
    ['0.6', 60],
    ['100', 100],
    ['0', 0],
  ])('%s is %i', (text, value) => {
    expect(readPercent(text)).toBe(value);
  });

  it.each(['101', '-5', '六成', '约60', '6 0 0', ''])('“%s” is no percent', (text) => {
    expect(readPercent(text)).toBeNull();
  });

  it('takes a unit’s 已完成 as 待审核, never as closed', () => {
    expect(readState('已完成')).toBe('待审核');
    expect(readState('正在推进。')).toBe('整改中');
    expect(readState('已销号')).toBeNull();
  });
});

describe('a row', () => {
  it('left as it went out is empty; with blanks from another program too', () => {
    expect(judge({}).verdict).toBe('empty');
    expect(judge({ progress: ' \r\n ', percent: ' 40' }).verdict).toBe('empty');
    expect(judge({ percent: '' }).verdict).toBe('empty');
  });

  it('filled in becomes an entry, with what was not said taken from before', () => {
    expect(judge({ progress: '已开工12个。', state: '', percent: '' })).toMatchObject({
      verdict: 'filled',
      entry: { text: '已开工12个。', percent: 40, state: '整改中' },
    });
    expect(judge({ progress: '已开工。' }, { stateBefore: '未启动', percentBefore: 0 })).toMatchObject({
      entry: { state: '整改中' },
    });
  });

  it('does not throw back what others have found further on', () => {
    expect(judge({ progress: '按要求补充材料。', state: '整改中' }, { stateBefore: '待验收' })).toMatchObject({
      verdict: 'filled',
      entry: { state: '待验收' },
    });
  });

  it('with a cell that cannot be used names the cell and keeps the rest', () => {
    expect(judge({ progress: '已开工。', percent: '约六成', state: '差不多了' })).toMatchObject({
      verdict: 'bad',
      entry: { text: '已开工。', percent: 40, state: '整改中' },
      badCells: [
        { row: 6, column: 'J', text: '约六成' },
        { row: 6, column: 'K', text: '差不多了' },
      ],
    });
  });

  it('beside another entry of the week is a conflict that shows both; the same entry is unchanged', () => {
    const entry = {
      text: '电话了解：已开工11个。',
      percent: 45,
      state: '整改中' as const,
      difficulty: null,
      nextPlan: null,
      evidence: null,
    };
    expect(judge({ progress: '已开工12个。', percent: '50' }, { entry })).toMatchObject({
      verdict: 'conflict',
      present: entry,
      entry: { text: '已开工12个。' },
    });
    expect(judge({ progress: entry.text, percent: '45' }, { entry }).verdict).toBe('unchanged');
  });

  it('that went out with this week’s entry may change it without a conflict', () => {
    const entry = {
      text: '已开工11个。',
      percent: 45,
      state: '整改中' as const,
      difficulty: null,
      nextPlan: null,
      evidence: null,
    };
    const issued = { ...EMPTY_CELLS, progress: '已开工11个。', percent: '45', state: '整改中' };
    const row = { ...returned({ progress: '已开工12个。', percent: '50', state: '整改中' }) };
    expect(judgeRow(row, { ...known, entry, issued }, 'U', LETTERS).verdict).toBe('filled');
  });

  it('whose fixed text was altered, or whose measure went elsewhere, is never taken as it is', () => {
    expect(judge({ progress: '已开工。' }, {}, false).verdict).toBe('tampered');
    expect(judge({ progress: '已开工。' }, { unitId: 'OTHER' }).verdict).toBe('foreign');
    expect(judgeRow(returned({ progress: '已开工。' }), undefined, 'U', LETTERS).verdict).toBe('foreign');
  });

  it('holding any text at all is never called empty', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORM_FIELDS), fc.string({ minLength: 1 }), (field, text) => {
        fc.pre(text.trim() !== '' && text.trim() !== '40');
        expect(judge({ [field]: text }).verdict).not.toBe('empty');
      }),
    );
  });
});

describe('a file', () => {
  const form: ReturnedForm = {
    formId: 'F',
    reviewId: 'R',
    unitId: 'U',
    issue: 1,
    ordinal: 12,
    unitName: '区住建局',
    genuine: true,
    rows: [returned({ progress: '已开工。' })],
    reportedBy: '',
    reportedAt: '',
  };
  const here: KnownForm = {
    openReviewId: 'R',
    openOrdinal: 12,
    unitName: '区住建局',
    issuedHere: true,
    takenBefore: false,
    takenIssue: 0,
    twice: false,
  };
  const measures = new Map([['M', known]]);
  const verdict = (over: Partial<KnownForm>, with_: Partial<ReturnedForm> = {}) =>
    judgeForm({ ...form, ...with_ }, { ...here, ...over }, measures, LETTERS).verdict;

  it.each([
    ['filled', {}, {}],
    ['duplicate', { twice: true }, {}],
    ['foreign', { issuedHere: false }, {}],
    ['foreign', { unitName: null }, {}],
    ['wrongWeek', { openReviewId: null }, {}],
    ['wrongWeek', {}, { reviewId: 'OLD' }],
    ['taken', { takenBefore: true }, {}],
    ['outdated', { takenIssue: 2 }, {}],
    ['empty', {}, { rows: [returned({})] }],
    ['doubtful', {}, { rows: [returned({ progress: 'x' }, false)] }],
    ['doubtful', {}, { genuine: false }],
    ['filled', { takenIssue: 1 }, {}],
  ] as const)('is %s', (wanted, over, with_) => {
    expect(verdict(over, with_ as Partial<ReturnedForm>)).toBe(wanted);
  });

  it('of another week says which week it is and which is under way', () => {
    expect(judgeForm({ ...form, reviewId: 'OLD', ordinal: 11 }, here, measures, LETTERS).message).toBe(
      '这是第11次调度的表，正在进行的是第12次，没有读取。',
    );
  });
});
