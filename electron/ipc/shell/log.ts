// The operation log leaves the program: the person says where to, the worker writes it.
import type { ShellContext, ShellHandler } from './context.ts';

/** Asks where to save and writes what the filter finds; null if the dialog was closed. */
export function exportLog({ engine, dialogs, today }: ShellContext): ShellHandler<'exportLog'> {
  return async ({ filter, format }, owner) => {
    const path = await dialogs.saveOriginal(owner, `操作日志（${today()}）.${format}`, '导出操作日志');
    return path === null ? null : engine.call('writeLogTo', { filter, format, path });
  };
}
