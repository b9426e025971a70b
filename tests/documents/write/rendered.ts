// Word files as LibreOffice lays them out: words with their places, sizes of pages, and what ink stands where.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Places are millimetres from the page's upper left corner. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
export interface Word extends Box {
  text: string;
}
export interface Page {
  /** Millimetres */
  width: number;
  height: number;
  words: Word[];
  /** Rows of ink of a colour that hang together, from top to bottom */
  ink: (colour: 'red' | 'black') => Box[];
}

/** Points in a millimetre. */
const MM = 72 / 25.4;
const RESOLUTION = 150;
const PIXEL = 25.4 / RESOLUTION;

/** Lays all documents out in one run of LibreOffice, in a folder of the test's own. */
export function render(folder: string, documents: Record<string, Uint8Array>): Record<string, Page[]> {
  const names = Object.keys(documents);
  for (const name of names) writeFileSync(join(folder, `${name}.docx`), documents[name] as Uint8Array);
  run('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    ...names.map((name) => join(folder, `${name}.docx`)),
  ]);
  return Object.fromEntries(names.map((name) => [name, pagesOf(join(folder, name))]));
}

/** Says which program is missing instead of passing without it. */
function run(program: string, parameters: string[]): void {
  try {
    execFileSync(program, parameters, { stdio: 'pipe', timeout: 240_000 });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing ? new Error(`This test needs ${program} (packages libreoffice-writer and poppler-utils).`) : error;
  }
}

function pagesOf(path: string): Page[] {
  run('pdftotext', ['-bbox', `${path}.pdf`, `${path}.html`]);
  const pages = readFileSync(`${path}.html`, 'utf8').split('<page ').slice(1);
  return pages.map((page, index) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
    return {
      width: Number(width) / MM,
      height: Number(height) / MM,
      words: wordsOf(page),
      ink: (colour) => inkOf(pictureOf(path, index + 1), colour),
    };
  });
}

function wordsOf(page: string): Word[] {
  return [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
    ([, left, top, right, bottom, text]) => ({
      text: text ?? '',
      left: Number(left) / MM,
      top: Number(top) / MM,
      right: Number(right) / MM,
      bottom: Number(bottom) / MM,
    }),
  );
}

interface Picture {
  width: number;
  height: number;
  /** Three bytes a pixel, row by row */
  pixels: Buffer;
}

const drawn = new Map<string, Picture>();

/** A page drawn once, however often it is looked at. */
function pictureOf(path: string, page: number): Picture {
  const name = `${path}-${page}`;
  const before = drawn.get(name);
  if (before !== undefined) return before;
  const which = ['-f', String(page), '-l', String(page), '-singlefile'];
  run('pdftoppm', ['-r', String(RESOLUTION), ...which, `${path}.pdf`, name]);
  const image = readFileSync(`${name}.ppm`);
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  if (header === null) throw new Error('pdftoppm wrote no picture that this test reads');
  const picture = { width: Number(header[1]), height: Number(header[2]), pixels: image.subarray(header[0].length) };
  drawn.set(name, picture);
  return picture;
}

function inkOf({ width, height, pixels }: Picture, colour: 'red' | 'black'): Box[] {
  const isInk = (at: number): boolean => {
    const [red, green, blue] = [pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255];
    return green < 110 && blue < 110 && (colour === 'red' ? red > 180 : red < 110);
  };
  const bands: Box[] = [];
  let open: Box | null = null;
  for (let y = 0; y < height; y++) {
    let [left, right] = [-1, -1];
    for (let x = 0; x < width; x++) {
      if (!isInk((y * width + x) * 3)) continue;
      if (left < 0) left = x;
      right = x;
    }
    if (left < 0) {
      open = null;
      continue;
    }
    const row = { left: left * PIXEL, right: (right + 1) * PIXEL, top: y * PIXEL, bottom: (y + 1) * PIXEL };
    if (open === null) {
      open = row;
      bands.push(open);
    } else {
      open.left = Math.min(open.left, row.left);
      open.right = Math.max(open.right, row.right);
      open.bottom = row.bottom;
    }
  }
  return bands;
}

/** The box around some words. */
export function around(words: readonly Word[]): Box {
  return {
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  };
}

/** All that stands on a page, without blanks. */
export function textOn(page: Page | undefined): string {
  return (page?.words ?? [])
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

/** Lines of text above a height, from top to bottom. */
export function linesOn(page: Page | undefined, above: number): string[] {
  const lines = new Map<number, string>();
  for (const word of (page?.words ?? []).filter(({ top }) => top < above)) {
    const key = Math.round(word.top / 3.5);
    lines.set(key, (lines.get(key) ?? '') + word.text);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, text]) => text);
}
