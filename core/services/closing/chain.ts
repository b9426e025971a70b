// The office's own sign-off chain; the usual one until it sets its own.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { chainFault } from '#domain/closing/chain.ts';
import type { ChainNode } from '#domain/closing/types.ts';
import type { Context } from '../context.ts';
import { CHAIN_SETTING, chainInForce } from '../shared/close-out-forms.ts';

export function getCloseOutChain({ store }: Context): ChainNode[] {
  return chainInForce(store);
}

/**
 * Applications that were sent keep the chain that they were sent with.
 * @throws BihuanError input.invalid for a chain that cannot be used
 */
export function setCloseOutChain(context: Context, { chain }: ParsedInputOf<'setCloseOutChain'>): ChainNode[] {
  const fault = chainFault(chain);
  if (fault !== null) throw new BihuanError('input.invalid', `${fault}。没有保存，请修改后再试。`);
  context.store.act(context.actor, 'setCloseOutChain', (act) => act.set(CHAIN_SETTING, JSON.stringify(chain)));
  return chainInForce(context.store);
}
