// Walks every import of the product and holds it against the house's rules (docs/architecture.md).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');
const LAYERS = ['domain', 'contract', 'core', 'electron', 'renderer'] as const;
type Layer = (typeof LAYERS)[number];

/** A layer may import itself and these. */
const MAY_IMPORT: Record<Layer, readonly Layer[]> = {
  domain: [],
  contract: ['domain'],
  core: ['contract', 'domain'],
  renderer: ['contract', 'domain'],
  electron: ['contract', 'domain', 'core'],
};

/** The packages a layer may use; null: any. */
const MAY_USE: Record<Layer, readonly string[] | null> = {
  domain: [],
  contract: ['zod'],
  core: null,
  electron: ['electron', 'zod'],
  renderer: null,
};

interface Import {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|tsx|mts|cts)$/.test(entry.name) ? [path] : [];
  });
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]*?(?:\n[^'"\n;]*?)*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, '');
  return [...text.matchAll(IMPORT)].map((match) => ({
    file: relative(ROOT, path).split(sep).join('/'),
    specifier: (match[2] ?? match[3]) as string,
    typeOnly: match[1] !== undefined,
  }));
}

/** Path from the root for an import inside the project, null for packages. */
function target(each: Import): string | null {
  if (each.specifier.startsWith('#')) return each.specifier.slice(1);
  if (!each.specifier.startsWith('.')) return null;
  return relative(ROOT, resolve(ROOT, dirname(each.file), each.specifier))
    .split(sep)
    .join('/');
}

const all = LAYERS.flatMap((layer) =>
  sources(join(ROOT, layer)).flatMap((path) => importsOf(path).map((each) => ({ ...each, layer }))),
);
const say = (each: Import) => `${each.file} → ${each.specifier}`;
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe('imports', () => {
  it('are found at all', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(all.some((each) => each.layer === 'core' && each.specifier.startsWith('#domain/'))).toBe(true);
  });

  it('go one way between the layers', () => {
    const wrong = all.filter((each) => {
      const to = target(each)?.split('/')[0];
      if (to === undefined || to === each.layer || to === 'package.json') return false;
      return !(MAY_IMPORT[each.layer] as readonly string[]).includes(to);
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('resolve to files that exist', () => {
    const missing = all.filter((each) => {
      const path = target(each);
      return path !== null && !existsSync(join(ROOT, path)) && !/\.(css|svg)(\?\w+)?$/.test(path);
    });
    expect(missing.map(say)).toEqual([]);
  });

  it('use only the packages a layer may use', () => {
    const builtins = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const wrong = all.filter((each) => {
      if (target(each) !== null) return false;
      if (builtins.has(each.specifier)) return !['core', 'electron'].includes(each.layer);
      const allowed = MAY_USE[each.layer];
      return allowed !== null && !allowed.includes(packageOf(each.specifier));
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('of electron stand in electron/ alone, of react in renderer/ alone, of the database in core/db alone', () => {
    const only = (test: (specifier: string) => boolean, place: string) =>
      all.filter((each) => test(packageOf(each.specifier)) && !each.file.startsWith(place)).map(say);
    expect(only((name) => name === 'electron', 'electron/')).toEqual([]);
    expect(only((name) => name === 'react' || name === 'react-dom' || name === 'antd', 'renderer/')).toEqual([]);
    expect(only((name) => name === 'better-sqlite3' || name === 'kysely', 'core/db/')).toEqual([]);
  });

  it('never join features: what two share lies in shared/, ui/, store/ or domain', () => {
    const featureOf = (path: string) => /^(?:core\/services|renderer\/features)\/([^/]+)\//.exec(path)?.[1];
    const wrong = all.filter((each) => {
      const from = featureOf(each.file);
      const to = featureOf(target(each) ?? '');
      return from !== undefined && to !== undefined && from !== to && to !== 'shared';
    });
    expect(wrong.map(say)).toEqual([]);
  });

  // What lies on the disk is judged before there is a worker: its window must open where the engine cannot
  it('reach the engine from the shell only to start the worker and to look at the data folder before', () => {
    const wrong = all.filter(
      (each) =>
        each.layer === 'electron' &&
        target(each)?.startsWith('core/') &&
        !each.typeOnly &&
        target(each) !== 'core/protocol.ts' &&
        target(each) !== 'core/start-state.ts',
    );
    expect(wrong.map(say)).toEqual([]);
  });
});

describe('files', () => {
  const files = [...LAYERS, 'scripts'].flatMap((folder) => sources(join(ROOT, folder)));

  it('open with a line that says why they exist', () => {
    const silent = files.filter((path) => !/^(#!.*\n)?(\/\/|\/\*)/.test(readFileSync(path, 'utf8')));
    expect(silent.map((path) => relative(ROOT, path))).toEqual([]);
  });

  it('stay readable: under about 400 lines', () => {
    const long = files
      .map((path) => ({ path: relative(ROOT, path), lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 420);
    expect(long).toEqual([]);
  });

  it('hold SQL in core/db alone', () => {
    const sql = /\b(SELECT\s[\s\S]{1,200}?\sFROM|INSERT\s+INTO|UPDATE\s+"?\w+"?\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b/;
    const wrong = files.filter((path) => {
      const name = relative(ROOT, path).split(sep).join('/');
      return !name.startsWith('core/db/') && sql.test(readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, ''));
    });
    expect(wrong.map((path) => relative(ROOT, path))).toEqual([]);
  });
});
