// Verifying a store: pages, references, the log's chain, the search index, the kept originals. Tells what is wrong and repairs nothing.
import { createHash } from 'node:crypto';
import type { IntegrityReport } from '#contract/operations.ts';
import { verifyChain } from './audit.ts';
import { hashOfPart } from './queries/review-sheets.ts';
import type { Store } from './store.ts';

export function verifyStore(store: Store): IntegrityReport {
  const integrity = store.db.pragma('integrity_check') as { integrity_check: string }[];
  const pagesOk = integrity.length === 1 && integrity[0]?.integrity_check === 'ok';
  const broken = store.db.pragma('foreign_key_check') as { table: string; rowid: number }[];
  const chain = verifyChain(store.db);
  const found = store.search.check();
  const originals = verifyOriginals(store);
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
    originals,
    verifyClosedReviews(store),
  ];
  return { ok: checks.every((check) => check.ok), checks };
}

/** Every part of a closed review is as it was when it was kept, by its own hash and by the log's. */
function verifyClosedReviews(store: Store): IntegrityReport['checks'][number] {
  const rows = store.db
    .prepare<[], { review_id: string; sha256: string; content: Uint8Array; logged: string | null }>(
      `SELECT s.review_id, s.sha256, s.content,
         (SELECT json_extract(l.after, '$.sha256') FROM change_log l
          WHERE l.entity = 'review_sheet' AND l.entity_id = s.id) AS logged
       FROM review_sheet s`,
    )
    .iterate();
  const reviews = new Set<string>();
  let altered = 0;
  for (const { review_id, sha256, content, logged } of rows) {
    reviews.add(review_id);
    if (hashOfPart(content) !== sha256 || logged !== sha256) altered++;
  }
  const lost = store.db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM review r WHERE r.state = 'closed' AND r.sheet = ''
       AND NOT EXISTS (SELECT 1 FROM review_sheet s WHERE s.review_id = r.id AND s.part = 'head')`,
    )
    .get() as { n: number };
  const faults = [
    ...(altered > 0 ? [`${altered} 部分与关闭时的校验值不符，可能被改动`] : []),
    ...(lost.n > 0 ? [`${lost.n} 次的内容已缺失`] : []),
  ];
  return {
    name: '已关闭的调度',
    ok: faults.length === 0,
    detail: faults.length === 0 ? `${reviews.size} 次，与关闭时一致` : faults.join('；'),
  };
}

/** Every original still has the hash under which it came in, and every document that was kept is there. */
function verifyOriginals(store: Store): IntegrityReport['checks'][number] {
  const rows = store.db
    .prepare<[], { sha256: string; content: Uint8Array }>('SELECT sha256, content FROM file_content')
    .iterate();
  let count = 0;
  let altered = 0;
  for (const { sha256, content } of rows) {
    count++;
    if (createHash('sha256').update(content).digest('hex') !== sha256) altered++;
  }
  const lost = store.db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM source_document d
       WHERE d.bytes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM file_content f WHERE f.sha256 = d.sha256)`,
    )
    .get() as { n: number };
  const faults = [
    ...(altered > 0 ? [`${altered} 份与导入时的校验值不符，可能被改动`] : []),
    ...(lost.n > 0 ? [`${lost.n} 份已缺失`] : []),
  ];
  return {
    name: '原件',
    ok: faults.length === 0,
    detail: faults.length === 0 ? `${count} 份，与导入时一致` : faults.join('；'),
  };
}
