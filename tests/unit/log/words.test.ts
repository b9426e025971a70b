// Words of the log: every operation that can stand in it, every kind of object and every column that acts write.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATION_WORDS } from '#domain/ledger/act-words.ts';
import { logLine, NO_LIMITS } from '#domain/log/line.ts';
import { columnWord, ENTITY_WORDS } from '#domain/log/words.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.name.endsWith('.ts')) yield readFileSync(path, 'utf8');
  }
}

describe('words', () => {
  const core = [...sources(join(ROOT, 'core'))];

  it('there are for every operation that an act is logged under', () => {
    const named = core.flatMap((text) =>
      [...text.matchAll(/\.act\(\s*(?:context\.)?actor,\s*'(\w+)'/g)].map(([, name]) => name as string),
    );
    expect(named.length).toBeGreaterThan(80);
    expect([...new Set(named)].filter((name) => OPERATION_WORDS[name] === undefined)).toEqual([]);
  });

  it('there are for every object that is recorded, and for every table that acts write', () => {
    const recorded = core.flatMap((text) =>
      [...text.matchAll(/act\.(?:record|insert|update|remove)\(\s*'(\w+)'/g)].map(([, name]) => name as string),
    );
    expect([...new Set(recorded)].filter((name) => ENTITY_WORDS[name] === undefined)).toEqual([]);
  });

  it('there are for every column of the tables', () => {
    const tables = new Map<string, Set<string>>();
    for (const text of core) {
      for (const [, name = '', body = ''] of text.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\) STRICT/g)) {
        tables.set(
          name,
          new Set([...body.matchAll(/^ {2}([a-z_0-9]+) (?:TEXT|INTEGER|BLOB|REAL)/gm)].map(([, c]) => c as string)),
        );
      }
      for (const [, name = '', column = ''] of text.matchAll(/ALTER TABLE (\w+) ADD COLUMN (\w+)/g)) {
        tables.get(name)?.add(column);
      }
    }
    const nameless = [...tables].flatMap(([table, columns]) =>
      table in ENTITY_WORDS
        ? [...columns].filter((column) => columnWord(table, column) === undefined).map((column) => `${table}.${column}`)
        : [],
    );
    expect(tables.size).toBeGreaterThan(40);
    // Not shown to people: content that the row's hash stands for
    expect(nameless).toEqual([]);
  });
});

describe('a row', () => {
  const names = { of: (kind: string, id: string) => (kind === 'unit' && id === 'U1' ? '区住建局' : '') };
  const row = {
    seq: 9,
    at: '2026-06-23T02:00:00.000Z',
    actor: '甲科员',
    actId: 'A1',
    operation: 'updateAccount',
    entity: 'account',
    entityId: 'X',
    before: '{"roles":"[\\"clerk\\"]","state":"active"}',
    after: '{"roles":"[\\"clerk\\",\\"approver\\"]","state":"disabled"}',
  };

  it('tells states and roles in words, names for ids, yes and no for marks', () => {
    expect(logLine(row, names, NO_LIMITS).changes).toEqual([
      { field: '角色', before: '经办', after: '经办；审核' },
      { field: '状态', before: '启用', after: '停用' },
    ]);
    const unit = {
      ...row,
      entity: 'problem',
      before: '{"long_term":0,"due_date":null}',
      after: '{"long_term":1,"due_date":"2026-07-01"}',
    };
    expect(logLine(unit, names, NO_LIMITS).changes).toEqual([
      { field: '长期坚持', before: '否', after: '是' },
      { field: '完成时限', before: null, after: '2026年7月1日' },
    ]);
    const held = { ...row, entity: 'responsibility', before: null, after: '{"unit_id":"U1","role":"lead"}' };
    expect(logLine(held, names, NO_LIMITS)).toMatchObject({
      object: '责任分工（区住建局）',
      changes: [
        { field: '单位', after: '区住建局' },
        { field: '分工', after: '牵头单位' },
      ],
    });
  });

  it('is cut for a list, and says how much more there is', () => {
    const long = {
      ...row,
      before: null,
      after: JSON.stringify({ name: '长'.repeat(50), roles: '[]', state: 'active' }),
    };
    const line = logLine(long, names, { fields: 1, characters: 10 });
    expect(line.changes).toEqual([{ field: '用户名', before: null, after: `${'长'.repeat(10)}…` }]);
    expect(line.more).toBe(1);
  });
});
