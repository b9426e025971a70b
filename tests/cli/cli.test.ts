// The command line as a person uses it: a process of its own, an empty folder, and files that are not what they seem.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../fixtures/engine.ts';
import { tempDir } from '../fixtures/folder.ts';

let dir: string;
beforeAll(() => {
  dir = tempDir();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const sample = join(ROOT, 'resources', 'sample', 'notice.txt');

function cli(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'core', 'cli.ts'), ...args], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
    env: { ...process.env, INIT_CWD: dir, BIHUAN_PASSWORD: '命令行口令-2026', ...env },
  });
  return { status, stdout, stderr };
}

const json = (args: string[]) => {
  const { status, stdout, stderr } = cli([...args, '--json']);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
};

describe('outline', () => {
  it('gives counts, tree and warnings as JSON without any ledger', () => {
    const outline = json(['outline', sample]);
    expect(outline.counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
    expect(outline.aspects[0].items[0].problems[0]).toMatchObject({
      number: 1,
      title: expect.any(String),
      measures: [{ lead: expect.any(String), text: expect.any(String) }, {}, {}],
    });
    expect(existsSync(join(dir, 'ledger.db'))).toBe(false);
  });

  it('reads GB18030 and UTF-16 as well as UTF-8', () => {
    const text = readFileSync(sample, 'utf8');
    writeFileSync(join(dir, 'utf16.txt'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect(json(['outline', 'utf16.txt']).counts.measures).toBe(81);
    const gb = spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text });
    expect(gb.status).toBe(0);
    writeFileSync(join(dir, 'gb.txt'), gb.stdout);
    expect(json(['outline', 'gb.txt']).counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
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

  it.each(hostile)('refuses %s with one Chinese line that names it, quickly', (name, bytes) => {
    writeFileSync(join(dir, name), bytes());
    const start = performance.now();
    const { status, stdout, stderr } = cli(['outline', name]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^错误：/);
    expect(stderr).toContain(name);
    expect(performance.now() - start).toBeLessThan(30_000); // the test's own hang guard, far above the promise
  });

  it('names a file that is not there, and a folder', () => {
    expect(cli(['outline', '没有.txt'])).toMatchObject({ status: 1, stderr: expect.stringContaining('没有.txt') });
    mkdirSync(join(dir, '文件夹.txt'), { recursive: true });
    expect(cli(['outline', '文件夹.txt'])).toMatchObject({ status: 1, stderr: expect.stringContaining('文件夹.txt') });
  });
});

// Some thirty processes, each with a start of its own: a slow machine needs its time.
describe('the whole path', { timeout: 180_000 }, () => {
  const data = ['--data', 'store'];

  it('goes from an empty folder to an issued bulletin on disk', () => {
    expect(json(['init', '--office', '临溪区委巡视整改办', ...data])).toMatchObject({ store: 'open' });
    expect(
      json(['import-outline', sample, '--round', '省委巡视', '--feedback-date', '2026-03-26', ...data]).counts.measures,
    ).toBe(81);
    json(['unit', 'add', '区发改局', ...data]);
    expect(
      json([
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
      expect(json(['list', kind, ...data]).kind).toBe('list');
      for (const format of ['xlsx', 'docx']) json(['list', kind, '--out', `${kind}.${format}`, ...data]);
    }
    expect(json(['review', 'open', '--date', '2026-06-22', ...data]).ordinal).toBe(1);
    json(['review', 'report', '--unit', '区发改局', '--medium', 'U盘', ...data]);
    json([
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
    json(['review', 'close', ...data]);
    expect(json(['review', 'show', ...data]).review.state).toBe('closed');
    json(['bulletin', 'draft', ...data]);
    expect(json(['bulletin', 'issue', '--number', '4', ...data])).toMatchObject({ number: 4, state: 'issued' });
    json(['bulletin', 'show', '--out', '通报.docx', ...data]);
    const found = json(['search', 'fagaiju', ...data]).groups;
    expect(found).toMatchObject([{ kind: 'unit', total: 1, hits: [{ title: { text: '区发改局' } }] }]);
    expect(
      json(['search', '方案1个', '--round', '省委巡视', ...data]).groups.map((group: { kind: string }) => group.kind),
    ).toEqual(['measure', 'progress']);
    expect(json(['verify', ...data]).ok).toBe(true);
    const files = readdirSync(dir).filter(
      (name) => /\.(xlsx|docx)$/.test(name) && readFileSync(join(dir, name)).length > 3000,
    );
    expect(files.length).toBeGreaterThanOrEqual(9);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('answers for people too', () => {
    const { stdout, status } = cli(['list', 'problems', ...data]);
    expect(status).toBe(0);
    expect(stdout).toContain('问题清单');
    expect(cli(['bulletin', 'show', ...data]).stdout).toContain('第4期');
    expect(cli(['search', '出台方案', ...data]).stdout).toMatch(/措施 \d+条[\s\S]*问题（3）措施1/);
    expect(cli(['search', '"AND', ...data]).stdout).toContain('没有找到');
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
  ] as const)('says of %j in one line what is wrong', (args, status, words) => {
    const answer = cli([...args, ...data]);
    expect(answer.status).toBe(status);
    expect(answer.stderr.trim().split('\n')).toHaveLength(1);
    expect(answer.stderr).toContain(words);
  });

  it('refuses a wrong password, and asks for a missing one', () => {
    expect(cli(['verify', ...data], { BIHUAN_PASSWORD: '错误的口令-1' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('密码不正确'),
    });
    expect(cli(['verify', ...data], { BIHUAN_PASSWORD: '' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('BIHUAN_PASSWORD'),
    });
  });
});
