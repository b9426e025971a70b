// A zip written file by file: read by other programs, with names in Chinese, and with zip64 where it is needed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AtomicFile } from '#core/files/atomic-file.ts';
import { FolderBundle, ZipBundle } from '#core/files/bundle.ts';
import { StoredZip } from '#core/files/stored-zip.ts';
import { tempDir } from '#tests/fixtures/folder.ts';

let folder: string;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = new Date(2026, 6, 3, 10, 30, 8);
const put = (bundle: ZipBundle | FolderBundle, path: string[], text: string) => {
  const bytes = Buffer.from(text);
  return bundle.add(path, bytes.length, async (write) => {
    for (const byte of bytes) write(Buffer.from([byte]));
  });
};

describe('a bundle', () => {
  it('as a zip is read by others, with its folders, names and times', async () => {
    const path = join(folder, '档案.zip');
    const bundle = new ZipBundle(path, at);
    await put(bundle, ['05 佐证材料', '佐证1-1 纪要.txt'], '内容');
    await put(bundle, ['目录.txt'], '');
    expect(bundle.commit()).toBe('档案.zip');
    const zip = await JSZip.loadAsync(readFileSync(path), { checkCRC32: true });
    expect(await zip.file('05 佐证材料/佐证1-1 纪要.txt')?.async('string')).toBe('内容');
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors');
    expect(readdirSync(folder)).toEqual(['档案.zip']);
  });

  it('as a folder appears whole under a name that is free, or not at all', async () => {
    for (const expected of ['一案一档', '一案一档（2）']) {
      const bundle = new FolderBundle(folder, '一案一档');
      await put(bundle, ['a', 'b.txt'], '一');
      expect(readdirSync(folder)).not.toContain(expected);
      expect(bundle.commit()).toBe(expected);
    }
    const thrown = new FolderBundle(folder, '作废');
    await put(thrown, ['c.txt'], '二');
    await expect(
      thrown.add(['d.txt'], 1, async () => {
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    thrown.abort();
    expect(readdirSync(folder).sort()).toEqual(['一案一档', '一案一档（2）']);
    expect(readFileSync(join(folder, '一案一档（2）', 'a', 'b.txt'), 'utf8')).toBe('一');
  });
});

describe('a zip in which numbers do not fit into the old fields', () => {
  it('is read by others through zip64', async () => {
    const path = join(folder, 'x.zip');
    const file = new AtomicFile(path);
    const zip = new StoredZip(file, at, 500);
    const contents = { 'large.bin': 'x'.repeat(4_000), 'after.txt': '三' };
    for (const [name, text] of Object.entries(contents)) {
      const bytes = Buffer.from(text);
      await zip.add(name, bytes.length, async (write) => write(bytes));
    }
    zip.finish();
    file.commit();
    const bytes = readFileSync(path).toString('latin1');
    for (const sign of ['PK\u0006\u0006', 'PK\u0006\u0007']) expect(bytes.split(sign)).toHaveLength(2);
    const unpacked = (name: string) => execFileSync('unzip', ['-p', path, name], { encoding: 'utf8' });
    for (const [name, text] of Object.entries(contents)) expect(unpacked(name)).toBe(text);
    expect(execFileSync('unzip', ['-tq', path], { encoding: 'utf8' })).toContain('No errors');
  });

  it('refuses content of another length than was promised', async () => {
    const path = join(folder, 'y.zip');
    const bundle = new ZipBundle(path, at);
    await expect(bundle.add(['a'], 2, async (write) => write(new Uint8Array(3)))).rejects.toThrow(
      '2 bytes were promised',
    );
    bundle.abort();
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });
});
