// Lays the app.asar of a packed app out in a folder, so that plain Node can run what was packed.
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

interface Entry {
  files?: Record<string, Entry>;
  offset?: string;
  size?: number;
  unpacked?: boolean;
  link?: string;
  executable?: boolean;
}

/**
 * The folder with the archive's contents; made once for each version of the archive.
 * Throws when a file is said to lie beside the archive and does not.
 */
export function extractAsar(archive: string): string {
  const { mtimeMs, size } = statSync(archive);
  const version = createHash('sha256').update(`${archive}\0${mtimeMs}\0${size}`).digest('hex').slice(0, 16);
  const root = join(tmpdir(), `standin-asar-${version}`);
  const folder = join(root, 'app.asar');
  const done = join(root, 'done');
  if (existsSync(done)) return folder;
  rmSync(root, { recursive: true, force: true });
  const file = openSync(archive, 'r');
  try {
    const read = (length: number, from: number): Buffer => {
      const data = Buffer.alloc(length);
      readSync(file, data, 0, length, from);
      return data;
    };
    // Two pickles: the header's size, then the header as a string with its own length.
    const head = read(16, 0);
    const start = 8 + head.readUInt32LE(4);
    const tree = JSON.parse(read(head.readUInt32LE(12), 16).toString('utf8')) as Entry;
    lay(tree, folder, { archive, folder, read: (length, offset) => read(length, start + offset) });
  } finally {
    closeSync(file);
  }
  writeFileSync(done, '');
  return folder;
}

interface Source {
  archive: string;
  folder: string;
  read(length: number, offset: number): Buffer;
}

function lay(entry: Entry, path: string, source: Source): void {
  if (entry.files) {
    mkdirSync(path, { recursive: true });
    for (const [name, inside] of Object.entries(entry.files)) lay(inside, join(path, name), source);
  } else if (entry.link) {
    symlinkSync(join(source.folder, entry.link), path);
  } else if (entry.unpacked) {
    layUnpacked(path, source);
  } else {
    const data = source.read(entry.size ?? 0, Number(entry.offset));
    writeFileSync(path, data, { mode: entry.executable ? 0o755 : 0o644 });
  }
}

function layUnpacked(path: string, { archive, folder }: Source): void {
  const real = join(`${archive}.unpacked`, relative(folder, path));
  if (!existsSync(real)) throw new Error(`${archive} says that ${real} is unpacked, and it is not there`);
  mkdirSync(dirname(path), { recursive: true });
  // A library stays where it really lies; anything else is read as if it were inside the archive.
  if (/\.(node|so|dll|dylib)$/.test(real)) symlinkSync(real, path);
  else copyFileSync(real, path);
}
