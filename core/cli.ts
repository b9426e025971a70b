// The same services from a terminal: one command, one answer, exit code ≠ 0 and one line on error.
import { runCommand } from './cli/run.ts';

// A reader that has seen enough (… | head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const { status, stdout, stderr } = await runCommand(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
