// How one operation is declared: who answers it, what it does, what it takes and gives, how large a call may be.
import type { z } from 'zod';
import type { Permission } from '#domain/accounts/roles.ts';
import { CALL_BYTES } from './limits.ts';

export interface Operation<Input extends z.ZodType = z.ZodType, Output = unknown> {
  /** `engine`: answered by the worker that owns the store; `shell`: by the desktop shell (dialogs, printing) */
  by: 'engine' | 'shell';
  /** `act` changes the ledger or writes a file, `query` does not */
  does: 'query' | 'act';
  /** Refused while the ledger is locked */
  session: boolean;
  /** What the account must be allowed to do; unlocked calls only. Enforced by the engine, shown by the window */
  needs: Permission;
  maxBytes: number;
  input: Input;
  /** Carries the output's type only; always undefined at run time */
  output?: Output;
}

interface Options {
  session?: boolean;
  /** Left out: `read` for a query, `edit` for an act */
  needs?: Permission;
  maxBytes?: number;
}

const declare =
  <By extends Operation['by']>(by: By, does: Operation['does']) =>
  <Output>() =>
  <Input extends z.ZodType>(input: Input, options: Options = {}): Operation<Input, Output> & { by: By } => ({
    by,
    does,
    session: options.session ?? true,
    needs: options.needs ?? (does === 'query' ? 'read' : 'edit'),
    maxBytes: options.maxBytes ?? CALL_BYTES,
    input,
  });

export const query = declare('engine', 'query');
export const act = declare('engine', 'act');
export const shellQuery = declare('shell', 'query');
export const shellAct = declare('shell', 'act');
