// The log as a file: a plain table for all of it, a workbook for a part that people look through. Logged like any export.
import { createHash } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { changeWords, logLine, NO_LIMITS } from '#domain/log/line.ts';
import type { LogFilter, LogLine } from '#domain/log/types.ts';
import { momentWords } from '#domain/log/values.ts';
import { type LogPage, pageOfLog } from '../../db/queries/log.ts';
import { AtomicFile } from '../../files/atomic-file.ts';
import { type Context, officeName } from '../context.ts';
import { logExport } from '../shared/exports.ts';
import { sealLogRow } from '../shared/sealed.ts';
import { criteriaOf, namesFor } from './log.ts';

/** More rows than people look through in a workbook; a plain table holds any number. */
export const SHEET_ROWS = 50_000;
const PAGE = 500;

const HEADS = ['序号', '时间', '用户', '操作', '对象', '改动内容', '操作编号', '校验值'] as const;

export interface LogExport {
  filter: LogFilter;
  format: 'xlsx' | 'csv';
  path: string;
}

/**
 * Writes what the filter finds, newest first. A long act.
 * @throws BihuanError input.tooLarge for more rows than a workbook takes, file.* from the disk, cancelled; no file is left
 */
export async function writeLog(context: Context, asked: LogExport): Promise<{ fileName: string }> {
  const file = new AtomicFile(asked.path);
  const sha = createHash('sha256');
  const put = (bytes: Uint8Array) => {
    file.write(bytes);
    sha.update(bytes);
  };
  let rows: number;
  try {
    rows =
      asked.format === 'csv'
        ? await writeTable(context, asked.filter, put)
        : await writeSheet(context, asked.filter, put);
    file.commit();
  } catch (error) {
    file.abort();
    throw error;
  }
  logExport(context, file.name, asked.path, {
    what: '操作日志',
    rows,
    filter: asked.filter,
    bytes: file.bytes,
    sha256: sha.digest('hex'),
  });
  return { fileName: file.name };
}

async function writeTable(context: Context, filter: LogFilter, put: (bytes: Uint8Array) => void): Promise<number> {
  const { CSV_MARK, csvLine } = await import('../../documents/write/csv.ts');
  put(Buffer.from(CSV_MARK + csvLine(HEADS)));
  let count = 0;
  for await (const rows of pages(context, filter)) {
    put(Buffer.from(rows.map((row) => csvLine(cells(row))).join('')));
    count += rows.length;
  }
  return count;
}

async function writeSheet(context: Context, filter: LogFilter, put: (bytes: Uint8Array) => void): Promise<number> {
  const lines: Exported[] = [];
  for await (const rows of pages(context, filter)) {
    lines.push(...rows);
    if (lines.length > SHEET_ROWS) {
      throw new BihuanError(
        'input.tooLarge',
        `符合条件的日志超过${SHEET_ROWS}条，没有导出。请缩小时间范围，或导出为 CSV。`,
      );
    }
  }
  const { writeDocument } = await import('../../documents/write/index.ts');
  put(await writeDocument(sheetOf(lines, officeName(context), momentWords(context.actor.now().toISOString())), 'xlsx'));
  return lines.length;
}

type Exported = LogLine & { hash: string };

async function* pages(context: Context, filter: LogFilter): AsyncGenerator<Exported[]> {
  const criteria = criteriaOf(context, filter);
  const whole = pageOfLog(context.store, { sealed: [] }, null, 1).rows[0]?.seq ?? 0;
  let before: number | null = null;
  do {
    const { rows, next }: LogPage = pageOfLog(context.store, criteria, before, PAGE);
    const names = namesFor(context, rows);
    yield rows.map((row) => ({
      ...logLine(sealLogRow(row, context.permissions), names, NO_LIMITS),
      hash: row.hash,
    }));
    before = next;
    await context.step(whole - (next ?? 0), Math.max(whole, 1), '操作日志');
  } while (before !== null);
}

function cells(line: Exported): (string | number)[] {
  const { seq, at, actor, act, object, actId, hash } = line;
  return [seq, momentWords(at), actor, act, object, changeWords(line), actId, hash];
}

function sheetOf(lines: readonly Exported[], office: string, now: string): ListDocument {
  const column = (key: string, title: string, width: number, align: 'left' | 'center' = 'left') => ({
    key,
    title,
    width,
    align,
    shared: false,
  });
  return {
    kind: 'list',
    title: '操作日志',
    subtitle: `${office}　导出时间：${now}　共${lines.length}条`,
    mark: '内部事项 注意保管',
    columns: [
      { ...column('ordinal', HEADS[0], 16, 'center'), numeric: true },
      column('at', HEADS[1], 36, 'center'),
      column('user', HEADS[2], 24),
      column('act', HEADS[3], 30),
      column('object', HEADS[4], 60),
      column('changes', HEADS[5], 110),
      column('actId', HEADS[6], 40),
      column('hash', HEADS[7], 40),
    ],
    groups:
      lines.length === 0
        ? []
        : [
            {
              heading: null,
              ids: { problemId: null, unitId: null },
              lines: lines.map((line) => ({ measureId: null, cells: cells(line).map(String) })),
            },
          ],
    notes: [],
    signatures: [],
    paper: { size: 'A3', orientation: 'landscape' },
  };
}
