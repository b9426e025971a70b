// A letter as a Word file by the office's template.
import type { Id } from '#domain/ledger/types.ts';
import { lettersOf } from '../../db/queries/letters.ts';
import type { Context } from '../context.ts';
import { exportBytes } from '../shared/exports.ts';
import { fillForm, letterForm } from '../shared/filled-forms.ts';
import { letterTemplate } from '../shared/templates.ts';

/** A letter as .docx with the name that it goes by, for the file of a problem. */
export async function letterBytes(context: Context, letterId: Id): Promise<{ name: string; bytes: Uint8Array }> {
  const form = letterForm(context, letterId);
  return { name: form.name, bytes: await fillForm(context, form) };
}

/** Writes the letter to a chosen place; the export is logged with the file's name and hash. */
export async function writeLetter(
  context: Context,
  { letterId, path }: { letterId: string; path: string },
): Promise<{ fileName: string }> {
  const { name, bytes } = await letterBytes(context, letterId);
  return exportBytes(context, { what: name, path, bytes });
}

/** The newest letter of a round, or of the kind that a template is for. */
export function newestLetter(context: Context, roundId: Id, template: string) {
  const all = lettersOf(context.store, roundId);
  const letter =
    all.filter(({ kind }) => letterTemplate(kind) === template).toSorted(newestFirst)[0] ??
    all.toSorted(newestFirst)[0];
  return letter === undefined ? null : letterForm(context, letter.id);
}

const newestFirst = (a: { createdAt: string }, b: { createdAt: string }): number =>
  b.createdAt.localeCompare(a.createdAt);
