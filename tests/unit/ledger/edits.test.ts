// Edits of the lists: shown at once, and taken back exactly.
import { expect, it } from 'vitest';
import { applyEdit, type Edit, findMeasure, findProblem, inverseOf } from '#renderer/features/ledger/edits.ts';
import { smallTree } from './tree.ts';

const roundTrip = (edit: Edit) => {
  const before = smallTree();
  const after = applyEdit(before, edit);
  const back = inverseOf(before, edit).reduce(applyEdit, after);
  expect(back).toEqual(before);
  return after;
};

it('assigns to problems and measures and takes it back, each to its own old value', () => {
  const after = roundTrip({
    operation: 'assign',
    input: { targets: { problemIds: ['p1', 'p3'], measureIds: ['m4'] }, patch: { lead: ['u2', 'u1'] } },
  });
  expect(findProblem(after, 'p1')?.responsibilities.lead).toEqual(['u2', 'u1']);
  expect(findMeasure(after, 'm4')?.measure.responsibilities.lead).toEqual(['u2', 'u1']);
  expect(findProblem(after, 'p2')?.responsibilities.lead).toEqual([]);
});

it('groups rows with the same old value into one edit', () => {
  const edit: Edit = {
    operation: 'assign',
    input: { targets: { problemIds: ['p1', 'p2', 'p3'], measureIds: [] }, patch: { lead: ['u2'] } },
  };
  expect(inverseOf(smallTree(), edit).map((each) => each.input)).toEqual([
    { targets: { problemIds: ['p1'], measureIds: [] }, patch: { lead: ['u1'] } },
    { targets: { problemIds: ['p2', 'p3'], measureIds: [] }, patch: { lead: [] } },
  ]);
});

it('sets deadlines and kinds; what a measure does not have is passed over as the engine does', () => {
  const deadline = { date: '2027-01-31', text: null, longTerm: false };
  const after = roundTrip({
    operation: 'assign',
    input: { targets: { problemIds: ['p2'], measureIds: ['m3'] }, patch: { deadline, kind: '立行立改' } },
  });
  expect(findProblem(after, 'p2')).toMatchObject({ deadline, kind: '立行立改' });
  expect(findMeasure(after, 'm3')?.measure).toMatchObject({ deadline });
  expect(findMeasure(after, 'm3')?.measure).not.toHaveProperty('kind');
});

it('corrects words and takes them back', () => {
  roundTrip({ operation: 'updateProblem', input: { id: 'p3', patch: { title: '新题目' } } });
  const after = roundTrip({ operation: 'updateMeasure', input: { id: 'm2', patch: { lead: '首句。', text: '正文' } } });
  expect(findMeasure(after, 'm2')?.measure).toMatchObject({ lead: '首句。', text: '正文' });
});

it('leaves everything else the same object, so that nothing else is drawn again', () => {
  const before = smallTree();
  const after = applyEdit(before, { operation: 'updateProblem', input: { id: 'p3', patch: { title: '新' } } });
  expect(after.aspects[0]?.items[0]).toBe(before.aspects[0]?.items[0]);
  expect(after.aspects[0]?.items[1]).not.toBe(before.aspects[0]?.items[1]);
});
