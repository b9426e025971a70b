// How texts are folded, split and marked, and how names are matched by pinyin.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACES, readPerson, readUnit, SURNAMES } from '#core/db/search-pinyin.ts';
import { fold, foldWithPlaces, termsOf } from '#domain/search/fold.ts';
import { excerpt, markAll } from '#domain/search/mark.ts';
import { isPinyinQuery, matchesPinyin } from '#domain/search/pinyin.ts';
import { documentOf, matchOf } from '#domain/search/tokens.ts';
import { runs } from '#tests/fixtures/runs.ts';

describe('folding', () => {
  it.each([
    ['ＷＰＳ 表格', 'wps表格'],
    ['２０２０　年', '2020年'],
    ['“两张皮”', '"两张皮"'],
    ['「两张皮」', '"两张皮"'],
    ['（一）', '(一)'],
    ['第3批—回迁', '第3批-回迁'],
    ['A\u200bB\r\nC', 'abc'],
    ['', ''],
  ])('makes %j into %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('of a text put together is its parts folded and put together, and every unit knows its character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(fold(a) + fold(b)).toBe(fold(a + b));
        const { text, from, to } = foldWithPlaces(a);
        expect(text).toBe(fold(a));
        expect(from).toHaveLength(text.length);
        for (let unit = 0; unit < text.length; unit++) {
          expect(fold(a.slice(from[unit], to[unit]))).toContain(text[unit]);
        }
      }),
      { numRuns: runs(25) },
    );
  });

  it('takes the words between spaces, each once', () => {
    expect(termsOf('  回迁　进展 回迁\n')).toEqual(['回迁', '进展']);
    expect(termsOf(' \t')).toEqual([]);
    expect(termsOf('\u200b')).toEqual([]);
  });
});

describe('tokens', () => {
  it('hold letters and digits alone, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(documentOf([text])).toMatch(/^(?:[a-z0-9\u4e00-\u9fa5]+ )*$/);
        expect(matchOf(['a', text])).toMatch(/^"[^"]*" AND "[^"]*"$/);
      }),
    );
  });

  it('are pairs in their places and each character once, fields apart', () => {
    expect(documentOf(['整改', '', '改台账', '改'])).toBe('整改 xend 改台 台账 xend xend 整 改 台 账 ');
    expect(documentOf(['x，Ａ\u3000'])).toBe('xx00002c x00002ca xend x x00002c a ');
    expect(matchOf(['整', '整改', '整改台'])).toBe('"整" AND "整改" AND "整改 改台"');
  });

  // What the index's own tokenizer does with such a document: words between spaces, found where they follow one another.
  it('find a term in a document if and only if one of its texts holds it', () => {
    const letters = fc.string({
      unit: fc.constantFrom('x', '0', '2', 'c', '整', '改', '，', 'Ｘ', '𠮷', '㈠'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 3 }), letters, (texts, query) => {
        const term = fold(query);
        fc.pre(term !== '');
        const phrase = ` ${matchOf([term]).slice(1, -1)} `;
        expect(` ${documentOf(texts)}`.includes(phrase)).toBe(texts.some((text) => fold(text).includes(term)));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('marks', () => {
  it('are ranges of the original text, joined where they touch', () => {
    const marked = markAll('抓好ＷＰＳ“台账”及台账', ['wps', '"台', '账']);
    expect(marked.marks.map(([from, to]) => marked.text.slice(from, to))).toEqual(['ＷＰＳ“台账', '账']);
    expect(markAll('没有', ['整改']).marks).toEqual([]);
  });

  it('stand in a stretch of the text around the first of them', () => {
    const text = `${'前'.repeat(100)}整改${'后'.repeat(100)}`;
    const { text: cut, marks } = excerpt(markAll(text, ['整改']), 40);
    expect(cut.length).toBeLessThanOrEqual(42);
    expect(cut.startsWith('…') && cut.endsWith('…')).toBe(true);
    expect(marks.map(([from, to]) => cut.slice(from, to))).toEqual(['整改']);
    expect(excerpt(markAll('整整整整整𠮷', ['𠮷']), 5).marks).toHaveLength(1);
    expect(excerpt(markAll('短', ['短']), 40)).toEqual({ text: '短', marks: [[0, 1]] });
  });

  it('stay right wherever a text is cut, and cut no character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('整', '改', 'Ａ', '𠮷', ' ', '，'), maxLength: 80 }),
        fc.integer({ min: 5, max: 40 }),
        (text, length) => {
          const { text: cut, marks } = excerpt(markAll(text, ['改a', '𠮷']), length);
          expect(cut.isWellFormed()).toBe(true);
          for (const [from, to] of marks) expect(cut.slice(from, to)).not.toBe('');
          if (markAll(text, ['改a', '𠮷']).marks.length > 0) expect(marks.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('pinyin', () => {
  const name = ['qu', 'jiao', 'ti', 'ju'];

  it.each(['qjtj', 'qujiaotiju', 'jiaotj', 'jiaot', 'q', 'ju', 'tij', "jiao'ti"])('finds 区教体局 by %s', (letters) => {
    expect(isPinyinQuery(letters)).toBe(true);
    expect(matchesPinyin(letters, name)).toBe(true);
  });

  it.each(['iao', 'qtj', 'jiaoq', 'qujiaotijuu', 'x'])('does not find it by %s', (letters) => {
    expect(matchesPinyin(letters, name)).toBe(false);
  });

  it('knows where syllables may be cut: xian is 西安 and 县', () => {
    expect(matchesPinyin('xian', ['xi', 'an'])).toBe(true);
    expect(matchesPinyin('xian', ['xian'])).toBe(true);
  });

  const plain = (marked: string) =>
    marked
      .normalize('NFD')
      .replace(/[\u0300-\u0304\u030c]/g, '')
      .split(' ');

  it.each(Object.entries(PLACES))('reads the place %s as %s, inside a unit’s name too', (place, reading) => {
    expect(readUnit(place)).toEqual(plain(reading));
    expect(readUnit(`${place}教育局`).slice(0, plain(reading).length)).toEqual(plain(reading));
  });

  it.each([
    ...Object.entries(SURNAMES),
    ['单', 'shan'],
    ['仇', 'qiu'],
    ['解', 'xie'],
    ['查', 'zha'],
    ['区', 'ou'],
    ['曾', 'zeng'],
    ['任', 'ren'],
    ['朴', 'piao'],
    ['盖', 'ge'],
    ['翟', 'zhai'],
    ['乐', 'yue'],
    ['覃', 'qin'],
  ])('reads the surname %s as %s', (surname, reading) => {
    expect(readPerson(`${surname}××`)).toEqual([reading]);
    expect(readPerson(`${surname}明`)[0]).toBe(reading);
  });

  it('reads ordinary names, two-character surnames, letters and digits', () => {
    expect(readUnit('区教育和体育局')).toEqual(['qu', 'jiao', 'yu', 'he', 'ti', 'yu', 'ju']);
    expect(readUnit('重庆银行')).toEqual(['chong', 'qing', 'yin', 'hang']);
    expect(readPerson('尉迟明')).toEqual(['yu', 'chi', 'ming']);
    expect(readPerson('吕绿')).toEqual(['lv', 'lv']);
    expect(readUnit('Ａ2区（新）')).toEqual(['a', '2', 'qu', 'xin']);
  });
});
