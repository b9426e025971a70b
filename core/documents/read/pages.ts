// How many pages a document has, where the file itself says so: PDF by its page tree, .docx by its properties.
import { inflateSync } from 'node:zlib';
import { Zip } from './zip.ts';

/** Packed objects of a PDF are looked into up to this size; a page tree has some hundred bytes a page. */
const OBJECTS_LIMIT = 16 * 1024 * 1024;
const MOST_PAGES = 100_000;

const plausible = (count: number): number | null =>
  Number.isInteger(count) && count > 0 && count <= MOST_PAGES ? count : null;

/** The dictionary around a place, brackets balanced; null where there is none. */
function dictionaryAround(text: string, at: number): string | null {
  let start = -1;
  for (let i = at, depth = 0; i > 0 && at - i < 1_000_000; i--) {
    const two = text.slice(i - 1, i + 1);
    if (two === '>>') [depth, i] = [depth + 1, i - 1];
    else if (two === '<<') {
      if (depth === 0) {
        start = i - 1;
        break;
      }
      [depth, i] = [depth - 1, i - 1];
    }
  }
  if (start < 0) return null;
  for (let i = start, depth = 0; i < text.length - 1 && i - start < 1_000_000; i++) {
    const two = text.slice(i, i + 2);
    if (two === '<<') [depth, i] = [depth + 1, i + 1];
    else if (two === '>>') {
      [depth, i] = [depth - 1, i + 1];
      if (depth === 0) return text.slice(start, i + 1);
    }
  }
  return null;
}

/** Counts that the roots of page trees state, with their places. */
function rootCounts(text: string): { at: number; count: number }[] {
  const counts: { at: number; count: number }[] = [];
  for (const match of text.matchAll(/\/Type\s*\/Pages\b/g)) {
    const dictionary = dictionaryAround(text, match.index);
    if (dictionary === null || /\/Parent\b/.test(dictionary)) continue;
    const count = /\/Count\s+(\d+)/.exec(dictionary)?.[1];
    if (count !== undefined) counts.push({ at: match.index, count: Number(count) });
  }
  return counts;
}

/** The content of every packed stream of objects, with its place in the file. */
function* packedObjects(text: string, bytes: Buffer): Generator<{ at: number; text: string }> {
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    const opens = text.indexOf('stream', match.index);
    const ends = text.indexOf('endstream', opens + 6);
    if (opens < 0 || ends < 0) continue;
    let from = opens + 6;
    if (text[from] === '\r') from++;
    if (text[from] === '\n') from++;
    try {
      const packed = bytes.subarray(from, ends);
      yield { at: match.index, text: inflateSync(packed, { maxOutputLength: OBJECTS_LIMIT }).toString('latin1') };
    } catch {
      // encrypted, damaged or packed in another way: nothing is known from it
    }
  }
}

/** Pages of a PDF; null where the file does not say. Of a file that was added to, the last page tree counts. */
export function pdfPages(bytes: Uint8Array): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('latin1');
  const found = rootCounts(text);
  for (const { at, text: objects } of packedObjects(text, buffer)) {
    for (const { count } of rootCounts(objects)) found.push({ at, count });
  }
  const last = found.reduce<{ at: number; count: number } | null>(
    (best, each) => (best === null || each.at >= best.at ? each : best),
    null,
  );
  return last === null ? null : plausible(last.count);
}

/** Pages that a .docx says it has; null where it does not. */
export function docxPages(bytes: Uint8Array): number | null {
  try {
    const properties = new Zip(bytes).read('docProps/app.xml');
    const pages = /<(?:\w+:)?Pages>\s*(\d+)\s*</.exec(new TextDecoder().decode(properties ?? new Uint8Array()))?.[1];
    return pages === undefined ? null : plausible(Number(pages));
  } catch {
    return null;
  }
}
