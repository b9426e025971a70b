// Problems from tables: one row per problem or measure under a header of known labels, merged cells joined.
import { type Context, toMeasure } from './build.ts';
import { fold } from './chars.ts';
import { putField } from './fields.ts';
import type { Grid, GridCell } from './grid.ts';
import { readHead } from './head.ts';
import { type LabelKey, labelKey } from './labels.ts';
import { readMarker } from './markers.ts';
import { findRun } from './runs.ts';
import type { OutlineFields, OutlineMeasure, OutlineProblem } from './types.ts';
import { namesKind, tellsStatus } from './wording.ts';

/** A heading over rows, with the paragraphs it was read from. */
export interface TableHeading {
  title: string;
  paragraphs: readonly number[];
}

export interface TableProblem {
  aspect: TableHeading | null;
  item: TableHeading | null;
  problem: OutlineProblem;
}

export interface TableHeader {
  /** Rows that belong to the header or to a title above it */
  rows: number;
  columns: (LabelKey | null)[];
  texts: string[];
}

/** Headers that no list holds in these words, by what they contain; first match counts. */
const ROUGH: [RegExp, LabelKey][] = [
  [/序号|编号/, 'number'],
  [/未(?:整改|完成)|下(?:一)?步/, 'note'],
  [/^(?:检查|评估|考核|抽查|督查)(?:项目|环节|领域|类别)$/, 'aspect'],
  [/(?:处理|复查|复检|验收)结果/, 'work'],
  [/进展|完成情况|落实情况|整改情况|整改成效|整改结果/, 'work'],
  [/措施|举措/, 'measures'],
  [/时限|期限|完成时间|完成日期|整改日期|时间要求|整改时间/, 'deadline'],
  [/目标|标准/, 'target'],
  [/领导/, 'leader'],
  [/牵头|主责/, 'lead'],
  [/配合|协办|协同/, 'supporting'],
  [/责任单位|责任部门|责任主体|承办/, 'responsible'],
  [/责任人|联络员|联系人/, 'contact'],
  [/来源/, 'source'],
  [/类型|性质/, 'kind'],
  [/方面|类别|分类|领域$/, 'aspect'],
  [/状态|是否|销号/, 'status'],
  [/佐证|成果/, 'deliverable'],
  [/问题|事项|内容|不符合|不合格|隐患|缺陷|不足/, 'problem'],
  [/备注|说明/, 'note'],
];

/** What a column is for, by its heading. */
export function columnKey(text: string): LabelKey | null {
  const words = fold(text).replace(/[\s\n]/g, '');
  if (!words || words.length > 24) return null;
  const exact = labelKey(words);
  if (exact) return exact === 'problemList' ? 'problem' : exact;
  return ROUGH.find(([test]) => test.test(words))?.[1] ?? null;
}

/** Finds the header within the first rows: a row most of whose cells are labels, among them problem or measures. */
export function headerOf(grid: Grid): TableHeader | null {
  for (let r = 0; r < Math.min(4, grid.rows.length); r++) {
    const row = grid.rows[r] as (GridCell | null)[];
    const below = grid.rows[r + 1];
    const cells = new Set(row.filter((cell) => cell !== null));
    if (cells.size < 2) continue;
    // two header rows: a heading over several columns, their own headings below it
    const split =
      below !== undefined &&
      row.some((cell) => cell !== null && cell.columnSpan > 1 && cell.columnSpan < grid.width) &&
      row.some((cell, c) => cell !== null && below[c] === cell);
    const texts = row.map((cell, c) => (split ? (below?.[c]?.text ?? cell?.text ?? '') : (cell?.text ?? '')));
    const columns = texts.map((text, c) => columnKey(text) ?? (split ? columnKey(row[c]?.text ?? '') : null));
    const known = columns.filter((key) => key !== null).length;
    const core = columns.includes('problem') || columns.includes('measures') || columns.includes('work');
    const noHeader = texts.some((text) => text.length > 30 || /^\d{1,4}$/.test(text.trim()));
    if (known >= 2 && core && !noHeader && known * 2 >= cells.size) {
      // two columns for one thing: the first is meant, 进展 after 措施 stays progress
      const seen = new Set<LabelKey>();
      const heads = new Set<number>();
      const single = columns.map((key, c) => {
        if (key === null || (row[c] !== null && c > 0 && row[c] === row[c - 1] && !split)) return null;
        if (seen.has(key) && key === 'problem') {
          // 整改事项 | 主要问题: the first is the heading above the second
          const before = columns.indexOf('problem');
          if (/问题/.test(texts[c] as string) && !/问题/.test(texts[before] as string)) heads.add(before);
          else return null;
        }
        seen.add(key);
        return key;
      });
      const named = single.map((key, c) => (heads.has(c) ? 'aspect' : key));
      // a first column of unknown words whose cells reach over several problems is their heading
      const problemAt = named.indexOf('problem');
      const over = grid.rows.slice(r + 1).some((line, k, all) => {
        const next = all[k + 1];
        return next && line[0] && line[0] === next[0] && line[problemAt] !== next[problemAt];
      });
      if (named[0] === null && problemAt > 0 && over && !named.includes('aspect')) named[0] = 'aspect';
      // what no column is known for is kept in 备注 under its own heading
      const kept = named.map((key, c) =>
        key === null && (texts[c] ?? '').trim() !== '' && (c === 0 || row[c] !== row[c - 1] || split) ? 'note' : key,
      );
      return { rows: r + (split ? 2 : 1), columns: kept, texts };
    }
  }
  return null;
}

/** The measures of one cell: counted lines, a counted run, or each paragraph for itself. */
function cellMeasures(cell: GridCell, context: Context): OutlineMeasure[] {
  const marked = cell.lines.map((line) => ({ line, marker: readMarker(line) }));
  const first = marked.find(({ marker }) => marker !== null)?.marker ?? null;
  const out: { text: string; confidence: number }[] = [];
  if (first && marked.filter(({ marker }) => marker?.family === first.family).length > 1) {
    for (const { line, marker } of marked) {
      const last = out.at(-1);
      if (marker?.family === first.family) out.push({ text: line.slice(marker.length), confidence: 0.9 });
      else if (last) last.text += `\n${line}`;
      else out.push({ text: line, confidence: 0.6 });
    }
  } else {
    for (const line of cell.lines) {
      const run = findRun(line);
      if (run && run.members.length > 1) {
        const before = line.slice(0, run.start).trim();
        if (before && run.start > 30) out.push({ text: before, confidence: 0.6 });
        for (const member of run.members) {
          out.push({ text: line.slice(member.textStart, member.end), confidence: 0.9 });
        }
      } else {
        const marker = readMarker(line);
        out.push({ text: marker ? line.slice(marker.length) : line, confidence: cell.lines.length > 1 ? 0.6 : 0.8 });
      }
    }
  }
  return out
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence }) => toMeasure(text.trim(), cell.paragraphs, confidence, context));
}

interface Record {
  number: number | null;
  problem: GridCell;
  aspect: TableHeading | null;
  item: TableHeading | null;
  rows: (GridCell | null)[][];
}

function isBlank(cell: GridCell | null | undefined): boolean {
  return !cell || cell.text.trim() === '';
}

/** Words without their number. */
function heading(text: string): string {
  const line = text.replaceAll('\n', '');
  const marker = readMarker(line);
  const words = marker ? line.slice(marker.length) : line;
  return readHead(words).title || words;
}

/** A heading row, or a cell that is the heading of its rows. */
function headingOf({ text }: GridCell, cells: readonly GridCell[]): TableHeading {
  return { title: heading(text), paragraphs: cells.flatMap(({ paragraphs }) => paragraphs) };
}

const TOTAL = /^(?:合计|总计|小计|共计)[:：]?$/;
const SIGNED = /^(?:填[表报]|制表|审[核签批]|复核|经办|报送|统计|联系)(?:人|单位|负责人|时间|日期|电话|领导)?\s?[:：]/;

/** 合计 4类 11个, or 填表人：… 审核人：…: rows about the table itself. */
function aboutTable(cells: readonly GridCell[]): boolean {
  const filled = cells.map(({ text }) => text.trim()).filter(Boolean);
  return TOTAL.test((filled[0] ?? '').replace(/\s/g, '')) || filled.every((text) => SIGNED.test(text));
}

function records(grid: Grid, header: TableHeader, above: TableHeading | null): Record[] {
  const at = (key: LabelKey): number => header.columns.indexOf(key);
  // a list without a problem column hangs its measures on the item
  const problemAt = at('problem') >= 0 ? at('problem') : at('item');
  const out: Record[] = [];
  let aspect = above;
  let item: TableHeading | null = null;
  for (let r = header.rows; r < grid.rows.length; r++) {
    const row = grid.rows[r] as (GridCell | null)[];
    const cells = [...new Set(row.filter((cell) => cell !== null))];
    if (cells.every((cell) => isBlank(cell)) || aboutTable(cells)) continue;
    // the header repeated on a further page
    if (row.every((cell, c) => (cell?.text ?? '') === (header.texts[c] ?? ''))) continue;
    // 一 | 资金管理方面: a heading over the rows below, with or without its number
    const filled = cells.filter((cell) => !isBlank(cell) && !/^[\d一二三四五六七八九十]{1,3}$/.test(cell.text.trim()));
    const only = filled.length === 1 ? filled[0] : undefined;
    if (only && only.columnSpan > 1 && only.columnSpan >= grid.width - 2) {
      aspect = headingOf(only, cells);
      item = null;
      continue;
    }
    const aspectCell = at('aspect') >= 0 ? row[at('aspect')] : null;
    if (aspectCell && !isBlank(aspectCell)) aspect = headingOf(aspectCell, [aspectCell]);
    const itemCell = at('item') >= 0 && at('item') !== problemAt ? row[at('item')] : null;
    if (itemCell && !isBlank(itemCell)) item = headingOf(itemCell, [itemCell]);
    const problem = row[problemAt] ?? null;
    const last = out.at(-1);
    if (!problem || isBlank(problem) || (last && last.problem === problem)) {
      if (last) last.rows.push(row);
      continue;
    }
    const digits = at('number') >= 0 ? /\d{1,4}/.exec(fold(row[at('number')]?.text ?? '')) : null;
    out.push({ number: digits ? Number(digits[0]) : null, problem, aspect, item, rows: [row] });
  }
  return out;
}

/** Fields of a record: one cell for all rows is the problem's, cells that change by row are the measures'. */
function putFields(
  record: Record,
  header: TableHeader,
  problem: OutlineProblem,
  perRow: OutlineMeasure[][],
  context: Context,
): void {
  header.columns.forEach((key, column) => {
    if (key === null || ['problem', 'measures', 'aspect', 'item', 'number'].includes(key)) return;
    // a cell that reaches over from another column says nothing for this one
    const own = (row: (GridCell | null)[]): GridCell | null =>
      (row[column]?.column === column ? row[column] : null) ?? null;
    const cells = record.rows.map(own).filter((cell) => !isBlank(cell));
    const distinct = [...new Set(cells)];
    const words = header.texts[column] ?? '';
    const put = (fields: OutlineFields, cell: GridCell): void => {
      const hit = { key, words, value: cell.lines.join('\n') };
      if (key === 'work' && tellsStatus(cell.text)) fields.status ??= cell.text;
      else putField(fields, hit, context, cell.paragraphs[0] ?? 0);
    };
    if (distinct.length <= 1 || record.rows.length === 1) {
      for (const cell of distinct) if (cell) put(problem.fields, cell);
      return;
    }
    record.rows.forEach((row, r) => {
      const cell = own(row);
      if (!cell || isBlank(cell)) return;
      const measures = perRow[r] ?? [];
      if (measures.length === 0) put(problem.fields, cell);
      else for (const measure of measures) put(measure.fields, cell);
    });
  });
}

function split(cell: GridCell): string[] {
  if (cell.lines.length > 1) {
    const marked = cell.lines.map((line) => ({ line, marker: readMarker(line) }));
    if (marked.every(({ marker }) => marker !== null)) {
      return marked.map(({ line, marker }) => line.slice(marker?.length ?? 0));
    }
  }
  const run = findRun(cell.text.replaceAll('\n', ' '));
  if (run?.start === 0 && run.members.length > 1) {
    const text = cell.text.replaceAll('\n', ' ');
    return run.members.map((member) => text.slice(member.textStart, member.end).trim());
  }
  return [];
}

function titleOf(text: string): { title: string; number: number | null } {
  const line = text.replaceAll('\n', '').trim();
  const marker = readMarker(line);
  const words = marker ? line.slice(marker.length).trim() : line;
  const head = readHead(words);
  const title = head.exact && !head.rest ? head.title : words;
  return { title: title.replace(/[。；;，,\s]+$/, ''), number: marker?.number ?? null };
}

/** 整改类别 with values such as 政治建设 is the aspect's column, not that of the kind. */
function settleKind(grid: Grid, header: TableHeader): TableHeader {
  const at = header.columns.indexOf('kind');
  if (at < 0 || header.columns.includes('aspect')) return header;
  const values = grid.rows
    .slice(header.rows)
    .map((row) => row[at]?.text ?? '')
    .filter(Boolean);
  if (values.length === 0 || values.filter(namesKind).length * 2 >= values.length) return header;
  return { ...header, columns: header.columns.map((key, c) => (c === at ? 'aspect' : key)) };
}

/** All problems of one table; `above` is the heading that stands before it. */
export function tableProblems(
  grid: Grid,
  found: TableHeader,
  above: TableHeading | null,
  context: Context,
): TableProblem[] {
  const out: TableProblem[] = [];
  const header = settleKind(grid, found);
  const measureColumns = header.columns.flatMap((key, column) => (key === 'measures' ? [column] : []));
  const workAt = header.columns.indexOf('work');
  const sources = measureColumns.length > 0 ? measureColumns : workAt >= 0 ? [workAt] : [];
  const asMeasures: TableHeader = {
    ...header,
    columns: header.columns.map((key, column) => (sources.includes(column) ? 'measures' : key)),
  };
  for (const record of records(grid, header, above)) {
    const seen = new Set<GridCell>();
    const perRow = record.rows.map((row) =>
      sources.flatMap((column) => {
        const cell = row[column];
        if (!cell || isBlank(cell) || seen.has(cell)) return [];
        seen.add(cell);
        if (sources[0] === workAt && tellsStatus(cell.text)) return [];
        return cellMeasures(cell, context);
      }),
    );
    const measures = perRow.flat();
    const status = record.rows.map((row) => row[workAt]?.text ?? '').find((text) => tellsStatus(text));
    const parts = split(record.problem);
    const paragraphs = [...new Set(record.rows.flatMap((row) => row.flatMap((cell) => cell?.paragraphs ?? [])))].sort(
      (a, b) => a - b,
    );
    const make = (text: string, own: OutlineMeasure[], fallback: number | null): OutlineProblem => {
      const { title, number } = titleOf(text);
      return { number: fallback ?? number ?? 0, title, measures: own, fields: {}, paragraphs, confidence: 0.9 };
    };
    if (parts.length > 1 && parts.length === measures.length) {
      // several problems in one cell, as many measures beside them
      const shared = make('', [], null);
      putFields(record, asMeasures, shared, [], context);
      parts.forEach((part, i) => {
        const problem = make(part, [measures[i] as OutlineMeasure], null);
        problem.fields = { ...shared.fields };
        out.push({ aspect: record.aspect, item: record.item, problem });
      });
      continue;
    }
    const problem = make(record.problem.text, measures, record.number);
    putFields(record, asMeasures, problem, perRow, context);
    if (status) problem.fields.status ??= status;
    out.push({ aspect: record.aspect, item: record.item, problem });
  }
  return out;
}
