// What a check-up found: listed, muted with a reason, shown again; and the rules as the office wants them.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { isWithin, RULE_WORDS } from '#domain/checkup/registry.ts';
import type { CheckupSettings, Finding, Mute } from '#domain/checkup/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { findingsByFingerprint, findingsOf, mutesOf } from '../../db/queries/checkup.ts';
import type { Context } from '../context.ts';
import { RULES_SETTING, settingsOf } from './run.ts';

/** Findings that are sent where nothing else is said: as many as a person looks through. */
const SENT = 200;

export function listCheckupFindings(context: Context, input: ParsedInputOf<'listCheckupFindings'>): Finding[] {
  const { roundId, from = 0, atMost = SENT, ...filter } = input;
  return findingsOf(context.store, roundId, filter, from, atMost);
}

/**
 * Mutes findings of the last run. @throws BihuanError notFound when one of them is no longer there: a new check-up has
 * taken the place of the one that was shown
 */
export function muteCheckupFindings(context: Context, input: ParsedInputOf<'muteCheckupFindings'>): null {
  const { roundId, scope, reason } = input;
  return context.store.act(context.actor, 'muteCheckupFindings', (act) => {
    const wanted = new Set(input.fingerprints);
    const findings = findingsByFingerprint(act.store, roundId, [...wanted]);
    if (findings.length < wanted.size) {
      throw new BihuanError('notFound', '体检结果已更新，所选的情况中有的已不存在，没有忽略。请刷新后再试。');
    }
    const standing = mutesOf(act.store, roundId);
    for (const { rule, fingerprint, rows, unitId, place, words } of findings) {
      const rowId = rows[0]?.id ?? unitId;
      if (standing.some((mute) => mute.rule === rule && mute.scope === scope && same(mute, fingerprint, rowId)))
        continue;
      act.insert('checkup_mute', {
        id: ulid(),
        round_id: roundId,
        rule,
        scope: rowId === null ? 'finding' : scope,
        fingerprint,
        row_id: rowId,
        place,
        words,
        reason,
        muted_by: context.actor.user,
        muted_at: act.at,
        deleted_at: null,
      });
    }
    return null;
  });
}

function same(mute: Mute, fingerprint: string, rowId: Id | null): boolean {
  return mute.scope === 'row' ? mute.rowId === rowId : mute.fingerprint === fingerprint;
}

/** @throws BihuanError notFound when one is not muted in this round */
export function unmuteCheckupFindings(
  context: Context,
  { roundId, ids }: ParsedInputOf<'unmuteCheckupFindings'>,
): null {
  return context.store.act(context.actor, 'unmuteCheckupFindings', (act) => {
    const standing = new Set(mutesOf(act.store, roundId).map(({ id }) => id));
    for (const id of ids) {
      if (!standing.has(id)) throw new BihuanError('notFound', '这一条已不在忽略清单中，没有改动。请刷新后再试。');
      act.update('checkup_mute', id, { deleted_at: act.at });
    }
    return null;
  });
}

export function listCheckupMutes(context: Context, { roundId }: { roundId: Id }): Mute[] {
  return mutesOf(context.store, roundId);
}

export function getCheckupRules(context: Context): CheckupSettings {
  return settingsOf(context);
}

/** @throws BihuanError input.invalid naming the parameter that is out of its bounds */
export function setCheckupRules(context: Context, { rules }: ParsedInputOf<'setCheckupRules'>): CheckupSettings {
  for (const { rule, values } of rules) {
    const { name, parameters } = RULE_WORDS[rule];
    for (const [key, value] of Object.entries(values)) {
      const parameter = parameters.find((each) => each.key === key);
      if (parameter === undefined) throw new BihuanError('input.invalid', `“${name}”没有名为“${key}”的参数。`);
      if (!isWithin(parameter, value)) {
        const { min, max, unit } = parameter;
        throw new BihuanError(
          'input.invalid',
          `“${name}”的“${parameter.name}”应为${min}到${max}${unit ?? ''}的整数，没有保存。`,
        );
      }
    }
  }
  const stored = Object.fromEntries(rules.map(({ rule, on, values }) => [rule, { on, values }]));
  context.store.act(context.actor, 'setCheckupRules', (act) => act.set(RULES_SETTING, JSON.stringify(stored)));
  return settingsOf(context);
}
