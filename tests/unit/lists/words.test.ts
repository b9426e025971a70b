// The words in a list's cells.
import { describe, expect, it } from 'vitest';
import { deadlineWords, joinNames, measureWords, problemNumbersWords } from '#domain/lists/words.ts';

describe('deadlineWords', () => {
  it.each([
    [{ date: '2020-06-30', text: null, longTerm: false }, '2020年6月30日'],
    [{ date: null, text: null, longTerm: true }, '长期坚持'],
    [{ date: '2020-06-30', text: null, longTerm: true }, '2020年6月30日，长期坚持'],
    [{ date: '2020-04-30', text: '立行立改，长期坚持', longTerm: true }, '立行立改，长期坚持（2020年4月30日）'],
    [{ date: '2025-12-31', text: '2025年底前，并长期坚持', longTerm: true }, '2025年底前，并长期坚持'],
    [{ date: '2020-06-25', text: '3个月内', longTerm: false }, '3个月内（2020年6月25日）'],
    [{ date: null, text: '立行立改', longTerm: true }, '立行立改，长期坚持'],
    [{ date: null, text: '  ', longTerm: false }, ''],
    [{ date: null, text: null, longTerm: false }, ''],
  ])('says %j as “%s”', (deadline, words) => expect(deadlineWords(deadline)).toBe(words));
});

describe('measureWords', () => {
  it('labels measures that have to be told apart', () => {
    expect(measureWords({ position: 2, lead: '健全机制。', text: '印发方案。' }, 3)).toBe('二是健全机制。印发方案。');
    expect(measureWords({ position: 1, lead: '健全机制，', text: '' }, 1)).toBe('健全机制，');
  });
});

describe('names and numbers', () => {
  it('joins what is there, once', () => {
    expect(joinNames(['区发改局', null, ' ', undefined, '区财政局', '区发改局'])).toBe('区发改局、区财政局');
  });

  it('names problems by number, and by item where numbers restart', () => {
    const numbers = [
      { item: 1, problem: 1 },
      { item: 1, problem: 2 },
      { item: 2, problem: 3 },
    ];
    expect(problemNumbersWords(numbers, 'continuous')).toBe('1—3');
    expect(problemNumbersWords([...numbers.slice(0, 2), { item: 2, problem: 1 }], 'restart')).toBe('1-1、1-2、2-1');
  });
});
