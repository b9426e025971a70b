// A real public notice, where it lies beside the checkout: 4 方面, 11 项, 23 问题, 81 措施, nothing more and nothing less.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';

const NOTICE = resolve(import.meta.dirname, '../../../../shared/input/notice-2020.txt');
const PER_PROBLEM = [3, 3, 5, 4, 4, 3, 2, 4, 4, 3, 3, 3, 3, 3, 3, 3, 5, 5, 3, 5, 4, 3, 3];

if (existsSync(NOTICE)) {
  const paragraphs = readFileSync(NOTICE, 'utf8')
    .split('\n')
    .map((text, index) => ({ index, text }));
  const outline = parseOutline(paragraphs);
  const items = outline.aspects.flatMap((aspect) => aspect.items);
  const problems = items.flatMap((item) => item.problems);

  describe('the notice of 2020', () => {
    test('has the stated totals and no warning', () => {
      expect(outline.counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
      expect(outline.warnings).toEqual([]);
    });

    test('has the right number of measures under every problem', () => {
      expect(problems.map((problem) => problem.measures.length)).toEqual(PER_PROBLEM);
    });

    test('numbers items and problems on over their parents', () => {
      expect(items.map((item) => item.number)).toEqual(items.map((_, i) => i + 1));
      expect(problems.map((problem) => problem.number)).toEqual(problems.map((_, i) => i + 1));
      expect(outline.pattern).toEqual({
        aspect: '（一）',
        item: '1.',
        problem: '(1)',
        measure: '一是',
        numbering: 'continuous',
      });
    });

    test('keeps quotes and commas in titles', () => {
      expect(items[2]?.title).toBe('‘双招双引’成效不明显,营商环境亟待优化');
      expect(problems[11]?.title).toBe('拆迁安置项目进展缓慢,‘有迁出、无迁入’');
      expect(problems[2]?.title).toMatch(/^奎文区作为.*,发展后劲不足$/);
    });

    test('splits a measure into lead and text, also where the lead ends in a comma', () => {
      expect(problems[11]?.measures[0]?.lead).toBe('全力加快回迁安置。');
      expect(problems[14]?.measures[0]?.lead).toBe('深化漠视侵害群众利益问题专项整治,');
      expect(problems[22]?.measures[2]?.lead).toBe('严格落实公检法、财政等部门单位案件信息月报告制度,');
      for (const measure of problems.flatMap((problem) => problem.measures)) {
        expect(measure.lead).not.toMatch(/^[一二三四五]是/);
        expect(measure.text.length).toBeGreaterThan(20);
      }
    });

    test('takes neither organisation chapters nor clues nor head and tail for problems', () => {
      const text = JSON.stringify(outline.aspects);
      for (const foreign of ['把脉会诊', '信访举报件', '首页', '联系电话', '后半篇', '严督实导', '巡视成果运用']) {
        expect(text).not.toContain(foreign);
      }
    });
  });
}
