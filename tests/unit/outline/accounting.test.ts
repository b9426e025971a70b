// Every paragraph of a document has one fate: used in the tree, passed over for a reason, or named as a loss.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import type { PassedOver, SourceParagraph } from '#domain/outline/types.ts';
import { fatesOf, unaccounted } from './accounts.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const documents = readdirSync(FOLDER).filter((name) => name.endsWith('.txt') && !name.endsWith('.tree.txt'));
const sourceOf = (text: string): SourceParagraph[] => text.split('\n').map((line, index) => ({ index, text: line }));
const lines = (passed: readonly PassedOver[]): string[] =>
  passed.map(({ kind, from, to, words, part }) => `${from}-${to} ${kind}${part ? ' part' : ''} ${words}`);

const NOTICE = `当前位置：首页 > 党务公开
云岭县水务局党组关于巡察整改进展情况的通报
县委：
根据县委统一部署，县委第一巡察组对县水务局党组进行了巡察。现将整改进展情况予以公布。
一、落实整改主体责任情况
（一）加强领导。召开党组会3次。
二、巡察反馈问题整改情况
1.河道管护责任落实不到位。
整改措施：签订管护责任书42份。
2.水费账目不清。
整改措施：公开水费账目。
三、巡察移交问题线索处置情况
移交问题线索3件，已办结2件。
四、下一步打算
（一）持续抓好整改。
五、工作要求
各股室要高度重视。

六、联系方式
联系电话：0000-1234567
附件：整改台账
云岭县水务局党组
2024年5月6日
- 2 -`;

describe('passages that are left out', () => {
  test('each with its reason and place', () => {
    const source = sourceOf(NOTICE);
    const outline = parseOutline(source);
    expect(outline.warnings).toEqual([]);
    expect(lines(outline.passedOver)).toEqual([
      '0-2 title 当前位置：首页 > 党务公开',
      '3-3 opening 根据县委统一部署，县委第一巡察组对县水务局党组进…',
      '4-5 organisation 一、落实整改主体责任情况',
      '6-6 part 二、巡察反馈问题整改情况',
      '11-12 clues 三、巡察移交问题线索处置情况',
      '13-14 later 四、下一步打算',
      '15-16 demand 五、工作要求',
      '18-19 contact 六、联系方式',
      '20-20 appendix 附件：整改台账',
      '21-22 signature 云岭县水务局党组',
      '23-23 furniture - 2 -',
    ]);
    expect(fatesOf(outline, source).get(8)).toEqual(['used']);
  });

  test('the first words of a paragraph whose rest was taken over', () => {
    const text =
      '县档案局巡察反馈问题整改情况的报告（一）档案管理不规范\n整改措施：开展档案清查。\n（二）会议记录不完整\n整改措施：补录会议记录。';
    const outline = parseOutline(sourceOf(text));
    expect(outline.counts.problems).toBe(2);
    expect(lines(outline.passedOver)).toEqual(['0-0 title part 县档案局巡察反馈问题整改情况的报告']);
  });

  test('a heading of a contact block raises no doubt', () => {
    const text =
      '1.会议记录不完整\n整改措施：补录会议记录。\n2.档案管理不规范\n整改措施：开展档案清查。\n二、监督方式及公示时间\n公示期5天。';
    const outline = parseOutline(sourceOf(text));
    expect(outline.warnings.filter(({ code }) => code === 'part-not-used')).toEqual([]);
  });
});

describe('nothing is without a fate', () => {
  test.each(documents)('%s', (name) => {
    const source = sourceOf(readFileSync(join(FOLDER, name), 'utf8'));
    expect(unaccounted(parseOutline(source), source)).toEqual([]);
  });

  test('in a document with more losses than are named one by one', () => {
    const source = sourceOf(
      `一、主要问题\n1.会议记录不完整\n整改措施：补录会议记录。\n${Array.from({ length: 60 }, (_, i) => `码头岸电设施第${i}号箱闲置三年，趸船维护无人过问。\n${i + 2}.档案管理不规范\n整改措施：开展档案清查。`).join('\n')}`,
    );
    const outline = parseOutline(source);
    expect(outline.counts.problems).toBe(61);
    expect(unaccounted(outline, source)).toEqual([]);
  });

  test('in tables: headings of columns, rows of headings, a table that is no list', () => {
    const rows = (table: number, from: number, cells: string[][]): SourceParagraph[] =>
      cells.flatMap((line, row) =>
        line.map((text, column) => ({
          index: from + row * line.length + column,
          text,
          cell: { table, row, column, columnSpan: line.length === 1 ? 3 : 1 },
        })),
      );
    const source = [
      ...rows(0, 0, [
        ['序号', '问题', '整改措施'],
        ['1', '会议记录不完整', '补录会议记录'],
        ['序号', '问题', '整改措施'],
        ['2', '档案管理不规范', '开展档案清查'],
      ]),
      ...rows(1, 40, [
        ['单位', '人数'],
        ['办公室', '3'],
      ]),
    ];
    const outline = parseOutline(source);
    expect(outline.counts.problems).toBe(2);
    expect(unaccounted(outline, source)).toEqual([]);
    expect(lines(outline.passedOver)).toEqual(['0-2 label 序号', '6-8 table 序号', '40-43 table 单位']);
  });

  test('a paragraph taken out of the account would be found', () => {
    const source = sourceOf(NOTICE);
    const outline = parseOutline(source);
    expect(unaccounted({ ...outline, passedOver: outline.passedOver.slice(1) }, source)).toHaveLength(3);
    const twice = [...outline.passedOver, { kind: 'part', from: 7, to: 7, words: '' } as const];
    expect(unaccounted({ ...outline, passedOver: twice }, source)).toHaveLength(1);
  });
});
