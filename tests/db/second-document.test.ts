// A second document on a round, on a real store: the real or sample notice after its findings, originals kept, nothing doubled.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { DocumentMatch, FindingsPreview, ParsedInputOf } from '#contract/operations.ts';
import { verifyStore } from '#core/db/integrity.ts';
import { migrate } from '#core/db/migrate.ts';
import { openDatabase } from '#core/db/open.ts';
import { keepFile } from '#core/db/queries/files.ts';
import { Store } from '#core/db/store.ts';
import { acceptable } from '#core/services/findings/accept.ts';
import { newDataKey } from '#core/vault/keyring.ts';
import type { Id, LedgerTree } from '#domain/ledger/types.ts';
import { actsOf, proposedIds } from '#domain/merge/summary.ts';
import { PASSWORD, ROOT, ROUND_FIELDS, startEngine, type TestEngine } from '../fixtures/engine.ts';

const REAL = join(ROOT, '..', 'shared', 'input', 'notice-2020.txt');
/** A real public notice where it lies beside the project, else the project's own; both hold 4/11/23/81. */
const NOTICE = existsSync(REAL) ? REAL : join(ROOT, 'resources', 'sample', 'notice.txt');

type Aspects = ParsedInputOf<'acceptOutline'>['aspects'];
type Kind = ParsedInputOf<'matchDocument'>['kind'];
type Problem = Aspects[number]['items'][number]['problems'][number];

let app: TestEngine;
let folder: string;
let notice: FindingsPreview;
beforeAll(async () => {
  app = await startEngine();
  folder = mkdtempSync(join(tmpdir(), 'bihuan-second-'));
  notice = await app.call('readFindings', { path: NOTICE });
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** The code and sentence that a call is refused with. */
async function refusal(answer: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await answer.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof BihuanError)) throw error ?? new Error('the call was not refused');
  return { code: error.code, message: error.message };
}

const problemsOf = (tree: LedgerTree) => tree.aspects.flatMap(({ items }) => items.flatMap(({ problems }) => problems));
const change = (aspects: Aspects, edit: (problem: Problem, at: number) => Problem[]): Aspects => {
  let at = 0;
  return aspects.map((aspect) => ({
    ...aspect,
    items: aspect.items.map((item) => ({ ...item, problems: item.problems.flatMap((problem) => edit(problem, at++)) })),
  }));
};
const bare = (aspects: Aspects): Aspects => change(aspects, (problem) => [{ ...problem, fields: {}, measures: [] }]);
const sourceOf = ({ source }: FindingsPreview, kind: Kind) => ({ name: source.name, sha256: source.sha256, kind });

async function newRound(name: string, aspects: Aspects): Promise<Id> {
  const input = { round: { fields: { ...ROUND_FIELDS, name } }, source: sourceOf(notice, 'findings'), aspects };
  return (await app.call('acceptOutline', input)).roundId;
}
const match = (roundId: Id, kind: Kind, aspects: Aspects, pairs: { incoming: number; existing: Id | null }[] = []) =>
  app.call('matchDocument', { roundId, kind, aspects, pairs });
const accept = (roundId: Id, found: DocumentMatch, aspects: Aspects, take = proposedIds(found)) =>
  app.call('acceptMatch', {
    roundId,
    kind: found.kind,
    aspects,
    pairs: [],
    basis: found.basis,
    take,
    source: sourceOf(notice, found.kind),
  });

describe('the notice after its own findings', () => {
  const full = () => acceptable(notice.outline) as Aspects;

  it('fills the measures in, and is the same throughout the second time', async () => {
    const roundId = await newRound('反馈意见', bare(full()));
    const found = await match(roundId, 'plan', full());
    expect(found.counts).toEqual({ same: 0, changed: 23, new: 0, missing: 0 });
    const merged = await accept(roundId, found, full());
    expect(merged.done).toEqual({ problems: 0, measures: 81, fills: 0, changes: 0, progress: 0 });
    const tree = await app.call('getLedger', { roundId });
    expect(problemsOf(tree).map(({ measures }) => measures.length)).toEqual(
      notice.outline.aspects.flatMap(({ items }) =>
        items.flatMap(({ problems }) => problems.map((p) => p.measures.length)),
      ),
    );
    expect(problemsOf(tree)[4]?.measures.map(({ position }) => position)).toEqual([1, 2, 3, 4]);

    const again = await match(roundId, 'plan', full());
    expect(again.counts).toEqual({ same: 23, changed: 0, new: 0, missing: 0 });
    expect(actsOf(again)).toEqual([]);
    expect((await match(roundId, 'progress', full())).counts.same).toBe(23);
    expect((await refusal(accept(roundId, again, full()))).code).toBe('input.invalid');
  });

  it('knows renumbered, reworded, added, dropped and swapped problems', async () => {
    const roundId = await newRound('改动过的方案', bare(full()));
    const before = problemsOf(await app.call('getLedger', { roundId }));
    const edited = change(full(), (problem, at) => {
      const number = 100 + at;
      if (at === 3) return [];
      if (at === 7) return [{ ...problem, number, title: `部分领域${problem.title}，整改不够彻底` }];
      if (at === 10) {
        const added = {
          title: '殡葬领域乱收费问题监管缺位',
          number: 500,
          fields: { target: '收费全部公示' },
          measures: [],
        };
        return [{ ...problem, number }, added];
      }
      return [{ ...problem, number }];
    });
    for (const aspect of edited) aspect.items[0]?.problems.reverse();
    const found = await match(roundId, 'plan', edited);
    expect(found.counts).toEqual({ same: 0, changed: 22, new: 1, missing: 1 });
    expect(found.problems.find(({ state }) => state === 'missing')?.existing?.id).toBe(before[3]?.id);
    const titles = actsOf(found).filter(({ field }) => field === 'title');
    expect(titles.map(({ before: own, proposed }) => [own, proposed])).toEqual([[before[7]?.title, false]]);

    await accept(roundId, found, edited);
    const after = problemsOf(await app.call('getLedger', { roundId }));
    expect(after).toHaveLength(24);
    const at = after.findIndex(({ title }) => title.startsWith('殡葬'));
    expect(after[at - 1]?.id).toBe(before[10]?.id);
    expect(after[at]).toMatchObject({ target: '收费全部公示', number: at + 1 });
    expect(after.find(({ id }) => id === before[3]?.id)?.measures).toEqual([]);
    expect(after.find(({ id }) => id === before[7]?.id)?.title).toBe(before[7]?.title);
    const again = await match(roundId, 'plan', edited);
    expect(again.counts).toEqual({ same: 22, changed: 1, new: 0, missing: 1 });
    expect(proposedIds(again)).toEqual([]);
  });

  it('writes a report’s words as progress: into the ledger, or into the open review', async () => {
    const roundId = await newRound('进展报告', full());
    const report = change(full(), (problem) => [
      {
        ...problem,
        measures: problem.measures.map((measure) => ({ ...measure, text: `${measure.text}截至目前已完成2项。` })),
      },
    ]);
    const found = await match(roundId, 'progress', report);
    expect(found.review).toBeNull();
    expect(actsOf(found).every(({ kind }) => kind === 'progress')).toBe(true);
    const first = actsOf(found)[0];
    await accept(roundId, found, report, [first?.id as string]);
    const [problem] = problemsOf(await app.call('getLedger', { roundId }));
    expect(problem?.measures[0]).toMatchObject({
      progress: first?.after,
      progressDate: '2026-06-23',
      state: '未启动',
      percent: 0,
    });

    const review = await app.call('openReview', { roundId, date: '2026-06-29' });
    const next = await match(roundId, 'progress', report);
    expect(next.review).toEqual({ ordinal: review.ordinal, date: '2026-06-29' });
    expect(actsOf(next)).toHaveLength(80);
    await accept(roundId, next, report, [actsOf(next)[0]?.id as string]);
    const sheet = await app.call('getReview', { reviewId: review.id });
    expect(sheet.rows.filter(({ current }) => current !== null)).toHaveLength(1);
    expect(problemsOf(await app.call('getLedger', { roundId }))[0]?.measures[1]?.progressDate).toBe('2026-06-29');
    await app.call('closeReview', { reviewId: review.id });
  });

  it('refuses a round that has changed, a stranger’s tick, and a document that is no longer held', async () => {
    const roundId = await newRound('变动', bare(full()));
    const found = await match(roundId, 'plan', full());
    const [problem] = problemsOf(await app.call('getLedger', { roundId }));
    const log = await app.call('listLog', { limit: 1 });
    expect((await refusal(accept(roundId, found, full(), ['p9.nothing']))).code).toBe('conflict');
    const input = {
      roundId,
      kind: 'plan' as const,
      aspects: full(),
      pairs: [],
      basis: found.basis,
      take: proposedIds(found),
    };
    const gone = { name: '方案.docx', sha256: 'ab', kind: 'plan' as const };
    expect(await refusal(app.call('acceptMatch', { ...input, source: gone }))).toMatchObject({
      code: 'file.handleUnknown',
      message: expect.stringContaining('方案.docx'),
    });
    expect(await app.call('listLog', { limit: 1 })).toEqual(log);
    await app.call('assign', {
      targets: { problemIds: [problem?.id as string], measureIds: [] },
      patch: { note: '已研究' },
    });
    const target = change(full(), (each, at) => [at === 0 ? { ...each, fields: { note: '另有说明' } } : each]);
    const stale = await match(roundId, 'plan', target);
    await app.call('assign', {
      targets: { problemIds: [problem?.id as string], measureIds: [] },
      patch: { note: '再次研究' },
    });
    expect((await refusal(accept(roundId, stale, target))).code).toBe('conflict');
  });
});

describe('new problems', () => {
  const one = (title: string, measures: string[] = []): Problem => ({
    title,
    fields: {},
    measures: measures.map((text) => ({ lead: '', text, fields: {} })),
  });
  const under = (aspect: string | null, item: string | null, problems: Problem[]): Aspects[number] => ({
    title: aspect,
    items: [{ title: item, category: null, problems }],
  });

  it('stand with their neighbours under a reworded heading, else under their own or a new one', async () => {
    const roundId = await newRound('位置', [
      under('政治建设方面', '学习教育', [one('理论学习不深入'), one('意识形态责任制落实不到位')]),
      under('作风建设方面', '为民服务', [one('窗口服务态度生硬')]),
    ]);
    const incoming = [
      under('加强政治建设', '理论武装', [
        one('重大事项请示报告不规范'),
        one('理论学习不深入'),
        one('党组中心组学习次数偏少'),
        one('意识形态责任制落实不到位'),
      ]),
      under('作风建设方面', '基层减负', [one('层层要求报送表格')]),
      under('廉政建设方面', null, [one('采购程序不合规', ['修订采购办法。'])]),
    ];
    const found = await match(roundId, 'plan', incoming);
    expect(found.counts).toEqual({ same: 2, changed: 0, new: 4, missing: 1 });
    await accept(roundId, found, incoming);
    const tree = await app.call('getLedger', { roundId });
    expect(
      tree.aspects.map(({ title, items }) => [
        title,
        items.map((item) => [item.title, item.problems.map((p) => p.title)]),
      ]),
    ).toEqual([
      [
        '政治建设方面',
        [
          [
            '学习教育',
            ['重大事项请示报告不规范', '理论学习不深入', '党组中心组学习次数偏少', '意识形态责任制落实不到位'],
          ],
        ],
      ],
      [
        '作风建设方面',
        [
          ['为民服务', ['窗口服务态度生硬']],
          ['基层减负', ['层层要求报送表格']],
        ],
      ],
      ['廉政建设方面', [[null, ['采购程序不合规']]]],
    ]);
    expect(problemsOf(tree).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await match(roundId, 'plan', incoming)).counts).toEqual({ same: 6, changed: 0, new: 0, missing: 1 });
  });

  it('new measures stand where the document has them', async () => {
    const roundId = await newRound('措施位置', [
      under(null, null, [one('理论学习不深入', ['制定学习计划并每月检查。', '开展专题培训三期。'])]),
    ]);
    const incoming = [
      under(null, null, [
        one('理论学习不深入', ['成立学习小组。', '制定学习计划并每月检查。', '邀请专家授课。', '开展专题培训三期。']),
      ]),
    ];
    const found = await match(roundId, 'plan', incoming);
    await accept(roundId, found, incoming);
    const [problem] = problemsOf(await app.call('getLedger', { roundId }));
    expect(problem?.measures.map(({ position, text }) => [position, text])).toEqual([
      [1, '成立学习小组。'],
      [2, '制定学习计划并每月检查。'],
      [3, '邀请专家授课。'],
      [4, '开展专题培训三期。'],
    ]);
  });
});

describe('a comparison taken over', () => {
  it('is one step of 撤销, named as such', async () => {
    const full = acceptable(notice.outline) as Aspects;
    const roundId = await newRound('可撤销', bare(full));
    const found = await match(roundId, 'plan', full);
    const before = await app.call('getLedger', { roundId });
    await accept(roundId, found, full);
    const undone = await app.call('undo', { actId: null });
    expect(undone).toMatchObject({ operation: 'acceptMatch', label: expect.stringContaining('对照导入文件') });
    expect((await app.call('getLedger', { roundId })).aspects).toEqual(before.aspects);
    expect((await match(roundId, 'plan', full)).basis).toBe(found.basis);
  });
});

describe('originals', () => {
  it('are kept byte for byte with their round, written out again, and never logged as text', async () => {
    const rounds = await app.call('listRounds', {});
    const roundId = rounds.find(({ name }) => name === '反馈意见')?.id as string;
    const documents = await app.call('listDocuments', { roundId });
    const bytes = readFileSync(NOTICE);
    expect(documents.map(({ kind, bytes: size }) => [kind, size])).toEqual([
      ['findings', bytes.byteLength],
      ['plan', bytes.byteLength],
    ]);
    const path = join(folder, '原件.txt');
    const documentId = documents[0]?.id as string;
    await app.call('writeDocument', { documentId, path });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    const log = await app.call('listLog', { limit: 1_000 });
    expect(log[0]).toMatchObject({
      operation: 'export',
      entity: 'file',
      after: expect.stringContaining(documents[0]?.sha256 as string),
    });
    expect(log.some(({ entity }) => entity === 'file_content')).toBe(false);
    expect((await app.call('verify', {})).checks.find(({ name }) => name === '原件')).toMatchObject({ ok: true });
    expect((await refusal(app.call('writeDocument', { documentId: '01J00000000000000000000000', path }))).code).toBe(
      'notFound',
    );
  });

  it('cannot be changed, and a change behind the program’s back is found', () => {
    const dir = mkdtempSync(join(tmpdir(), 'bihuan-original-'));
    const key = newDataKey();
    const db = openDatabase(join(dir, 'ledger.db'), key, { create: true });
    migrate(db, { backupDir: join(dir, 'backups'), key, now: new Date('2026-06-23T02:00:00Z') });
    const store = new Store(db);
    const sha256 = keepFile(store, Buffer.from('整改方案'));
    const check = () => verifyStore(store).checks.find(({ name }) => name === '原件');
    expect(check()).toEqual({ name: '原件', ok: true, detail: '1 份，与导入时一致' });
    for (const sql of ['UPDATE file_content SET content = x', 'DELETE FROM file_content']) {
      expect(() => db.exec(sql.replace(' x', " x'00'"))).toThrow('frozen: file_content');
    }
    db.exec("DROP TRIGGER file_content_no_update; UPDATE file_content SET content = x'00'");
    expect(check()).toMatchObject({ ok: false, detail: expect.stringContaining('1 份与导入时的校验值不符') });
    expect(sha256).toHaveLength(64);
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('of pasted text and of the sample are text files', async () => {
    const text = '1.关于“学习不深入”问题\n(1)针对“学用脱节”问题。一是健全制度。修订1项。';
    const preview = await app.call('previewText', { text });
    const roundId = (
      await app.call('acceptOutline', {
        round: { fields: { ...ROUND_FIELDS, name: '粘贴' } },
        source: sourceOf(preview, 'findings'),
        aspects: acceptable(preview.outline),
      })
    ).roundId;
    const [document] = await app.call('listDocuments', { roundId });
    expect(document).toMatchObject({ name: '粘贴的文字.txt', bytes: Buffer.byteLength(text) });
    const path = join(folder, '粘贴.txt');
    await app.call('writeDocument', { documentId: document?.id as string, path });
    expect(readFileSync(path, 'utf8')).toBe(text);
    const sample = await app.call('loadSample', {});
    expect(await app.call('listDocuments', { roundId: sample.roundId })).toHaveLength(1);
  });

  it('stay when the file on the stick is changed after it was looked at', async () => {
    const path = join(folder, '方案.txt');
    const text = '1.关于“学习不深入”问题\n(1)针对“学用脱节”问题。一是健全制度。修订1项。';
    writeFileSync(path, text);
    const preview = await app.call('readFindings', { path });
    writeFileSync(path, '另一份文件');
    await app.call('lock', {});
    await app.call('unlock', { password: PASSWORD });
    const { roundId } = await app.call('acceptOutline', {
      round: { fields: { ...ROUND_FIELDS, name: '改过的文件' } },
      source: sourceOf(preview, 'plan'),
      aspects: acceptable(preview.outline),
    });
    const out = join(folder, '导出.txt');
    await app.call('writeDocument', {
      documentId: (await app.call('listDocuments', { roundId }))[0]?.id as string,
      path: out,
    });
    expect(readFileSync(out, 'utf8')).toBe(text);
  });

  it('of the column 成果形式 and 备注 reach the ledger', async () => {
    const fields = { deliverable: '制度汇编', note: '区委督办' };
    const { roundId } = await app.call('acceptOutline', {
      round: { fields: { ...ROUND_FIELDS, name: '栏目' } },
      source: null,
      aspects: [
        {
          title: null,
          items: [
            {
              title: null,
              category: null,
              problems: [
                { title: '学习不深入', fields, measures: [{ lead: '', text: '健全制度。', fields: {} }] },
                { title: '检查不经常', fields: { deliverable: '台账' }, measures: [] },
              ],
            },
          ],
        },
      ],
    });
    const [first, second] = problemsOf(await app.call('getLedger', { roundId }));
    expect(first).toMatchObject({ note: '区委督办' });
    expect(first?.measures[0]).toMatchObject({ deliverable: '制度汇编' });
    expect(second).toMatchObject({ note: '成果形式：台账' });
    expect((await app.call('listRoundSizes', {})).find((size) => size.roundId === roundId)?.problems).toBe(2);
  });
});

describe('the clerk’s word on marks', () => {
  it('reads the same document once more', async () => {
    const { sha256, name } = notice.source;
    const same = await app.call('rereadFindings', { sha256, name, levels: notice.outline.levels });
    expect(same.outline).toEqual(notice.outline);
    const other = await app.call('rereadFindings', { sha256, name, levels: { problem: notice.outline.levels.item } });
    expect(other.outline.counts.problems).toBe(11);
    expect((await refusal(app.call('rereadFindings', { sha256: 'ab', name, levels: {} }))).code).toBe(
      'file.handleUnknown',
    );
  });
});
