// Giving a level another mark: one mark for one level, and levels without a mark are found anew.
import { expect, it } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import { askFor } from '#renderer/features/import/pattern-choice.ts';

const IN_FORCE = { aspect: 'zhParen', item: null, problem: 'arDot', measure: 'shi' };

it('keeps the marks in force for the other levels, and asks nothing of a level without one', () => {
  expect(askFor(IN_FORCE, {}, 'aspect', 'zhDun')).toEqual({
    chosen: { aspect: 'zhDun' },
    levels: { aspect: 'zhDun', problem: 'arDot', measure: 'shi' },
  });
});

it('takes a mark away from the level that had it, recognised or chosen', () => {
  expect(askFor(IN_FORCE, {}, 'problem', 'zhParen').levels).toEqual({ problem: 'zhParen', measure: 'shi' });
  expect(askFor(IN_FORCE, { aspect: 'zhDun', problem: 'arDot' }, 'item', 'arDot')).toEqual({
    chosen: { aspect: 'zhDun', item: 'arDot' },
    levels: { aspect: 'zhDun', item: 'arDot', measure: 'shi' },
  });
});

it('says that a level is not there only where the clerk said so', () => {
  expect(askFor(IN_FORCE, { item: null }, 'measure', null)).toEqual({
    chosen: { item: null, measure: null },
    levels: { aspect: 'zhParen', item: null, problem: 'arDot', measure: null },
  });
});

it('lets the headings between find their level again', () => {
  const source = [
    '一、政治建设',
    '（一）学习教育',
    '1.集中学习次数偏少。一是制定计划。',
    '2.研讨发言不联系实际。一是改进方式。',
    '二、作风建设',
    '（一）联系群众',
    '1.走访覆盖面不广。一是建立台账。',
  ].map((text, index) => ({ index, text }));
  const first = parseOutline(source);
  const other = parseOutline(source, { levels: askFor(first.levels, {}, 'aspect', 'zhParen').levels });
  expect(other.aspects.map(({ title }) => title)).toEqual(['学习教育', '联系群众']);
  const back = parseOutline(source, { levels: askFor(other.levels, { aspect: 'zhParen' }, 'aspect', 'zhDun').levels });
  expect(back.aspects.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
    ['政治建设', ['学习教育']],
    ['作风建设', ['联系群众']],
  ]);
});
