// Places, splitting and joining as pure rules: nothing is lost, nothing said twice, order kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedDistinct, joinedHolders, joinedMeasures, joinedPercent, joinedState } from '#domain/ledger/merge.ts';
import { placed } from '#domain/ledger/order.ts';
import { cutMeasure, cutText } from '#domain/ledger/split.ts';
import { STATES, type State } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';

const siblings = fc.uniqueArray(fc.nat(30), { maxLength: 12 });

describe('placing rows', () => {
  it('is a permutation: the moved stand together from their place on, the others keep their order', () => {
    fc.assert(
      fc.property(siblings, siblings, fc.integer({ min: 1, max: 40 }), (rows, moved, position) => {
        const order = placed(rows, moved, position);
        expect(new Set(order)).toEqual(new Set([...rows, ...moved]));
        expect(order).toHaveLength(new Set(order).size);
        const staying = rows.filter((row) => !moved.includes(row));
        expect(order.filter((row) => !moved.includes(row))).toEqual(staying);
        const first = Math.min(position - 1, staying.length);
        expect(order.slice(first, first + moved.length)).toEqual(moved);
      }),
    );
  });

  it('changes nothing for a row put where it stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 }), fc.nat(11), (rows, at) => {
        const index = at % rows.length;
        expect(placed(rows, [rows[index] as number], index + 1)).toEqual(rows);
      }),
    );
  });
});

/** Chinese text with sentences, blanks and characters of two units. */
const text = fc
  .array(fc.constantFrom('整', '改', '。', '，', ' ', '一', '𠮷', '“', '”', '\n'), { maxLength: 40 })
  .map((characters) => characters.join(''));
const bare = (words: string): string => words.replace(/\s+/g, '');

describe('splitting and joining again', () => {
  it('gives a problem’s words back but for blanks at the cut, never half a character', () => {
    fc.assert(
      fc.property(text, fc.nat(50), (title, at) => {
        const halves = cutText(title, at + 1);
        if (halves === null) return;
        expect(bare(halves.join(''))).toBe(bare(title));
        for (const half of halves) {
          expect(half.trim()).not.toBe('');
          expect(half.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('gives a measure’s words back but for blanks at the cut', () => {
    fc.assert(
      fc.property(text, text, fc.nat(90), (lead, rest, at) => {
        const halves = cutMeasure({ lead, text: rest }, at + 1);
        if (halves === null) return;
        const joined = joinedMeasures(halves);
        expect(bare(joined.lead + joined.text)).toBe(bare(lead + rest));
        for (const half of halves) expect((half.lead + half.text).trim()).not.toBe('');
      }),
    );
  });

  it('does not cut where one side would be empty', () => {
    expect(cutText('整改', 2)).toBeNull();
    expect(cutText('整改  ', 3)).toBeNull();
    expect(cutText('𠮷改', 1)).toBeNull();
    expect(cutMeasure({ lead: '整改。', text: '' }, 3)).toBeNull();
  });

  it('says the same twice only once, and adds no progress', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }), (percents) => {
        expect(joinedPercent(percents)).toBeLessThanOrEqual(Math.max(...percents));
        expect(joinedPercent(percents)).toBeGreaterThanOrEqual(Math.min(...percents));
      }),
    );
    expect(joinedPercent([60, 60])).toBe(60);
    expect(joinedDistinct(['甲', null, ' 甲 ', '', '乙'], '；')).toBe('甲；乙');
    expect(joinedDistinct([null, ' '], '；')).toBeNull();
    expect(joinedHolders([['a', 'b'], [], ['b', 'c']])).toEqual(['a', 'b', 'c']);
  });

  it('stands at the slowest, and never mixes closed with open', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<State>(...STATES), { minLength: 1, maxLength: 6 }), (states) => {
        const joined = joinedState(states);
        const closed = states.filter(isClosed).length;
        if (closed > 0 && closed < states.length) expect(joined).toBeNull();
        else {
          expect(isClosed(joined as State)).toBe(closed === states.length);
          expect(joinedState([joined as State, ...states])).toBe(joined);
        }
      }),
    );
  });
});
