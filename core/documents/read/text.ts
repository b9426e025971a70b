// Text bytes to paragraphs: UTF-8, UTF-16 and GB18030, with or without a byte order mark.
import { BihuanError } from '#contract/errors.ts';
import type { SourceParagraph } from '#domain/outline/types.ts';

export interface Decoded {
  text: string;
  encoding: string;
}

function decode(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Share of zero bytes at even and odd places tells UTF-16 without a mark from 8-bit text. */
function sixteenBit(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 20_000) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    // line ends and blanks are the characters below U+0100 in a Chinese text
    if (bytes[i] === 0 && (bytes[i + 1] ?? 0) < 0x80) even++;
    if (bytes[i + 1] === 0 && (bytes[i] ?? 0) < 0x80) odd++;
  }
  if (even === 0 && odd === 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Control characters that no text holds; their share tells a binary file. */
function controls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32 && code !== 0x1a && code !== 0x1b) || code === 0x7f || code === 0xfffd)
      count++;
  }
  return count;
}

/** Share of characters that a Chinese office text is made of; a wrong guess of the encoding shows here. */
function plausible(text: string): number {
  const length = Math.min(text.length, 20_000);
  if (length === 0) return 0;
  let good = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (
      (code >= 0x20 && code < 0x7f) ||
      (code >= 9 && code <= 13) ||
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xffef) ||
      (code >= 0x2010 && code <= 0x2030) ||
      (code >= 0x2460 && code <= 0x24ff) ||
      code === 0xb7 ||
      code === 0xa0
    ) {
      good++;
    }
  }
  return good / length;
}

/** Decodes text bytes; null where they are no text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  const marked: [string, number] | null =
    a === 0xef && b === 0xbb && c === 0xbf
      ? ['utf-8', 3]
      : a === 0xff && b === 0xfe
        ? ['utf-16le', 2]
        : a === 0xfe && b === 0xff
          ? ['utf-16be', 2]
          : null;
  const tries: [string, number][] = [];
  if (marked) tries.push(marked);
  const wide = sixteenBit(bytes);
  if (!marked && wide) tries.push([wide, 0]);
  if (!marked) tries.push(['utf-8', 0]);
  tries.push(['gb18030', 0]);
  if (!marked && !wide) tries.push(['utf-16le', 0], ['utf-16be', 0]);
  for (const [label, skip] of tries) {
    const text = decode(label, bytes.subarray(skip));
    if (text === null) continue;
    if (controls(text) > text.length * 0.002) continue;
    if (plausible(text) < 0.85) continue;
    return { text, encoding: label };
  }
  return null;
}

/** Characters beyond which a single line is refused: no paragraph of a document is that long. */
export const LINE_LIMIT = 200_000;

/** Splits text at line ends into paragraphs; `fileName` is for the error sentence. */
export function textParagraphs(text: string, fileName: string): SourceParagraph[] {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  return lines.map((line, index) => {
    if (line.length > LINE_LIMIT) {
      throw new BihuanError(
        'document.tooLarge',
        `“${fileName}”第${index + 1}行有${line.length}个字，不是正常的公文段落，没有导入。请检查文件是否损坏或换行丢失。`,
        { fileName, line: index + 1, characters: line.length },
      );
    }
    // leading blanks stay: in wrapped files they tell where a paragraph begins
    return { index, text: line.trimEnd() };
  });
}
