// 绝密/机密/秘密 marks at the head of a document: such a document must not be in this product at all.
import { fold } from './chars.ts';
import type { OutlineWarning, SourceParagraph } from './types.ts';

const STARRED = /(绝\s?密|机\s?密|秘\s?密)\s?[★☆*]/;
const ALONE = /^(?:密级[:：]?)?\s?(绝\s?密|机\s?密|秘\s?密)(?:\s?(?:\d{1,2}年|长期|\d{1,2}个月))?$/;
/** The mark stands on the first page; a heading further down speaks about secrecy, it does not mark. */
const HEAD = 15;

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
