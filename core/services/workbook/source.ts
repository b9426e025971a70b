// The workbook that is being looked at: read once, kept until the next one, since every step of the wizard needs it.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import type { Book } from '#domain/workbook/types.ts';
import { readWorkbook } from '../../documents/read/workbook.ts';
import { fileError } from '../../files/atomic-write.ts';
import { sha256Of } from '../shared/originals.ts';

export interface WorkbookSource {
  name: string;
  bytes: Uint8Array;
  sha256: string;
  book: Book;
}

let kept: { path: string; stamp: string; source: WorkbookSource } | null = null;

/** Forgets the workbook, once it has been taken over. */
export function forgetWorkbook(): void {
  kept = null;
}

/**
 * Reads the workbook at a path; the file is opened for reading only. A stick that was pulled out in the meantime does no
 * harm as long as the file was read once.
 * @throws BihuanError file.*, document.*
 */
export async function openWorkbook(path: string): Promise<WorkbookSource> {
  const name = basename(path);
  let stamp: string;
  try {
    const { size, mtimeMs } = statSync(path);
    if (size > DOCUMENT_BYTES) {
      throw new BihuanError(
        'document.tooLarge',
        `“${name}”有 ${Math.round(size / 1024 / 1024)} MB，超过 ${DOCUMENT_BYTES / 1024 / 1024} MB，不像是一份台账，没有导入。`,
      );
    }
    stamp = `${size}:${mtimeMs}`;
  } catch (error) {
    if (kept?.path === path && !(error instanceof BihuanError)) return kept.source;
    throw fileError(error, path);
  }
  if (kept?.path === path && kept.stamp === stamp) return kept.source;
  kept = null;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw fileError(error, path);
  }
  const source = { name, bytes, sha256: sha256Of(bytes), book: await readWorkbook(bytes, name) };
  kept = { path, stamp, source };
  return source;
}
