// The last word when the program cannot go on: a sentence for the person, the place in the code for the maintainer.
import { app, dialog } from 'electron';
import { BihuanError } from '#contract/errors.ts';
import type { Log } from '../platform/log.ts';

/** Shows why the program ends, then ends it. Works before `ready` too. */
export function giveUp(error: unknown, log?: Log): void {
  log?.error('gave up', error);
  const said =
    error instanceof BihuanError
      ? error.message
      : '程序内部出错，需要关闭。已保存的内容不受影响。请重新打开；再次出现请把日志文件夹交给维护人员。';
  dialog.showErrorBox('闭环无法继续运行', said);
  app.exit(1);
}

/** Errors that nobody caught: the state of the shell is unknown, the store lies safe in the worker. */
export function endOnUncaught(log: Log): void {
  process.on('uncaughtException', (error) => giveUp(error, log));
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason));
}
