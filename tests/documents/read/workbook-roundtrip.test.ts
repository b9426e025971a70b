// A list written by this program and read back is the same list: problems, measures, people, deadlines, words.
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { writeListXlsx } from '#core/documents/write/excel.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import { type LedgerTree, type Measure, type Problem, ROLES } from '#domain/ledger/types.ts';
import { buildList } from '#domain/lists/build.ts';
import { deadlineWords } from '#domain/lists/words.ts';
import { planAgainst } from '#domain/workbook/plan.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import type { LedgerReading, SheetFields } from '#domain/workbook/reading.ts';
import { sampleTree } from '#tests/fixtures/tree.ts';

const AS_OF = '2020-06-22';

async function readBack(
  kind: 'problems' | 'tasks' | 'ledger',
  tree: LedgerTree,
  columns?: string[],
): Promise<LedgerReading> {
  const list = buildList(kind, tree, {
    asOf: AS_OF,
    mark: true,
    officeName: '云溪区整改办',
    ...(columns === undefined ? {} : { columns }),
  });
  const book = await readWorkbook(await writeListXlsx(list), '导出.xlsx');
  const sheet = book.sheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return readLedgerSheet(sheet);
}

const problemsOf = (tree: LedgerTree): Problem[] =>
  tree.aspects.flatMap(({ items }) => items.flatMap(({ problems }) => problems));

const names = (tree: LedgerTree, ids: readonly string[]): string[] =>
  ids.map((id) => {
    const unit = tree.units.find((each) => each.id === id);
    return unit?.shortName ?? unit?.name ?? tree.officials.find((each) => each.id === id)?.name ?? '';
  });

/** Names of a role as read, the measure's own or its problem's. */
const readNames = (role: string, ...levels: SheetFields[]): string[] => {
  for (const { names: read } of levels) {
    const own = (read ?? []).filter((each) => each.role === role).map(({ name }) => name);
    if (own.length > 0) return own;
  }
  return [];
};

describe('整改台账', () => {
  const tree = sampleTree();
  const pairs = (reading: LedgerReading): [Problem, Measure, LedgerReading['problems'][number], number][] =>
    problemsOf(tree).flatMap((problem, p) =>
      problem.measures.map((measure, m): [Problem, Measure, LedgerReading['problems'][number], number] => [
        problem,
        measure,
        reading.problems[p] as LedgerReading['problems'][number],
        m,
      ]),
    );

  it('gives every problem under its aspect and every measure, word for word', async () => {
    const reading = await readBack('ledger', tree);
    expect(reading.unreadable).toEqual([]);
    expect(reading.problems.map(({ number, title, aspect }) => [number, title, aspect])).toEqual(
      tree.aspects.flatMap((aspect) =>
        aspect.items.flatMap(({ problems }) =>
          problems.map((problem) => [problem.number, problem.title, aspect.title]),
        ),
      ),
    );
    for (const [, measure, read, m] of pairs(reading)) {
      const back = read.measures[m];
      expect(`${back?.lead}${back?.text}`.replace(/\s/g, '')).toBe(`${measure.lead}${measure.text}`.replace(/\s/g, ''));
    }
    expect(reading.counts).toMatchObject({ aspects: 4, problems: 23, measures: 81 });
    const reasons = new Set(reading.skipped.map(({ reason }) => reason));
    expect([...reasons].sort()).toEqual(['填报人、签字等落款', '表下的说明'].sort());
  });

  it('gives everybody and every deadline', async () => {
    const reading = await readBack('ledger', tree);
    for (const [problem, measure, read, m] of pairs(reading)) {
      const own = responsibilitiesOf(measure, problem);
      for (const role of ROLES) {
        if (role === 'supporting') continue; // not among the list's usual columns
        expect([measure.id, role, readNames(role, read.measures[m]?.fields ?? {}, read.fields)]).toEqual([
          measure.id,
          role,
          names(tree, own[role]),
        ]);
      }
      const back = read.measures[m]?.fields.deadline ?? read.fields.deadline;
      const words = back === undefined ? '' : deadlineWords(back);
      expect(words).toBe(deadlineWords(effectiveDeadline(measure.deadline, problem.deadline)));
      expect((read.measures[m]?.fields.progress ?? '').trim()).toBe((measure.progress ?? '').trim());
    }
  });

  it('says nothing new beside the round that it was written from', async () => {
    const reading = await readBack('ledger', tree);
    const units = new Map(
      tree.units.flatMap((unit) => [
        [unit.name, unit.name],
        [unit.shortName ?? unit.name, unit.name],
      ]),
    );
    const names = {
      canonical: (_role: string, name: string) => units.get(name) ?? name,
      nameOf: (id: string) =>
        tree.units.find((unit) => unit.id === id)?.name ?? tree.officials.find((each) => each.id === id)?.name ?? '',
    };
    const plan = planAgainst(tree, reading.problems, { names, asOf: AS_OF, running: true });
    expect(plan.missing).toEqual([]);
    expect(
      plan.problems.flatMap(({ changes, measures }) => [...changes, ...measures.flatMap((measure) => measure.changes)]),
    ).toEqual([]);
    expect(new Set(plan.problems.map(({ state }) => state))).toEqual(new Set(['same']));
  });
});

describe('问题清单 and 任务清单', () => {
  it('come back with their rows', async () => {
    const tree = sampleTree();
    const problems = await readBack('problems', tree);
    expect(problems.counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 0 });
    expect(problems.problems.map(({ title, item }) => [title, item])).toEqual(
      tree.aspects.flatMap(({ items }) =>
        items.flatMap((item) => item.problems.map((problem) => [problem.title, item.title])),
      ),
    );
    const tasks = await readBack('tasks', tree);
    expect(tasks.counts).toMatchObject({ problems: 23, measures: 81 });
    expect(tasks.problems.map(({ number }) => number)).toEqual(problemsOf(tree).map(({ number }) => number));
  });
});
