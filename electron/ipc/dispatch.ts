// Takes a checked call to whoever answers it: the worker, or the shell itself once the worker says the ledger is open.
import { BihuanError } from '#contract/errors.ts';
import {
  type AppStatus,
  type EngineOperationName,
  type OperationName,
  operations,
  type ParsedInputOf,
  type ShellOperationName,
} from '#contract/operations.ts';
import { permissionDenied } from '#contract/permission-denied.ts';
import type { CallInput } from '#core/protocol.ts';
import type { Engine } from './engine-client.ts';
import type { ShellHandler, ShellHandlers } from './shell/context.ts';

/** Operations after which every window has to know anew where the store stands. */
const CHANGE_STATUS: ReadonlySet<OperationName> = new Set<OperationName>([
  'createStore',
  'unlock',
  'lock',
  'changePassword',
  'recover',
  'restoreBackup',
  'lookAtBackup',
  'endLook',
]);

export type Dispatch = <Name extends OperationName>(
  name: Name,
  input: ParsedInputOf<Name>,
  owner: number,
) => Promise<unknown>;

const isShell = (name: OperationName): name is ShellOperationName => operations[name].by === 'shell';

/** `onStatus` is told every new status of the store. */
export function createDispatch(engine: Engine, shell: ShellHandlers, onStatus: (status: AppStatus) => void): Dispatch {
  return async (name, input, owner) => {
    if (isShell(name)) {
      if (operations[name].session) await requirePermitted(engine, name);
      return (shell[name] as ShellHandler<typeof name>)(input as ParsedInputOf<typeof name>, owner);
    }
    const asked: EngineOperationName = name as EngineOperationName;
    const value = await engine.call(asked, input as CallInput<typeof asked>);
    if (CHANGE_STATUS.has(name)) onStatus(value as AppStatus);
    return value;
  };
}

/** Before a dialog is shown; the worker checks again what it is asked for then. */
async function requirePermitted(engine: Engine, name: ShellOperationName): Promise<void> {
  const { store, permissions } = await engine.call('getStatus', {});
  if (store !== 'open') throw new BihuanError('session.locked', '台账已锁定，操作没有执行。请输入密码打开后再试。');
  const { needs } = operations[name];
  if (!permissions.includes(needs)) throw permissionDenied(needs);
}
