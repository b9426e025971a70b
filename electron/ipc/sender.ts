// Who may call what: the page of a window that the shell itself opened, and only what that kind of window needs.
import { BihuanError } from '#contract/errors.ts';
import type { OperationName } from '#contract/operations.ts';
import { PAGES } from '../platform/bundle-address.ts';
import type { WindowRole } from '../platform/window-roles.ts';

/** What is known of a message's sender. */
export interface Sender {
  /** Role under which the shell registered the window, undefined for any other */
  role: WindowRole | undefined;
  /** True if the frame is the window's own page, not a frame inside it */
  mainFrame: boolean;
  /** Address of the frame at the time of the message; '' if it is gone */
  url: string;
}

const PRINT_CALLS: ReadonlySet<OperationName> = new Set<OperationName>(['getPrintJob', 'printJobReady']);

/** What the recovery window is for; the main window has a use for the last one only. */
const RECOVERY_CALLS: ReadonlySet<OperationName> = new Set<OperationName>([
  'getRecoveryState',
  'listRecoveryBackups',
  'chooseRecoveryFolder',
  'restoreInRecovery',
  'openReadOnly',
  'leaveRecovery',
  'showDataFolder',
  'quitProgram',
]);

/** True if a window of this role has a use for the operation. */
export function mayCall(role: WindowRole, name: OperationName): boolean {
  if (role === 'print') return PRINT_CALLS.has(name);
  if (role === 'recovery') return RECOVERY_CALLS.has(name);
  return !PRINT_CALLS.has(name) && (name === 'quitProgram' || !RECOVERY_CALLS.has(name));
}

/**
 * Throws `sender.refused` unless the sender is the main frame of a known window, still shows that window's page, and the
 * operation is meant for such a window.
 */
export function checkSender(sender: Sender, name: OperationName): void {
  const { role } = sender;
  const known = role !== undefined && sender.mainFrame && sender.url.replace(/[?#].*$/s, '') === PAGES[role];
  if (!known || !mayCall(role, name)) {
    throw new BihuanError('sender.refused', '该窗口无权执行此操作，操作没有执行。请从主窗口操作。');
  }
}
