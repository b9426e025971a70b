// The office's own sign-off chain; the usual one until it sets its own.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { chainFault, DEFAULT_CHAIN } from '#domain/closing/chain.ts';
import type { ChainNode } from '#domain/closing/types.ts';
import type { Store } from '../../db/store.ts';
import type { Context } from '../context.ts';

const SETTING = 'closeOut.chain';

/** The chain that an application sent now goes through. */
export function chainInForce(store: Store): ChainNode[] {
  const own = store.setting(SETTING);
  return own === null ? [...DEFAULT_CHAIN] : (JSON.parse(own) as ChainNode[]);
}

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
  context.store.act(context.actor, 'setCloseOutChain', (act) => act.set(SETTING, JSON.stringify(chain)));
  return chainInForce(context.store);
}
