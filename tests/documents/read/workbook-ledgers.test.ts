// Every fixture through the real reader and the real rules: what is found, what is told of, and that no cell is lost.
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { guessSheet } from '#domain/workbook/header.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import type { LedgerReading } from '#domain/workbook/reading.ts';
import { makeWorkbook, WORKBOOKS } from '#tests/fixtures/workbooks.ts';

async function read(name: string): Promise<LedgerReading> {
  const fixture = WORKBOOKS.find((each) => each.name === name);
  if (fixture === undefined) throw new Error(`no fixture ${name}`);
  const book = await readWorkbook(await makeWorkbook(fixture), '台账.xlsx');
  const sheet = book.sheets[guessSheet(book)];
  if (sheet === undefined) throw new Error('no sheet');
  return readLedgerSheet(sheet);
}

const reasons = (remarks: LedgerReading['doubts']): string[] => remarks.map(({ reason }) => reason);

describe('ledgers as offices keep them', () => {
  it.each(WORKBOOKS.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, { expect: expected }) => {
    const reading = await read(name);
    const { problems } = reading;
    expect(reading.counts).toMatchObject({ problems: expected.problems, measures: expected.measures });
    if (expected.aspects !== undefined) expect(reading.counts.aspects).toBe(expected.aspects);
    if (expected.items !== undefined) expect(reading.counts.items).toBe(expected.items);
    if (expected.titles) expect(problems.map(({ number, title }) => `${number} ${title}`)).toEqual(expected.titles);
    if (expected.measureTexts) {
      expect(problems.flatMap(({ measures }) => measures.map(({ lead, text }) => lead + text))).toEqual(
        expected.measureTexts,
      );
    }
    if (expected.unreadable) expect(reasons(reading.unreadable)).toEqual(expected.unreadable);
    if (expected.doubts) expect(reasons(reading.doubts)).toEqual(expected.doubts);
    if (expected.skipped) expect(reasons(reading.skipped)).toEqual(expected.skipped);
  });

  it('reads dates, words and years of deadlines', async () => {
    const serials = await read('title rows above the header, dates as serials');
    expect(serials.titles).toHaveLength(3);
    expect(serials.problems.map(({ fields }) => fields.deadline?.date)).toEqual(['2025-06-30', '2025-06-30']);
    const merged = await read('merged problem cells, one measure a row');
    expect(merged.problems[0]?.measures.map(({ fields }) => fields.deadline)).toEqual([
      { date: '2025-06-30', text: null, longTerm: false },
      { date: '2025-09-30', text: null, longTerm: false },
      { date: null, text: '长期坚持', longTerm: true },
    ]);
    expect(merged.problems[1]?.fields.deadline).toEqual({ date: null, text: '立行立改', longTerm: false });
    const repeated = await read('problem repeated in every row');
    expect(repeated.problems[1]?.fields.deadline).toEqual({
      date: '2025-12-31',
      text: '2025年底前并长期坚持',
      longTerm: true,
    });
    const months = await read('months shown without a day, dates as eight digits');
    expect(months.problems.map(({ fields }) => fields.deadline?.date)).toEqual(['2025-06-30', '2025-07-31']);
  });

  it('tells units, their roles and people apart', async () => {
    const { problems } = await read('several units in one cell');
    const names = problems.map(({ fields }) => (fields.names ?? []).map(({ role, name }) => `${role}:${name}`));
    expect(names[0]).toEqual([
      'responsible:区住建局',
      'responsible:区发改局',
      'responsible:区财政局',
      'responsible:区水利局',
      'responsible:区林业局',
      'contact:张某',
      'contact:李某',
    ]);
    expect(names[1]).toEqual(['responsible:区教体局', 'responsible:区卫健局', 'contact:王某']);
    expect(names[2]).toEqual(['responsible:区民政局', 'responsible:区人社局', 'contact:赵某']);
    expect(names[3]).toEqual(['lead:区农业农村局', 'supporting:区商务局', 'supporting:区供销社', 'contact:钱某']);
    expect(names[4]).toEqual(['lead:区城管局', 'responsible:各街道', 'contact:孙某', 'contact:李某']);
    expect(problems[3]?.fields.names?.at(-1)).toMatchObject({ post: '区委常委、组织部部长', phone: '13800000000' });
    expect(problems[1]?.fields.names?.at(-1)).toMatchObject({ post: '副区长' });
  });

  it('takes words for states for what they are: the file’s, never a closing', async () => {
    const { problems } = await read('title rows above the header, dates as serials');
    expect(problems.map(({ fields }) => [fields.state, fields.note])).toEqual([
      ['整改中', '文件所述：已完成'],
      ['整改中', undefined],
    ]);
    expect(problems[1]?.measures[0]?.fields).toMatchObject({ progress: '召开会议2次', state: '整改中' });
  });

  it('keeps what has no place of its own in the note', async () => {
    const { problems } = await read('evidence, telephones and posts in columns of their own');
    expect(problems[0]?.fields.note).toBe('佐证材料：会议纪要');
    expect(problems[0]?.fields.names).toEqual([
      { role: 'leader', name: '赵某', post: '副区长' },
      { role: 'contact', name: '钱某', phone: '13800000001' },
    ]);
    expect(problems[0]?.measures[0]?.fields.percent).toBe(60);
  });

  it('hands a progress out part by part where there are as many measures', async () => {
    const { problems } = await read('one progress for several measures');
    expect(problems.flatMap(({ measures }) => measures.map(({ fields }) => fields.progress))).toEqual([
      '已修订3项。',
      '已培训2期。',
      '已查账目并追回2万元。',
      undefined,
    ]);
  });
});
