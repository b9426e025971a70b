// 亮灯规则: shown, tried out on a round, set for the whole office.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { STATES, type State } from '#domain/ledger/types.ts';
import type { RoundIndex } from '#domain/ledger/view-index.ts';
import { lightRuleFaults } from '#domain/lights/check.ts';
import type { LightRules } from '#domain/lights/lights.ts';
import { type LightPreview, type LightRow, previewLights as preview } from '#domain/lights/preview.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { lightRules, writeLightRules } from '../../db/queries/light-rules.ts';
import { type Context, found, today } from '../context.ts';

export function getLightRules({ store }: Context): LightRules {
  return lightRules(store);
}

/** Rows of a round by light under rules that are not stored. @throws BihuanError input.invalid naming every fault */
export function previewLights(
  context: Context,
  { roundId, rules, asOf }: ParsedInputOf<'previewLights'>,
): LightPreview {
  refuseFaults(rules);
  const { index } = found(viewOf(context.store, roundId), '个轮次');
  return preview(rowsOf(index), asOf ?? today(context), rules, lightRules(context.store));
}

function* rowsOf({ problems, measures }: RoundIndex): Generator<LightRow> {
  for (const { state, deadline, measureFrom, measureTo } of problems) {
    yield { of: 'problems', state, deadline };
    for (let at = measureFrom; at < measureTo; at++) {
      const own = measures.deadlines[at];
      yield {
        of: 'measures',
        state: STATES[measures.states[at] ?? -1] as State,
        deadline: own === undefined ? deadline : effectiveDeadline(own, deadline),
      };
    }
  }
}

/** Sets the rules for the whole office; closed reviews keep the lights they had. @throws BihuanError input.invalid */
export function setLightRules(context: Context, { rules }: ParsedInputOf<'setLightRules'>): LightRules {
  refuseFaults(rules);
  return context.store.act(context.actor, 'setLightRules', (act) => {
    writeLightRules(act, rules);
    return lightRules(act.store);
  });
}

function refuseFaults(rules: LightRules): void {
  const faults = lightRuleFaults(rules);
  if (faults.length === 0) return;
  throw new BihuanError('input.invalid', `亮灯规则没有保存。${faults.map(({ message }) => message).join('')}`);
}
