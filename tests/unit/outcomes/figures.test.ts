// The one function that sums outcomes: parts add up to the whole, nothing counts twice, every sum keeps its entries.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOME_COLUMNS, outcomeList } from '#domain/outcomes/list.ts';
import { ACTIVITY_KINDS, MONEY_KINDS, type Outcome, PERSON_KINDS, RULE_CHANGES } from '#domain/outcomes/types.ts';
import { factsWords, figuresWords, isEmpty, outcomeWords } from '#domain/outcomes/words.ts';
import { outcomeFigures, outcomeParts, together } from '#domain/statistics/outcomes.ts';

const shared = { date: null, note: null, countedIn: null, countedElsewhere: false, measureId: 'm', problemId: 'p' };
const money = (id: string, cents: number, over: Partial<Outcome> = {}): Outcome =>
  ({ ...shared, id, kind: 'money', category: '追缴', cents, ...over }) as Outcome;

const arbitrary: fc.Arbitrary<Outcome> = fc
  .record({
    id: fc.uuid(),
    problemId: fc.constantFrom('甲', '乙', '丙'),
    date: fc.option(fc.constantFrom('2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'), { nil: null }),
    countedElsewhere: fc.boolean(),
    facts: fc.oneof(
      fc.record({ kind: fc.constant('rule'), category: fc.constantFrom(...RULE_CHANGES), name: fc.constant('办法') }),
      fc.record({ kind: fc.constant('persons'), category: fc.constantFrom(...PERSON_KINDS), count: fc.nat(9) }),
      fc.record({ kind: fc.constant('money'), category: fc.constantFrom(...MONEY_KINDS), cents: fc.nat(10 ** 12) }),
      fc.record({ kind: fc.constant('activity'), category: fc.constantFrom(...ACTIVITY_KINDS), count: fc.nat(9) }),
    ),
  })
  .map(({ facts, ...rest }) => ({ ...shared, ...rest, ...facts }) as unknown as Outcome);

const period = fc.constantFrom(null, { from: '2026-06-01', to: '2026-06-30' }, { from: null, to: '2026-06-01' });

describe('sums of outcomes', () => {
  it('of parts add up to the sums of the whole, whatever they are parted by and whatever the period', () => {
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 40 }), period, (outcomes, within) => {
        const whole = outcomeFigures(outcomes, within);
        for (const partOf of [(one: Outcome) => one.problemId, (one: Outcome) => one.date?.slice(0, 7) ?? null]) {
          const parts = outcomeParts(outcomes, partOf, within);
          for (const { tally } of OUTCOME_COLUMNS) {
            const values = parts.map(({ figures }) => tally(figures).value);
            expect(values.reduce((a, b) => a + b, 0)).toBe(tally(whole).value);
            const ids = parts.flatMap(({ figures }) => tally(figures).ids);
            expect(ids.toSorted()).toEqual(tally(whole).ids.toSorted());
          }
        }
      }),
    );
  });

  it('name every entry once: counted, counted elsewhere, undated in a period, or outside of it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitrary, { selector: (one) => one.id, maxLength: 40 }),
        period,
        (outcomes, within) => {
          const figures = outcomeFigures(outcomes, within);
          const counted = OUTCOME_COLUMNS.flatMap(({ tally }) => tally(figures).ids);
          const named = [...counted, ...figures.elsewhere, ...figures.undated];
          expect(new Set(named).size).toBe(named.length);
          const outside = outcomes.filter(({ id }) => !named.includes(id));
          for (const { date } of outside) {
            expect(date !== null && (date > (within?.to ?? '') || date < (within?.from ?? ''))).toBe(true);
          }
        },
      ),
    );
  });

  it('count a case once, though two measures name it', () => {
    const figures = outcomeFigures([money('a', 100), money('b', 100, { countedIn: 'a', countedElsewhere: true })]);
    expect(figures.money.追缴).toEqual({ value: 100, ids: ['a'] });
    expect(figures.elsewhere).toEqual(['b']);
  });

  it('count both days of a period and leave undated entries out of it by name', () => {
    const outcomes = [money('a', 1, { date: '2026-06-01' }), money('b', 2, { date: '2026-06-30' }), money('c', 4)];
    const june = outcomeFigures(outcomes, { from: '2026-06-01', to: '2026-06-30' });
    expect(june.money.追缴.value).toBe(3);
    expect(june.undated).toEqual(['c']);
    expect(outcomeFigures(outcomes, { from: null, to: null }).money.追缴.value).toBe(7);
  });
});

describe('outcomes in words', () => {
  it.each<[Partial<Outcome>, string]>([
    [
      { kind: 'rule', category: '修订', name: '采购管理办法', documentNumber: '云发〔2026〕3号' },
      '修订《采购管理办法》（云发〔2026〕3号）',
    ],
    [{ kind: 'rule', category: '新建', name: '《公车管理规定》', documentNumber: null }, '新建《公车管理规定》'],
    [{ kind: 'persons', category: '诫勉', count: 2 }, '诫勉2人'],
    [{ kind: 'money', category: '挽回', cents: 12_345_600 }, '挽回损失12.3456万元'],
    [{ kind: 'activity', category: '约谈', name: null, count: 3 }, '约谈3人次'],
    [{ kind: 'activity', category: '其他', name: '现场推进会', count: 1 }, '现场推进会1次'],
  ])('%j', (facts, words) => {
    expect(factsWords({ ...shared, id: 'x', ...facts } as Outcome)).toBe(words);
  });

  it('say when, and that it is counted elsewhere', () => {
    const outcome = money('a', 100_000_000, {
      date: '2026-06-12',
      note: '与措施（3）一同一案件',
      countedElsewhere: true,
    });
    expect(outcomeWords(outcome)).toBe('追缴资金100万元，2026年6月12日，与措施（3）一同一案件，已在其他条目计入');
  });

  it('are quoted with zeros for a report, without them for a unit', () => {
    const figures = outcomeFigures([money('a', 50_000)]);
    expect(figuresWords(figures, { zeros: false })).toBe('追缴资金0.05万元');
    expect(figuresWords(figures)).toMatch(/^新建制度0项、修订制度0项、党纪处分0人、.*追缴资金0.05万元、清退资金0万元/);
    expect([isEmpty(figures), isEmpty(outcomeFigures([]))]).toEqual([false, true]);
    expect(together(figures.money)).toEqual({ value: 50_000, ids: ['a'] });
  });

  it('stand on paper with a last line for the whole', () => {
    const total = outcomeFigures([money('a', 50_000, { date: '2026-06-12' }), money('b', 1)], {
      from: '2026-06-01',
      to: null,
    });
    const document = outcomeList([{ key: 'u', name: '区财政局', figures: total }], total, {
      office: '整改办',
      roundName: '轮次',
      periodWords: '2026年6月1日起',
      by: 'unit',
    });
    const at = document.columns.findIndex(({ key }) => key === 'money.追缴');
    expect(document.groups.map(({ lines }) => [lines[0]?.cells[1], lines[0]?.cells[at]])).toEqual([
      ['区财政局', '0.05'],
      ['合计', '0.05'],
    ]);
    expect(document.notes.at(-1)).toBe('另有1条成效没有填写日期，未计入本时段。');
    for (const { lines } of document.groups) expect(lines[0]?.cells).toHaveLength(document.columns.length);
  });
});
