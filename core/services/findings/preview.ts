// Reading a findings document: file or pasted text → paragraphs → outline. Stores nothing; the bytes are held for accepting.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import type { FindingsPreview, ParsedInputOf } from '#contract/operations.ts';
import { type OutlineOptions, parseOutline } from '#domain/outline/parse.ts';
import { readDocument, readText } from '../../documents/read/index.ts';
import { fileError } from '../../files/atomic-write.ts';
import type { Context } from '../context.ts';
import type { PreviewedFile, PreviewedFiles } from './previewed.ts';

/** Under which pasted text is kept. */
export const PASTED = '粘贴的文字.txt';

/**
 * Reads and parses a findings document. The file is opened for reading only: it may lie on a disc or a locked stick.
 * @throws BihuanError file.* or document.* naming the file and the reason
 */
export async function readFindings(path: string, held: PreviewedFiles | null): Promise<FindingsPreview> {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > DOCUMENT_BYTES) {
      throw new BihuanError(
        'document.tooLarge',
        `“${name}”有 ${Math.round(size / 1024 / 1024)} MB，超过 ${DOCUMENT_BYTES / 1024 / 1024} MB，不像是一份反馈意见或整改方案，没有导入。`,
      );
    }
    bytes = readFileSync(path);
  } catch (error) {
    throw fileError(error, path);
  }
  const read = await preview({ name, bytes }, {});
  held?.keep(read.source.sha256, { name, bytes });
  return read;
}

/** The same for text pasted into the window; it is kept as a text file. */
export async function previewText({ previewed }: Context, { text }: { text: string }): Promise<FindingsPreview> {
  const file: PreviewedFile = { name: PASTED, bytes: new TextEncoder().encode(text), pasted: true };
  const read = await preview(file, {});
  previewed.keep(read.source.sha256, file);
  return read;
}

/**
 * Reads a document that was looked at once more, with the clerk's word on which mark stands for which level.
 * @throws BihuanError file.handleUnknown when it is no longer held
 */
export function rereadFindings(
  { previewed }: Context,
  { sha256, name, levels }: ParsedInputOf<'rereadFindings'>,
): Promise<FindingsPreview> {
  return preview(previewed.find(sha256, name), { levels });
}

async function preview({ name, bytes, pasted }: PreviewedFile, options: OutlineOptions): Promise<FindingsPreview> {
  const read = pasted
    ? readText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), name)
    : await readDocument(bytes, name);
  const { paragraphs, warnings, format, encoding, sha256 } = read;
  const outline = parseOutline(paragraphs, options);
  if (outline.counts.problems === 0 && options.levels === undefined) {
    throw new BihuanError(
      'document.noProblems',
      `“${name}”中没有找到具体问题，没有导入。请确认选的是反馈意见、整改方案或整改情况通报。`,
    );
  }
  return {
    source: { name, format, encoding: encoding ?? null, sha256, bytes: bytes.byteLength },
    paragraphs,
    outline: { ...outline, warnings: [...warnings, ...outline.warnings] },
  };
}
