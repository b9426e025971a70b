// 佐证材料 from the file on a stick to the catalogue, the folder of a problem, and what verify says when a file is gone.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptSmallRound, PASSWORD, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { docx, pdf, png, writeFiles } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

let app: TestEngine;
let roundId: string;
let folder: string;
let problems: { id: string; measures: { id: string }[] }[];

beforeEach(async () => {
  app = await startEngine({ now: () => new Date('2026-07-03T02:00:00Z') });
  folder = tempDir();
  ({ roundId } = await acceptSmallRound(app));
  const { aspects } = await app.call('getLedger', { roundId });
  problems = aspects.flatMap(({ items }) => items.flatMap((item) => item.problems));
});
afterEach(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const problem = (at: number) => problems[at]?.id ?? '';
const measure = (at: number, place = 0) => problems[at]?.measures[place]?.id ?? '';
const take = (paths: string[], at = 0, links: { kind: 'measure'; id: string; reviewId: null }[] = []) =>
  app.call('takeEvidence', { problemId: problem(at), links, paths });
const list = (at: number | null = null) =>
  app.call('listEvidence', { roundId, of: at === null ? null : { kind: 'problem', id: problem(at), reviewId: null } });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const blob = (hash: string) => join(app.dataDir, 'evidence', hash.slice(0, 2), hash);
const check = async () => (await app.call('verify', {})).checks.find(({ name }) => name === '佐证材料');

describe('taking files in', () => {
  it('numbers them under the problem, tells kinds and pages, and keeps nothing readable on the disk', async () => {
    const secret = '某某镇整改情况说明，内部材料';
    const files = {
      '会议纪要.pdf': pdf(3),
      '新式.pdf': pdf(7, { packed: true }),
      '现场照片.JPG': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(300)]),
      '说明.docx': await docx([secret], [], 12),
      '说明.txt': secret,
    };
    const { added, failed } = await take(writeFiles(folder, files));
    expect(failed).toEqual([]);
    expect(added.map(({ label, title, pages, mediaType }) => [label, title, pages, mediaType])).toEqual([
      ['佐证1-1', '会议纪要', 3, 'application/pdf'],
      ['佐证1-2', '新式', 7, 'application/pdf'],
      ['佐证1-3', '现场照片', 1, 'image/jpeg'],
      ['佐证1-4', '说明', 12, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['佐证1-5', '说明', null, 'text/plain'],
    ]);
    for (const [at, content] of Object.values(files).entries())
      expect(added[at]?.sha256).toBe(sha256(Buffer.from(content)));
    for (const { sha256: hash } of added) expect(readFileSync(blob(hash)).includes(Buffer.from(secret))).toBe(false);
    expect(await list()).toEqual(added);
  });

  it('keeps the same content once, under one number in a problem and under an own number in another', async () => {
    const [path = ''] = writeFiles(folder, { '台账.pdf': pdf(2) });
    const [copy = ''] = writeFiles(folder, { '台账副本.pdf': pdf(2) });
    await take([path]);
    expect(await take([copy, path])).toMatchObject({
      added: [],
      known: [
        { name: '台账副本.pdf', label: '佐证1-1' },
        { name: '台账.pdf', label: '佐证1-1' },
      ],
    });
    expect((await take([copy], 2)).added[0]).toMatchObject({
      label: '佐证3-1',
      title: '台账副本',
      sha256: sha256(pdf(2)),
    });
    expect(readdirSync(join(app.dataDir, 'evidence', sha256(pdf(2)).slice(0, 2)))).toHaveLength(1);
  });

  it('takes what it can read and names the rest: empty, gone, no file', async () => {
    const [good = '', empty = ''] = writeFiles(folder, { '好.txt': '内容', '空.txt': '' });
    mkdirSync(join(folder, '文件夹'));
    const { added, failed } = await take([empty, good, join(folder, '不在.txt'), join(folder, '文件夹')]);
    expect(added.map(({ label, title }) => [label, title])).toEqual([['佐证1-1', '好']]);
    expect(failed.map(({ name }) => name)).toEqual(['空.txt', '不在.txt', '文件夹']);
    expect(failed[0]?.message).toContain('空文件');
    expect(failed[1]?.message).toContain('U盘是否已拔出');
    expect(failed[2]?.message).toContain('不是文件');
  });

  it('gives back files of every length whole, across the borders of frames', async () => {
    const lengths = [1, 262_143, 262_144, 262_145, 600_000];
    const files = Object.fromEntries(lengths.map((length) => [`${length}.bin`, randomBytes(length)]));
    const { added } = await take(writeFiles(folder, files));
    const out = join(folder, 'out');
    mkdirSync(out);
    const { name } = await app.call('writeEvidenceTo', { ids: added.map(({ id }) => id), to: { folder: out } });
    for (const [at, length] of lengths.entries()) {
      const written = readFileSync(join(out, name, `佐证1-${at + 1} ${length}.bin`));
      expect(written.equals(files[`${length}.bin`] as Buffer)).toBe(true);
    }
  });

  it('is refused for a problem that is gone, and for a target of another round', async () => {
    const paths = writeFiles(folder, { 'a.txt': '一' });
    const gone = problem(1);
    await app.call('removeRows', { kind: 'problem', ids: [gone] });
    await expect(app.call('takeEvidence', { problemId: gone, links: [], paths })).rejects.toMatchObject({
      code: 'notFound',
    });
    const foreign = { kind: 'measure' as const, id: '01J00000000000000000000000', reviewId: null };
    await expect(take(paths, 0, [foreign])).rejects.toThrow(/不在这个轮次里或已被删除/);
    expect(existsSync(blob(sha256(Buffer.from('一'))))).toBe(false);
  });
});

describe('evidence in the list', () => {
  it('is renamed, dated, counted, linked and unlinked', async () => {
    const { added } = await take(writeFiles(folder, { 'a.txt': '一', 'b.txt': '二' }), 0, [
      { kind: 'measure', id: measure(0), reviewId: null },
    ]);
    const [first, second] = added;
    const evidenceId = first?.id ?? '';
    const patch = { title: '培训签到表', note: '原件存档案室', date: '2026-06-01', pages: 4, copies: 2 };
    expect(await app.call('updateEvidence', { evidenceId, patch })).toMatchObject({ ...patch, label: '佐证1-1' });
    const link = { kind: 'problem' as const, id: problem(2), reviewId: null };
    await app.call('linkEvidence', { evidenceIds: [evidenceId], link });
    await app.call('linkEvidence', { evidenceIds: [evidenceId], link });
    expect((await list(2)).map(({ label }) => label)).toEqual(['佐证1-1']);
    const ofMeasure = { kind: 'measure' as const, id: measure(0), reviewId: null };
    const linked = () => app.call('listEvidence', { roundId, of: ofMeasure });
    expect(await linked()).toHaveLength(2);
    await app.call('unlinkEvidence', { evidenceIds: [second?.id ?? ''], link: ofMeasure });
    expect((await linked()).map(({ title }) => title)).toEqual(['培训签到表']);
    await app.call('unlinkEvidence', { evidenceIds: [evidenceId], link });
    expect(await list(2)).toEqual([]);
  });

  it('is removed and brought back under the number that it had; numbers are never given twice', async () => {
    const { added } = await take(writeFiles(folder, { 'a.txt': '一', 'b.txt': '二' }));
    const { actId } = await app.call('removeEvidence', { ids: [added[1]?.id ?? ''] });
    expect((await list()).map(({ label }) => label)).toEqual(['佐证1-1']);
    expect((await take(writeFiles(folder, { 'c.txt': '三' }))).added[0]?.label).toBe('佐证1-3');
    expect(await app.call('undo', { actId })).toMatchObject({ label: '移除佐证材料' });
    expect((await list()).map(({ label }) => label)).toEqual(['佐证1-1', '佐证1-2', '佐证1-3']);
    expect((await app.call('verify', {})).ok).toBe(true);
  });

  it('follows its problem into another one, and its measure', async () => {
    await take(writeFiles(folder, { 'a.txt': '一' }), 0, [{ kind: 'measure', id: measure(0), reviewId: null }]);
    await take(writeFiles(folder, { 'b.txt': '二' }), 1);
    await app.call('mergeRows', { kind: 'problem', ids: [problem(0), problem(1)] });
    expect((await list(0)).map(({ label, title }) => [label, title])).toEqual([
      ['佐证1-1', 'a'],
      ['佐证1-2', 'b'],
    ]);
  });

  it('of an open review is shown with the measure and frozen when the review is closed', async () => {
    const { id: reviewId } = await app.call('openReview', { roundId, date: '2026-07-06', dueAt: null });
    const link = { kind: 'progress' as const, id: measure(0), reviewId };
    await app.call('takeEvidence', {
      problemId: problem(0),
      links: [link],
      paths: writeFiles(folder, { 'a.txt': '一' }),
    });
    const [only] = await app.call('listEvidence', { roundId, of: link });
    expect(only?.links).toEqual([link]);
    expect(
      await app.call('listEvidence', { roundId, of: { kind: 'measure', id: measure(0), reviewId: null } }),
    ).toHaveLength(1);
    await app.call('closeReview', { reviewId });
    await expect(app.call('unlinkEvidence', { evidenceIds: [only?.id ?? ''], link })).rejects.toMatchObject({
      code: 'frozen',
    });
  });
});

describe('looking at evidence', () => {
  const look = async (name: string, content: Uint8Array | string) => {
    const { added } = await take(writeFiles(folder, { [name]: content }));
    return app.call('previewEvidence', { evidenceId: added[0]?.id ?? '' });
  };

  it('gives pictures and PDF as bytes, documents and sheets as plain words', async () => {
    expect(await look('a.png', png())).toEqual({ look: 'image', mediaType: 'image/png', bytes: new Uint8Array(png()) });
    expect(await look('b.pdf', pdf(1))).toMatchObject({ look: 'pdf', bytes: new Uint8Array(pdf(1)) });
    expect(
      await look(
        'c.docx',
        await docx(
          ['一、情况', '已完成。'],
          [
            ['单位', '金额'],
            ['甲局', '3'],
          ],
        ),
      ),
    ).toMatchObject({
      look: 'document',
      blocks: [
        { kind: 'paragraph', text: '一、情况' },
        { kind: 'paragraph', text: '已完成。' },
        {
          kind: 'table',
          rows: [
            [{ text: '单位' }, { text: '金额' }],
            [{ text: '甲局' }, { text: '3' }],
          ],
        },
      ],
    });
    const gbk = Buffer.from([0xd5, 0xfb, 0xb8, 0xc4, 0xd2, 0xd1, 0xcd, 0xea, 0xb3, 0xc9]);
    expect(await look('d.txt', gbk)).toMatchObject({ look: 'text', text: '整改已完成' });
    expect(await look('e.csv', '单位,金额\n甲局,3\n乙局,4')).toMatchObject({
      look: 'table',
      sheets: [{ rows: [{ cells: [{ text: '单位' }, { text: '金额' }] }, {}, {}], more: 0 }],
    });
  });

  it('never shows web pages, drawings with scripts or what only claims to be a document', async () => {
    const page = '<html><script>alert(1)</script></html>';
    for (const name of ['a.html', 'b.svg', 'c.doc', 'd.xls', 'e.docx', 'f.exe']) {
      const preview = await look(name, `${page}${name}`);
      expect([name, preview.look]).toEqual([name, 'none']);
      expect('reason' in preview && preview.reason).toContain('可导出后用 WPS');
    }
  });
});

describe('evidence on paper and in folders', () => {
  it('is listed under its problems with pages and copies', async () => {
    await take(writeFiles(folder, { 'a.pdf': pdf(3) }), 2);
    await take(writeFiles(folder, { 'b.txt': '二' }), 0);
    const paper = await app.call('getPaper', { of: 'evidence', roundId, problemId: null });
    expect(paper).toMatchObject({ title: '佐证目录', notes: ['共2件，3页（其中1件未填页数）。'] });
    expect(
      'groups' in paper && paper.groups.map(({ heading, lines }) => [heading, lines[0]?.cells.slice(0, 2)]),
    ).toEqual([
      ['(1)针对“学用脱节，‘两张皮’”问题', ['佐证1-1', 'b']],
      ['(3)针对“回迁项目进展缓慢”问题', ['佐证3-1', 'a']],
    ]);
    const path = join(folder, '目录.docx');
    await app.call('writePaper', { source: { of: 'evidence', roundId, problemId: problem(2) }, format: 'docx', path });
    const xml = await (await JSZip.loadAsync(readFileSync(path))).file('word/document.xml')?.async('string');
    expect(xml).toContain('佐证3-1');
  });

  it('leaves with the whole file of its problem as folder and as zip, under names that every system takes', async () => {
    await take(writeFiles(folder, { 'con.txt': '一', 'a.txt': '二' }));
    const title = `../../${'超长的名字'.repeat(60)}:*?`;
    const [first] = await list(0);
    await app.call('updateEvidence', { evidenceId: first?.id ?? '', patch: { title } });
    const out = join(folder, 'out');
    mkdirSync(out);
    const all = await app.call('writeDossierTo', { roundId, problemIds: null, to: { folder: out } });
    expect(all.name).toBe('一案一档 省委巡视反馈意见整改（2026-07-03）');
    expect(readdirSync(join(out, all.name)).sort()).toEqual([
      '总目录.docx',
      '总目录.xlsx',
      '问题1 针对“学用脱节，‘两张皮’”问题',
      '问题2 针对“检查不经常”问题',
      '问题3 针对“回迁项目进展缓慢”问题',
    ]);
    const own = join(out, all.name, '问题1 针对“学用脱节，‘两张皮’”问题');
    expect(readdirSync(own).sort()).toEqual([
      '01 问题信息.docx',
      '02 整改进展.docx',
      '03 销号情况.docx',
      '05 佐证材料',
      '目录.docx',
      '目录.xlsx',
    ]);
    const names = readdirSync(join(own, '05 佐证材料'));
    expect(names).toHaveLength(4);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(names.join()).not.toMatch(/[<>:"/\\|?*]/);

    const path = join(folder, '档案.zip');
    const zipped = await app.call('writeDossierTo', { roundId, problemIds: [problem(0)], to: { path } });
    expect(zipped).toEqual({ name: '档案.zip', files: 9 });
    const zip = await JSZip.loadAsync(readFileSync(path), { checkCRC32: true });
    expect(await zip.file('05 佐证材料/佐证1-2 a.txt')?.async('string')).toBe('二');
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors');
    const [logged] = await app.call('listLog', { limit: 1 });
    expect(logged).toMatchObject({ operation: 'export', entityId: '档案.zip' });
  });

  it('holds letters that were issued and the weeks of progress', async () => {
    const { id: unitId } = await app.call('addUnit', { name: '区住房和城乡建设局', shortName: null });
    const rows = [{ problemId: problem(0), measureId: null }];
    const { id: letterId } = await app.call('draftLetter', { roundId, kind: '提醒函', unitId, rows, reviewId: null });
    await app.call('issueLetter', { letterId, signer: null, signedOn: '2026-07-01' });
    const path = join(folder, '档案.zip');
    await app.call('writeDossierTo', { roundId, problemIds: [problem(0)], to: { path } });
    const names = Object.keys((await JSZip.loadAsync(readFileSync(path))).files);
    expect(names).toContain('04 文书/提醒函 〔2026〕提1号.docx');
  });

  it('leaves nothing when a file cannot be read, and names it', async () => {
    const { added } = await take(writeFiles(folder, { 'a.txt': '一' }));
    rmSync(blob(added[0]?.sha256 ?? ''));
    const out = join(folder, 'out');
    mkdirSync(out);
    await expect(app.call('writeDossierTo', { roundId, problemIds: null, to: { folder: out } })).rejects.toMatchObject({
      code: 'evidence.broken',
      message: expect.stringContaining('佐证1-1《a》的文件已缺失'),
    });
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('verify', () => {
  it('names what is missing or was altered by number and title, and counts what nothing names', async () => {
    const { added } = await take(
      writeFiles(folder, { '甲.txt': '一', '乙.bin': randomBytes(600_000), '丙.txt': '三', '丁.txt': '四' }),
    );
    const [missing = '', altered = '', swapped = '', other = ''] = added.map(({ sha256: hash }) => hash);
    expect(await check()).toEqual({ name: '佐证材料', ok: true, detail: '4 个文件，与存入时一致' });
    rmSync(blob(missing));
    const bytes = readFileSync(blob(altered));
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(blob(altered), bytes);
    writeFileSync(blob(swapped), readFileSync(blob(other)));
    const stray = 'ab'.repeat(32);
    mkdirSync(join(app.dataDir, 'evidence', 'ab'), { recursive: true });
    writeFileSync(blob(stray), 'x');
    const { ok, detail } = (await check()) ?? { ok: true, detail: '' };
    expect(ok).toBe(false);
    expect(detail).toMatch(
      /^3 个文件有问题：佐证1-1《甲》已缺失；佐证1-2《乙》与存入时不一致，可能被改动；佐证1-3《丙》与存入时不一致/,
    );
    expect(detail).toContain('另有1个未登记的文件');
    await expect(app.call('previewEvidence', { evidenceId: added[2]?.id ?? '' })).rejects.toThrow(
      /佐证1-3《丙》的文件与存入时不一致/,
    );

    expect(await app.call('quarantineEvidence', {})).toEqual({ files: 1, bytes: 1 });
    expect(existsSync(blob(stray))).toBe(false);
    expect(readdirSync(join(app.dataDir, 'quarantine', 'evidence'))).toHaveLength(1);
  });

  it('finds frames that were cut off, put in another order or taken from another file', async () => {
    const { added } = await take(writeFiles(folder, { 'a.bin': randomBytes(800_000), 'b.bin': randomBytes(800_000) }));
    const [a = '', b = ''] = added.map(({ sha256: hash }) => blob(hash));
    const whole = readFileSync(a);
    const frame = 256 * 1024 + 16;
    const at = (n: number) => 24 + n * frame;
    const other = readFileSync(b);
    const forged = [
      whole.subarray(0, at(3)),
      whole.subarray(0, at(2)),
      Buffer.concat([
        whole.subarray(0, at(0)),
        whole.subarray(at(1), at(2)),
        whole.subarray(at(0), at(1)),
        whole.subarray(at(2)),
      ]),
      Buffer.concat([whole.subarray(0, at(1)), other.subarray(at(1), at(2)), whole.subarray(at(2))]),
      Buffer.concat([whole, Buffer.alloc(16)]),
      whole.subarray(0, 10),
      Buffer.alloc(0),
    ];
    for (const bytes of forged) {
      writeFileSync(a, bytes);
      expect((await check())?.detail).toMatch(/^1 个文件有问题：佐证1-1《a》与存入时不一致/);
    }
    writeFileSync(a, whole);
    expect((await check())?.ok).toBe(true);
  });

  it('is satisfied again when the same file is added again; what lay there was put aside', async () => {
    const paths = writeFiles(folder, { 'a.txt': '一' });
    const { added } = await take(paths);
    writeFileSync(blob(added[0]?.sha256 ?? ''), '坏');
    expect((await take(paths)).known).toHaveLength(1);
    expect((await check())?.ok).toBe(true);
    expect(readdirSync(join(app.dataDir, 'quarantine', 'evidence'))).toHaveLength(1);
  });
});

describe('the key of the files', () => {
  it('is in the store alone, and no change of password touches a file', async () => {
    const { added } = await take(writeFiles(folder, { 'a.txt': '一' }));
    const before = readFileSync(blob(added[0]?.sha256 ?? ''));
    const log = await app.call('listLog', { limit: 1_000 });
    const made = log.find(({ entity }) => entity === 'evidence_key');
    expect(made?.after).toBe('{"cipher":"aes-256-gcm"}');
    await app.call('changePassword', { old: PASSWORD, password: '换过的口令-2026' });
    expect(readFileSync(blob(added[0]?.sha256 ?? '')).equals(before)).toBe(true);
    expect(await app.call('previewEvidence', { evidenceId: added[0]?.id ?? '' })).toMatchObject({ text: '一' });
    renameSync(join(app.dataDir, 'evidence'), join(app.dataDir, 'elsewhere'));
    expect((await check())?.detail).toContain('已缺失');
    renameSync(join(app.dataDir, 'elsewhere'), join(app.dataDir, 'evidence'));
  });
});

describe('evidence of a record of its own', () => {
  it('is linked to a 销号 application that is there and to none that is not', async () => {
    const { added } = await take(writeFiles(folder, { 'a.txt': '一' }));
    const evidenceIds = added.map(({ id }) => id);
    for (const kind of ['closeOut', 'lookBack'] as const) {
      const link = { kind, id: '01J00000000000000000000000', reviewId: null };
      await expect(app.call('linkEvidence', { evidenceIds, link })).rejects.toThrow(/不在这个轮次里/);
    }
    const { done } = await app.call('draftCloseOuts', { problemIds: [problem(0)] });
    const link = { kind: 'closeOut' as const, id: done[0]?.applicationId ?? '', reviewId: null };
    await app.call('linkEvidence', { evidenceIds, link });
    expect((await app.call('listEvidence', { roundId, of: link })).map(({ label }) => label)).toEqual(['佐证1-1']);
  });

  it('bears one number wherever it is shown: in the 佐证目录, on the form and in the 整改台账', async () => {
    await take(writeFiles(folder, { 'a.txt': '一', 'b.txt': '二', 'c.txt': '三' }), 2, [
      { kind: 'measure', id: measure(2), reviewId: null },
    ]);
    await take(writeFiles(folder, { 'd.txt': '四' }), 0);
    const [shared] = await list(2);
    const link = { kind: 'problem' as const, id: problem(0), reviewId: null };
    await app.call('linkEvidence', { evidenceIds: [shared?.id ?? ''], link });
    await app.call('draftCloseOuts', { problemIds: [problem(0)] });
    const { application } = await app.call('getClosing', { problemId: problem(0) });
    const labels = (await list(0)).map(({ label }) => label);
    expect(labels).toEqual(['佐证1-1', '佐证3-1']);
    expect(application?.evidence.map(({ number }) => number)).toEqual(labels);
    const paper = await app.call('getPaper', { of: 'list', roundId, list: 'ledger', columns: ['evidence'] });
    expect('groups' in paper && paper.groups.map(({ lines }) => lines[0]?.cells[0])).toEqual([
      '本问题：佐证1-1；佐证3-1',
      '',
      '佐证3-1至3-3',
    ]);
  });

  it('does not come back as notes when the 整改台账 is imported again', async () => {
    await take(writeFiles(folder, { 'a.txt': '一', 'b.txt': '二' }), 0, [
      { kind: 'measure', id: measure(0), reviewId: null },
    ]);
    await take(writeFiles(folder, { 'c.txt': '三' }), 0);
    const path = join(folder, '台账.xlsx');
    const source = { of: 'list' as const, roundId, list: 'ledger' as const };
    await app.call('writePaper', { source, format: 'xlsx', path });
    const read = await app.call('readWorkbook', {
      path,
      roundId,
      sheet: null,
      headerRow: null,
      mapping: null,
      year: null,
      from: 0,
      focusRow: null,
    });
    expect(read.plan?.changes.rows).toEqual([]);
    expect(read.plan?.fresh).toEqual({ problems: 0, measures: 0 });
  });
});
