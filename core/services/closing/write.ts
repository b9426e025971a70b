// 销号审批表 as files: by the office's template as Word, one document or one file a problem; as a paper for PDF and print.
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { closeOutFormData, type FormFacts } from '#domain/closing/form.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type Context, found } from '../context.ts';
import { formsOf } from '../shared/close-out-forms.ts';
import { exportBytes } from '../shared/exports.ts';
import { templateBytes } from '../shared/templates.ts';

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
  // The template engine is loaded by the few who write forms, not at every start.
  const { fillTemplate } = await import('../../documents/template/fill.ts');
  const template = templateBytes(context, '销号审批表');
  const write = (some: readonly FormFacts[], path: string) =>
    exportBytes(context, {
      what: `销号审批表 ${some.map(({ numberWords }) => numberWords).join('、')}`,
      path,
      bytes: fillTemplate(template, { 表: some.map(closeOutFormData) }),
    });
  if ('path' in to) return write(forms, to.path);
  const names = forms.map((form) => write([form], join(to.folder, formName(form))).fileName);
  return { fileName: names.length === 1 ? found(names[0], '个文件') : `${names[0]}等${names.length}个文件` };
}
