// Where the window's files are addressed: app://bundle/<path>. Turns an address into a path below the bundle or nothing.
import { extname, isAbsolute, join, relative, sep } from 'node:path';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://bundle`;
/** The page of each kind of window. */
export const PAGES = {
  main: `${ORIGIN}/index.html`,
  print: `${ORIGIN}/print.html`,
  /** In a folder of its own, built apart: it has to show when the rest is broken */
  recovery: `${ORIGIN}/recovery/index.html`,
} as const;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/x-font-type1',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/vnd.iccprofile',
};

/** MIME type of a bundled file by its ending; null for a kind that the bundle does not have and that is not served. */
export function typeOf(path: string): string | null {
  return TYPES[extname(path).toLowerCase()] ?? null;
}

/**
 * Absolute path of the bundled file that an address names, or null if it names none: another scheme or host, a user or
 * port in the address, an encoded slash, a backslash, a NUL, a drive letter, a dot segment in any spelling, or anything
 * that ends outside `root`. Whether the file exists is not asked here.
 */
export function bundlePath(address: string, root: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${SCHEME}:` || url.host !== 'bundle' || url.username !== '' || url.password !== '') return null;
  if (/%2f|%5c/i.test(url.pathname)) return null;
  let pathname: string;
  try {
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const segments = pathname.split('/').slice(1);
  if (segments.some((segment) => segment === '' || /^\.+$/.test(segment) || isHostile(segment))) return null;
  const path = join(root, ...segments);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null;
  return path;
}

/** Backslash, NUL and other control characters, and the colon of Windows drives and alternate streams. */
function isHostile(segment: string): boolean {
  for (const character of segment) if (character < ' ' || character === '\\' || character === ':') return true;
  return false;
}
