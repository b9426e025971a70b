// A letter as a Word file by the office's template.
import type { LetterView } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { letterData } from '#domain/letters/letter.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { type Context, found, officeName } from '../context.ts';
import { exportBytes } from '../shared/exports.ts';
import { templateBytes } from '../shared/templates.ts';
import { kindOf } from './kinds.ts';
import { getLetter } from './letters.ts';

/** A letter as .docx with the name that it goes by, for the file of a problem. */
export async function letterBytes(context: Context, letterId: Id): Promise<{ name: string; bytes: Uint8Array }> {
  const letter: LetterView = getLetter(context, { letterId });
  const tree = found(readLedger(context.store, letter.roundId), '个轮次');
  const { fillTemplate } = await import('../../documents/template/fill.ts');
  const data = letterData(letter, kindOf(context.store, letter.kind), tree, officeName(context));
  return {
    name: `${letter.kind} ${letter.numberWords}`,
    bytes: fillTemplate(templateBytes(context, '文书'), data),
  };
}

/** Writes the letter to a chosen place; the export is logged with the file's name and hash. */
export async function writeLetter(
  context: Context,
  { letterId, path }: { letterId: string; path: string },
): Promise<{ fileName: string }> {
  const { name, bytes } = await letterBytes(context, letterId);
  return exportBytes(context, { what: name, path, bytes });
}
