// 销号审批表 as files: by the office's template as Word, one document or one file a problem; as a paper for PDF and print.
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { FormFacts } from '#domain/closing/form.ts';
import type { Id } from '#domain/ledger/types.ts';
import { newestApplications } from '../../db/queries/closing.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import { type Context, found } from '../context.ts';
import { formsOf } from '../shared/close-out-forms.ts';
import { exportBytes } from '../shared/exports.ts';
import { closeOutForm, fillForm } from '../shared/filled-forms.ts';

/** What no file name may hold is left out. */
const fileName = (text: string): string => text.replace(/[\\/:*?"<>|\r\n]/g, '').trim();

/** The name under which the forms of some problems would be saved. */
export function closeOutsName(context: Context, { problemIds }: { problemIds: readonly Id[] }): { name: string } {
  const forms = formsOf(context, problemIds);
  const [first] = forms;
  return {
    name: forms.length === 1 && first !== undefined ? formName(first) : `销号审批表（${forms.length}条）.docx`,
  };
}

const formName = ({ numberWords }: FormFacts): string => fileName(`销号审批表（${numberWords}）.docx`);

/**
 * Writes the forms: into one document at a path, or one file a problem into a folder; logged as exports.
 * @throws BihuanError notFound where nobody has applied yet, file.* from the disk
 */
export async function writeCloseOuts(
  context: Context,
  { problemIds, to }: { problemIds: readonly Id[]; to: { path: string } | { folder: string } },
): Promise<{ fileName: string }> {
  const forms = formsOf(context, problemIds);
  if (forms.length === 0) throw new BihuanError('notFound', '所选问题还没有销号申请，没有导出。请先起草申请。');
  const write = async (some: readonly Id[], path: string) => {
    const form = closeOutForm(context, some);
    return exportBytes(context, { what: form.name, path, bytes: await fillForm(context, form) });
  };
  if ('path' in to) return write(problemIds, to.path);
  const names: string[] = [];
  for (const form of forms) {
    names.push((await write([form.application.problemId], join(to.folder, formName(form)))).fileName);
  }
  return { fileName: names.length === 1 ? found(names[0], '个文件') : `${names[0]}等${names.length}个文件` };
}

/** The newest application of a round as a form; null where nobody has applied yet. */
export function newestCloseOut(context: Context, roundId: Id) {
  const ids = viewOf(context.store, roundId)?.index.problems.map(({ id }) => id) ?? [];
  const newest = [...newestApplications(context.store, ids).values()].toSorted((a, b) => b.id.localeCompare(a.id))[0];
  return newest === undefined ? null : closeOutForm(context, [newest.problemId]);
}
