// Bulletins as LibreOffice lays them out: the measures of GB/T 9704-2012 held on the page, not only in the file.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTextDocx } from '#core/documents/write/word-text.ts';
import type { TextDocument } from '#domain/content/types.ts';
import { sampleBulletin } from '#tests/fixtures/bulletin.ts';

interface Word {
  text: string;
  x: number;
  right: number;
  y: number;
  bottom: number;
}

/** Points in a millimetre. */
const MM = 72 / 25.4;
const BLOCK = { left: 28 * MM, right: 184 * MM, top: 37 * MM, bottom: 262 * MM };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-rendered-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of every page with their places in points; says which program is missing instead of passing without it. */
function pagesOf(documents: Record<string, Uint8Array>): Record<string, Word[][]> {
  const files = Object.keys(documents).map((name) => {
    writeFileSync(join(folder, `${name}.docx`), documents[name] as Uint8Array);
    return join(folder, `${name}.docx`);
  });
  run('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    ...files,
  ]);
  return Object.fromEntries(
    Object.keys(documents).map((name) => {
      run('pdftotext', ['-bbox', join(folder, `${name}.pdf`), join(folder, `${name}.html`)]);
      const pages = readFileSync(join(folder, `${name}.html`), 'utf8')
        .split('<page ')
        .slice(1);
      return [name, pages.map(wordsOf)];
    }),
  );
}

function run(program: string, parameters: string[]): void {
  try {
    execFileSync(program, parameters, { stdio: 'pipe', timeout: 60_000 });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing ? new Error(`This test needs ${program} (packages libreoffice-writer and poppler-utils).`) : error;
  }
}

function wordsOf(page: string): Word[] {
  return [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
    ([, x, y, right, bottom, text]) => ({
      text: text ?? '',
      x: Number(x),
      y: Number(y),
      right: Number(right),
      bottom: Number(bottom),
    }),
  );
}

/** Text lines within the block, from top to bottom. */
function linesOf(page: readonly Word[]): string[] {
  const lines = new Map<number, string>();
  for (const word of page.filter(({ y }) => y < BLOCK.bottom)) {
    const key = Math.round(word.y / 10);
    lines.set(key, (lines.get(key) ?? '') + word.text);
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, text]) => text);
}

const text = (characters: number): TextDocument['blocks'][number] => ({
  kind: 'paragraph',
  runs: [{ text: '整'.repeat(characters) }],
});

describe('on the page', () => {
  it('the measures of the standard hold', { timeout: 60_000 }, async () => {
    const plain = { ...sampleBulletin(), head: null, mark: null, addressee: null, tail: null, title: '标题' };
    const signed = { organ: '区委巡视整改办', date: '2026年6月22日' };
    const rendered = pagesOf({
      full: await writeTextDocx({ ...plain, signature: null, blocks: [text(28 * 22 * 2 + 100)] }),
      // Title, blank line and 20 lines of text fill the first page, so that the signature needs a second one.
      signed: await writeTextDocx({ ...plain, signature: signed, blocks: [text(28 * 14 - 2), text(28 * 6 - 2)] }),
      marked: await writeTextDocx({ ...plain, signature: null, mark: '内部事项', blocks: [text(28)] }),
      bulletin: await writeTextDocx(sampleBulletin()),
    });

    const full = rendered.full ?? [];
    expect(full).toHaveLength(3);
    expect(linesOf(full[1] ?? [])).toEqual(Array.from({ length: 22 }, () => '整'.repeat(28)));
    // Odd page numbers end one character from the block's right edge, even ones begin one from its left.
    const numbers = full.map((page) => page.filter(({ y }) => y > BLOCK.bottom));
    expect(numbers.map((words) => words.map((word) => word.text.replace(/\s/g, '')).join(''))).toEqual([
      '—1—',
      '—2—',
      '—3—',
    ]);
    expect(Math.max(...(numbers[0] ?? []).map(({ right }) => right))).toBeCloseTo(BLOCK.right - 14, -1);
    expect(Math.min(...(numbers[1] ?? []).map(({ x }) => x))).toBeCloseTo(BLOCK.left + 14, -1);

    const last = linesOf(rendered.signed?.at(-1) ?? []);
    expect(rendered.signed).toHaveLength(2);
    expect(last.filter((line) => line.includes('整整')).length).toBeGreaterThanOrEqual(2);
    const end = (rendered.signed?.at(-1) ?? []).map((word) => word.text).join('');
    expect(end).toContain('区委巡视整改办');
    expect(end).toContain('2026年6月22日');

    const marked = rendered.marked?.[0] ?? [];
    const place = (page: readonly Word[], words: string) => page.find((word) => word.text.includes(words));
    const apart = (place(marked, '标题')?.y ?? 0) - (place(marked, '内部事项')?.y ?? 0);
    expect(apart / (579 / 20)).toBeCloseTo(2, 0);

    const bulletin = rendered.bulletin ?? [];
    const name = place(bulletin[0] ?? [], '整改工作简报');
    expect(((name?.y ?? 0) - BLOCK.top) / MM).toBeGreaterThan(30);
    expect(((name?.y ?? 0) - BLOCK.top) / MM).toBeLessThan(40);
    const copies = place(bulletin.at(-1) ?? [], '共印');
    expect((BLOCK.bottom - (copies?.bottom ?? 0)) / MM).toBeLessThan(4);
    expect((BLOCK.bottom - (copies?.bottom ?? 0)) / MM).toBeGreaterThan(-1);
  });
});
