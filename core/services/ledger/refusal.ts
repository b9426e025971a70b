// Refusals that name the row: thrown inside an act, told by its number once the act is rolled back.
import { BihuanError, type ErrorCode } from '#contract/errors.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { Store } from '../../db/store.ts';
import { RowNames } from './row-names.ts';

/** A refusal because of one row; the message says what is wrong with it, without naming it. */
export class RowRefusal extends BihuanError {
  readonly kind: 'problem' | 'measure';
  readonly id: Id;

  constructor(code: ErrorCode, kind: 'problem' | 'measure', id: Id, message: string) {
    super(code, message, { kind, id });
    this.kind = kind;
    this.id = id;
  }
}

/**
 * Runs an act; a refusal because of a row then says which row, e.g. 问题（5）：请先填写退回原因。 The number is looked up
 * after the act, since what is kept of a round must not be read in the middle of one.
 */
export function naming<Result>(store: Store, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RowRefusal) || store.db.inTransaction) throw error;
    const name = new RowNames(store).name(error.kind, error.id);
    throw new BihuanError(error.code, `${name}：${error.message}没有做任何修改。`, error.details, { cause: error });
  }
}
