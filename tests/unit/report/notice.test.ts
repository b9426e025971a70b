// 公开通报: what is drafted from the real notice reads back as the same tree; every switch changes what it names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockText } from '#domain/content/blocks.ts';
import type { TextDocument } from '#domain/content/types.ts';
import type { Outcome } from '#domain/outcomes/types.ts';
import { countOutline, parseOutline } from '#domain/outline/parse.ts';
import type { Outline } from '#domain/outline/types.ts';
import { draftReport, openPlaces } from '#domain/report/draft.ts';
import { defaultSwitches } from '#domain/report/switches.ts';
import type { ReportSources, ReportSwitches, Withheld } from '#domain/report/types.ts';
import { OPEN_PLACE } from '#domain/report/wording.ts';
import { countsOf, figuresOf } from '#domain/statistics/figures.ts';
import { outcomeFigures } from '#domain/statistics/outcomes.ts';
import { treeOf } from './outline-tree.ts';

const NOTICE = readFileSync(join(import.meta.dirname, '../../../../shared/input/notice-2020.txt'), 'utf8');
const parse = (lines: readonly string[]): Outline => parseOutline(lines.map((text, index) => ({ index, text })));
const original = parse(NOTICE.split(/\r?\n/));
const tree = treeOf(original);

const entry = { measureId: 'M', problemId: 'P', date: null, note: null, countedIn: null, countedElsewhere: false };
const OUTCOMES: Outcome[] = [
  ...Array.from(
    { length: 12 },
    (_, index): Outcome => ({
      ...entry,
      id: `R${index}`,
      kind: 'rule',
      category: '新建',
      name: `办法${index}`,
      documentNumber: null,
    }),
  ),
  { ...entry, id: 'M1', kind: 'money', category: '追缴', cents: 31_600_000 },
];

function sourcesWith(more: Partial<ReportSources> = {}): ReportSources {
  const asOf = '2020-07-30';
  return {
    tree,
    office: '区委巡视整改办',
    asOf,
    figures: countsOf(figuresOf(tree, asOf)),
    before: null,
    activity: {
      from: null,
      to: asOf,
      reviews: 17,
      meetings: 8,
      decisions: 21,
      decisionsDone: 19,
      bulletins: 3,
      letters: [
        { kind: '督办单', count: 4 },
        { kind: '提醒函', count: 2 },
      ],
      leadUnits: 12,
      responsibleUnits: 30,
      returned: 9,
    },
    outcomes: outcomeFigures(OUTCOMES),
    clues: {
      clues: { received: 5, closed: 5 },
      petitions: { received: 135, closed: 49 },
      handled: [{ kind: '党纪政务处分', persons: 11 }],
    },
    lookBacks: [],
    lookBackPlanned: 0,
    withheld: [],
    ...more,
  };
}

const draft = (switches: Partial<ReportSwitches> = {}, more: Partial<ReportSources> = {}): TextDocument =>
  draftReport('notice', sourcesWith(more), { ...defaultSwitches('notice', tree.round, '中共临溪区委'), ...switches });

/** The text as it is printed: title, blocks, signature. */
const linesOf = (document: TextDocument): string[] => [
  document.title,
  ...document.blocks.flatMap((block) => blockText(block).split('\n')),
  ...(document.signature === null ? [] : [document.signature.organ, document.signature.date]),
];

/** Titles and sentences alone, so that two readings can be laid side by side. */
const shape = (outline: Outline) =>
  outline.aspects.map((aspect) => ({
    title: aspect.title,
    items: aspect.items.map((item) => ({
      title: item.title,
      problems: item.problems.map((problem) => ({
        title: problem.title,
        measures: problem.measures.map(({ lead, text }) => `${lead}${text}`),
      })),
    })),
  }));

describe('a public notice', () => {
  it('gives the real notice its tree and numbering back', () => {
    const again = parse(linesOf(draft()));
    expect(countOutline(again.aspects)).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
    expect(shape(again)).toEqual(shape(original));
    const problems = linesOf(draft()).filter((line) => /^\(\d+\)/.test(line));
    expect(problems.map((line) => line.match(/^\((\d+)\)/)?.[1])).toEqual(
      Array.from({ length: 23 }, (_, index) => String(index + 1)),
    );
  });

  it.each<[string, Partial<ReportSwitches>]>([
    ['full-width brackets', { brackets: 'full' }],
    ['numbers that restart', { numbering: 'restart' }],
    ['关于…问题的整改', { lead: '关于' }],
    ['measures one a paragraph', { measures: 'paragraphs' }],
    ['measures as ①', { bullets: '①', measures: 'paragraphs' }],
    ['the state first', { status: 'first' }],
    ['nothing but the tasks', { organisation: false, clues: false, outcomes: false, nextSteps: false, contact: null }],
  ])('reads back with %s', (_, switches) => {
    const again = parse(linesOf(draft(switches)));
    expect(countOutline(again.aspects)).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
  });

  it('says what the switches name and leaves out what they leave out', () => {
    const full = linesOf(draft({ statistics: true })).join('\n');
    expect(full).toContain('中共临溪区委关于巡视整改进展情况的通报');
    expect(full).toContain('移交信访件135件，已办结49件，其余86件正在办理');
    expect(full).toMatch(/整改期间，新建制度12项、追缴[^、]*31\.6万元。/);
    expect(full).toContain('完成率0/23＝0.00%');
    expect(full).toContain('累计调度17次，编发通报3期，发出督办单4份、提醒函2份');
    const bare = linesOf(
      draft({ organisation: false, clues: false, outcomes: false, nextSteps: false, contact: null }),
    ).join('\n');
    expect(bare).not.toMatch(/信访|新建制度|累计调度|联系电话|后半篇文章/);
    expect(bare).toContain('一、聚焦反馈问题');
  });

  it('ends with a block of its own that says how to be reached, one way a line', () => {
    const contact = { phone: '0536-1234567', postBox: null, email: 'zg@example.cn' };
    const block = draft({ contact }).blocks.at(-1);
    expect(block).toMatchObject({
      kind: 'contact',
      key: 'contact',
      lines: [
        { label: '联系电话', text: '0536-1234567' },
        { label: '邮政信箱', text: OPEN_PLACE },
        { label: '电子邮箱', text: 'zg@example.cn' },
      ],
    });
    expect(block && blockText(block).split('\n')[1]).toBe('联系电话：0536-1234567');
  });

  it('does not say a phrase twice that a title already bears', () => {
    const phrased = structuredClone(tree);
    const item = phrased.aspects[0]?.items[0];
    const problem = item?.problems[0];
    if (item === undefined || problem === undefined) throw new Error('no problem');
    problem.title = '针对“学用脱节，‘两张皮’”问题。';
    item.title = '关于“学习不深入”问题';
    const lines = linesOf(draft({}, { tree: phrased }));
    expect(lines).toContain('1.关于“学习不深入”问题');
    expect(lines.find((line) => line.startsWith('(1)'))).toMatch(/^\(1\)针对“学用脱节，‘两张皮’”问题。一是/);
  });

  it('leaves out what is withheld and closes the numbers up', () => {
    const problem = tree.aspects[0]?.items[1]?.problems[0];
    const measure = tree.aspects[0]?.items[0]?.problems[0]?.measures[1];
    const withheld: Withheld[] = [
      { id: 'a', problemId: problem?.id ?? '', measureId: null, reason: '案件尚未办结' },
      { id: 'b', problemId: measure?.problemId ?? '', measureId: measure?.id ?? '', reason: '涉及工作秘密' },
    ];
    const lines = linesOf(draft({}, { withheld }));
    expect(lines.some((line) => line.includes(problem?.title ?? '-'))).toBe(false);
    expect(lines.some((line) => line.includes(measure?.text ?? '-'))).toBe(false);
    expect(lines.filter((line) => /^\(\d+\)/.test(line)).at(-1)).toMatch(/^\(22\)/);
    expect(lines.find((line) => line.startsWith('(1)'))).toMatch(/二是/);
    expect(lines.find((line) => line.startsWith('(1)'))).not.toMatch(/三是/);
  });

  it('leaves dates that the round does not know open and finds those places', () => {
    const unknown = { ...tree, round: { ...tree.round, inspectedFrom: null, inspectingBody: null } };
    const document = draft({ contact: null }, { tree: unknown });
    expect(openPlaces(document)).toEqual([0]);
    expect(blockText(document.blocks[0] as never)).toContain('＿＿年＿＿月＿＿日');
  });
});
