// What is issued is kept as the Word file it was: written once, exported again byte for byte.
import { BihuanError } from '#contract/errors.ts';
import type { TextDocument } from '#domain/content/types.ts';
import { keptFile } from '../../db/queries/files.ts';
import type { Store } from '../../db/store.ts';
import { sha256Of } from './originals.ts';

/** The Word file of a text; the library is loaded only when something is really written. */
export async function renderWord(document: TextDocument): Promise<Uint8Array> {
  const { writeDocument } = await import('../../documents/write/index.ts');
  return writeDocument(document, 'docx');
}

/**
 * The bytes that were issued.
 * @throws BihuanError store.corrupt when they are missing or no longer what their hash says
 */
export function issuedFile(store: Store, sha256: string, title: string): Uint8Array {
  const kept = keptFile(store, sha256);
  if (kept === undefined || sha256Of(kept.content) !== sha256) {
    throw new BihuanError(
      'store.corrupt',
      `《${title}》印发时保存的文件缺失或已改变，没有导出。请在“设置”中运行数据完整性检查，并从备份恢复。`,
    );
  }
  return kept.content;
}
