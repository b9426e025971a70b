// 亮灯: colour, word and shape by the first rule that applies; the usual rules and an office's own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/dates.ts';
import { STATES, type State } from '#domain/ledger/types.ts';
import { lightRuleFaults } from '#domain/lights/check.ts';
import { lightGroup, lightGroups, lightRank } from '#domain/lights/groups.ts';
import {
  DEFAULT_LIGHT_RULES,
  LIGHT_COLOURS,
  LIGHT_SHAPES,
  type LightRule,
  type LightRules,
  lightOf,
  lightWords,
} from '#domain/lights/lights.ts';
import { previewLights } from '#domain/lights/preview.ts';
import { isClosed } from '#domain/states/states.ts';
import { runs } from '#tests/fixtures/runs.ts';

const AS_OF = '2026-06-22';
const until = (date: string | null, longTerm = false) => ({ date, text: null, longTerm });
const words = (state: State, due: ReturnType<typeof until>, rules: LightRules = DEFAULT_LIGHT_RULES) => {
  const light = lightOf(state, due, AS_OF, rules);
  return light && `${light.shape}${light.colour} ${light.word}`;
};

describe('the usual rules', () => {
  it.each([
    ['已销号', until('2026-01-01'), '●green 已完成'],
    ['常态化管理', until(null), '●green 已完成'],
    ['整改中', until(null, true), '■blue 长期坚持'],
    ['整改中', until('2026-06-19'), '★red 逾期3天'],
    ['待验收', until('2026-06-21'), '★red 逾期1天'],
    ['整改中', until('2026-06-22'), '◆orange 今日到期'],
    ['整改中', until('2026-07-02'), '◆orange 剩余10天'],
    ['待验收', until('2026-07-03'), '▲yellow 待验收'],
    ['整改中', until('2026-07-03'), '▲yellow 剩余11天'],
    ['整改中', until('2026-07-12'), '▲yellow 剩余20天'],
    ['整改中', until('2026-07-13'), null],
    ['待验收', until(null), '▲yellow 待验收'],
    ['未启动', until(null), null],
  ] as const)('give %s with %o on 2026-06-22 %s', (state, deadline, wanted) => {
    expect(words(state, deadline)).toBe(wanted);
  });

  it('are without fault and group as the filter menu offers them', () => {
    expect(lightRuleFaults(DEFAULT_LIGHT_RULES)).toEqual([]);
    expect(Object.fromEntries(lightGroups(DEFAULT_LIGHT_RULES))).toEqual({
      red: '逾期',
      orange: '剩余10天内',
      yellow: '剩余20天内、待验收',
      blue: '长期坚持',
      green: '已完成',
    });
  });
});

/** An office where green is the first warning and blue is done. */
const OWN: LightRules = [
  { colour: 'blue', words: '办结', when: { kind: 'states', states: ['已销号', '常态化管理', '待验收'] } },
  { colour: 'red', words: '超期', when: { kind: 'overdue' } },
  { colour: 'yellow', words: '二级预警', when: { kind: 'daysLeft', days: 3 } },
  { colour: 'green', words: '一级预警（{天数}天）', when: { kind: 'daysLeft', days: 30 } },
];

it('an office’s own rules stand in place of the usual ones, in words, filters and order', () => {
  expect(words('待验收', until('2026-06-01'), OWN)).toBe('■blue 办结');
  expect(words('整改中', until('2026-06-01'), OWN)).toBe('★red 超期');
  expect(words('整改中', until('2026-06-25'), OWN)).toBe('▲yellow 二级预警');
  expect(words('整改中', until('2026-07-20'), OWN)).toBe('●green 一级预警（28天）');
  expect(words('整改中', until('2026-07-20', true), OWN)).toBeNull();
  expect([...lightGroups(OWN).values()].sort()).toEqual(['剩余30天内', '剩余3天内', '办结', '逾期'].sort());
  const rank = (state: State, date: string) => lightRank(state, until(date), AS_OF, OWN) ?? Number.NaN;
  const order = [
    rank('整改中', '2026-06-01'),
    rank('整改中', '2026-06-23'),
    rank('整改中', '2026-06-25'),
    rank('整改中', '2026-07-20'),
    rank('已销号', '2026-06-01'),
  ];
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(lightRank('整改中', until(null), AS_OF, OWN)).toBeNull();
});

describe('faults are told in words', () => {
  const faults = (...rules: LightRule[]) => lightRuleFaults(rules).map(({ message }) => message);
  const overdue: LightRule = { colour: 'red', words: '逾期', when: { kind: 'overdue' } };
  it.each<[string, LightRule[], RegExp]>([
    ['no words', [{ ...overdue, words: ' ' }], /^第1条：没有写文字/],
    ['too many words', [{ ...overdue, words: '很'.repeat(13) }], /超过12个字/],
    ['days where none are counted', [{ ...overdue, words: '剩{天数}', when: { kind: 'longTerm' } }], /只能用在/],
    ['another brace', [{ ...overdue, words: '逾期{日}' }], /括号里只能写“天数”/],
    ['no state', [{ ...overdue, when: { kind: 'states', states: [] } }], /没有选状态/],
    ['half a day', [{ ...overdue, when: { kind: 'daysLeft', days: 1.5 } }], /整数/],
    ['a rule that never applies', [overdue, { ...overdue, words: '又逾期' }], /^第2条：不会生效，因为第1条在前/],
    [
      'fewer days after more',
      [
        { ...overdue, when: { kind: 'daysLeft', days: 20 } },
        { ...overdue, words: '急', when: { kind: 'daysLeft', days: 10 } },
      ],
      /^第2条：不会生效/,
    ],
    [
      'days after all open states',
      [
        { ...overdue, words: '在办', when: { kind: 'states', states: STATES.filter((state) => !isClosed(state)) } },
        overdue,
      ],
      /已经包括了这些状态/,
    ],
    [
      'two colours under one word',
      [overdue, { colour: 'blue', words: '逾期', when: { kind: 'longTerm' } }],
      /^第2条：与第1条颜色不同而文字相同/,
    ],
  ])('%s', (_, rules, wanted) => {
    expect(faults(...rules).join('\n')).toMatch(wanted);
  });
  it('an empty list and one too long', () => {
    expect(faults()).toEqual(['至少要有一条亮灯规则。']);
    expect(faults(...Array.from({ length: 21 }, () => overdue))).toHaveLength(1);
  });
});

const state = fc.constantFrom(...STATES);
const deadline = fc.record({
  date: fc.option(fc.integer({ min: -60, max: 90 }).map((days) => addDays(AS_OF, days))),
  text: fc.option(fc.constant('年底前')),
  longTerm: fc.boolean(),
});
const rule = fc.record({
  colour: fc.constantFrom(...LIGHT_COLOURS),
  words: fc.constantFrom('甲', '乙', '丙', '丁', '戊'),
  when: fc.oneof(
    fc.record({
      kind: fc.constant('states' as const),
      states: fc.uniqueArray(state, { minLength: 1 }),
    }),
    fc.record({ kind: fc.constant('daysLeft' as const), days: fc.integer({ min: 0, max: 80 }) }),
    fc.record({ kind: fc.constant('overdue' as const) }),
    fc.record({ kind: fc.constant('longTerm' as const) }),
  ),
});
const rules = fc.array(rule, { minLength: 1, maxLength: 8 });

describe('for any rules and any row', () => {
  it('the first rule that applies by itself gives the light; where none does there is none', () => {
    fc.assert(
      fc.property(rules, state, deadline, (list, at, due) => {
        const first = list.find((one) => lightOf(at, due, AS_OF, [one]) !== null);
        const light = lightOf(at, due, AS_OF, list);
        expect(light?.colour).toBe(first?.colour);
        expect(light).toEqual(first === undefined ? null : lightOf(at, due, AS_OF, [first]));
      }),
    );
  });

  it('a light has its colour’s own shape and a word, and says both where there is no colour', () => {
    expect(new Set(Object.values(LIGHT_SHAPES)).size).toBe(LIGHT_COLOURS.length);
    fc.assert(
      fc.property(rules, state, deadline, (list, at, due) => {
        const light = lightOf(at, due, AS_OF, list);
        if (light === null) return;
        expect(light.shape).toBe(LIGHT_SHAPES[light.colour]);
        expect(light.word).not.toBe('');
        expect(lightWords(light)).toContain(light.word);
        expect(lightWords(light)[0]).toBe(light.shape);
      }),
    );
  });

  it('rules without fault can all apply, and rows of two colours never share a filter group', () => {
    const days = [...Array.from({ length: 82 }, (_, at) => at), null].map((n) =>
      n === null ? null : addDays(AS_OF, n),
    );
    const rows = STATES.flatMap((at) =>
      [addDays(AS_OF, -1), ...days].flatMap((date) => [until(date), until(date, true)].map((due) => ({ at, due }))),
    );
    fc.assert(
      fc.property(rules, (list) => {
        fc.pre(lightRuleFaults(list).length === 0);
        const used = new Set(rows.map(({ at, due }) => lightOf(at, due, AS_OF, list)?.colour));
        for (const { colour } of list) expect(used).toContain(colour);
        expect(new Set(lightGroups(list).values()).size).toBe(lightGroups(list).size);
        for (const { at, due } of rows.slice(0, 50)) {
          const colour = lightOf(at, due, AS_OF, list)?.colour;
          expect(lightGroup(at, due, AS_OF, list)).toBe(colour === undefined ? '' : lightGroups(list).get(colour));
          expect(lightRank(at, due, AS_OF, list) === null).toBe(colour === undefined);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('a preview counts every row once and tells what would change', () => {
    const of = fc.constantFrom('problems' as const, 'measures' as const);
    fc.assert(
      fc.property(rules, fc.array(fc.record({ of, state, deadline })), (list, rows) => {
        const { rules: counts, none, changed } = previewLights(rows, AS_OF, list, DEFAULT_LIGHT_RULES);
        for (const kind of ['problems', 'measures'] as const) {
          const own = rows.filter((row) => row.of === kind);
          expect(counts.reduce((sum, each) => sum + each[kind], none[kind])).toBe(own.length);
          const differ = own.filter(
            (row) =>
              lightWords(lightOf(row.state, row.deadline, AS_OF, list)) !==
              lightWords(lightOf(row.state, row.deadline, AS_OF, DEFAULT_LIGHT_RULES)),
          );
          expect(changed[kind]).toBe(differ.length);
        }
        const same = previewLights(rows, AS_OF, DEFAULT_LIGHT_RULES, DEFAULT_LIGHT_RULES).changed;
        expect(same).toEqual({ problems: 0, measures: 0 });
      }),
    );
  });
});
