// Commands that take whole ledgers in: Excel workbooks as offices keep them.
import { existsSync } from 'node:fs';
import { BihuanError } from '#contract/errors.ts';
import type { WorkbookImported, WorkbookPreview } from '#contract/operations.ts';
import { guessSheet } from '#domain/workbook/header.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import type { LedgerReading, Remark } from '#domain/workbook/reading.ts';
import { proposeRound } from '#domain/workbook/round.ts';
import { type Book, columnLetters } from '#domain/workbook/types.ts';
import { openWorkbook, type WorkbookSource } from '../services/workbook/source.ts';
import { type CommandLine, type Flags, fileArgument } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

/** @throws BihuanError usage, file.missing */
function workbookArgument(word: string | undefined): string {
  if (word === undefined) throw new BihuanError('usage', '请给出台账文件：import-ledger 文件。用 --help 查看用法。');
  const path = fileArgument(word);
  if (!existsSync(path)) throw new BihuanError('file.missing', `找不到文件“${word}”。请核对路径。`);
  return path;
}

/** --sheet by its number from 1 or its name; guessed without. @throws BihuanError usage */
function sheetIndex({ sheets }: Book, flags: Flags): number | null {
  const asked = flags.sheet?.trim();
  if (asked === undefined || asked === '') return null;
  const byName = sheets.findIndex(({ name }) => name === asked);
  const index = byName >= 0 ? byName : Number(asked) - 1;
  if (!Number.isInteger(index) || sheets[index] === undefined) {
    const names = sheets.map(({ name }, i) => `${i + 1} ${name}`).join('、');
    throw new BihuanError('usage', `没有工作表“${asked}”。这个文件有：${names}。`);
  }
  return index;
}

function place({ row, column, text, reason }: Remark) {
  return { row: row + 1, column: column === null ? null : columnLetters(column), text, reason };
}

/** What the sheet holds, as every form of the command prints it. */
function told(source: WorkbookSource, index: number, reading: LedgerReading) {
  const sheet = source.book.sheets[index];
  const names = reading.problems.flatMap(({ fields, measures }) => [
    ...(fields.names ?? []),
    ...measures.flatMap((measure) => measure.fields.names ?? []),
  ]);
  const distinct = (person: boolean): string[] => [
    ...new Set(
      names.filter(({ role }) => (role === 'leader' || role === 'contact') === person).map(({ name }) => name),
    ),
  ];
  const units = distinct(false);
  return {
    file: source.name,
    format: source.book.format,
    encoding: source.book.encoding,
    sheet: sheet?.name ?? '',
    headerRows: reading.header === null ? null : [reading.header.first + 1, reading.header.last + 1],
    columns: reading.columns.map(({ column, headings, field, confidence }) => ({
      column: columnLetters(column),
      heading: headings.join('/'),
      field,
      confidence,
    })),
    aspects: reading.counts.aspects,
    items: reading.counts.items,
    problems: reading.counts.problems,
    measures: reading.counts.measures,
    units: units.length,
    unitNames: units,
    people: distinct(true).length,
    unreadable: reading.unreadable.map(place),
    doubts: reading.doubts.map(place),
    skipped: reading.skipped.map(place),
    notes: source.book.notes,
  };
}

function lines(found: ReturnType<typeof told>): string[] {
  const remark = ({ row, column, text, reason }: ReturnType<typeof place>): string =>
    `  第${row}行${column === null ? '' : `${column}列`}：${reason}${text === '' ? '' : `（${text.replace(/\s+/g, ' ').slice(0, 40)}）`}`;
  const part = (words: string, remarks: ReturnType<typeof place>[]): string[] =>
    remarks.length === 0 ? [] : [`${words}${remarks.length}处：`, ...remarks.slice(0, 50).map(remark)];
  return [
    `工作表“${found.sheet}”：${found.problems}条具体问题 ${found.measures}条措施 ${found.units}个单位`,
    ...found.notes.map((note) => `注意：${note}`),
    ...part('无法读取', found.unreadable),
    ...part('需要核对', found.doubts),
    ...part('没有导入', found.skipped),
  ];
}

/** import-ledger FILE [--sheet N] [--dry-run] [--round R] [--feedback-date 日期] [--kind 巡视] [--body 巡视机构] */
export async function importLedger({ words, flags }: CommandLine): Promise<Output> {
  const path = workbookArgument(words[1]);
  const source = await openWorkbook(path);
  const sheet = sheetIndex(source.book, flags);
  if (flags['dry-run'] !== undefined && flags.round === undefined) {
    // without a round nothing is asked of a ledger, so that none is needed
    const index = sheet ?? guessSheet(source.book);
    const chosen = source.book.sheets[index];
    const found = told(source, index, readLedgerSheet(chosen as NonNullable<typeof chosen>));
    return { json: { dryRun: true, ...found }, text: lines(found).join('\n') };
  }
  return Session.run(flags, async ({ engine }) => {
    const rounds = await engine.call('listRounds', {});
    const existing = rounds.find(({ name }) => name === flags.round) ?? null;
    const look = { path, sheet, headerRow: null, mapping: null, year: null };
    const preview = await engine.call('readWorkbook', {
      ...look,
      roundId: existing?.id ?? null,
      from: 0,
      focusRow: null,
    });
    const chosen = source.book.sheets[preview.sheet];
    const mapping = preview.columns.map(({ column, field }) => ({ column, field }));
    const reading = readLedgerSheet(chosen as NonNullable<typeof chosen>, {
      ...(preview.header === null ? {} : { headerRow: preview.header.first }),
      mapping: Object.fromEntries(mapping.map(({ column, field }) => [column, field])),
      year: preview.year,
    });
    const found = told(source, preview.sheet, reading);
    const plan = planOf(preview);
    if (flags['dry-run'] !== undefined) {
      return { json: { dryRun: true, ...found, plan }, text: [...lines(found), ...planLines(preview)].join('\n') };
    }
    const proposed = proposeRound(reading.titles, source.name, reading.problems);
    const imported = await engine.call('importWorkbook', {
      ...look,
      sheet: preview.sheet,
      mapping,
      year: preview.year,
      sha256: preview.source.sha256,
      round:
        existing !== null && preview.plan !== null
          ? { id: existing.id, basis: preview.plan.basis }
          : {
              fields: {
                name: flags.round ?? proposed.name,
                kind: flags.kind ?? proposed.kind,
                inspectingBody: flags.body ?? null,
                inspectedFrom: null,
                inspectedTo: null,
                feedbackDate: flags['feedback-date'] ?? null,
                numbering:
                  flags.numbering === 'restart' || flags.numbering === 'continuous'
                    ? flags.numbering
                    : proposed.numbering,
              },
            },
      overwrite: flags.overwrite === undefined ? [] : 'all',
      leave: [],
      sameUnits: [],
    });
    const name = existing?.name ?? flags.round ?? proposed.name;
    return {
      json: { round: name, ...imported, ...found, plan },
      text: [importedLine(name, imported), ...lines(found), ...planLines(preview)].join('\n'),
    };
  });
}

function planOf({ plan }: WorkbookPreview) {
  if (plan === null) return null;
  const { same, changed, fresh, fills, overwrites, held, missing, changes } = plan;
  return { same, changed, fresh, fills, overwrites, held, missing: missing.rows, changes: changes.rows };
}

function planLines({ plan }: WorkbookPreview): string[] {
  if (plan === null) return [];
  return [
    `与台账比对：相同${plan.same}条，有变化${plan.changed}条，新增${plan.fresh.problems}条问题${plan.fresh.measures}条措施，台账有而文件没有${plan.missing.total}条`,
    `可填补空白${plan.fills}处，与台账不同${plan.overwrites}处（加 --overwrite 才按文件改动）`,
    ...(plan.held === 0 ? [] : [`其中${plan.held}处不能按文件改动：`]),
    ...plan.changes.rows.flatMap(({ place, label, after, held }) =>
      held === undefined ? [] : [`  ${place}${label} ${after}：${held}`],
    ),
  ];
}

function importedLine(name: string, { added, changed }: WorkbookImported): string {
  return `已导入“${name}”：新增${added.problems}条具体问题 ${added.measures}条措施 ${added.units}个单位 ${added.officials}名人员，填写或改动${changed}处`;
}
