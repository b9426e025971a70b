// Reads every evidence file again: what is missing or altered is named by the numbers that people use.
import type { IntegrityReport } from '#contract/operations.ts';
import { evidenceFiles, evidenceKey, evidenceOfFile } from '../../db/queries/evidence.ts';
import type { BlobFault } from '../../files/evidence-store.ts';
import type { Context } from '../context.ts';
import { BLOB_FAULT_WORDS, evidenceViews } from '../shared/evidence.ts';

/** Broken files that are named; more are counted. */
const NAMED = 50;

/** A long act: one step a few megabytes. */
export async function checkEvidence(context: Context): Promise<IntegrityReport['checks'][number]> {
  const { store, evidence, step } = context;
  const files = evidenceFiles(store.db);
  const key = evidenceKey(store);
  const broken: { sha256: string; fault: BlobFault }[] = [];
  for (const [index, { sha256 }] of files.entries()) {
    const rest = () => step(index, files.length, '佐证材料');
    await rest();
    const fault = key === undefined ? 'missing' : await evidence.check(sha256, key, rest);
    if (fault !== null) broken.push({ sha256, fault });
  }
  const named = new Set(files.map(({ sha256 }) => sha256));
  const strays = [...evidence.files()].filter(({ sha256 }) => !named.has(sha256)).length;
  const notes = strays === 0 ? '' : `；另有${strays}个未登记的文件，不影响使用，可移入隔离区`;
  return {
    name: '佐证材料',
    ok: broken.length === 0,
    detail:
      broken.length === 0
        ? `${files.length} 个文件，与存入时一致${notes}`
        : `${broken.length} 个文件有问题：${brokenWords(context, broken)}。请从备份恢复佐证文件夹${notes}`,
  };
}

function brokenWords(context: Context, broken: readonly { sha256: string; fault: BlobFault }[]): string {
  const words = broken.slice(0, NAMED).map(({ sha256, fault }) => {
    const rows = evidenceOfFile(context.store, sha256);
    const roundId = rows[0]?.round_id;
    const names =
      roundId === undefined
        ? '已移除的佐证材料'
        : evidenceViews(
            context,
            roundId,
            rows.filter((row) => row.round_id === roundId),
          )
            .map(({ label, title }) => `${label}《${title}》`)
            .join('、');
    return `${names}${BLOB_FAULT_WORDS[fault]}`;
  });
  return `${words.join('；')}${broken.length > NAMED ? `；等${broken.length}个` : ''}`;
}
