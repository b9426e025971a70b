// The templates in force: the office's own copy where it has one, else what the product ships.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { CLOSE_OUT_FIELDS } from '#domain/closing/form.ts';
import { COVER_FIELDS } from '#domain/forms/cover.ts';
import { LETTER_FIELDS } from '#domain/letters/letter.ts';
import { keptFile } from '../../db/queries/files.ts';
import type { TemplateField } from '../../documents/template/fill.ts';
import { type Context, found } from '../context.ts';

/** Every form that can be edited, with the names it may use. */
export const TEMPLATES: Readonly<Record<string, readonly TemplateField[]>> = {
  文书: LETTER_FIELDS,
  调度表封面: COVER_FIELDS,
  销号审批表: CLOSE_OUT_FIELDS,
};

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
  const fields = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined;
  if (fields === undefined) throw new BihuanError('notFound', `没有名为“${name}”的模板。`);
  return fields;
}

/** The bytes of the template in force. */
export function templateBytes(context: Context, name: string): Uint8Array {
  fieldsOf(name);
  const own = ownTemplate(context, name);
  if (own !== null) return found(keptFile(context.store, own.sha256), '份模板').content;
  return new Uint8Array(readFileSync(join(context.resourcesDir, 'templates', `${name}.docx`)));
}
