// On what a file goes out: the PC's own disk, something that can be carried away, or the network; the log says so.
// Asked of the system without starting programs; what it does not tell is left unsaid.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

export const MEDIA_OUT = ['本机', 'U盘等移动介质', '光盘', '网络位置', '未能判断'] as const;
export type MediumOut = (typeof MEDIA_OUT)[number];

const NETWORK = /^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ncpfs|webdav|davfs\d?|fuse\.(sshfs|rclone|gvfsd-fuse|davfs)|ceph)$/;
const DISC = /^(iso9660|udf)$/;

/** The medium that a file or folder lies on, or will lie on. */
export function mediumOf(path: string): MediumOut {
  if (process.platform === 'win32') return mediumOnWindows(path, process.env.SystemDrive ?? 'C:');
  if (process.platform !== 'linux') return '未能判断';
  try {
    const { device, type, source } = mountOf(nearest(resolve(path)), readFileSync('/proc/self/mountinfo', 'utf8'));
    if (NETWORK.test(type)) return '网络位置';
    if (DISC.test(type)) return '光盘';
    if (isRemovable(device) || isOnUsb(device)) return 'U盘等移动介质';
    return source.startsWith('/dev/') || type === 'tmpfs' || type === 'overlay' ? '本机' : '未能判断';
  } catch {
    return '未能判断';
  }
}

/** A name like \\server\share is the network; other letters than the system's own may be anything. */
export function mediumOnWindows(path: string, systemDrive: string): MediumOut {
  if (/^[\\/]{2}(?![?.][\\/])/.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path)) return '网络位置';
  const drive = /^(?:[\\/]{2}\?[\\/])?([A-Za-z]:)/.exec(path)?.[1];
  return drive?.toUpperCase() === systemDrive.toUpperCase() ? '本机' : '未能判断';
}

/** The path itself, or the nearest folder above it that is there. */
function nearest(path: string): string {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return realpathSync(statSync(at).isDirectory() ? at : dirname(at));
}

interface Mount {
  /** major:minor */
  device: string;
  type: string;
  source: string;
}

/** The mount that holds a folder, out of /proc/self/mountinfo (proc(5)); the innermost and latest counts. */
export function mountOf(folder: string, mountinfo: string): Mount {
  let best: (Mount & { point: string }) | undefined;
  for (const line of mountinfo.split('\n')) {
    const [fields = '', rest = ''] = line.split(' - ');
    const [, , device = '', , mountPoint = ''] = fields.split(' ');
    const [type = '', source = ''] = rest.split(' ');
    const point = mountPoint.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const inside = point === '/' || folder === point || folder.startsWith(`${point}/`);
    if (point !== '' && inside && point.length >= (best?.point.length ?? 0)) best = { device, type, source, point };
  }
  if (best === undefined) throw new Error('no mount holds the folder');
  return best;
}

/** A partition's disk says whether it can be taken out. */
function isRemovable(device: string): boolean {
  const block = `/sys/dev/block/${device}`;
  if (!existsSync(block)) return false;
  const real = realpathSync(block);
  return [real, dirname(real)].some((each) => {
    const file = `${each}/removable`;
    return existsSync(file) && readFileSync(file, 'utf8').trim() === '1';
  });
}

/** Disks in a USB case do not call themselves removable. */
function isOnUsb(device: string): boolean {
  const block = `/sys/dev/block/${device}`;
  return (
    existsSync(block) &&
    realpathSync(block)
      .split('/')
      .some((part) => /^usb\d+$/.test(basename(part)))
  );
}
