// How long a large ledger takes to become a workbook, and to be checked, beside bare writes of the same cells; with memory.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { writeDocument } from '#core/documents/write/index.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { tempDir } from '../fixtures/folder.ts';
import { measure, measureBeside, type Row, table } from './measure.ts';
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
rows.push(
  await measureBeside(
    `write it as .xlsx (${list.columns.length} columns, cells of a problem merged)`,
    RUNS,
    () => writeDocument(list, 'xlsx'),
    'bare cells by a library, no merges, no styles',
    () => {
      const workbook = new Workbook();
      const sheet = workbook.addWorksheet('1');
      for (const line of lines) sheet.addRow(line);
      return workbook.xlsx.writeBuffer();
    },
  ),
);
remember('.xlsx written');
rows.push(
  await measure('export the file: build, write, hash, fsync, log', RUNS, () =>
    engine.call('writePaper', { source, format: 'xlsx', path: join(dataDir, 'ledger.xlsx') }),
  ),
);
rows.push(
  await measureBeside(
    `完备性检查 (${SIZE.measures} measures)`,
    RUNS,
    () => engine.call('precheck', { roundId }),
    'reading the round alone',
    () => engine.call('getLedger', { roundId }),
  ),
);
remember('checked');
await engine.call('shutdown', {});
rmSync(dataDir, { recursive: true, force: true });

console.log(table(rows));
console.log(`\nMost memory of the process: ${memory.map(([what, mb]) => `${mb} MB (${what})`).join(', ')}`);
