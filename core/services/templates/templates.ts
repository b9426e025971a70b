// Forms that the office edits itself: taken out, checked, put in place, set back.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { TemplateReplaced, TemplateView } from '#contract/operations.ts';
import { keepFile } from '../../db/queries/files.ts';
import { fileError } from '../../files/atomic-write.ts';
import type { Context } from '../context.ts';
import { exportBytes } from '../shared/exports.ts';
import { fieldsOf, ownTemplate, settingOf, TEMPLATES, templateBytes } from '../shared/templates.ts';

function view(context: Context, name: string): TemplateView {
  return {
    name,
    changedAt: ownTemplate(context, name)?.at ?? null,
    fields: fieldsOf(name).map(({ name: field, meaning, fields = [] }) => ({
      name: field,
      meaning,
      fields: fields.map((inner) => ({ name: inner.name, meaning: inner.meaning })),
    })),
  };
}

export function listTemplates(context: Context): TemplateView[] {
  return Object.keys(TEMPLATES).map((name) => view(context, name));
}

/** Writes the template in force to a chosen place. */
export function writeTemplate(context: Context, { name, path }: { name: string; path: string }): { fileName: string } {
  return exportBytes(context, { what: `模板：${name}`, path, bytes: templateBytes(context, name) });
}

/**
 * Puts an edited template in place.
 * @throws BihuanError template.broken with every fault when it cannot be used; document.* when it is no .docx; the one in
 * force stays then
 */
export async function replaceTemplate(
  context: Context,
  { name, path }: { name: string; path: string },
): Promise<TemplateReplaced> {
  const fields = fieldsOf(name);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (error) {
    throw fileError(error, path);
  }
  // The template engine is loaded by the few who change a template, not at every start.
  const { checkTemplate } = await import('../../documents/template/fill.ts');
  const faults = checkTemplate(bytes, fields);
  const broken = faults.filter(({ kind }) => kind === 'broken');
  if (broken.length > 0) {
    const said = broken.map(({ message }) => message).join('');
    throw new BihuanError('template.broken', `“${basename(path)}”有误，没有替换，原模板仍在使用。${said}`, {
      faults: broken,
    });
  }
  context.store.act(context.actor, 'replaceTemplate', (act) => {
    const sha256 = keepFile(act.store, bytes);
    act.record('file', basename(path), null, { what: `模板：${name}`, bytes: bytes.length, sha256 });
    act.set(settingOf(name), JSON.stringify({ sha256, at: act.at }));
  });
  return { template: view(context, name), faults };
}

export function resetTemplate(context: Context, { name }: { name: string }): TemplateView {
  fieldsOf(name);
  context.store.act(context.actor, 'resetTemplate', (act) => act.set(settingOf(name), ''));
  return view(context, name);
}
