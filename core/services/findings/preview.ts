// Reading a findings document: file or pasted text → paragraphs → outline. Stores nothing.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { DOCUMENT_BYTES } from '#contract/limits.ts';
import type { FindingsPreview } from '#contract/operations.ts';
import { parseOutline } from '#domain/outline/parse.ts';
import type { SourceParagraph } from '#domain/outline/types.ts';
import { readDocument, readText } from '../../documents/read/index.ts';
import { fileError } from '../../files/atomic-write.ts';
import type { Context } from '../context.ts';

/**
 * Reads and parses a findings document. The file is opened for reading only: it may lie on a disc or a locked stick.
 * @throws BihuanError file.* or document.* naming the file and the reason
 */
export async function readFindings(path: string): Promise<FindingsPreview> {
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
  const document = await readDocument(bytes, name);
  return preview(document.paragraphs, document.warnings, {
    name,
    format: document.format,
    encoding: document.encoding ?? null,
    sha256: document.sha256,
  });
}

/** The same for text pasted into the window. */
export function previewText(_context: Context, { text }: { text: string }): FindingsPreview {
  const { paragraphs, warnings } = readText(text, '粘贴的文字');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return preview(paragraphs, warnings, { name: '粘贴的文字', format: 'txt', encoding: null, sha256 });
}

function preview(
  paragraphs: SourceParagraph[],
  warnings: FindingsPreview['outline']['warnings'],
  source: FindingsPreview['source'],
): FindingsPreview {
  const outline = parseOutline(paragraphs);
  if (outline.counts.problems === 0) {
    throw new BihuanError(
      'document.noProblems',
      `“${source.name}”中没有找到具体问题，没有导入。请确认选的是反馈意见、整改方案或整改情况通报。`,
    );
  }
  return { source, paragraphs, outline: { ...outline, warnings: [...warnings, ...outline.warnings] } };
}
