// How long a search takes on 25,000 problems and 100,000 measures, beside the bare full-text query of the same index, and
// what keeping the index costs an import.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#core/db/open.ts';
import { Store } from '#core/db/store.ts';
import { search } from '#core/services/search/search.ts';
import { fold } from '#domain/search/fold.ts';
import { matchOf } from '#domain/search/tokens.ts';
import { COUNT_LIMIT } from '#domain/search/types.ts';
import { tempDir } from '../fixtures/folder.ts';
import { LARGE, largeStore } from './store.ts';
import { seeded } from './words.ts';

/** Processor time in ms: what others do on the machine does not count. */
const busy = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const QUERIES = 200;
const folder = tempDir();
const started = busy();
const { engine, dataDir, key, roundId } = await largeStore(folder, LARGE);
const imported = busy() - started;
await engine.call('lock', {});

const db = openDatabase(join(dataDir, 'ledger.db'), key);
const store = new Store(db);
const actor = { user: '管理员', now: () => new Date() };
const random = seeded(7);
const texts = db
  .prepare('SELECT title FROM problem UNION ALL SELECT text FROM measure UNION ALL SELECT progress FROM measure')
  .pluck()
  .all()
  .filter((text) => typeof text === 'string');

/** Stretches of what is there, as a person would type them: no marks. */
function queries(length: number): string[] {
  const found: string[] = [];
  while (found.length < QUERIES) {
    const text = texts[Math.floor(random() * texts.length)] as string;
    const at = Math.floor(random() * Math.max(1, text.length - length));
    const query = text.slice(at, at + length);
    if (query.length === length && /^[\p{L}\p{N}]+$/u.test(query)) found.push(query);
  }
  return found;
}

const bare = db.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ? LIMIT ?');
const place = (values: number[], share: number) =>
  (values.toSorted((x, y) => x - y)[Math.floor((values.length - 1) * share)] as number).toFixed(2);
function row(what: string, asked: readonly string[], round: string | null): string {
  const times = { wall: [] as number[], busy: [] as number[], floor: [] as number[] };
  for (const text of asked) {
    const start = performance.now();
    const cpu = busy();
    search({ store }, { text, roundId: round, limit: 20 });
    times.busy.push(busy() - cpu);
    times.wall.push(performance.now() - start);
    const match = matchOf([fold(text)]);
    const again = busy();
    bare.all(match, COUNT_LIMIT);
    times.floor.push(busy() - again);
  }
  const of = (values: number[]) => `${place(values, 0.5)} / ${place(values, 0.95)}`;
  return `| ${what} | ${of(times.busy)} | ${of(times.wall)} | ${of(times.floor)} |`;
}

search({ store }, { text: '整改', roundId: null, limit: 20 });
const rows = [
  ...[1, 2, 3, 6].map((length) => row(`${length} character${length === 1 ? '' : 's'}`, queries(length), null)),
  row(
    '2 words of 2 characters',
    queries(2).map((first, index, all) => `${first} ${all[all.length - 1 - index]}`),
    null,
  ),
  row('2 characters, in one round', queries(2), roundId),
  row('pinyin of a unit (60 units, 120 people)', Array(QUERIES).fill('dishiju'), null),
];

const again = busy();
db.transaction(() => store.search.rebuild()).immediate();
const rebuilt = busy() - again;
const check = busy();
const { rows: indexed } = store.search.check();
const checked = busy() - check;
const bytes = db.prepare(`SELECT sum(length(block)) FROM search_text_data`).pluck().get() as number;
const textBytes = texts.reduce((sum: number, text) => sum + Buffer.byteLength(text as string), 0);

/** One cell written again and again: what the index adds to an edit. */
function edits(column: 'text' | 'percent'): string {
  const ids = db.prepare('SELECT id FROM measure LIMIT 200').pluck().all() as string[];
  const times = ids.map((id, index) => {
    const start = performance.now();
    store.act(actor, 'bench', (act) =>
      act.update(
        'measure',
        id,
        column === 'text' ? { text: `倒排工期第${index}次，逐项销号。` } : { percent: (index % 99) + 1 },
      ),
    );
    return performance.now() - start;
  });
  return `${place(times, 0.5)} ms (p95 ${place(times, 0.95)})`;
}

console.log(
  `| query | processor ms, median / p95 | wall ms | bare FTS for ${COUNT_LIMIT} hits, processor ms |\n|---|---|---|---|\n${rows.join('\n')}\n`,
);
console.log(`index of ${indexed} rows (${(textBytes / 1e6).toFixed(1)} MB of text): ${(bytes / 1e6).toFixed(1)} MB`);
console.log(
  `processor time of making the whole index: ${(rebuilt / 1000).toFixed(1)} s, of an import of ${(imported / 1000).toFixed(1)} s in all`,
);
console.log(`processor time of comparing index and ledger: ${(checked / 1000).toFixed(1)} s`);
console.log(`an edit that is searched (text): ${edits('text')}; one that is not (percent): ${edits('percent')}`);
store.close();
rmSync(folder, { recursive: true, force: true });
