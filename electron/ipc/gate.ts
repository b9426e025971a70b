// The order in which every call is checked, written once: sender, size, shape; then the work; always an answer.
import { BihuanError, toEnvelope } from '#contract/errors.ts';
import { type Answer, type OperationName, operations, type ParsedInputOf } from '#contract/operations.ts';
import type { Log } from '../platform/log.ts';
import { checkSender, type Sender } from './sender.ts';
import { weigh } from './size.ts';
import { validate } from './validate.ts';

/**
 * Answers one call. `args` is all that came over the channel; `work` is reached only with a checked input. Refusals and
 * failures come back as envelopes; what is not a BihuanError is logged by operation and place in the code, without its
 * words, and told as `internal`.
 */
export async function answer<Name extends OperationName>(
  name: Name,
  sender: Sender,
  args: readonly unknown[],
  work: (input: ParsedInputOf<Name>) => Promise<unknown>,
  log: Log,
): Promise<Answer<unknown>> {
  try {
    checkSender(sender, name);
    checkSize(name, args);
    if (args.length !== 1) throw new BihuanError('input.invalid', '提交的内容应为一组栏目，操作没有执行。请重试。');
    return { ok: true, value: await work(validate(name, args[0])) };
  } catch (error) {
    const envelope = toEnvelope(error);
    if (error instanceof BihuanError) log.info('refused', { operation: name, code: envelope.code });
    else log.error('failed', error, { operation: name });
    return { ok: false, error: envelope };
  }
}

function checkSize(name: OperationName, args: readonly unknown[]): void {
  const limit = operations[name].maxBytes;
  if (weigh(args, limit) <= limit) return;
  const most = limit >= 1024 * 1024 ? `${Math.floor(limit / 1024 / 1024)} MB` : `${Math.floor(limit / 1024)} KB`;
  throw new BihuanError('input.tooLarge', `提交的内容超过 ${most}，操作没有执行。请减少内容或分几次提交。`, {
    operation: name,
  });
}
