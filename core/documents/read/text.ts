// Text bytes to paragraphs: UTF-8, UTF-16 and GB18030, with or without a byte order mark.
import { BihuanError } from '#contract/errors.ts';
import type { SourceParagraph } from '#domain/outline/types.ts';

export interface Decoded {
  text: string;
  encoding: string;
  /** Characters that could not be read and became U+FFFD: a cut-off end, a stray byte */
  unreadable: number;
}

function decode(label: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
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

interface Reading extends Decoded {
  share: number;
}

function better(a: Reading | null, b: Reading | null): Reading | null {
  if (!a || !b) return a ?? b;
  return b.share > a.share ? b : a;
}

/** A wrong guess of the encoding gives signs from all over Unicode; a right one hardly any. */
const PLAUSIBLE = 0.85;
const CONTROL_SHARE = 0.003;

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
  const attempt = (label: string, skip: number, fatal = true): Reading | null => {
    const text = decode(label, bytes.subarray(skip), fatal);
    if (text === null || controls(text) > Math.max(1, text.length * CONTROL_SHARE)) return null;
    const unreadable = fatal ? 0 : (text.match(/\ufffd/g) ?? []).length;
    const reading = { text, encoding: label, unreadable, share: plausible(text) };
    return reading.share >= PLAUSIBLE ? reading : null;
  };
  const found = marked
    ? (attempt(...marked) ?? attempt('gb18030', 0))
    : bytes.includes(0)
      ? better(attempt('utf-16le', 0), attempt('utf-16be', 0))
      : (attempt('utf-8', 0) ??
        attempt('gb18030', 0) ??
        attempt('utf-8', 0, false) ??
        attempt('gb18030', 0, false) ??
        better(attempt('utf-16le', 0), attempt('utf-16be', 0)));
  return found ? { text: found.text, encoding: found.encoding, unreadable: found.unreadable } : null;
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
