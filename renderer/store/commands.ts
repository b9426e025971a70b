// Commands of the shell's menu (lock, search, print, help) reach the screen that is open.
import { useEffect } from 'react';
import type { BihuanEvent } from '#contract/operations.ts';

type Command = Extract<BihuanEvent, { type: 'command' }>['command'];

const handlers = new Map<Command, (() => void)[]>();

/** Runs the latest handler of a command; false if nothing on screen answers it. */
export function runCommand(command: Command): boolean {
  const handler = handlers.get(command)?.at(-1);
  handler?.();
  return handler !== undefined;
}

/** The component answers a command while it is on screen. */
export function useCommand(command: Command, handler: () => void): void {
  useEffect(() => {
    const list = handlers.get(command) ?? [];
    handlers.set(command, list);
    list.push(handler);
    return () => {
      list.splice(list.indexOf(handler), 1);
    };
  }, [command, handler]);
}
