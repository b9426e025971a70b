// Forms that the office edits itself: taken out, checked, put in place, looked at with real data, set back.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type {
  TemplateChecked,
  TemplateFieldView,
  TemplatePreview,
  TemplateReplaced,
  TemplateView,
} from '#contract/operations.ts';
import { keepFile } from '../../db/queries/files.ts';
import type { TemplateField } from '../../documents/template/check.ts';
import type { TemplateData } from '../../documents/template/fill.ts';
import { fileError } from '../../files/atomic-write.ts';
import type { Context } from '../context.ts';
import { exportBytes } from '../shared/exports.ts';
import {
  fieldsOf,
  ownTemplate,
  settingOf,
  shippedBytes,
  shippedName,
  templateBytes,
  templateNames,
} from '../shared/templates.ts';

const fieldViews = (fields: readonly TemplateField[]): TemplateFieldView[] =>
  fields.map(({ name, meaning, fields: inner = [] }) => ({ name, meaning, fields: fieldViews(inner) }));

function view(context: Context, name: string): TemplateView {
  const base = shippedName(name);
  return {
    name,
    base: base === name ? null : base,
    changedAt: ownTemplate(context, name)?.at ?? null,
    fields: fieldViews(fieldsOf(name)),
  };
}

export function listTemplates(context: Context): TemplateView[] {
  return templateNames(context).map((name) => view(context, name));
}

/** Writes the template in force to a chosen place. */
export function writeTemplate(context: Context, { name, path }: { name: string; path: string }): { fileName: string } {
  return exportBytes(context, { what: `模板：${name}`, path, bytes: templateBytes(context, name) });
}

function readTemplateFile(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw fileError(error, path);
  }
}

async function faultsOf(context: Context, name: string, bytes: Uint8Array) {
  // The template engine is loaded by the few who change a template, not at every start.
  const { checkTemplate } = await import('../../documents/template/fill.ts');
  return checkTemplate(bytes, fieldsOf(name), shippedBytes(context, name));
}

/**
 * What is wrong with an edited file, without putting it in place.
 * @throws BihuanError document.* when it is no template at all
 */
export async function checkTemplateFile(
  context: Context,
  { name, path }: { name: string; path: string },
): Promise<TemplateChecked> {
  return { fileName: basename(path), faults: await faultsOf(context, name, readTemplateFile(path)) };
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
  const bytes = readTemplateFile(path);
  const faults = await faultsOf(context, name, bytes);
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

/** Something of a round that a template can be looked at with; null where the round has nothing of the kind yet. */
export type Subject = (
  context: Context,
  roundId: string,
  template: string,
) => { name: string; data: TemplateData } | null;

/** The template in force filled with the newest there is of its kind in the round, else with the names of its fields. */
export async function previewTemplate(
  context: Context,
  { name, roundId }: { name: string; roundId: string },
  subjects: Readonly<Record<string, Subject>>,
): Promise<TemplatePreview> {
  const fields = fieldsOf(name);
  const subject = subjects[shippedName(name)]?.(context, roundId, name) ?? null;
  const { fillTemplate } = await import('../../documents/template/fill.ts');
  return {
    of: subject?.name ?? null,
    bytes: fillTemplate(templateBytes(context, name), subject?.data ?? placeholdersOf(fields)),
  };
}

/** Every field as its own name in brackets; loops twice, so that a second row is seen. */
function placeholdersOf(fields: readonly TemplateField[]): TemplateData {
  return Object.fromEntries(
    fields.map(({ name, fields: inner }) => {
      if (inner === undefined) return [name, name.startsWith('无') ? false : `〔${name}〕`];
      return [name, [placeholdersOf(inner), placeholdersOf(inner)]];
    }),
  );
}
