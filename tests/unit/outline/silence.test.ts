// No text is lost without a word: whatever a document's words, marks or line ends become, what belonged to a problem is
// taken over or named in a warning. Checked from outside, by the text itself, with no help from the parser's own account;
// that account must then be complete, too: every paragraph has one fate.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '#domain/outline/parse.ts';
import { runs } from '#tests/fixtures/runs.ts';
import { unaccounted } from './accounts.ts';
import {
  documentOf,
  leftBehind,
  lostSilently,
  type Mutation,
  mutate,
  type Paragraph,
  read,
  sourceOf,
} from './mutations.ts';

const FOLDER = join(import.meta.dirname, 'corpus');
const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt') && !name.endsWith('.tree.txt'))
  .map((name) => ({ name, paragraphs: documentOf(readFileSync(join(FOLDER, name), 'utf8')) }));

/** Changed documents, and the share of them that may still lose a sentence without a word: none of the usual ones. */
const RUNS = runs(350);
const SHARE = 0.0005;

const mutation: fc.Arbitrary<Mutation> = fc.tuple(fc.nat(6), fc.nat(1_000_000), fc.nat(10_000));

describe('nothing is lost without a word', () => {
  test('the check knows what most documents of the corpus hold', () => {
    const taken = documents.filter(({ paragraphs }) =>
      paragraphs.some((paragraph) => paragraph.some(({ kept }) => kept.length > 0)),
    );
    expect(taken.length).toBeGreaterThan(documents.length * 0.9);
  });

  test.each(documents)('$name as it is', ({ paragraphs }) => {
    expect(leftBehind(paragraphs)).toEqual([]);
  });

  test('with a mark dropped or changed, a label in other words, paragraphs joined, cut or added', () => {
    // the same changes each time: what is not read right yet must not make this fail by chance
    const changes = fc.sample(fc.tuple(fc.constantFrom(...documents), mutation), { seed: 2024, numRuns: RUNS });
    const silent: string[] = [];
    for (const [{ name, paragraphs }, change] of changes) {
      const changed = mutate(paragraphs, change);
      const outline = read(changed);
      expect(unaccounted(outline, sourceOf(changed)), `${name} ${change}`).toEqual([]);
      const lost = lostSilently(changed, outline);
      if (lost.length > 0) silent.push(`${name} ${change} ${lost[0]?.sentence}`);
    }
    expect(silent.slice(Math.floor(RUNS * SHARE))).toEqual([]);
  });

  test('a sentence taken out of the tree would be found', () => {
    const { paragraphs } = documents.find(({ name }) => name.startsWith('182-')) as (typeof documents)[number];
    const added: Paragraph = [{ text: '', kept: ['对码头岸电设施逐一复核并张榜'] }];
    expect(lostSilently([...paragraphs, added])).toHaveLength(1);
  });
});

describe('warnings of losses', () => {
  const codes = (text: string): string[] =>
    parseOutline(text.split('\n').map((line, index) => ({ index, text: line }))).warnings.map(
      ({ code, paragraph, through }) => `${code} ${paragraph}${through && through !== paragraph ? `-${through}` : ''}`,
    );
  const PROBLEMS = '1.会议记录不完整\n整改措施：补录会议记录。\n2.档案管理不规范\n整改措施：开展档案清查。';

  test.each([
    ['a field above all problems', `牵头单位：区档案馆\n${PROBLEMS}`, ['text-not-taken 0']],
    ['a second deadline', `${PROBLEMS}\n完成时限：2024年5月\n整改时限：2024年8月`, ['field-not-kept 5']],
    ['nothing lost', PROBLEMS, []],
    [
      'a heading that is no level',
      `一、关于履行主体责任的情况\n（一）会议记录不完整\n1.补录会议记录。\n2.建立台账。`,
      ['text-not-taken 0'],
    ],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});
