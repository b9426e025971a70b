// Evidence leaves the program: one file under a chosen name, several into a new folder; logged with names and hashes.
import { BihuanError } from '#contract/errors.ts';
import type { EvidenceExported } from '#contract/operations.ts';
import { UniqueNames } from '#domain/evidence/file-names.ts';
import type { Evidence } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { AtomicFile } from '../../files/atomic-file.ts';
import { FolderBundle } from '../../files/bundle.ts';
import { type Context, today } from '../context.ts';
import { evidenceFileName, evidenceViews, readEvidence } from '../shared/evidence.ts';
import { logExport } from '../shared/exports.ts';
import { needEvidence } from './evidence.ts';

/** The name under which one piece of evidence would be saved. */
export function evidenceName(context: Context, { evidenceId }: { evidenceId: Id }): { name: string } {
  const rows = needEvidence(context.store, [evidenceId]);
  const [evidence] = evidenceViews(context, rows[0].round_id, rows);
  return { name: evidence === undefined ? '' : evidenceFileName(evidence) };
}

/**
 * Writes evidence: one piece to a file (`path`), several into a new folder below `folder`.
 * @throws BihuanError notFound, evidence.broken, file.* from the disk, cancelled; nothing is left then
 */
export async function writeEvidence(
  context: Context,
  { ids, to }: { ids: readonly Id[]; to: { path: string } | { folder: string } },
): Promise<EvidenceExported> {
  const rows = needEvidence(context.store, ids);
  const all = evidenceViews(context, rows[0].round_id, rows);
  const written = 'path' in to ? await writeOne(context, all, to.path) : await writeAll(context, all, to.folder);
  logExport(context, written.name, 'path' in to ? to.path : to.folder, {
    what: '佐证材料',
    files: all.map(({ label, title, bytes, sha256 }) => ({ name: `${label} ${title}`, bytes, sha256 })),
  });
  return written;
}

async function writeOne(context: Context, all: readonly Evidence[], path: string): Promise<EvidenceExported> {
  const [evidence] = all;
  if (evidence === undefined || all.length > 1)
    throw new BihuanError('input.invalid', '一次只能存为一个文件，没有导出。');
  const file = new AtomicFile(path);
  try {
    await context.step(0, 1, evidence.title);
    await readEvidence(context, evidence, async (piece) => {
      file.write(piece);
      await context.step(0, 1, evidence.title);
    });
    file.commit();
  } catch (error) {
    file.abort();
    throw error;
  }
  return { name: file.name, files: 1 };
}

async function writeAll(context: Context, all: readonly Evidence[], folder: string): Promise<EvidenceExported> {
  const bundle = new FolderBundle(folder, `佐证材料（${today(context)}）`);
  const names = new UniqueNames();
  try {
    for (const [index, evidence] of all.entries()) {
      const name = names.take(evidenceFileName(evidence));
      await context.step(index, all.length, name);
      await bundle.add([name], evidence.bytes, (write) => readEvidence(context, evidence, write));
    }
    await context.step(all.length, all.length, '完成');
    return { name: bundle.commit(), files: all.length };
  } catch (error) {
    bundle.abort();
    throw error;
  }
}
