// Checks an input against the contract before it goes anywhere.
import type { z } from 'zod';
import { inputError } from '#contract/input-error.ts';
import { type OperationName, operations, type ParsedInputOf } from '#contract/operations.ts';

/** The input as the contract's schema gives it back. Throws `input.invalid` that names the wrong fields. */
export function validate<Name extends OperationName>(name: Name, input: unknown): ParsedInputOf<Name> {
  const schema: z.ZodType = operations[name].input;
  const result = schema.safeParse(input);
  if (!result.success) throw inputError(result.error);
  return result.data as ParsedInputOf<Name>;
}
