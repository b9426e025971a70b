// The same services from a terminal: one command, one answer, exit code ≠ 0 and one line on error.
import { BihuanError, toEnvelope } from '#contract/errors.ts';
import { type CommandLine, readCommandLine } from './cli/arguments.ts';
import { check } from './cli/check-command.ts';
import { checkup } from './cli/checkup-command.ts';
import { evidence } from './cli/evidence-commands.ts';
import { documents, match } from './cli/findings-commands.ts';
import { HELP } from './cli/help.ts';
import { close, reopen } from './cli/closing-commands.ts';
import * as past from './cli/history-commands.ts';
import { importLedger } from './cli/import-commands.ts';
import * as ledger from './cli/ledger-commands.ts';
import { lights } from './cli/lights-command.ts';
import { lookBack } from './cli/look-back-commands.ts';
import { clues, outcomes } from './cli/outcome-commands.ts';
import type { Output } from './cli/output.ts';
import * as weekly from './cli/review-commands.ts';
import { report } from './cli/report-commands.ts';
import { search } from './cli/search-commands.ts';
import { users } from './cli/user-commands.ts';
import { letter } from './cli/week-commands.ts';

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
  lookback: lookBack,
  outcomes,
  clues,
  search,
  acts: past.acts,
  undo: past.undo,
  redo: past.redo,
  history: past.history,
  users,
  verify: ledger.verify,
  log: ledger.log,
};

async function main(): Promise<void> {
  const json = process.argv.includes('--json');
  try {
    const line = readCommandLine(process.argv.slice(2));
    const name = line.words[0];
    if (line.help || name === undefined) {
      process.stdout.write(`${HELP}\n`);
      if (!line.help) process.exitCode = 2;
      return;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new BihuanError('usage', `没有“${name}”命令。用 --help 查看用法。`);
    const output = await command(line);
    process.stdout.write(`${json ? JSON.stringify(output.json, null, 2) : output.text}\n`);
    if (output.failed) process.exitCode = 1;
  } catch (error) {
    const envelope = toEnvelope(error);
    if (envelope.code === 'internal') console.error(error);
    process.stderr.write(`${json ? JSON.stringify({ error: envelope }) : `错误：${envelope.message}`}\n`);
    process.exitCode = envelope.code === 'usage' ? 2 : 1;
  }
}

// A reader that has seen enough (… | head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await main();
