// Tables that no text file can show: group rows over several columns, a matter beside several problems.
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import type { SourceCell, SourceParagraph } from '#domain/outline/types.ts';

type Cell = string | { text: string; down?: number; across?: number } | null;

/** Paragraphs of one table; null stands under a cell that reaches over it. */
function tableOf(rows: Cell[][]): SourceParagraph[] {
  const out: SourceParagraph[] = [];
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell === null) return;
      const { text, down, across } = typeof cell === 'string' ? { text: cell, down: 1, across: 1 } : cell;
      out.push({
        index: out.length,
        text,
        cell: { table: 0, row, column, rowSpan: down ?? 1, columnSpan: across ?? 1 },
      });
    });
  });
  return out;
}

const found = (paragraphs: SourceParagraph[]): [string | null, string, number][] =>
  parseOutline(paragraphs).aspects.flatMap(({ title, items }) =>
    items.flatMap(({ problems }) =>
      problems.map((problem): [string | null, string, number] => [title, problem.title, problem.measures.length]),
    ),
  );

describe('tables of problems', () => {
  test('a row with a number and one wide cell is a heading; reasons for what is open are no measures', () => {
    const rows: Cell[][] = [
      ['序号', '审计报告反映的问题', '整改情况', '是否整改到位', '未整改原因及下步措施'],
      ['一', { text: '保障房分配管理方面', across: 4 }, null, null, null],
      ['1', '向不符合条件家庭分配保障房9套', '清退9户，收回房屋9套。', '是', ''],
      ['2', '公租房租金欠缴46.3万元', '上门催收租金38.1万元。', '部分', '剩余8.2万元已起诉'],
      ['二', { text: '资金管理方面', across: 4 }, null, null, null],
      ['3', '维修资金结息不及时', '补结利息12.6万元。', '是', ''],
    ];
    expect(found(tableOf(rows))).toEqual([
      ['保障房分配管理方面', '向不符合条件家庭分配保障房9套', 1],
      ['保障房分配管理方面', '公租房租金欠缴46.3万元', 1],
      ['资金管理方面', '维修资金结息不及时', 1],
    ]);
  });

  test('检查项目 beside several problems is their heading', () => {
    const rows: Cell[][] = [
      ['检查项目', '检查发现的问题', '整改建议', '整改期限'],
      [{ text: '消防安全', down: 2 }, '疏散通道堆放杂物', '立即清理', '立即'],
      [null, '灭火器检查记录不全', '按月检查并记录', '3日内'],
      ['食品安全', '从业人员健康证过期2人', '补办健康证', '7日内'],
    ];
    expect(found(tableOf(rows))).toEqual([
      ['消防安全', '疏散通道堆放杂物', 0],
      ['消防安全', '灭火器检查记录不全', 0],
      ['食品安全', '从业人员健康证过期2人', 0],
    ]);
  });

  test('a sheet whose first column names its rows is no list, whatever its values say', () => {
    const sheet = (title: string, number: string, problem: string, target: string, work: string): Cell[][] => [
      [{ text: title, across: 4 }, null, null, null],
      ['问题编号', number, '检查日期', '2025年3月2日'],
      ['反馈问题', { text: problem, across: 3 }, null, null],
      ['整改目标', { text: target, across: 3 }, null, null],
      ['整改措施', { text: work, across: 3 }, null, null],
      ['责任单位', '应急管理办公室', '整改时限', '2025年4月30日前'],
    ];
    const sheets = [
      sheet('整改卡（1）', 'HF-01', '“九小场所”底数不清', '摸清底数，隐患清零', '一是开展摸排。二是配齐灭火器。'),
      sheet('整改卡（2）', 'HF-02', '培训档案弄虚作假', '档案真实', '对3家企业立案查处。'),
    ].map(tableOf);
    const paragraphs = sheets.flatMap((rows, table) =>
      rows.map((p, i) => ({ ...p, index: table * 100 + i, cell: { ...(p.cell as SourceCell), table } })),
    );
    expect(found(paragraphs)).toEqual([
      [null, '“九小场所”底数不清', 2],
      [null, '培训档案弄虚作假', 1],
    ]);
    const problems = parseOutline(paragraphs).aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
    expect(problems.map(({ fields }) => fields.note)).toEqual(['检查日期：2025年3月2日', '检查日期：2025年3月2日']);
    // the next sheet's title is not the last measure's text
    expect(problems[0]?.measures.map(({ text }) => text)).toEqual(['', '']);
  });
});
