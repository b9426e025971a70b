// Opens one channel for each operation of the contract, all through the same gate.
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type OperationName, operations } from '#contract/operations.ts';
import type { Log } from '../platform/log.ts';
import type { WindowRoles } from '../platform/window-roles.ts';
import { channelOf } from './channels.ts';
import type { Dispatch } from './dispatch.ts';
import { answer } from './gate.ts';
import type { Sender } from './sender.ts';

export function registerOperations(dispatch: Dispatch, roles: WindowRoles, log: Log): void {
  for (const name of Object.keys(operations) as OperationName[]) {
    ipcMain.handle(channelOf(name), (event, ...args: unknown[]) =>
      answer(name, senderOf(event, roles), args, (input) => dispatch(name, input, event.sender.id), log),
    );
  }
}

export function senderOf({ sender, senderFrame }: IpcMainInvokeEvent, roles: WindowRoles): Sender {
  return {
    role: roles.of(sender.id),
    mainFrame:
      senderFrame !== null &&
      senderFrame.parent === null &&
      senderFrame.frameTreeNodeId === sender.mainFrame.frameTreeNodeId,
    url: senderFrame?.url ?? '',
  };
}
