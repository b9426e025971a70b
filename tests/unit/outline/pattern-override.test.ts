// The clerk's word on which mark stands for which level: the recognised marks change nothing, the right ones repair a wrong guess.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import { follows, type LevelChoice } from '#domain/outline/pattern-override.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { dump } from './dump.ts';
import {
  type HeadingMark,
  type MeasureMark,
  type Pattern,
  type ProblemMark,
  render,
  type TreeAspect,
} from './render.ts';

const paragraphs = (lines: readonly string[]) => lines.map((text, index) => ({ index, text }));

describe('the corpus', () => {
  const folder = join(import.meta.dirname, 'corpus');
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.endsWith('.tree.txt'));
  test.each(names)('%s is read the same with the marks that were recognised', (name) => {
    const source = paragraphs(readFileSync(join(folder, name), 'utf8').split('\n'));
    const plain = parseOutline(source);
    expect(dump(parseOutline(source, { levels: plain.levels }))).toBe(dump(plain));
    expect(plain.marks.every(({ count, words, example }) => count > 0 && words !== '' && example !== '')).toBe(true);
  });
});

const FAMILIES: Record<HeadingMark | ProblemMark | MeasureMark, string> = {
  '一、': 'zhDun',
  '（一）': 'zhParen',
  '1.': 'arDot',
  '1．': 'arDot',
  '1、': 'arDun',
  '(1)': 'arParen',
  '（1）': 'arParen',
  '①': 'circle',
  '问题1：': 'named:问题',
  '编号1：': 'named:编号',
  第1条: 'ordinal:条',
  第一类: 'ordinal:类',
  一是: 'shi',
  首先: 'order',
  '措施1：': 'named:措施',
};

// words that name neither a fault nor a group: nothing but the marks tells the levels
const SUBJECTS = [
  '公交线路调整',
  '镇域道路养护',
  '学校食堂管理',
  '防汛物资储备',
  '集贸市场布局',
  '河道清淤',
  '粮食收购',
];
const ACTS = ['会同住建部门现场核查', '召开协调会', '更换设备', '配齐人员', '约谈责任人', '补办手续'];
const title = fc.tuple(fc.constantFrom(...SUBJECTS), fc.nat(4000)).map(([subject, n]) => `${subject}（第${n}批）`);
const measure = fc
  .tuple(fc.constantFrom(...ACTS), fc.constantFrom('先后3次。', '资金40万元。', ''))
  .map(([act, text]) => ({ lead: `${act}。`, text }));
const problem = fc.record({ title, measures: fc.array(measure, { minLength: 1, maxLength: 4 }) });
const item = fc.record({
  title,
  category: fc.constant(''),
  problems: fc.array(problem, { minLength: 1, maxLength: 4 }),
});
/** No title twice: a line that comes again may be a running header. */
const distinct = (source: readonly TreeAspect[]): boolean => {
  const titles = source.flatMap((a) => [
    a.title,
    ...a.items.flatMap((i) => [i.title, ...i.problems.map((each) => each.title)]),
  ]);
  return new Set(titles).size === titles.length;
};
const tree: fc.Arbitrary<TreeAspect[]> = fc
  .array(fc.record({ title, items: fc.array(item, { minLength: 1, maxLength: 3 }) }), { minLength: 2, maxLength: 4 })
  .filter(distinct);
const SHAPES: { levels: Pattern['levels']; marks: HeadingMark[]; problems: ProblemMark[] }[] = [
  { levels: ['aspect', 'item'], marks: ['（一）', '1.'], problems: ['(1)', '①', '问题1：'] },
  { levels: ['aspect', 'item'], marks: ['一、', '（一）'], problems: ['1.', '(1)'] },
  { levels: ['aspect'], marks: ['（一）'], problems: ['1.', '(1)', '①'] },
  { levels: ['aspect'], marks: ['一、'], problems: ['（一）', '1.'] },
  { levels: [], marks: [], problems: ['1.', '(1)', '（一）'] },
];
const pattern: fc.Arbitrary<Pattern> = fc
  .constantFrom(...SHAPES)
  .chain(({ levels, marks, problems }) =>
    fc.record({
      levels: fc.constant(levels),
      marks: fc.constant(marks),
      problemMark: fc.constantFrom(...problems),
      lead: fc.constant('句子' as const),
      measureMark: fc.constantFrom<MeasureMark>('一是', '1.', '(1)', '①'),
      inline: fc.boolean(),
      label: fc.constant(false),
      status: fc.constant(false),
      fields: fc.constant(false),
      continuous: fc.boolean(),
      chapters: fc.boolean(),
      halfWidth: fc.constant(false),
      totals: fc.constant(false),
    }),
  )
  .filter((p) => ![p.problemMark, ...p.marks].some((mark) => FAMILIES[mark] === FAMILIES[p.measureMark]))
  .filter((p) => !(p.chapters && p.levels.length === 0 && p.problemMark === '（一）'));

describe('words that say nothing of their level', () => {
  test('are read as the clerk says', () => {
    fc.assert(
      fc.property(tree, pattern, (source, p) => {
        const lines = render(source, p).map((line) => line.replace(/关于“(.*?)”(?:方面的)?问题/, '$1'));
        const levels: LevelChoice = {
          aspect: null,
          item: null,
          problem: FAMILIES[p.problemMark],
          measure: FAMILIES[p.measureMark],
        };
        for (const [at, level] of p.levels.entries()) {
          if (level !== 'category') levels[level] = FAMILIES[p.marks[at] as HeadingMark];
        }
        // where the marks were recognised as they are the clerk has nothing to say
        fc.pre(!follows(levels, parseOutline(paragraphs(lines)).levels));
        const outline = parseOutline(paragraphs(lines), { levels });
        const found = outline.aspects.flatMap((a) =>
          a.items.flatMap((i) => i.problems.map((q) => [a.title, i.title, q.title, q.measures.length])),
        );
        const wanted = source.flatMap((a) =>
          a.items.flatMap((i) =>
            i.problems.map((q) => [
              p.levels.includes('aspect') ? a.title : null,
              p.levels.includes('item') ? i.title : null,
              q.title,
              q.measures.length,
            ]),
          ),
        );
        expect(found).toEqual(wanted);
      }),
      { numRuns: runs(60) },
    );
  });
});

const NOTICE = paragraphs([
  '（一）关于“学习不深入”方面的问题',
  '1.关于“学用脱节”问题',
  '(1)针对“计划落实不到位”问题。一是完善计划。二是强化督学。',
  '(2)针对“调研转化少”问题。一是建立台账。',
  '2.关于“检查不经常”问题',
  '(3)针对“通报不及时”问题。一是每月通报。',
]);

describe('the word of the clerk', () => {
  test('is followed against what the words say', () => {
    const plain = parseOutline(NOTICE);
    expect(plain.levels).toEqual({ aspect: 'zhParen', item: 'arDot', problem: 'arParen', measure: 'shi' });
    expect(plain.marks.map(({ words, count }) => [words, count])).toEqual([
      ['（一）', 1],
      ['1.', 2],
      ['(1)', 3],
      ['一是', 4],
    ]);
    const items = parseOutline(NOTICE, { levels: { problem: 'arDot' } });
    expect(items.levels.problem).toBe('arDot');
    expect(items.counts.problems).toBe(2);
    const runs = parseOutline(NOTICE, { levels: { problem: 'shi' } });
    expect(runs.counts.problems).toBe(4);
  });

  test('takes a level away, and moves a heading from one level to the other', () => {
    const none = parseOutline(NOTICE, { levels: { item: null } });
    expect(none.counts).toEqual({ aspects: 1, items: 0, problems: 3, measures: 4 });
    const moved = parseOutline(NOTICE, { levels: { aspect: 'arDot', item: null } });
    expect(moved.aspects.map(({ title }) => title)).toEqual(['学用脱节', '检查不经常']);
    expect(moved.counts).toEqual({ aspects: 2, items: 0, problems: 3, measures: 4 });
  });
});
