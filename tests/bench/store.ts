// Large ledgers for measuring: a real encrypted store filled through the change log, the same for the same seed.
import { join } from 'node:path';
import { ulid } from 'ulid';
import { migrate } from '#core/db/migrate.ts';
import { openDatabase } from '#core/db/open.ts';
import { type Act, Store } from '#core/db/store.ts';
import { Engine } from '#core/engine.ts';
import { Keys } from '#core/vault/keys.ts';
import { calibrate } from '#core/vault/stretch.ts';
import { addDays } from '#domain/calendar/dates.ts';
import { type Role, STATES } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { PASSWORD, ROOT } from '../fixtures/engine.ts';
import { chance, type Random, seeded, textOf } from './words.ts';

export interface Size {
  problems: number;
  measures: number;
  /** Lead units; sixty when left out */
  units?: number;
}

export const SMALL: Size = { problems: 1_000, measures: 4_000 };
export const LARGE: Size = { problems: 25_000, measures: 100_000 };

export interface LargeStore {
  engine: Engine;
  dataDir: string;
  key: Uint8Array;
  roundId: string;
  /** In the order of the list */
  problemIds: string[];
  measureIds: string[];
  /** Those whose deadline may still be changed */
  openMeasureIds: string[];
  unitIds: string[];
}

const AS_OF = '2026-06-22';
const UNITS = 60;
const OFFICIALS = 120;
const PROBLEMS_IN_ITEM = 50;
const ITEMS_IN_ASPECT = 25;

/** The moment of most measurements, so that lights and deadlines are the same in every run. */
const fixed = () => new Date(`${AS_OF}T02:00:00Z`);

/** An engine on a folder, with a light password. */
export function engineOn(dataDir: string, now = fixed): Engine {
  return new Engine({
    dataDir,
    resourcesDir: join(ROOT, 'resources'),
    version: 'bench',
    scrypt: { N: 2 ** 10, r: 8, p: 1 },
    now,
  });
}

/**
 * Makes a store with one round of the given size and opens it in an engine. What the window is to open needs the clock of
 * the wall: a password set long ago has to be changed first.
 */
export async function largeStore(dataDir: string, size: Size, seed = 1, now = fixed): Promise<LargeStore> {
  const engine = engineOn(dataDir, now);
  await engine.call('createStore', { office: '整改办', user: '管理员', password: PASSWORD });
  await engine.call('lock', {});
  const { dataKey: key } = Keys.open(join(dataDir, 'keyring.json'), '管理员', PASSWORD, calibrate);
  const db = openDatabase(join(dataDir, 'ledger.db'), key);
  const at = now();
  migrate(db, { backupDir: join(dataDir, 'backups'), key, now: at });
  const store = new Store(db);
  const made = store.act({ user: '管理员', now: () => at }, 'importLedger', (act) => fill(act, size, seeded(seed)));
  store.close();
  await engine.call('unlock', { password: PASSWORD });
  return { engine, dataDir, key, ...made };
}

function fill(act: Act, size: Size, random: Random) {
  // Some forty rows a millisecond, as an import writes them: ids follow the order of the list, but not strictly.
  let made = 0;
  const id = () => ulid(Date.parse(act.at) + Math.floor(made++ / 40), random);
  const at = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const roundId = id();
  act.insert('round', {
    id: roundId,
    name: '大规模整改',
    kind: '巡视',
    inspecting_body: '省委第一巡视组',
    inspected_from: '2025-10-08',
    inspected_to: '2025-12-20',
    feedback_date: '2026-01-15',
    numbering: 'continuous',
    created_at: act.at,
    review_weekday: 1,
    deleted_at: null,
  });
  const unitIds = Array.from({ length: size.units ?? UNITS }, (_, n) => {
    const unit = id();
    act.insert('unit', {
      id: unit,
      name: `临溪区第${n + 1}工作局`,
      short_name: `区${n + 1}局`,
      position: n + 1,
      kind: null,
      contact: null,
      phone: null,
      merged_into: null,
      deleted_at: null,
    });
    return unit;
  });
  const officialIds = Array.from({ length: OFFICIALS }, (_, n) => {
    const official = id();
    act.insert('official', {
      id: official,
      name: `甲某${n + 1}`,
      post: '副局长',
      phone: null,
      unit_id: at(unitIds),
      position: n + 1,
      merged_into: null,
      deleted_at: null,
    });
    return official;
  });
  const hold = (owner: { problem_id: string } | { measure_id: string }, role: Role, count: number) => {
    const person = role === 'leader' || role === 'contact';
    const holders = new Set(Array.from({ length: count }, () => at(person ? officialIds : unitIds)));
    for (const [position, holder] of [...holders].entries()) {
      act.insert('responsibility', {
        id: id(),
        problem_id: null,
        measure_id: null,
        ...owner,
        role,
        unit_id: person ? null : holder,
        official_id: person ? holder : null,
        position: position + 1,
        deleted_at: null,
      });
    }
  };
  const deadline = () => ({
    due_date: chance(random, 0.85) ? addDays('2026-03-01', Math.floor(random() * 300)) : null,
    due_text: chance(random, 0.15) ? '立行立改，长期坚持' : null,
    long_term: chance(random, 0.1) ? (1 as const) : (0 as const),
  });

  const problemIds: string[] = [];
  const measureIds: string[] = [];
  const openMeasureIds: string[] = [];
  let aspect = '';
  let item = '';
  for (let n = 0; n < size.problems; n++) {
    if (n % (PROBLEMS_IN_ITEM * ITEMS_IN_ASPECT) === 0) {
      aspect = id();
      act.insert('aspect', {
        id: aspect,
        round_id: roundId,
        position: n + 1,
        title: textOf(random, 20, 40),
        deleted_at: null,
      });
    }
    if (n % PROBLEMS_IN_ITEM === 0) {
      item = id();
      const title = textOf(random, 15, 35);
      act.insert('item', { id: item, aspect_id: aspect, position: n + 1, title, category: null, deleted_at: null });
    }
    const problem = id();
    problemIds.push(problem);
    act.insert('problem', {
      id: problem,
      item_id: item,
      position: n + 1,
      title: textOf(random, 15, 70),
      public_text: null,
      source: chance(random, 0.5) ? '反馈意见第二部分' : null,
      kind: at(['立行立改', '限期整改', '长期整改']),
      target: chance(random, 0.7) ? textOf(random, 30, 90) : null,
      ...deadline(),
      state: at(STATES),
      cycle: 1,
      note: chance(random, 0.1) ? textOf(random, 5, 20) : null,
      deleted_at: null,
    });
    hold({ problem_id: problem }, 'leader', 1);
    hold({ problem_id: problem }, 'lead', 1);
    hold({ problem_id: problem }, 'responsible', 1 + Math.floor(random() * 3));
    hold({ problem_id: problem }, 'supporting', Math.floor(random() * 3));
    hold({ problem_id: problem }, 'contact', 1);
    const measures = Math.floor(((n + 1) * size.measures) / size.problems) - measureIds.length;
    for (let m = 0; m < measures; m++) {
      const measure = id();
      measureIds.push(measure);
      const state = at(STATES);
      if (!isClosed(state)) openMeasureIds.push(measure);
      const reported = chance(random, 0.6);
      act.insert('measure', {
        id: measure,
        problem_id: problem,
        position: m + 1,
        lead: textOf(random, 8, 20),
        // Most measures are short, some very long.
        text: textOf(random, 50, 150 + Math.floor(random() ** 4 * 1_050)),
        public_text: null,
        deliverable: chance(random, 0.4) ? textOf(random, 6, 20) : null,
        ...deadline(),
        state,
        percent: Math.floor(random() * 101),
        progress: reported ? textOf(random, 60, 250) : null,
        progress_date: reported ? '2026-06-15' : null,
        note: null,
        deleted_at: null,
      });
      if (chance(random, 0.3)) hold({ measure_id: measure }, 'responsible', 1);
      if (chance(random, 0.15)) hold({ measure_id: measure }, 'contact', 1);
    }
  }
  return { roundId, problemIds, measureIds, openMeasureIds, unitIds };
}
