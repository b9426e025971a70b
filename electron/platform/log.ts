// The technical log for the maintainer: a rotating text file with codes and names of operations, never people's words.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Facts = Record<string, string | number | boolean>;

export interface Log {
  info(event: string, facts?: Facts): void;
  /** Writes the error's kind, code and place in the code. Its message may quote what somebody entered and is left out. */
  error(event: string, error: unknown, facts?: Facts): void;
}

/** Size in bytes at which a log file is put aside. */
const FILE_BYTES = 1024 * 1024;
/** How many files are kept that were put aside. */
const KEPT = 4;

/** Kind, code and stack places of an error, as facts without its message. */
export function withoutWords(error: unknown): Facts {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?(?:file:\/\/)?[^\s(]*[\\/]([^\\/]+:\d+:\d+)\)?$/, '($1)'),
    );
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(places.length > 0 ? { at: places.join(' < ') } : {}),
  };
}

/**
 * Opens the log in a folder, which is made if missing. Writing never throws: a full disk or a folder without rights must
 * not stop the work that is being logged.
 */
export function openLog(dir: string, now: () => Date = () => new Date()): Log {
  const path = join(dir, 'bihuan.log');
  const write = (level: string, event: string, facts: Facts): void => {
    const told = Object.entries(facts).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    try {
      mkdirSync(dir, { recursive: true });
      rotate(dir, path);
      appendFileSync(path, `${now().toISOString()} ${level} ${event}${told.join('')}\n`);
    } catch (error) {
      console.error(`log: ${(error as NodeJS.ErrnoException).code ?? 'not written'}`);
    }
  };
  return {
    info: (event, facts = {}) => write('info', event, facts),
    error: (event, error, facts = {}) => write('error', event, { ...facts, ...withoutWords(error) }),
  };
}

/** bihuan.log → bihuan.1.log → … → bihuan.4.log, the oldest is overwritten. */
function rotate(dir: string, path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < FILE_BYTES) return;
  for (let age = KEPT; age > 0; age--) {
    const younger = age === 1 ? path : join(dir, `bihuan.${age - 1}.log`);
    if (statSync(younger, { throwIfNoEntry: false })) renameSync(younger, join(dir, `bihuan.${age}.log`));
  }
}
