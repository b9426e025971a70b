// Our own workbooks, read back as ledgers: the same problems and measures in the same words, nothing doubted.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeListXlsx } from '#core/documents/write/excel.ts';
import { openWorkbook } from '#core/services/workbook/source.ts';
import { NO_DEADLINE } from '#domain/ledger/types.ts';
import { buildList } from '#domain/lists/build.ts';
import { deadlineWords } from '#domain/lists/words.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import { sampleTree } from '#tests/fixtures/tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'bihuan-round-trip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tree = sampleTree();
const problems = tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));

async function readBack(list: 'problems' | 'tasks' | 'ledger' | 'closeOut') {
  const path = join(folder, `${list}.xlsx`);
  const document = buildList(list, tree, {
    asOf: '2020-06-22',
    mark: true,
  });
  writeFileSync(path, await writeListXlsx(document));
  const sheet = (await openWorkbook(path)).book.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return readLedgerSheet(sheet);
}

describe.each(['tasks', 'ledger'] as const)('the %s list', (list) => {
  it('gives back every problem with every measure, in their order and words', async () => {
    const reading = await readBack(list);
    expect([reading.unreadable, reading.doubts]).toEqual([[], []]);
    expect(reading.problems.map((problem) => problem.title)).toEqual(problems.map((problem) => problem.title));
    expect(
      reading.problems.map((problem) => problem.measures.map((measure) => `${measure.lead}${measure.text}`)),
    ).toEqual(problems.map((problem) => problem.measures.map((measure) => `${measure.lead}${measure.text}`)));
  });
});

describe.each(['problems', 'closeOut'] as const)('the %s list', (list) => {
  it('gives back every problem', async () => {
    const reading = await readBack(list);
    expect([reading.unreadable, reading.doubts]).toEqual([[], []]);
    expect(reading.problems.map((problem) => problem.title)).toEqual(problems.map((problem) => problem.title));
  });
});

it('keeps the headings above the problems', async () => {
  const { counts } = await readBack('problems');
  expect(counts).toMatchObject({ aspects: 4, items: 11, problems: 23 });
});

it('keeps deadlines in their words', async () => {
  const words = (await readBack('problems')).problems.map(({ fields }) =>
    deadlineWords(fields.deadline ?? NO_DEADLINE),
  );
  expect(words).toEqual(problems.map((problem) => deadlineWords(problem.deadline)));
});
