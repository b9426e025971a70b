// One command from its words to its answer, whoever reads it: the terminal, or a test in its own process.
import { inspect } from 'node:util';
import { BihuanError, toEnvelope } from '#contract/errors.ts';
import { type CommandLine, readCommandLine } from './arguments.ts';
import { backup } from './backup-commands.ts';
import { check } from './check-command.ts';
import { checkup } from './checkup-command.ts';
import { close, reopen } from './closing-commands.ts';
import { evidence } from './evidence-commands.ts';
import { documents, match } from './findings-commands.ts';
import { HELP } from './help.ts';
import * as past from './history-commands.ts';
import { importLedger } from './import-commands.ts';
import * as ledger from './ledger-commands.ts';
import { lights } from './lights-command.ts';
import { lookBack } from './look-back-commands.ts';
import { clues, outcomes } from './outcome-commands.ts';
import type { Output } from './output.ts';
import { report } from './report-commands.ts';
import * as weekly from './review-commands.ts';
import { search } from './search-commands.ts';
import { stats } from './statistics-command.ts';
import { style } from './style-command.ts';
import { template } from './template-commands.ts';
import * as trust from './trust-commands.ts';
import { users } from './user-commands.ts';
import { letter } from './week-commands.ts';

const commands: Record<string, (line: CommandLine) => Promise<Output>> = {
  init: ledger.init,
  outline: ledger.outline,
  'import-outline': ledger.importOutline,
  match,
  documents,
  'import-ledger': importLedger,
  'load-sample': ledger.loadSample,
  rounds: ledger.rounds,
  unit: ledger.unit,
  assign: ledger.assign,
  list: ledger.list,
  review: weekly.review,
  bulletin: weekly.bulletin,
  report,
  check,
  checkup,
  letter,
  close,
  reopen,
  evidence,
  lights,
  template,
  style,
  lookback: lookBack,
  outcomes,
  clues,
  search,
  stats,
  acts: past.acts,
  undo: past.undo,
  redo: past.redo,
  history: past.history,
  users,
  backup,
  verify: trust.verify,
  log: trust.log,
};

/** What a command left: its exit code (0 done, 1 refused or found bad, 2 misused) and what goes to either stream. */
export interface Answered {
  status: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

/** Runs one command line, without the program's own name. Never throws: what goes wrong is one line for people. */
export async function runCommand(argv: string[]): Promise<Answered> {
  const json = argv.includes('--json');
  try {
    const line = readCommandLine(argv);
    const name = line.words[0];
    if (line.help || name === undefined) return { status: line.help ? 0 : 2, stdout: `${HELP}\n`, stderr: '' };
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new BihuanError('usage', `没有“${name}”命令。用 --help 查看用法。`);
    const output = await command(line);
    return {
      status: output.failed ? 1 : 0,
      stdout: `${json ? JSON.stringify(output.json, null, 2) : output.text}\n`,
      stderr: '',
    };
  } catch (error) {
    const envelope = toEnvelope(error);
    // A fault of the program's own: whoever mends it needs where it came from
    const trace = envelope.code === 'internal' ? `${inspect(error)}\n` : '';
    return {
      status: envelope.code === 'usage' ? 2 : 1,
      stdout: '',
      stderr: `${trace}${json ? JSON.stringify({ error: envelope }) : `错误：${envelope.message}`}\n`,
    };
  }
}
