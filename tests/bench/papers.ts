// What papers cost: a bulletin and a report drafted and written, and a list of a large ledger written as a job while others ask.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { writeDocument } from '#core/documents/write/index.ts';
import { blockText } from '#domain/content/blocks.ts';
import type { ListDocument, TextDocument } from '#domain/content/types.ts';
import { tempDir } from '../fixtures/folder.ts';
import { measure, type Row, rowOf, table } from './measure.ts';
import { LARGE, type LargeStore, largeStore } from './store.ts';

const RUNS = 7;
const rows: Row[] = [];

/** The words of a text as bare paragraphs and tables of the same library, without styles or page set-up. */
function bareWord({ blocks }: TextDocument): Promise<Buffer> {
  const children = blocks.map((block) =>
    block.kind === 'table'
      ? new Table({
          rows: block.rows.map(
            (row) =>
              new TableRow({
                children: row.map(
                  (cell) => new TableCell({ children: [new Paragraph(cell.runs.map(({ text }) => text).join(''))] }),
                ),
              }),
          ),
        })
      : new Paragraph(blockText(block)),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function withStore(size: Parameters<typeof largeStore>[1], work: (store: LargeStore) => Promise<void>) {
  const dataDir = tempDir();
  const store = await largeStore(dataDir, size);
  try {
    await work(store);
  } finally {
    await store.engine.call('shutdown', {});
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** 23 problems, 81 measures, 20 lead units: the size of the real notice. */
await withStore({ problems: 23, measures: 81, units: 20 }, async ({ engine, roundId, dataDir }) => {
  const { id: reviewId } = await engine.call('openReview', { roundId, date: '2026-06-22', dueAt: null });
  await engine.call('closeReview', { reviewId });
  const source = { of: 'review', reviewId } as const;
  let bulletinId = '';
  const drafted = await measure('draft a bulletin and answer what the screen shows of it (engine)', RUNS, async () => {
    if (bulletinId !== '') await engine.call('removeBulletin', { bulletinId });
    bulletinId = (await engine.call('draftBulletin', { source })).id;
    await engine.call('checkBulletin', { bulletinId });
    await engine.call('getPaper', { of: 'bulletin', bulletinId });
  });
  const read = await measure('reading the closed week', RUNS, () => engine.call('getReview', { reviewId }));
  rows.push({ ...drafted, floor: read });
  const document = (await engine.call('getPaper', { of: 'bulletin', bulletinId })) as TextDocument;
  const written = await measure('write it as .docx, export logged', RUNS, () =>
    engine.call('writePaper', {
      source: { of: 'bulletin', bulletinId },
      format: 'docx',
      path: join(dataDir, 'b.docx'),
    }),
  );
  rows.push({ ...written, floor: await measure('bare words by the library', RUNS, () => bareWord(document)) });
});

await withStore({ problems: 250, measures: 1_000, units: 20 }, async ({ engine, roundId, dataDir }) => {
  const asked = { roundId, kind: 'internal', asOf: '2026-06-22', since: null, switches: {} } as const;
  let reportId = '';
  rows.push(
    await measure('draft an internal report of 1,000 measures', 3, async () => {
      if (reportId !== '') await engine.call('removeReport', { reportId });
      reportId = (await engine.call('draftReport', asked)).id;
    }),
  );
  const document = (await engine.call('getPaper', { of: 'report', reportId })) as TextDocument;
  const written = await measure('write it as .docx, export logged', 3, () =>
    engine.call('writePaper', { source: { of: 'report', reportId }, format: 'docx', path: join(dataDir, 'r.docx') }),
  );
  rows.push({ ...written, floor: await measure('bare words by the library', 3, () => bareWord(document)) });
});

/** Milliseconds between two questions asked beside the job. */
const ASKED_EVERY = 20;

await withStore(LARGE, async ({ engine, roundId, dataDir }) => {
  const source = { of: 'list', roundId, list: 'problems' } as const;
  const pauses: string[] = [];
  for (const format of ['docx', 'xlsx'] as const) {
    const times: number[] = [];
    let longest = 0;
    let answers = 0;
    for (let run = 0; run < 3; run += 1) {
      let writing = true;
      const asking = (async () => {
        while (writing) {
          const start = performance.now();
          await engine.call('listRounds', {});
          longest = Math.max(longest, performance.now() - start);
          answers += 1;
          await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY));
        }
      })();
      const start = performance.now();
      await engine.call('writePaper', { source, format, path: join(dataDir, `list.${format}`) });
      times.push(performance.now() - start);
      writing = false;
      await asking;
    }
    pauses.push(`.${format}: ${answers} questions answered, the longest wait ${longest.toFixed(0)} ms`);
    rows.push(rowOf(`write 问题清单 of 25,000 problems as .${format}: read, build, write, log`, times));
  }
  const list = (await engine.call('getPaper', source)) as ListDocument;
  const cells = () => list.groups.map(({ lines }) => lines.map((line) => line.cells.join('\t')).join('\n')).join('\n');
  const floor = await measure('the same cells as plain text, deflated', 3, () => deflateRawSync(cells()));
  rows.push({ ...(await measure('of that, writing the .docx', 3, () => writeDocument(list, 'docx'))), floor });
  console.log(pauses.join('\n'));
  console.log(`Most memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});

console.log(table(rows));
