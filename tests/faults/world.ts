// A ledger that the fault suites maltreat: made once, written by programs of their own, looked at afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Engine } from '#core/engine.ts';
import { acceptSmallRound, FIRST_USER, PASSWORD, ROOT, startEngine } from '../fixtures/engine.ts';
import { actOf, noteOf } from './note.ts';
import { LONG } from './tally.ts';

const SCRIPT = join(import.meta.dirname, 'stream-of-acts.ts');

export interface World {
  dataDir: string;
  roundId: string;
  problemIds: string[];
  measureIds: string[];
}

export async function makeWorld(dataDir: string): Promise<World> {
  const app = await startEngine({ dataDir });
  const { roundId } = await acceptSmallRound(app);
  const problems = (await app.call('getLedger', { roundId })).aspects.flatMap(({ items }) =>
    items.flatMap((item) => item.problems),
  );
  await app.call('shutdown', {});
  return {
    dataDir,
    roundId,
    problemIds: problems.map(({ id }) => id),
    measureIds: problems.flatMap(({ measures }) => measures.map(({ id }) => id)),
  };
}

/** An engine on a folder, as a new program has it. */
export function engineOf(dataDir: string, now = () => new Date('2026-06-23T02:00:00Z')): Engine {
  return new Engine({
    dataDir,
    resourcesDir: join(ROOT, 'resources'),
    version: '0.0.0-test',
    now,
    scrypt: { N: 2 ** 10, r: 8, p: 1 },
  });
}

export interface Stream {
  process: ChildProcess;
  /** Highest act that was said to be saved; 0 for none */
  readonly saved: number;
  readonly ready: Promise<void>;
  /** Its first act is saved */
  readonly begun: Promise<void>;
  /** The code with which an act was refused; '' for none */
  readonly refused: string;
  /** The program is gone, and all that it said was heard */
  readonly gone: Promise<unknown>;
}

export interface StreamOptions {
  first: number;
  most?: number;
  /** The command in whose place the program runs, e.g. a shell that limits it */
  wrap?: (command: readonly string[]) => readonly string[];
}

let bundled: Promise<string> | undefined;

/** The program in one file, which starts in a third of the time: worth its making where it is started hundreds of times. */
function bundle(): Promise<string> {
  bundled ??= (async () => {
    const { build } = await import('vite');
    const outDir = join(ROOT, 'test-results', 'stream-of-acts');
    await build({
      configFile: false,
      logLevel: 'warn',
      root: ROOT,
      publicDir: false,
      resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: 'node24',
        outDir,
        minify: false,
        rolldownOptions: {
          input: { stream: SCRIPT },
          external: ['better-sqlite3', /^node:/],
          output: { format: 'es', entryFileNames: 'stream.mjs', chunkFileNames: '[name].mjs' },
        },
      },
    });
    return join(outDir, 'stream.mjs');
  })();
  return bundled;
}

/** Starts a program that writes act after act. */
export async function startStream(world: World, { first, most, wrap }: StreamOptions): Promise<Stream> {
  const script = LONG ? await bundle() : SCRIPT;
  const plain = [process.execPath, script, world.dataDir, PASSWORD, String(first), String(most ?? 'Infinity')];
  const command = [...plain, world.problemIds.join(','), world.measureIds.join(',')];
  const [program = '', ...words] = wrap?.(command) ?? command;
  const child = spawn(program, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let saved = 0;
  let refused = '';
  let rest = '';
  const isReady = Promise.withResolvers<void>();
  const hasBegun = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [word, value = ''] = line.split(/ (.*)/s);
      if (word === 'ready') isReady.resolve();
      else if (word === 'saved') {
        saved = Number(value);
        hasBegun.resolve();
      } else if (word === 'refused') refused = value;
    }
  });
  const gone = once(child, 'close');
  void gone.then(() => {
    isReady.resolve();
    hasBegun.resolve();
  });
  return {
    process: child,
    get saved() {
      return saved;
    },
    get refused() {
      return refused;
    },
    ready: isReady.promise,
    begun: hasBegun.promise,
    gone,
  };
}

/** Where the ledger stands: the act that all rows come from, or what is wrong with it. */
export async function lookAt(world: World, whole: boolean): Promise<{ value: number } | { wrong: string }> {
  const engine = engineOf(world.dataDir);
  try {
    await engine.call('unlock', { user: FIRST_USER, password: PASSWORD });
    const tree = await engine.call('getLedger', { roundId: world.roundId });
    const notes = tree.aspects.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.problems.flatMap((problem) => [problem.note, ...problem.measures.map((measure) => measure.note)]),
      ),
    );
    const values = new Set(notes.map(actOf));
    const [value = 0] = values;
    if (values.size !== 1) return { wrong: `half an act: rows of acts ${[...values].join(', ')}` };
    if (value > 0 && notes.some((note) => note !== noteOf(value)))
      return { wrong: `act ${value} is not what it wrote` };
    if (whole) {
      const { ok, checks } = await engine.call('verify', {});
      if (!ok) return { wrong: checks.flatMap((check) => (check.ok ? [] : [`${check.name} ${check.detail}`])).join() };
    }
    return { value };
  } catch (error) {
    return { wrong: `not opened: ${(error as { code?: string }).code ?? String(error)}` };
  } finally {
    await engine.call('shutdown', {});
  }
}
