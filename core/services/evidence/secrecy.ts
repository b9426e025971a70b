// Files that bear a secrecy mark are not taken in: evidence is kept for good, and such a file must not be here at all.
import { readFileSync } from 'node:fs';
import { lookOf } from '#domain/evidence/media.ts';
import { secrecyInCells, secrecyInName } from '#domain/outline/secrecy.ts';
import { readDocument } from '../../documents/read/index.ts';
import { readWorkbook } from '../../documents/read/workbook.ts';

/** Larger files are judged by their name alone. */
const READ_BYTES = 16 * 1024 * 1024;
/** A mark stands at the top of a table. */
const ROWS = 5;

/** Why a file is not taken in, as a sentence; null for one without a mark. Pictures and PDF are judged by their name. */
export async function secrecyRefusal(file: {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
}): Promise<string | null> {
  const word = secrecyInName(file.name) ?? (await wordInside(file));
  if (word === null) return null;
  return `“${file.name}”标有“${word}”，没有添加。本软件不得处理国家秘密，请按保密规定处置该文件；确已解密的，请去除标志后再添加。`;
}

async function wordInside({
  path,
  name,
  mediaType,
  bytes,
}: {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
}): Promise<string | null> {
  const look = lookOf(mediaType);
  if (bytes > READ_BYTES || (look !== 'document' && look !== 'table' && look !== 'text')) return null;
  try {
    const content = new Uint8Array(readFileSync(path));
    if (look === 'table') {
      const { sheets } = await readWorkbook(content, name);
      const texts = sheets.flatMap(({ rows }) =>
        rows.slice(0, ROWS).flatMap(({ cells }) => cells.map(({ text }) => text)),
      );
      return wordOf(secrecyInCells(texts)?.message);
    }
    const { warnings } = await readDocument(content, name);
    return wordOf(warnings.find(({ code }) => code === 'secret-mark')?.message);
  } catch {
    // What cannot be read shows no mark; whether it can be kept is told by whoever keeps it
    return null;
  }
}

const wordOf = (message: string | undefined): string | null => /“(.+?)”/.exec(message ?? '')?.[1] ?? null;
