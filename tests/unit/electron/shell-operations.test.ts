// The shell's own operations with the desktop played by the test: what is asked, what is written, what is logged.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BihuanError } from '#contract/errors.ts';
import type { AppStatus } from '#contract/operations.ts';
import { PERMISSIONS, type Permission } from '#domain/accounts/roles.ts';
import { ALL_PAGES } from '#domain/content/pages.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { createDispatch } from '#electron/ipc/dispatch.ts';
import type { Engine } from '#electron/ipc/engine-client.ts';
import type { ShellContext } from '#electron/ipc/shell/context.ts';
import { droppedFiles } from '#electron/ipc/shell/evidence.ts';
import { shellHandlers } from '#electron/ipc/shell/handlers.ts';
import { FileHandles } from '#electron/platform/file-handles.ts';
import { PrintJobs } from '#electron/platform/print-jobs.ts';

const dir = mkdtempSync(join(tmpdir(), 'bihuan-shell-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const paper: PaperDocument = {
  kind: 'list',
  title: '问题清单',
  subtitle: '',
  mark: null,
  columns: [],
  groups: [],
  notes: [],
  signatures: [],
  paper: { size: 'A4', orientation: 'landscape' },
};
const source = { of: 'list', roundId: '0'.repeat(26), list: 'problems' } as const;
const bytes = new Uint8Array([37, 80, 68, 70]);

/** A desk at which the engine writes down what it is asked, and a person who answers dialogs as given. */
function desk(
  person: {
    store?: AppStatus['store'];
    open?: string;
    save?: string;
    folder?: string;
    forms?: string[];
    prints?: boolean;
    permissions?: Permission[];
  } = {},
) {
  const asked: [name: string, input: unknown][] = [];
  const statuses: AppStatus[] = [];
  const status: AppStatus = {
    store: person.store ?? 'open',
    office: null,
    user: null,
    version: '1',
    users: [],
    roles: ['clerk'],
    permissions: person.permissions ?? [...PERMISSIONS],
    mustChange: null,
    passwordDaysLeft: null,
    recoverySheet: false,
    security: { passwords: 'standard', autoLockMinutes: 15, separation: false },
    readOnly: null,
    looking: null,
  };
  const answers: Record<string, unknown> = {
    getStatus: status,
    lock: { ...status, store: 'locked' },
    getPaper: paper,
    paperName: { name: '问题清单', kind: 'list' },
    documentName: { name: '方案:终稿.docx' },
    evidenceName: { name: '佐证1-1 纪要.pdf' },
    dossierName: { name: '一案一档' },
  };
  const engine: Engine = {
    call: async (name, input) => {
      if (name !== 'getStatus') asked.push([name, input]);
      return (answers[name] ?? { answered: name }) as never;
    },
    restart: () => {},
    close: async () => {},
  };
  const context: ShellContext = {
    engine,
    files: new FileHandles(),
    fileSets: new FileHandles<readonly string[]>(),
    printJobs: new PrintJobs(),
    dialogs: {
      openFindings: async () => person.open ?? null,
      openTemplate: async () => person.open ?? null,
      chooseFolder: async () => person.folder ?? null,
      openForms: async () => person.forms ?? null,
      openEvidence: async () => person.forms ?? null,
      openWorkbook: async () => person.open ?? null,
      saveOriginal: async (_owner, name) => (person.save === undefined ? null : join(person.save, name)),
      savePaper: async (_owner, name) => (person.save === undefined ? null : join(person.save, name)),
    },
    printing: {
      toPdf: async () => ({ bytes, pages: 2 }),
      toPrinter: async () => (person.prints ? { pages: 2 } : null),
    },
    desk: {
      recoveryState: async () => ({ state: 'ok', backups: 0, why: 'asked', version: '1', mayOpen: true }),
      openRecovery: () => asked.push(['openRecovery', null]),
      leaveRecovery: async () => void asked.push(['leaveRecovery', null]),
      showDataFolder: () => {},
      quit: () => {},
    },
    today: () => '2020-06-22',
  };
  const dispatch = createDispatch(engine, shellHandlers(context), (told) => statuses.push(told));
  return { dispatch, asked, statuses, context };
}

describe('backups', () => {
  it('go to and come from folders that the window never learns', async () => {
    const { dispatch, asked } = desk({ folder: '/media/办公U盘', store: 'locked' });
    expect(await dispatch('listRecoveryBackups', {}, 1)).toMatchObject({ folder: null });
    const chosen = await dispatch('chooseRecoveryFolder', {}, 1);
    expect(chosen).toMatchObject({ folder: '办公U盘' });
    expect(JSON.stringify(chosen)).not.toContain('/media');
    const order = { id: '2026-06-23T02-00-00-000Z-daily', user: '管理员', password: 'x' };
    await dispatch('restoreInRecovery', order, 1);
    expect(asked.at(-1)).toEqual(['recoverBackup', { ...order, path: '/media/办公U盘' }]);
    await dispatch('openRecovery', {}, 1);
    expect(await dispatch('listRecoveryBackups', {}, 1)).toMatchObject({ folder: null });
    await expect(dispatch('chooseBackupPlace', {}, 1)).rejects.toMatchObject({ code: 'session.locked' });
    const open = desk({ folder: '/media/办公U盘' });
    await open.dispatch('chooseBackupPlace', {}, 1);
    expect(open.asked).toEqual([['setBackupPlace', { path: '/media/办公U盘' }]]);
  });
});

describe('findings', () => {
  it('gives a handle for the chosen file and reads it for that window alone', async () => {
    const path = join(dir, '反馈意见.txt');
    writeFileSync(path, '一二三');
    const { dispatch, asked } = desk({ open: path });
    const file = (await dispatch('chooseFindings', {}, 1)) as { handle: string };
    expect(file).toMatchObject({ name: '反馈意见.txt', bytes: 9 });
    expect(JSON.stringify(file)).not.toContain(dir);
    await expect(dispatch('previewFindings', { handle: file.handle }, 2)).rejects.toMatchObject({
      code: 'file.handleUnknown',
    });
    expect(await dispatch('previewFindings', { handle: file.handle }, 1)).toEqual({ answered: 'readFindings' });
    expect(asked).toEqual([['readFindings', { path }]]);
  });

  it('reads and takes over a workbook by its handle, whose path the window never sees', async () => {
    const path = join(dir, '台账.xlsx');
    writeFileSync(path, 'x');
    const { dispatch, asked } = desk({ open: path });
    const file = (await dispatch('chooseWorkbook', {}, 1)) as { handle: string };
    expect(file).toEqual({ handle: expect.any(String), name: '台账.xlsx', bytes: 1 });
    const look = { sheet: null, headerRow: null, mapping: null, year: null };
    const preview = { handle: file.handle, ...look, roundId: null, from: 0, focusRow: null };
    await expect(dispatch('previewWorkbook', preview, 2)).rejects.toMatchObject({ code: 'file.handleUnknown' });
    expect(await dispatch('previewWorkbook', preview, 1)).toEqual({ answered: 'readWorkbook' });
    expect(asked.at(-1)).toEqual(['readWorkbook', { ...look, roundId: null, from: 0, focusRow: null, path }]);
    const accepted = {
      handle: file.handle,
      ...look,
      sha256: '0',
      round: { id: '0'.repeat(26), basis: '' },
      overwrite: [],
      leave: [],
      sameUnits: [],
    };
    expect(await dispatch('acceptWorkbook', accepted, 1)).toEqual({ answered: 'importWorkbook' });
    expect(await desk().dispatch('chooseWorkbook', {}, 1)).toBeNull();
  });

  it('writes an original out under its own name, made fit for any file system', async () => {
    const documentId = '0'.repeat(26);
    const { dispatch, asked } = desk({ save: '/out' });
    expect(await dispatch('saveDocument', { documentId }, 1)).toEqual({ answered: 'writeDocument' });
    expect(asked).toEqual([
      ['documentName', { documentId }],
      ['writeDocument', { documentId, path: join('/out', '方案_终稿.docx') }],
    ]);
    expect(await desk().dispatch('saveDocument', { documentId }, 1)).toBeNull();
  });

  it('gives nothing when the dialog was closed, and says so when the file is gone', async () => {
    expect(await desk().dispatch('chooseFindings', {}, 1)).toBeNull();
    await expect(desk({ open: join(dir, '没有.docx') }).dispatch('chooseFindings', {}, 1)).rejects.toMatchObject({
      code: 'file.missing',
      message: expect.stringContaining('没有.docx'),
    });
  });
});

describe('papers', () => {
  it('are written by the worker at the chosen place', async () => {
    const { dispatch, asked } = desk({ save: '/out' });
    expect(await dispatch('savePaper', { source, format: 'docx' }, 1)).toEqual({ answered: 'writePaper' });
    expect(asked).toEqual([
      ['paperName', { source }],
      ['writePaper', { source, format: 'docx', path: join('/out', '问题清单（2020-06-22）.docx') }],
    ]);
  });

  it('as PDF are laid out by the shell and written by the worker', async () => {
    const { dispatch, asked } = desk({ save: '/out' });
    await dispatch('savePaper', { source, format: 'pdf' }, 1);
    expect(asked.at(-1)).toEqual([
      'writeBytes',
      { what: '问题清单', path: join('/out', '问题清单（2020-06-22）.pdf'), bytes },
    ]);
  });

  it('are neither written nor logged when the person calls it off', async () => {
    const { dispatch, asked } = desk();
    expect(await dispatch('savePaper', { source, format: 'pdf' }, 1)).toBeNull();
    expect(await dispatch('printPaper', { source }, 1)).toEqual({ printed: false });
    expect(asked.map(([name]) => name)).toEqual(['paperName', 'getPaper']);
  });

  it('are logged when printed', async () => {
    const { dispatch, asked } = desk({ prints: true });
    expect(await dispatch('printPaper', { source }, 1)).toEqual({ printed: true });
    expect(asked[1]).toEqual(['recordPrint', { what: '问题清单', pages: 2, copies: 1 }]);
  });
});

describe('print jobs', () => {
  it('go to the window that was opened for them, once it is ready', async () => {
    const { dispatch, context } = desk();
    const ready = context.printJobs.open(7, { document: paper, pages: ALL_PAGES });
    expect(await dispatch('getPrintJob', {}, 7)).toEqual({ document: paper, pages: ALL_PAGES });
    expect(await dispatch('getPrintJob', {}, 8)).toBeNull();
    await expect(dispatch('printJobReady', { pages: 3 }, 8)).rejects.toMatchObject({ code: 'print.failed' });
    await dispatch('printJobReady', { pages: 3 }, 7);
    expect(await ready).toBe(3);
    context.printJobs.close(7);
    expect(await dispatch('getPrintJob', {}, 7)).toBeNull();
  });
});

describe('a ledger that is not open', () => {
  it.each(['locked', 'missing'] as const)('lets the shell do nothing for the person: %s', async (store) => {
    const { dispatch, asked } = desk({ store, open: '/x', save: '/out', prints: true });
    const refused = expect.objectContaining({ name: BihuanError.name, code: 'session.locked' });
    await expect(dispatch('chooseFindings', {}, 1)).rejects.toEqual(refused);
    await expect(dispatch('previewFindings', { handle: 'x' }, 1)).rejects.toEqual(refused);
    await expect(dispatch('savePaper', { source, format: 'pdf' }, 1)).rejects.toEqual(refused);
    await expect(dispatch('printPaper', { source }, 1)).rejects.toEqual(refused);
    expect(asked).toEqual([]);
  });

  it('shows no dialog to a user who may not do what comes after it', async () => {
    const { dispatch, asked } = desk({ permissions: ['read'], open: '/x', save: '/out' });
    const refused = expect.objectContaining({ code: 'permission.denied' });
    await expect(dispatch('chooseFindings', {}, 1)).rejects.toEqual(refused);
    await expect(dispatch('replaceTemplate', { name: '督办单' }, 1)).rejects.toEqual(refused);
    expect(asked).toEqual([]);
    expect(await dispatch('savePaper', { source, format: 'xlsx' }, 1)).not.toBeNull();
  });

  it('is told to every window when it changes, and only then', async () => {
    const { dispatch, statuses } = desk();
    await dispatch('listRounds', {}, 1);
    expect(statuses).toEqual([]);
    await dispatch('lock', {}, 1);
    expect(statuses).toMatchObject([{ store: 'locked' }]);
  });
});

describe('review forms', () => {
  const reviewId = '0'.repeat(26);

  it('are written where the person says, and nowhere when the dialog is closed', async () => {
    const { dispatch, asked } = desk({ folder: dir });
    await dispatch('writeForms', { reviewId, unitIds: null, word: true, cover: true }, 1);
    expect(asked).toEqual([['writeFormsTo', { reviewId, unitIds: null, word: true, cover: true, folder: dir }]]);
    expect(await desk().dispatch('writeForms', { reviewId, unitIds: null, word: false, cover: false }, 1)).toBeNull();
  });

  it('are read from a folder with its subfolders, without hidden and lock files, for that window alone', async () => {
    const folder = mkdtempSync(join(dir, 'forms-'));
    mkdirSync(join(folder, '区教体局'));
    for (const name of ['2.xlsx', '10.xlsx', '~$2.xlsx', '.x.xlsx', join('区教体局', '表.xls')]) {
      writeFileSync(join(folder, name), 'x');
    }
    const { dispatch, asked } = desk({ folder });
    const chosen = (await dispatch('chooseForms', { what: 'folder' }, 1)) as { handle: string; files: number };
    expect(chosen.files).toBe(3);
    expect(JSON.stringify(chosen)).not.toContain(dir);
    await expect(dispatch('previewForms', { reviewId, handle: chosen.handle }, 2)).rejects.toMatchObject({
      code: 'file.handleUnknown',
    });
    await dispatch('previewForms', { reviewId, handle: chosen.handle }, 1);
    expect(asked).toEqual([
      [
        'readForms',
        { reviewId, paths: [join(folder, '2.xlsx'), join(folder, '10.xlsx'), join(folder, '区教体局', '表.xls')] },
      ],
    ]);
  });

  it('say so when the stick was pulled out', async () => {
    const gone = join(dir, '已拔出');
    await expect(desk({ folder: gone }).dispatch('chooseForms', { what: 'folder' }, 1)).rejects.toThrow(
      /打不开文件夹“已拔出”.*U盘是否已拔出/,
    );
  });
});

describe('evidence', () => {
  const problemId = '0'.repeat(26);

  it('is taken by a handle, whose paths the window never sees', async () => {
    const paths = [join(dir, '甲.pdf'), join(dir, '乙.jpg')];
    const { dispatch, asked } = desk({ forms: paths });
    const chosen = (await dispatch('chooseEvidence', { what: 'files' }, 1)) as { handle: string };
    expect(chosen).toEqual({ handle: expect.any(String), name: '甲.pdf', files: 2 });
    const input = { problemId, links: [], handle: chosen.handle };
    await expect(dispatch('addEvidence', input, 2)).rejects.toMatchObject({ code: 'file.handleUnknown' });
    await dispatch('addEvidence', input, 1);
    expect(asked).toEqual([['takeEvidence', { problemId, links: [], paths }]]);
  });

  it('that was dropped becomes a handle: files, folders with what is in them; nothing that is no path', async () => {
    const folder = mkdtempSync(join(dir, 'drop-'));
    mkdirSync(join(folder, '照片'));
    const names = ['1.jpg', join('照片', '2.jpg'), join('照片', '10.jpg')];
    for (const name of [...names, '.hidden']) writeFileSync(join(folder, name), 'x');
    const { context } = desk();
    const dropped = await droppedFiles(context.fileSets, 1, [join(folder, '照片'), join(folder, '1.jpg')]);
    expect(dropped).toEqual({ handle: expect.any(String), name: '2.jpg', files: 3 });
    expect(context.fileSets.resolve(1, dropped.handle).map((path) => path.slice(folder.length + 1))).toEqual([
      names[1],
      names[2],
      names[0],
    ]);
    // A File that a script made has no path.
    for (const bad of [
      null,
      'x',
      [],
      [''],
      ['relative/x'],
      [7],
      Array.from({ length: 5_001 }, () => join(folder, '1.jpg')),
    ]) {
      await expect(droppedFiles(context.fileSets, 1, bad)).rejects.toMatchObject({ code: 'input.invalid' });
    }
    await expect(droppedFiles(context.fileSets, 1, [join(folder, '没有')])).rejects.toThrow(/打不开“没有”/);
  });

  it('leaves as one file under a proposed name, or as several into a folder', async () => {
    const id = '1'.repeat(26);
    const one = desk({ save: dir });
    one.asked.length = 0;
    await one.dispatch('exportEvidence', { ids: [id] }, 1);
    expect(one.asked.map(([name]) => name)).toEqual(['evidenceName', 'writeEvidenceTo']);
    const many = desk({ folder: dir });
    await many.dispatch('exportEvidence', { ids: [id, problemId] }, 1);
    expect(many.asked).toEqual([['writeEvidenceTo', { ids: [id, problemId], to: { folder: dir } }]]);
    const dossier = { roundId: id, problemIds: null };
    await many.dispatch('exportDossier', { ...dossier, as: 'folder' }, 1);
    expect(many.asked.at(-1)).toEqual(['writeDossierTo', { ...dossier, to: { folder: dir } }]);
    expect(await desk().dispatch('exportDossier', { ...dossier, as: 'zip' }, 1)).toBeNull();
  });
});
