// `backup`: made, listed, read again, restored, and restored for practice into a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { BackupView } from '#contract/operations.ts';
import { BACKUP_KIND_WORDS } from '#domain/backup/kinds.ts';
import { Engine } from '../engine.ts';
import { type CommandLine, choose, dataDirectory, password } from './arguments.ts';
import type { Output } from './output.ts';
import { engineOptions, Session } from './session.ts';

export function backup(line: CommandLine): Promise<Output> {
  return choose('backup', { now, list, verify, restore, drill }, line.words[1] ?? 'list')(line);
}

/** Makes one, and copies it to the second place when that is there. */
function now({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const made = await engine.call('backUpNow', {});
    return { json: made, text: `已备份并校验：${lineOf(made)}` };
  });
}

function list({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const all = await engine.call('listBackups', {});
    return { json: all, text: all.map(lineOf).join('\n') || '还没有备份。' };
  });
}

/** Reads one again, or all of them; fails when one is not whole. */
function verify({ words, flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const checked = [];
    for (const each of await chosen(engine, words[2])) {
      const { id, place } = each;
      checked.push({ id, place, ...(await engine.call('checkBackup', { id, place })) });
    }
    return {
      json: checked,
      text: checked.map(({ id, ok, detail }) => `${ok ? '✓' : '✕'}\t${id}\t${detail}`).join('\n') || '还没有备份。',
      failed: checked.some(({ ok }) => !ok),
    };
  });
}

/** Saves the present state first, then puts the backup in its place. */
function restore({ words, flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    if (words[2] === undefined) throw new BihuanError('usage', '请写出要恢复的备份名称。用 backup list 查看。');
    const [backup] = await chosen(engine, words[2]);
    const { id, place } = backup as BackupView;
    await engine.call('restoreBackup', { id, place });
    return { json: { restored: id }, text: `已恢复 ${id}。恢复前的内容另存为“恢复前”备份，可再恢复回来。` };
  });
}

/** Restores every backup into a folder of its own, opens it as after a lost disk, and looks at everything in it. */
function drill({ words, flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const { user } = await engine.call('getStatus', {});
    const results: { id: string; ok: boolean; detail: string }[] = [];
    for (const { id, contents } of (await chosen(engine, words[2])).filter(({ place }) => place === 'here')) {
      results.push({ id, ...(await practise(dataDirectory(flags), id, user ?? '', contents)) });
    }
    return {
      json: results,
      text: results.map(({ id, ok, detail }) => `${ok ? '✓' : '✕'}\t${id}\t${detail}`).join('\n') || '还没有备份。',
      failed: results.some(({ ok }) => !ok),
    };
  });
}

async function practise(
  from: string,
  id: string,
  user: string,
  contents: BackupView['contents'],
): Promise<{ ok: boolean; detail: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-drill-'));
  const engine = new Engine({ ...engineOptions, dataDir });
  try {
    await engine.call('recoverBackup', { path: join(from, 'backups'), id, user, password: password() });
    await engine.call('unlock', { user, password: password() });
    const { checks } = await engine.call('verify', {});
    // Evidence lies beside the ledger and is not brought along for practice
    const bad = checks.find(({ name, ok }) => !ok && name !== '佐证材料');
    const rounds = (await engine.call('listRounds', {})).length;
    const counted = contents?.rounds == null || rounds === contents.rounds.length;
    if (bad) return { ok: false, detail: `${bad.name}：${bad.detail}` };
    return { ok: counted, detail: counted ? `能恢复、能打开，${rounds}个轮次，检查通过` : '轮次数与备份时不一致' };
  } catch (error) {
    if (!(error instanceof BihuanError)) throw error;
    return { ok: false, detail: error.message };
  } finally {
    await engine.call('shutdown', {});
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The named backup, or all of them. @throws BihuanError notFound */
async function chosen(engine: Engine, name: string | undefined): Promise<BackupView[]> {
  const all = await engine.call('listBackups', {});
  const found = name === undefined ? all : all.filter(({ id }) => id === name);
  if (name !== undefined && found.length === 0)
    throw new BihuanError('notFound', `没有名为“${name}”的备份。用 backup list 查看。`);
  return found;
}

const lineOf = ({ id, place, kind, bytes, verified, contents }: BackupView): string =>
  [
    id,
    place === 'here' ? '本机' : '第二备份位置',
    BACKUP_KIND_WORDS[kind],
    `${Math.ceil(bytes / 1024)} KB`,
    verified ? '已校验' : '未校验',
    contents === null
      ? '内容未知'
      : `${(contents.rounds ?? []).join('、') || '没有轮次'}；${contents.problems}条问题、${contents.measures}条措施`,
  ].join('\t');
