// How long the first whole path takes, as medians beside floors.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import Database from 'better-sqlite3';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { readDocument } from '#core/documents/read/index.ts';
import { writeDocument } from '#core/documents/write/index.ts';
import { Engine } from '#core/engine.ts';
import { acceptable } from '#core/services/findings/accept.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import { PASSWORD, ROOT, ROUND_FIELDS } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';
import { measure, measureBeside, type Row, table } from './measure.ts';

const real = join(ROOT, '..', 'shared', 'input', 'notice-2020.txt');
const notice = existsSync(real) ? real : join(ROOT, 'resources', 'sample', 'notice.txt');
const bytes = new Uint8Array(readFileSync(notice));
const rows: Row[] = [];
const folder = tempDir();

rows.push(
  await measureBeside(
    'read and parse the notice',
    15,
    async () => parseOutline((await readDocument(bytes, basename(notice))).paragraphs),
    'decode and split lines',
    () => new TextDecoder('utf-8').decode(bytes).split(/\r?\n/),
  ),
);

const engine = new Engine({
  dataDir: join(folder, 'store'),
  resourcesDir: join(ROOT, 'resources'),
  version: 'bench',
  scrypt: { N: 2 ** 10, r: 8, p: 1 },
});
await engine.call('createStore', { office: '整改办', user: '管理员', password: PASSWORD });
const { outline, source } = await engine.call('readFindings', { path: notice });
const aspects = acceptable(outline);
let round = 0;
const plain = new Database(join(folder, 'plain.db'));
plain.pragma('journal_mode = WAL');
plain.pragma('synchronous = FULL');
plain.exec('CREATE TABLE node (id INTEGER PRIMARY KEY, parent INTEGER, title TEXT, text TEXT)');
const insert = plain.prepare('INSERT INTO node (parent, title, text) VALUES (?, ?, ?)');
const insertAll = plain.transaction(() => {
  for (const aspect of aspects) {
    insert.run(0, aspect.title, null);
    for (const item of aspect.items) {
      insert.run(1, item.title, null);
      for (const problem of item.problems) {
        insert.run(2, problem.title, null);
        for (const each of problem.measures) insert.run(3, each.lead, each.text);
      }
    }
  }
});
rows.push(
  await measureBeside(
    'import the notice (one transaction, encrypted, logged)',
    15,
    () =>
      engine.call('acceptOutline', {
        round: { fields: { ...ROUND_FIELDS, name: `轮次${++round}` } },
        source: { name: source.name, sha256: source.sha256 },
        aspects,
      }),
    'the same rows, plain SQLite, no log',
    () => insertAll(),
  ),
);

const { roundId } = await engine.call('loadSample', {});
const review = (await engine.call('listReviews', { roundId })).at(-1);
const list = (await engine.call('getPaper', { of: 'list', roundId, list: 'ledger' })) as ListDocument;
const bulletin = await engine.call('draftBulletin', { source: { of: 'review', reviewId: review?.id as string } });
const cells = list.groups.flatMap((group) => group.lines.map((line) => line.cells));

rows.push(
  await measureBeside(
    `write 整改台账 .xlsx (${cells.length} lines)`,
    9,
    () => writeDocument(list, 'xlsx'),
    'bare cells, same library',
    async () => {
      const workbook = new Workbook();
      const sheet = workbook.addWorksheet('1');
      for (const line of cells) sheet.addRow(line);
      return workbook.xlsx.writeBuffer();
    },
  ),
  await measureBeside(
    `write 整改台账 .docx (${cells.length} lines)`,
    9,
    () => writeDocument(list, 'docx'),
    'bare table, same library',
    () =>
      Packer.toBuffer(
        new Document({
          sections: [
            {
              children: [
                new Table({
                  rows: cells.map(
                    (line) =>
                      new TableRow({
                        children: line.map((text) => new TableCell({ children: [new Paragraph(text)] })),
                      }),
                  ),
                }),
              ],
            },
          ],
        }),
      ),
  ),
  await measure('draft the bulletin', 9, () => engine.call('redraftBulletin', { bulletinId: bulletin.id })),
  await measure('write the bulletin .docx', 9, () => writeDocument(bulletin.document, 'docx')),
);
await engine.call('shutdown', {});
plain.close();

if (!process.argv.includes('--no-window')) rows.push(...(await (await import('./window.ts')).windowRows(folder)));

rmSync(folder, { recursive: true, force: true });
console.log(`${basename(notice)}\n`);
console.log(table(rows));
