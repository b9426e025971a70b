// 版式: shown, and set for the whole office. What was issued before keeps its own.
import { BihuanError } from '#contract/errors.ts';
import type { ParsedInputOf } from '#contract/operations.ts';
import { styleFaults } from '#domain/official-format/check.ts';
import type { OfficeStyle } from '#domain/official-format/style.ts';
import { officeStyle, writeOfficeStyle } from '../../db/queries/styles.ts';
import type { Context } from '../context.ts';

export function getStyle({ store }: Context): OfficeStyle {
  return officeStyle(store);
}

/** @throws BihuanError input.invalid naming every fault */
export function setStyle(context: Context, style: ParsedInputOf<'setStyle'>): OfficeStyle {
  const faults = styleFaults(style.own);
  if (faults.length > 0) throw new BihuanError('input.invalid', `版式没有保存。${faults.join('')}`);
  return context.store.act(context.actor, 'setStyle', (act) => {
    writeOfficeStyle(act, style);
    return officeStyle(act.store);
  });
}
