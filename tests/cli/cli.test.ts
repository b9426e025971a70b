// The command line as a person uses it: the whole path in an empty folder, a program of its own, and files that are not what they seem.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeLedger, program, terminalIn } from '../fixtures/cli.ts';
import { ROOT } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

const dir = tempDir();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const sample = join(ROOT, 'resources', 'sample', 'notice.txt');

const { cli, json } = terminalIn(dir);

describe('outline', () => {
  it('gives counts, tree and warnings as JSON without any ledger', async () => {
    const outline = await json(['outline', sample]);
    expect(outline.counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
    expect(outline.aspects[0].items[0].problems[0]).toMatchObject({
      number: 1,
      title: expect.any(String),
      measures: [{ lead: expect.any(String), text: expect.any(String) }, {}, {}],
    });
    expect(outline.passedOver[0]).toMatchObject({ kind: 'title', from: 0, words: expect.any(String) });
    expect((await cli(['outline', sample])).stdout).toMatch(/^未列入：第\d+—\d+段 整改组织工作　/m);
    expect(existsSync(join(dir, 'ledger.db'))).toBe(false);
  });

  it('reads GB18030 and UTF-16 as well as UTF-8', async () => {
    const text = readFileSync(sample, 'utf8');
    writeFileSync(join(dir, 'utf16.txt'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect((await json(['outline', 'utf16.txt'])).counts.measures).toBe(81);
    const gb = spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text });
    expect(gb.status).toBe(0);
    writeFileSync(join(dir, 'gb.txt'), gb.stdout);
    expect((await json(['outline', 'gb.txt'])).counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
  });

  const hostile: [string, () => Buffer][] = [
    ['空.txt', () => Buffer.alloc(0)],
    ['空白.txt', () => Buffer.from('  \n\n　')],
    ['一行.txt', () => Buffer.from('整'.repeat(7_000_000))],
    ['二进制.txt', () => Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 256))],
    ['截断.docx', () => Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00', 'latin1')],
    ['改名.docx', () => Buffer.from('今天天气很好，没有问题。')],
    ['没有问题.txt', () => Buffer.from('会议通知\n\n请各单位于周五上午九时参加会议。\n')],
    [
      '图片.docx',
      () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(5000)]),
    ],
  ];

  it.each(hostile)('refuses %s with one Chinese line that names it, quickly', async (name, bytes) => {
    writeFileSync(join(dir, name), bytes());
    const start = performance.now();
    const { status, stdout, stderr } = await cli(['outline', name]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^错误：/);
    expect(stderr).toContain(name);
    expect(performance.now() - start).toBeLessThan(30_000); // the test's own hang guard, far above the promise
  });

  it('names a file that is not there, and a folder', async () => {
    expect(await cli(['outline', '没有.txt'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('没有.txt'),
    });
    mkdirSync(join(dir, '文件夹.txt'), { recursive: true });
    expect(await cli(['outline', '文件夹.txt'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('文件夹.txt'),
    });
  });
});

describe('the whole path', () => {
  const data = ['--data', 'store'];

  it('goes from an empty folder to an issued bulletin on disk', async () => {
    await makeLedger(join(dir, 'store'));
    expect(
      (await json(['import-outline', sample, '--round', '省委巡视', '--feedback-date', '2026-03-26', ...data])).counts
        .measures,
    ).toBe(81);
    await json(['unit', 'add', '区发改局', ...data]);
    expect(
      await json([
        'assign',
        '--problem',
        '3,4',
        '--lead',
        '区发改局',
        '--leader',
        '周××',
        '--deadline',
        '2026-06-01',
        ...data,
      ]),
    ).toEqual({ problems: 2, measures: 0 });
    for (const kind of ['problems', 'tasks', 'responsibilities', 'ledger']) {
      expect((await json(['list', kind, ...data])).kind).toBe('list');
      for (const format of ['xlsx', 'docx']) await json(['list', kind, '--out', `${kind}.${format}`, ...data]);
    }
    expect((await json(['review', 'open', '--date', '2026-06-22', ...data])).ordinal).toBe(1);
    await json(['review', 'report', '--unit', '区发改局', '--medium', 'U盘', ...data]);
    await json([
      'review',
      'report',
      '--measure',
      '3.1',
      '--text',
      '出台方案1个',
      '--percent',
      '50',
      '--state',
      '整改中',
      ...data,
    ]);
    await json(['review', 'close', ...data]);
    expect((await json(['review', 'show', ...data])).review.state).toBe('closed');
    await json(['bulletin', 'draft', ...data]);
    expect(await json(['bulletin', 'issue', '--number', '4', ...data])).toMatchObject({ number: 4, state: 'issued' });
    await json(['bulletin', 'show', '--out', '通报.docx', ...data]);
    const found = (await json(['search', 'fagaiju', ...data])).groups;
    expect(found).toMatchObject([{ kind: 'unit', total: 1, hits: [{ title: { text: '区发改局' } }] }]);
    expect(
      (await json(['search', '方案1个', '--round', '省委巡视', ...data])).groups.map(
        (group: { kind: string }) => group.kind,
      ),
    ).toEqual(['measure', 'progress']);
    expect((await json(['verify', ...data])).ok).toBe(true);
    const files = readdirSync(dir).filter(
      (name) => /\.(xlsx|docx)$/.test(name) && readFileSync(join(dir, name)).length > 3000,
    );
    expect(files.length).toBeGreaterThanOrEqual(9);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('answers for people too', async () => {
    const { stdout, status } = await cli(['list', 'problems', ...data]);
    expect(status).toBe(0);
    expect(stdout).toContain('问题清单');
    expect((await cli(['bulletin', 'show', ...data])).stdout).toContain('第4期');
    expect((await cli(['search', '出台方案', ...data])).stdout).toMatch(/措施 \d+条[\s\S]*问题（3）措施1/);
    expect((await cli(['search', '"AND', ...data])).stdout).toContain('没有找到');
  });

  it.each([
    [['list', 'nothing'], 2, 'problems'],
    [['review', 'fly'], 2, 'open'],
    [['frob'], 2, 'frob'],
    [['init', '--office', '再建'], 1, '已有台账'],
    [['review', 'report', '--measure', '99.1', '--text', '无'], 1, '没有打开的调度'],
    [['assign', '--problem', '99', '--lead', '区发改局'], 1, '99'],
    [['list', 'problems', '--out', '清单.pdf'], 2, '.xlsx'],
    [['list', 'problems', '--round', '没有这个'], 1, '没有这个'],
    [['outline', '--nope'], 2, '--help'],
    [['search'], 2, 'search 文字'],
  ] as const)('says of %j in one line what is wrong', async (args, status, words) => {
    const answer = await cli([...args, ...data]);
    expect(answer.status).toBe(status);
    expect(answer.stderr.trim().split('\n')).toHaveLength(1);
    expect(answer.stderr).toContain(words);
  });

  it('refuses a wrong password, and asks for a missing one', async () => {
    expect(await cli(['verify', ...data], { BIHUAN_PASSWORD: '错误的口令-1' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('密码不正确'),
    });
    expect(await cli(['verify', ...data], { BIHUAN_PASSWORD: '' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('BIHUAN_PASSWORD'),
    });
  });
});

describe('a program of its own', () => {
  const data = ['--data', 'own'];
  const own = (args: string[], env?: Record<string, string>) => program(dir, [...args, ...data], env);

  it('makes a ledger, fills it and finds it whole, at the cost that a password has for people', () => {
    expect(own(['init', '--office', '临溪区委巡视整改办', '--json'])).toMatchObject({ status: 0, stderr: '' });
    expect(own(['import-outline', sample, '--round', '省委巡视', '--feedback-date', '2026-03-26']).status).toBe(0);
    expect(own(['verify'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('tells by its exit code and one line on the second stream what went wrong', () => {
    expect(own(['verify'], { BIHUAN_PASSWORD: '错误的口令-1' })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^错误：密码不正确[^\n]*\n$/),
    });
    expect(own(['frob'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^错误：[^\n]*\n$/) });
  });
});
