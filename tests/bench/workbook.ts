// Import of a ledger of 10,000 rows: read, understood, compared, taken in; beside the same file read bare by the library.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { readWorkbook } from '#core/documents/read/workbook.ts';
import { forgetWorkbook } from '#core/services/workbook/source.ts';
import { readLedgerSheet } from '#domain/workbook/read.ts';
import type { BookSheet } from '#domain/workbook/types.ts';
import { startEngine } from '#tests/fixtures/engine.ts';
import { tempDir } from '#tests/fixtures/folder.ts';
import { measure, measureBeside, type Row, rowOf, table } from './measure.ts';

const ROWS = 10_000;
const MEASURES = 4;
const HEAD = [
  '序号',
  '反馈问题',
  '整改措施',
  '责任领导',
  '牵头单位',
  '责任单位',
  '责任人',
  '完成时限',
  '进展情况',
  '是否完成',
];
const WORDS = [
  '学习贯彻',
  '项目推进',
  '作风建设',
  '民生保障',
  '生态治理',
  '安全生产',
  '财务管理',
  '选人用人',
  '基层党建',
  '营商环境',
];

/** Words that differ from row to row, as those of a ledger do. */
const sentence = (n: number): string =>
  `${WORDS[n % 10]}第${n}号事项中${WORDS[(n * 7 + 3) % 10]}与${WORDS[(n * 3 + 1) % 10]}衔接不够，责任落实到第${(n * 13) % 97}环节后存在脱节`;

/** Blank below its first row instead of merged: the bare library takes minutes for ten thousand merged blocks. */
async function make(): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('整改台账');
  sheet.addRow(['云溪区巡察反馈意见整改台账（2025年）']);
  sheet.mergeCells('A1:J1');
  sheet.addRow(HEAD);
  for (let row = 0; row < ROWS; row++) {
    const problem = Math.floor(row / MEASURES);
    const first = row % MEASURES === 0;
    sheet.addRow([
      first ? problem + 1 : null,
      first ? sentence(problem) : null,
      `${(row % MEASURES) + 1}.健全${sentence(row)}的整改机制。${'明确责任单位和完成时限，'.repeat(5)}逐项落实。`,
      first ? `赵${'某'.repeat((problem % 3) + 1)}` : null,
      first ? `第${problem % 40}局` : null,
      `第${row % 40}局、第${(row * 7) % 40}局`,
      `钱${'某'.repeat((row % 3) + 1)}`,
      new Date(Date.UTC(2025, row % 12, 28)),
      `已${sentence(row + 5)}，完成${row % 100}%。`,
      row % 3 === 0 ? '已完成' : '正在推进',
    ]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const dir = tempDir();
const path = join(dir, '台账.xlsx');
const bytes = await make();
writeFileSync(path, bytes);
const book = await readWorkbook(bytes, '台账.xlsx');
const sheet = book.sheets[0] as BookSheet;
const rows: Row[] = [
  await measureBeside(
    `read ${ROWS} rows × ${HEAD.length} columns (.xlsx)`,
    3,
    () => readWorkbook(bytes, '台账.xlsx'),
    'the same file loaded by the library that writes it',
    async () => {
      const bare = new Workbook();
      await bare.xlsx.load(bytes);
    },
  ),
  await measure('header, columns, merged rows, measures, names, dates, account of every cell', 3, () =>
    readLedgerSheet(sheet),
  ),
];

const imports: number[] = [];
const previews: number[] = [];
const compares: number[] = [];
/** Processor time of first look and import, all threads: what other programs do on the machine does not count */
const busy: number[] = [];
for (let run = 0; run < 3; run++) {
  const app = await startEngine();
  const look = { path, sheet: null, headerRow: null, mapping: null, year: null };
  // each run meets the file for the first time
  forgetWorkbook();
  const before = process.cpuUsage();
  let start = performance.now();
  const preview = await app.call('readWorkbook', { ...look, roundId: null, from: 0, focusRow: null });
  previews.push(performance.now() - start);
  start = performance.now();
  const { roundId } = await app.call('importWorkbook', {
    ...look,
    sha256: preview.source.sha256,
    round: {
      fields: { ...preview.proposed, inspectingBody: null, inspectedFrom: null, inspectedTo: null, feedbackDate: null },
    },
    overwrite: [],
    leave: [],
    sameUnits: [],
  });
  imports.push(performance.now() - start);
  const { user, system } = process.cpuUsage(before);
  busy.push((user + system) / 1000);
  start = performance.now();
  await app.call('readWorkbook', { ...look, roundId, from: 0, focusRow: null });
  compares.push(performance.now() - start);
  await app.dispose();
}
rows.push(
  rowOf('first look: file → preview', previews),
  rowOf(`import: ${ROWS / MEASURES} problems, ${ROWS} measures, one logged transaction, original kept`, imports),
  rowOf(
    'first look and import together',
    previews.map((value, run) => value + (imports[run] as number)),
  ),
  rowOf('the same in processor time, all threads', busy),
  rowOf('the same file again, compared with the round', compares),
);
console.log(table(rows));
rmSync(dir, { recursive: true, force: true });
