// Any tree, written in any pattern, must be read back as the same tree.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import { runs } from '#tests/fixtures/runs.ts';
import {
  type HeadingMark,
  type MeasureMark,
  type Pattern,
  type ProblemMark,
  render,
  type TreeAspect,
  type TreeItem,
  type TreeMeasure,
  type TreeProblem,
} from './render.ts';

const SUBJECTS = [
  '理论学习',
  '重点项目推进',
  '“放管服”改革',
  '农村人居环境整治',
  '国有资产管理',
  '基层党组织建设',
  '干部档案审核',
  '惠民补贴发放',
  '河湖长制落实',
  '安全生产责任',
  '政务服务效率',
  '财政资金使用',
  '乡镇卫生院管理',
  '招商引资工作',
  '信访积案化解',
  '意识形态工作',
  '耕地保护',
  '学校食堂监管',
];
const FAULTS = [
  '不够深入',
  '存在差距',
  '流于形式',
  '进展缓慢',
  '有短板，责任落实不到位',
  '薄弱，监督缺位',
  '不规范、不严格',
  '滞后，群众意见较大',
  '重部署轻落实',
  '压力传导不到位',
  '走过场，“两张皮”现象突出',
  '缺乏统筹谋划',
  '打折扣，存在“上热下冷”',
];
const ACTS = [
  '健全工作机制',
  '开展专项整治',
  '加强督导检查',
  '完善管理制度',
  '强化业务培训',
  '压实工作责任',
  '全面排查整改',
  '优化办事流程',
  '严肃追责问责',
  '推进信息公开',
  '加大资金投入',
  '建立问题台账',
];
const DETAILS = [
  '印发《管理办法（试行）》，明确12项具体要求。',
  '先后召开会议3次，解决问题21个。',
  '1—5月，完成投资3.6亿元，开工项目17个。',
  '对2个单位通报批评，约谈4人。',
  '覆盖率由62%提高到95%；群众满意度明显提升。',
  '组织培训5期，参训人员1200余人次。',
  '',
];

const title = fc.tuple(fc.constantFrom(...SUBJECTS), fc.constantFrom(...FAULTS)).map(([s, f]) => s + f);
const measure: fc.Arbitrary<TreeMeasure> = fc
  .tuple(fc.constantFrom(...ACTS), fc.constantFrom(...DETAILS))
  .map(([act, text]) => ({ lead: `${act}。`, text }));
const problem: fc.Arbitrary<TreeProblem> = fc.record({
  title,
  measures: fc.array(measure, { minLength: 1, maxLength: 5 }),
});
const item: fc.Arbitrary<TreeItem> = fc.record({
  title,
  category: fc.constantFrom('贯彻落实上级部署有差距', '服务群众不够主动'),
  problems: fc.array(problem, { minLength: 1, maxLength: 4 }),
});
const aspect: fc.Arbitrary<TreeAspect> = fc.record({ title, items: fc.array(item, { minLength: 1, maxLength: 3 }) });
const tree = fc.array(aspect, { minLength: 1, maxLength: 4 });

const LEVELS: { levels: Pattern['levels']; marks: HeadingMark[]; problems: ProblemMark[] }[] = [
  { levels: ['aspect', 'item'], marks: ['（一）', '1.'], problems: ['(1)', '（1）', '①', '问题1：'] },
  { levels: ['aspect', 'category', 'item'], marks: ['一、', '（一）', '1.'], problems: ['(1)', '（1）', '编号1：'] },
  { levels: ['aspect', 'item'], marks: ['一、', '（一）'], problems: ['1.', '1．', '1、', '(1)', '编号1：'] },
  {
    levels: ['aspect'],
    marks: ['（一）'],
    problems: ['1.', '1、', '(1)', '（1）', '编号1：', '问题1：', '第1条', '①'],
  },
  { levels: ['aspect'], marks: ['一、'], problems: ['（一）', '1.', '(1)'] },
  { levels: [], marks: [], problems: ['1.', '1、', '(1)', '（1）', '编号1：', '问题1：', '第1条', '（一）'] },
];

const pattern: fc.Arbitrary<Pattern> = fc
  .constantFrom(...LEVELS)
  .chain(({ levels, marks, problems }) =>
    fc.record({
      levels: fc.constant(levels),
      marks: fc.constant(marks),
      problemMark: fc.constantFrom(...problems),
      lead: fc.constantFrom<Pattern['lead']>('针对', '关于', '整改', '句子'),
      measureMark: fc.constantFrom<MeasureMark>('一是', '1.', '1、', '(1)', '（1）', '①', '首先', '措施1：'),
      inline: fc.boolean(),
      label: fc.boolean(),
      status: fc.boolean(),
      fields: fc.boolean(),
      continuous: fc.boolean(),
      chapters: fc.boolean(),
      halfWidth: fc.boolean(),
      totals: fc.boolean(),
    }),
  )
  .filter((p) => !(p.measureMark === '措施1：' && (p.inline || p.label)))
  // chapters counted like the aspects or problems would run on into them
  .filter((p) => !(p.chapters && p.levels.length === 0 && p.problemMark === '（一）'));

interface Plain {
  aspect: string | null;
  item: string | null;
  category: string | null;
  number: number;
  title: string;
  measures: { lead: string; text: string }[];
}

function expected(source: TreeAspect[], p: Pattern): Plain[] {
  let number = 0;
  const out: Plain[] = [];
  for (const a of source) {
    if (!p.continuous && p.levels.at(-1) === 'aspect') number = 0;
    for (const i of a.items) {
      if (!p.continuous && p.levels.at(-1) === 'item') number = 0;
      for (const q of i.problems) {
        number++;
        out.push({
          aspect: p.levels.includes('aspect') ? a.title : null,
          item: p.levels.includes('item') ? i.title : null,
          category: p.levels.includes('category') ? i.category : null,
          number,
          title: q.title,
          measures: q.measures,
        });
      }
    }
  }
  return out;
}

const half = (text: string): string =>
  text.replace(/[，：；（）]/g, (sign) => ({ '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' })[sign] ?? sign);

describe('a tree written in any pattern', () => {
  test('is read back as it was', () => {
    fc.assert(
      fc.property(tree, pattern, (source, p) => {
        const lines = render(source, p);
        const outline = parseOutline(lines.map((text, index) => ({ index, text })));
        const found: Plain[] = outline.aspects.flatMap((a) =>
          a.items.flatMap((i) =>
            i.problems.map((q) => ({
              aspect: a.title,
              item: i.title,
              category: i.category,
              number: q.number,
              title: q.title,
              measures: q.measures.map(({ lead, text }) => ({ lead, text })),
            })),
          ),
        );
        const wanted = JSON.stringify(expected(source, p), null, 1);
        expect(JSON.stringify(found, null, 1)).toBe(p.halfWidth ? half(wanted) : wanted);
      }),
      { numRuns: runs(120) },
    );
  });
});
