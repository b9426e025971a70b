// Verifying a store: pages, references, the log's chain, the search index. Tells what is wrong and repairs nothing.
import type { IntegrityReport } from '#contract/operations.ts';
import { verifyChain } from './audit.ts';
import type { Store } from './store.ts';

export function verifyStore(store: Store): IntegrityReport {
  const integrity = store.db.pragma('integrity_check') as { integrity_check: string }[];
  const pagesOk = integrity.length === 1 && integrity[0]?.integrity_check === 'ok';
  const broken = store.db.pragma('foreign_key_check') as { table: string; rowid: number }[];
  const chain = verifyChain(store.db);
  const found = store.search.check();
  const checks = [
    {
      name: '数据文件',
      ok: pagesOk,
      detail: pagesOk ? '完整' : integrity.map((row) => row.integrity_check).join('；'),
    },
    {
      name: '引用关系',
      ok: broken.length === 0,
      detail: broken.length === 0 ? '完整' : `${broken.length} 处断开，首处在表 ${broken[0]?.table}`,
    },
    {
      name: '操作日志',
      ok: chain.ok,
      detail: chain.ok ? `${chain.rows} 条，前后相接` : `第 ${chain.brokenAt} 条与前后不符，可能被改动`,
    },
    {
      name: '检索索引',
      ok: found.wrong === 0,
      detail: found.wrong === 0 ? `${found.rows} 条，与台账一致` : `${found.wrong} 条与台账不一致，检索可能有遗漏`,
    },
  ];
  return { ok: checks.every((check) => check.ok), checks };
}
