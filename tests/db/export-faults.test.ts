// Every way in which a file leaves, onto a target that cannot be written: refused in words that name it, the old file whole,
// nothing half-written beside it, and the export not logged.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallName } from '#core/protocol.ts';
import { acceptSmallRound, PASSWORD, ROOT, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { writeFiles } from '../fixtures/evidence.ts';
import { tempDir } from '../fixtures/folder.ts';

/** A call that writes a file, with the input for a path; `name` is what it writes. */
interface Way {
  call: CallName;
  name: string;
  input: (path: string) => unknown;
}

let app: TestEngine;
let folder: string;
let ways: Record<string, Way>;

beforeAll(async () => {
  app = await startEngine();
  folder = tempDir();
  const { roundId } = await acceptSmallRound(app);
  const problemId = (await app.call('getLedger', { roundId })).aspects[0]?.items[0]?.problems[0]?.id ?? '';
  const unit = await app.call('addUnit', { name: '临溪区住建局', shortName: null });
  await app.call('assign', { targets: { problemIds: [problemId], measureIds: [] }, patch: { lead: [unit.id] } });
  const rows = [{ problemId, measureId: null }];
  const { id: letterId } = await app.call('draftLetter', {
    roundId,
    kind: '提醒函',
    unitId: unit.id,
    rows,
    reviewId: null,
  });
  const { id: meetingId } = await app.call('planMeeting', { roundId, date: '2026-06-24' });
  await app.call('draftCloseOuts', { problemIds: [problemId] });
  const { id: reportId } = await app.call('draftReport', {
    roundId,
    kind: 'plan',
    asOf: '2026-06-22',
    since: null,
    switches: {},
  });
  const taken = await app.call('takeEvidence', {
    problemId,
    links: [],
    paths: writeFiles(folder, { '佐证.txt': '佐证' }),
  });
  const evidenceId = taken.added[0]?.id ?? '';
  const [document] = await app.call('listDocuments', { roundId });
  const paper = (source: CallInput<'getPaper'>, format: 'xlsx' | 'docx'): Omit<Way, 'name'> => ({
    call: 'writePaper',
    input: (path) => ({ source, format, path }),
  });
  const list = { of: 'list', roundId, list: 'ledger' } as const;
  ways = {
    'a list as .xlsx': { ...paper(list, 'xlsx'), name: '台账.xlsx' },
    'a list as .docx': { ...paper(list, 'docx'), name: '台账.docx' },
    'a report': { ...paper({ of: 'report', reportId }, 'docx'), name: '方案.docx' },
    'minutes by a template': { ...paper({ of: 'meeting', meetingId, what: 'minutes' }, 'docx'), name: '纪要.docx' },
    'a PDF of the shell': {
      call: 'writeBytes',
      name: '方案.pdf',
      input: (path) => ({ what: '方案', path, bytes: Buffer.alloc(200_000, 1) }),
    },
    'a letter': { call: 'writeLetterTo', name: '提醒函.docx', input: (path) => ({ letterId, path }) },
    'a template': { call: 'writeTemplateTo', name: '模板.docx', input: (path) => ({ name: '文书', path }) },
    销号审批表: {
      call: 'writeCloseOutsTo',
      name: '审批表.docx',
      input: (path) => ({ problemIds: [problemId], to: { path } }),
    },
    'a piece of evidence': {
      call: 'writeEvidenceTo',
      name: '佐证.txt',
      input: (path) => ({ ids: [evidenceId], to: { path } }),
    },
    'a dossier as zip': {
      call: 'writeDossierTo',
      name: '一案一档.zip',
      input: (path) => ({ roundId, problemIds: [problemId], to: { path } }),
    },
    'an original': {
      call: 'writeDocument',
      name: '原件.txt',
      input: (path) => ({ documentId: document?.id ?? '', path }),
    },
  };
});
afterAll(async () => {
  await app.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const NAMES = [
  'a list as .xlsx',
  'a list as .docx',
  'a report',
  'minutes by a template',
  'a PDF of the shell',
  'a letter',
  'a template',
  '销号审批表',
  'a piece of evidence',
  'a dossier as zip',
  'an original',
] as const;
const wayOf = (name: string): Way => {
  const way = ways[name];
  if (way === undefined) throw new Error(`no way ${name}`);
  return way;
};
const OLD = '原来的文件';
const exports = async () => (await app.call('listLog', { limit: 500 } as never)) as unknown[];

/** Whether the system lets this test make a file that nobody may change, as an office program on Windows holds it. */
const canHold =
  spawnSync('sh', ['-c', 'd=$(mktemp -d); touch $d/x; chattr +i $d/x && chattr -i $d/x; r=$?; rm -rf $d; exit $r'])
    .status === 0;
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

async function refused(name: string, path: string): Promise<{ code: string; message: string }> {
  const way = wayOf(name);
  return app.call(way.call, way.input(path) as never).then(
    () => ({ code: 'none', message: 'it was written' }),
    (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
  );
}

describe.each(NAMES)('%s', (name) => {
  it('onto a file that another program holds is refused, and the file stays', async ({ skip }) => {
    skip(!canHold, 'needs chattr and a file system that knows it');
    const { name: file } = wayOf(name);
    const place = join(folder, `held-${NAMES.indexOf(name)}`);
    mkdirSync(place);
    const path = join(place, file);
    writeFileSync(path, OLD);
    const before = (await exports()).length;
    spawnSync('chattr', ['+i', path]);
    try {
      const { code, message } = await refused(name, path);
      expect(code).toBe('file.inUse');
      expect(message).toContain(`“${file}”正被其他程序（如 WPS、Excel）打开或被设为只读，没有写入。请关闭后再试。`);
    } finally {
      spawnSync('chattr', ['-i', path]);
    }
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(place)).toEqual([file]);
    expect((await exports()).length).toBe(before);
  });

  it('into a folder that is gone is refused', async () => {
    const { name: file } = wayOf(name);
    const { code, message } = await refused(name, join(folder, '没有', file));
    expect(code).toBe('file.missing');
    expect(message).toContain(`找不到“${file}”`);
  });
});

/** Runs all ways in a process of its own, on a disk that is full or read-only; prints what each said. */
function onDisk(options: string): Record<string, { code: string; message: string; old: string; files: string[] }> {
  const dataDir = app.dataDir;
  const target = join(folder, 'disk');
  mkdirSync(target, { recursive: true });
  const calls = NAMES.map((name) => {
    const way = wayOf(name);
    // Bytes do not go into a command line; the script makes them.
    const input = { ...(way.input(join(target, way.name)) as object), bytes: undefined };
    return { name, call: way.call, file: way.name, input };
  });
  const script = `
    import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
    const { Engine } = await import('${join(ROOT, 'core', 'engine.ts')}');
    const engine = new Engine({ dataDir: ${JSON.stringify(dataDir)}, resourcesDir: ${JSON.stringify(join(ROOT, 'resources'))}, version: '0', now: () => new Date('2026-06-23T02:00:00Z') });
    await engine.call('unlock', { password: ${JSON.stringify(PASSWORD)} });
    const said = {};
    for (const { name, call, file, input } of ${JSON.stringify(calls)}) {
      if (call === 'writeBytes') input.bytes = new Uint8Array(200_000);
      const told = await engine.call(call, input).then(() => ({ code: 'none', message: '' }), ({ code, message }) => ({ code, message }));
      said[name] = { ...told, old: readFileSync(input.path ?? input.to.path, 'utf8'), files: readdirSync(${JSON.stringify(target)}).filter((each) => each.endsWith('.tmp')) };
    }
    await engine.call('shutdown', {});
    process.stdout.write(JSON.stringify(said));
  `;
  const old = calls.map(({ file }) => `printf '${OLD}' > "$1/${file}"`).join('; ');
  // A last file takes up what is left of the disk, to the byte.
  const inside = `mount -t tmpfs -o size=64k,mode=777 tmpfs "$1" && { ${old}; ${options}; } && exec "$2" --input-type=module -e "$3"`;
  const run = spawnSync('unshare', ['-rm', 'sh', '-c', inside, 'sh', target, process.execPath, script], {
    encoding: 'utf8',
    cwd: ROOT,
  });
  if (run.status !== 0) throw new Error(run.stderr, { cause: run.error });
  return JSON.parse(run.stdout);
}

describe('all of them', () => {
  it.each([
    [
      'on a full disk',
      'cat /dev/zero > "$1/rest" 2>/dev/null || true',
      'file.diskFull',
      /磁盘空间不足，“.+”没有写入，原文件未改动/,
    ],
    ['on a read-only disk', 'mount -o remount,ro "$1"', 'file.denied', /“.+”所在的磁盘是只读的，不能写入/],
  ] as const)(
    '%s leave the old file whole and nothing beside it',
    { timeout: 120_000 },
    async (_, options, code, words) => {
      if (!canMount) throw new Error('this test needs unshare: it may not be passed over unseen');
      await app.call('shutdown', {});
      const said = onDisk(options);
      expect(Object.keys(said)).toEqual([...NAMES]);
      for (const [name, told] of Object.entries(said)) {
        expect([name, told.code, told.old, told.files]).toEqual([name, code, OLD, []]);
        expect([name, told.message]).toEqual([name, expect.stringMatching(words)]);
      }
      chmodSync(folder, 0o755);
      app = await startEngine({ dataDir: app.dataDir, create: false });
      await app.call('unlock', { password: PASSWORD });
    },
  );
});
