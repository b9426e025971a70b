// The one switch of the program's command line: where the ledger lies.
import { resolve } from 'node:path';
import { BihuanError } from '#contract/errors.ts';

/**
 * Folder named by `--data=DIR` or `--data DIR`, absolute (relative to `cwd`); null without the switch. The last one
 * counts. Throws `usage` if the switch names nothing.
 */
export function dataSwitch(argv: readonly string[], cwd: string): string | null {
  const at = argv.findLastIndex((word) => word === '--data' || word.startsWith('--data='));
  const word = argv[at];
  if (word === undefined) return null;
  const dir = word === '--data' ? argv[at + 1] : word.slice('--data='.length);
  if (dir === undefined || dir === '' || dir.startsWith('--')) {
    throw new BihuanError('usage', '启动参数 --data 后没有写数据文件夹。请写成 --data=文件夹 后重新启动。');
  }
  return resolve(cwd, dir);
}
