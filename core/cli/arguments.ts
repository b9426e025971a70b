// The command line's words: parsing, defaults, and what is said when they are off.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BihuanError } from '#contract/errors.ts';

export type Flags = Record<string, string | undefined>;

export interface CommandLine {
  words: string[];
  flags: Flags;
  json: boolean;
  help: boolean;
}

const FLAGS = [
  'data',
  'office',
  'user',
  'role',
  'round',
  'kind',
  'body',
  'feedback-date',
  'numbering',
  'out',
  'as-of',
  'date',
  'due',
  'review',
  'unit',
  'status',
  'received',
  'medium',
  'reason',
  'rules',
  'measure',
  'problem',
  'text',
  'percent',
  'state',
  'difficulty',
  'plan',
  'return-reason',
  'by',
  'number',
  'lead',
  'responsible',
  'supporting',
  'leader',
  'contact',
  'deadline',
  'deadline-text',
  'limit',
  'sheet',
  'reply-by',
  'basis',
  'checked',
  'checkers',
  'ticks',
  'learned',
  'results',
  'standard',
  'name',
  'count',
  'seed',
  'methods',
  'persons',
  'result',
  'consequence',
  'months',
  'from',
  'to',
  'amount',
  'ledger',
  'switches',
  'correct',
  'for',
  'rows',
  'cols',
  'of',
  'at',
  'compare',
] as const;

/** @throws BihuanError usage for an unknown option */
export function readCommandLine(argv: string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'long-term': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        all: { type: 'boolean' },
        overwrite: { type: 'boolean' },
        word: { type: 'boolean' },
        cover: { type: 'boolean' },
        issue: { type: 'boolean' },
        confirm: { type: 'boolean' },
        send: { type: 'boolean' },
        ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' as const }])),
      },
    });
    const flags: Flags = {};
    for (const [name, value] of Object.entries(values)) flags[name] = typeof value === 'string' ? value : String(value);
    return { words: positionals, flags, json: values.json === true, help: values.help === true };
  } catch (error) {
    throw new BihuanError('usage', `命令参数有误：${(error as Error).message.split('. ')[0]}。用 --help 查看用法。`);
  }
}

/** @throws BihuanError usage naming the option that is missing */
export function need(flags: Flags, name: string, what: string): string {
  const value = flags[name]?.trim();
  if (!value) throw new BihuanError('usage', `缺少 --${name}（${what}）。用 --help 查看用法。`);
  return value;
}

/** A file named on the command line; `npm run` changes the folder, INIT_CWD is where the person stands. */
export function fileArgument(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/** The same folder that the desktop program uses, unless --data names another. */
export function dataDirectory(flags: Flags): string {
  if (flags.data !== undefined) return fileArgument(flags.data);
  const home = homedir();
  const base =
    process.platform === 'win32'
      ? (process.env.APPDATA ?? join(home, 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (process.env.XDG_CONFIG_HOME ?? join(home, '.config'));
  return join(base, '闭环', 'data');
}

/** @throws BihuanError usage when BIHUAN_PASSWORD is not set */
export function password(): string {
  const value = process.env.BIHUAN_PASSWORD;
  if (!value) throw new BihuanError('usage', '请先在环境变量 BIHUAN_PASSWORD 中给出密码。');
  return value;
}

/** @throws BihuanError usage when the text is no whole number in the range */
export function wholeNumber(text: string, what: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new BihuanError('usage', `${what}应为 ${min} 到 ${max} 的整数，收到“${text}”。`);
  }
  return value;
}

/** The path of a document to be read. @throws BihuanError usage, file.missing */
export function documentArgument(word: string | undefined): string {
  if (!word) throw new BihuanError('usage', '请写出要读取的文件。');
  const path = fileArgument(word);
  if (!existsSync(path)) throw new BihuanError('file.missing', `找不到文件“${word}”。`);
  return path;
}

/** The subcommand that a word names. @throws BihuanError usage naming those there are */
export function choose<T>(command: string, of: Record<string, T>, word: string | undefined): T {
  const chosen = word !== undefined && Object.hasOwn(of, word) ? of[word] : undefined;
  if (chosen === undefined)
    throw new BihuanError('usage', `${command} 命令有 ${Object.keys(of).join('、')}。用 --help 查看用法。`);
  return chosen;
}
