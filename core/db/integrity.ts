// Verifying a store: pages, references, the log's chain, the search index, the kept originals. Tells what is wrong and repairs nothing.
import { createHash } from 'node:crypto';
import type { IntegrityReport } from '#contract/operations.ts';
import { OPERATION_WORDS } from '#domain/ledger/act-words.ts';
import { momentWords } from '#domain/log/values.ts';
import { type ChainFault, walkChain } from './audit.ts';
import { hashOfPart } from './queries/review-sheets.ts';
import { schemaFaults } from './schema-check.ts';
import type { Store } from './store.ts';

/** What is being looked at, between two steps of the check. */
export interface CheckStep {
  done: number;
  total: number;
  words: string;
}

/** The whole check in one go. */
export function verifyStore(store: Store): IntegrityReport {
  const steps = checkStore(store);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The check in steps, so that others are answered meanwhile. */
export function* checkStore(store: Store): Generator<CheckStep, IntegrityReport> {
  const logged = (store.db.prepare('SELECT max(seq) FROM change_log').pluck().get() ?? 0) as number;
  const total = Math.max(logged, 1);
  yield { done: 0, total, words: '数据文件' };
  const integrity = store.db.pragma('integrity_check') as { integrity_check: string }[];
  const pagesOk = integrity.length === 1 && integrity[0]?.integrity_check === 'ok';
  const broken = store.db.pragma('foreign_key_check') as { table: string; rowid: number }[];
  const walk = walkChain(store.db);
  let walked = walk.next();
  while (!walked.done) {
    yield { done: walked.value, total, words: '操作日志' };
    walked = walk.next();
  }
  const chain = walked.value;
  yield { done: total, total, words: '检索索引' };
  const found = store.search.check();
  yield { done: total, total, words: '原件' };
  const originals = verifyOriginals(store);
  const checks = [
    {
      name: '数据文件',
      ok: pagesOk,
      detail: pagesOk ? '完整' : integrity.map((row) => row.integrity_check).join('；'),
    },
    verifySchema(store),
    {
      name: '引用关系',
      ok: broken.length === 0,
      detail: broken.length === 0 ? '完整' : `${broken.length} 处断开，首处在表 ${broken[0]?.table}`,
    },
    {
      name: '操作日志',
      ok: chain.ok,
      detail: chain.ok ? `${chain.rows} 条，前后相接` : faultWords(chain.fault),
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

/** Tables and guards as this version made them. */
function verifySchema(store: Store): IntegrityReport['checks'][number] {
  const { missing, altered, foreign } = schemaFaults(store.db);
  const faults = [
    ...(missing.length > 0 ? [`缺少 ${missing.join('、')}`] : []),
    ...(altered.length > 0 ? [`被改动 ${altered.join('、')}`] : []),
    ...(foreign.length > 0 ? [`多出 ${foreign.join('、')}`] : []),
  ];
  return {
    name: '表和防改动约束',
    ok: faults.length === 0,
    detail: faults.length === 0 ? '与本版本一致' : `${faults.join('；')}，可能被人用其他工具改动`,
  };
}

/** The first broken link, by number, time and what it says was done. */
function faultWords({ kind, seq, at, actor, operation, missing }: ChainFault): string {
  const row =
    seq === 0 ? '' : `第 ${seq} 条（${momentWords(at)}，${actor}，${OPERATION_WORDS[operation] ?? operation}）`;
  switch (kind) {
    case 'content':
      return `${row}的内容与校验值不符，可能被改动。它之前的 ${seq - 1} 条前后相接`;
    case 'link':
      return `${row}与第 ${seq - 1} 条接不上，两条之一可能被整条改写`;
    case 'gap':
      return `${row}之前缺 ${missing} 条，可能被删除`;
    case 'cut':
      return row === '' ? `全部 ${missing} 条都已缺失，可能被删除` : `${row}之后缺 ${missing} 条，可能被删除`;
  }
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
