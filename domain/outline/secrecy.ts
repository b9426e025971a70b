// 绝密/机密/秘密 marks at the head of a document: such a document must not be in this product at all.
import { fold } from './chars.ts';
import type { OutlineWarning, SourceParagraph } from './types.ts';

const STARRED = /(绝\s?密|机\s?密|秘\s?密)\s?[★☆*]/;
const ALONE = /^(?:密级[:：]?)?\s?(绝\s?密|机\s?密|秘\s?密)(?:\s?(?:\d{1,2}年|长期|\d{1,2}个月))?$/;
/** The mark stands on the first page; a heading further down speaks about secrecy, it does not mark. */
const HEAD = 15;

/** Marks that people put into the name of a file: （机密）…, 秘密★… */
const IN_NAME = /[（(【[]\s?(绝密|机密|秘密)(?:\s?[★☆*]?\s?(?:\d{1,2}年|长期))?\s?[）)】\]]|(绝密|机密|秘密)\s?[★☆*]/;

/** The mark in a file's name; null for none. */
export function secrecyInName(name: string): string | null {
  const match = IN_NAME.exec(name);
  return match?.[1] ?? match?.[2] ?? null;
}

/** The mark that a table bears in its first rows; null for none. `texts`: what stands in their cells. */
export function secrecyInCells(texts: readonly string[]): OutlineWarning | null {
  const words = [...new Set(texts)].filter((text) => text.length <= 40);
  return secrecyWarning(words.map((text, index) => ({ index, text })));
}

/** A warning where one of the first paragraphs (or page headers) bears a secrecy mark, else null. */
export function secrecyWarning(
  paragraphs: readonly SourceParagraph[],
  headers: readonly string[] = [],
): OutlineWarning | null {
  const seen = paragraphs.filter((paragraph) => paragraph.text.trim() !== '').slice(0, HEAD);
  const places = [
    ...headers.map((text) => ({ text, index: null as number | null })),
    ...seen.map(({ text, index }) => ({ text, index: index as number | null })),
  ];
  for (const { text, index } of places) {
    const line = fold(text).trim();
    if (line.length > 80) continue;
    const match = STARRED.exec(line) ?? ALONE.exec(line);
    if (!match) continue;
    const word = (match[1] ?? '').replace(/\s/g, '');
    return {
      code: 'secret-mark',
      message: `文档开头标有“${word}”。本软件不得处理国家秘密，请立即停止导入，并按保密规定处置该文件。`,
      paragraph: index,
    };
  }
  return null;
}
