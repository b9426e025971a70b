// Whether tables and guards are those of this version: who takes a guard away could change what it keeps.
import Database from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

interface SchemaObject {
  type: string;
  name: string;
  sql: string;
}

const READ = `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name`;

let expected: ReadonlyMap<string, SchemaObject> | undefined;

/** The schema as the migrations make it, made once. */
function asReleased(): ReadonlyMap<string, SchemaObject> {
  if (expected !== undefined) return expected;
  const db = new Database(':memory:');
  try {
    for (const { sql } of migrations) db.exec(sql);
    expected = new Map((db.prepare(READ).all() as SchemaObject[]).map((each) => [each.name, each]));
    return expected;
  } finally {
    db.close();
  }
}

/** Names of tables, indexes and triggers that are missing, altered or foreign. */
export function schemaFaults(db: Database.Database): { missing: string[]; altered: string[]; foreign: string[] } {
  const released = asReleased();
  const found = new Map((db.prepare(READ).all() as SchemaObject[]).map((each) => [each.name, each]));
  return {
    missing: [...released.keys()].filter((name) => !found.has(name)),
    altered: [...released].flatMap(([name, { sql }]) => ((found.get(name)?.sql ?? sql) === sql ? [] : [name])),
    foreign: [...found.keys()].filter((name) => !released.has(name)),
  };
}
