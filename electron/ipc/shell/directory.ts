// Lists of units and people in Excel: the worker reads the file behind a handle.
import type { ShellContext, ShellHandler } from './context.ts';

export function previewDirectory({ engine, files }: ShellContext): ShellHandler<'previewDirectory'> {
  return ({ handle, sheet }, owner) => engine.call('readDirectory', { path: files.resolve(owner, handle), sheet });
}
