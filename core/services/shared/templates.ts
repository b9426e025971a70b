// The templates in force: the office's own copy where it has one, else what the product ships.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { CLOSE_OUT_FIELDS } from '#domain/closing/form.ts';
import { COVER_FIELDS } from '#domain/forms/cover.ts';
import { COVERING_FIELDS } from '#domain/forms/covering-form.ts';
import { LETTER_FIELDS } from '#domain/letters/letter.ts';
import { MINUTES_FIELDS } from '#domain/meetings/form.ts';
import { keptFile } from '../../db/queries/files.ts';
import type { TemplateField } from '../../documents/template/check.ts';
import { type Context, found } from '../context.ts';
import { letterKinds } from './letter-kinds.ts';

/** Every form that the product ships, with the names it may use. */
const SHIPPED: Readonly<Record<string, readonly TemplateField[]>> = {
  文书: LETTER_FIELDS,
  销号审批表: CLOSE_OUT_FIELDS,
  调度表封面: COVER_FIELDS,
  发放清单: COVERING_FIELDS,
  会议纪要: MINUTES_FIELDS,
};

/** The template of one kind of letter: 文书（提醒函）. Until an office gives it one, 文书 stands for it. */
export const letterTemplate = (kind: string): string => `文书（${kind}）`;

/** Names of all templates: those shipped, and one for each kind of letter. */
export function templateNames({ store }: Context): string[] {
  const kinds = letterKinds(store).map(({ name }) => letterTemplate(name));
  return Object.keys(SHIPPED).flatMap((name) => (name === '文书' ? [name, ...kinds] : [name]));
}

/** The shipped template behind a name: 文书 for 文书（提醒函）. @throws BihuanError notFound for a name that is no template */
export function shippedName(name: string): string {
  const base = name.startsWith('文书（') ? '文书' : name;
  if (!Object.hasOwn(SHIPPED, base)) {
    const known = Object.keys(SHIPPED).join('、');
    throw new BihuanError(
      'notFound',
      `没有名为“${name}”的模板。可用的模板：${known}，以及“文书（提醒函）”等单种文书。`,
    );
  }
  return base;
}

export const settingOf = (name: string): string => `template.${name}`;

/** What a setting holds: the copy's hash and when it came. */
export interface OwnTemplate {
  sha256: string;
  at: string;
}

/** The office's own copy, null where the shipped one is used. */
export function ownTemplate(context: Context, name: string): OwnTemplate | null {
  const own = context.store.setting(settingOf(name));
  return own === null || own === '' ? null : (JSON.parse(own) as OwnTemplate);
}

/** @throws BihuanError notFound for a name that is no template */
export function fieldsOf(name: string): readonly TemplateField[] {
  return SHIPPED[shippedName(name)] ?? [];
}

/** What the product ships for a name. */
export function shippedBytes(context: Context, name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(context.resourcesDir, 'templates', `${shippedName(name)}.docx`)));
}

/** The bytes of the template in force. */
export function templateBytes(context: Context, name: string): Uint8Array {
  const base = shippedName(name);
  const own = ownTemplate(context, name);
  if (own !== null) return found(keptFile(context.store, own.sha256), '份模板').content;
  return base === name ? shippedBytes(context, name) : templateBytes(context, base);
}
