// How long a large ledger takes to become a workbook, and to be checked, beside bare writes of the same cells; with memory.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { writeDocument } from '#core/documents/write/index.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { tempDir } from '../fixtures/folder.ts';
import { measure, type Row, table } from './measure.ts';
import { largeStore } from './store.ts';

const SIZE = { problems: 2_500, measures: 10_000 };
const RUNS = 3;
const rows: Row[] = [];
const dataDir = tempDir();
const { engine, roundId } = await largeStore(dataDir, SIZE);
const source = { of: 'list', roundId, list: 'ledger' } as const;
const list = (await engine.call('getPaper', source)) as ListDocument;
const lines = list.groups.flatMap((group) => group.lines.map((line) => line.cells));
/** Most memory of the process, MB, told by the system after each part */
const memory: [string, number][] = [];
const remember = (what: string) => memory.push([what, Math.round(process.resourceUsage().maxRSS / 1024)]);
remember('store of the round open, list built');

rows.push(
  await measure(`build 整改台账 (${lines.length} lines) from the store`, RUNS, () => engine.call('getPaper', source)),
);
const written = await measure(
  `write it as .xlsx (${list.columns.length} columns, cells of a problem merged)`,
  RUNS,
  () => writeDocument(list, 'xlsx'),
);
remember('.xlsx written');
const exported = await measure('export the file: build, write, hash, fsync, log', RUNS, () =>
  engine.call('writePaper', { source, format: 'xlsx', path: join(dataDir, 'ledger.xlsx') }),
);
remember('exported');
const checked = await measure(`完备性检查 (${SIZE.measures} measures)`, RUNS, () =>
  engine.call('precheck', { roundId }),
);
remember('checked');
// The floors come last: what their library takes would otherwise be told as ours.
const bareCells = await measure('bare cells by a library, no merges, no styles', RUNS, () => {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('1');
  for (const line of lines) sheet.addRow(line);
  return workbook.xlsx.writeBuffer();
});
remember('the bare cells written by the library');
const read = await measure('reading the round alone', RUNS, () => engine.call('getLedger', { roundId }));
rows.push({ ...written, floor: bareCells }, exported, { ...checked, floor: read });
await engine.call('shutdown', {});
rmSync(dataDir, { recursive: true, force: true });

console.log(table(rows));
console.log(`\nMost memory of the process: ${memory.map(([what, mb]) => `${mb} MB (${what})`).join(', ')}`);
