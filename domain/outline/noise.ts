// What surrounds and interrupts a findings document: wrapped lines, contents, page numbers, contact block, signature.
import { fold } from './chars.ts';
import { readLabel } from './labels.ts';
import { readMarker } from './markers.ts';
import type { PassedKind, SourceParagraph } from './types.ts';

/** A paragraph as it was meant: lines of a wrapped text file are one again. */
export interface Passage {
  text: string;
  /** First and last source paragraph */
  from: number;
  to: number;
  headingLevel: number | null;
}

function width(text: string): number {
  let units = 0;
  for (let i = 0; i < text.length; i++) units += text.charCodeAt(i) > 0xff ? 2 : 1;
  return units;
}

const INDENT = /^(?:[ \u00a0]{2,}|[\u3000\t]+)/;

/** Slack in half-width units: a line ends early where the next character or mark would not fit. */
const SLACK = 6;
/** Share of the width from which lines count as filling it, digits being narrower in some files. */
const NEAR = 0.86;
/** Share of the width from which a line without an end mark goes on in the next. */
const BROKEN = 0.75;
const END = /[。；;：:！？.!?]$/;

/**
 * Text files saved "with line breaks" cut every paragraph at a fixed width. Told by: no line longer than a common
 * width, and most lines filling it. Returns that width, or null.
 */
function wrapWidth(paragraphs: readonly SourceParagraph[]): number | null {
  const texts = paragraphs.map((p) => p.text.trimEnd()).filter((text) => text.trim() !== '');
  const widths = texts.map(width).sort((a, b) => b - a);
  const longest = widths[0] ?? 0;
  if (widths.length < 8 || longest < 40 || longest > 130) return null;
  const broken = (some: readonly string[]): number => some.filter((text) => !END.test(text)).length;
  const full = texts.filter((text) => width(text) >= longest - SLACK);
  if (full.length >= 5 && full.length >= widths.length * 0.35 && broken(full) * 2 > full.length) return longest;
  // fewer and less even lines, but nearly all of them break off in the middle of a sentence
  const near = texts.filter((text) => width(text) >= longest * NEAR);
  return near.length >= 5 && near.length >= widths.length * 0.12 && broken(near) * 10 >= near.length * 7
    ? longest
    : null;
}

/** A sentence of fewer characters may be a heading without a stop. */
const BROKEN_LEAST = 20;

/** A paragraph that a page's end cut in two: it breaks off, page furniture follows, and the next one opens nothing. */
function cutByPage(before: Passage, text: string, removed: ReadonlySet<number>, index: number): boolean {
  let furniture = false;
  for (let i = before.to + 1; i < index; i++) furniture ||= removed.has(i);
  return (
    furniture &&
    before.headingLevel === null &&
    before.text.length >= BROKEN_LEAST &&
    /[，、。；：]/.test(before.text) &&
    !/[。；;：:！？.!?）)”"]$/.test(before.text) &&
    readMarker(text) === null &&
    readLabel(text) === null
  );
}

function unwrap(paragraphs: readonly SourceParagraph[], removed: ReadonlySet<number>): Passage[] {
  const limit = wrapWidth(paragraphs);
  const indented = paragraphs.filter((p) => INDENT.test(p.text)).length >= 3;
  const out: Passage[] = [];
  let lastFull = false;
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    const before = out.at(-1);
    const starts = indented ? INDENT.test(paragraph.text) : readMarker(text) !== null || readLabel(text) !== null;
    const cut = text !== '' && before !== undefined && cutByPage(before, text, removed, paragraph.index);
    if (before && text && !starts && (cut || (limit !== null && lastFull))) {
      before.text += text;
      before.to = paragraph.index;
    } else if (text) {
      out.push({
        text,
        from: paragraph.index,
        to: paragraph.index,
        headingLevel: paragraph.headingLevel ?? null,
      });
    }
    // digits are narrower in some files: a line that breaks off in the middle of a sentence need not fill the width
    const own = width(paragraph.text.trimEnd());
    lastFull = limit !== null && text !== '' && (own >= limit - SLACK || (own >= limit * BROKEN && !END.test(text)));
  }
  return out;
}

const PAGE = /^(?:[-—–\s]*\d{1,3}[-—–\s]*|第\s?\d{1,3}\s?页(?:[,\s]*共\s?\d{1,3}\s?页)?)$/;
const CONTENTS = /(?:[.…·]{3,}|[.…·\s]{4,}|\t)\s?\d{1,3}$/;

/** Page numbers and lines of a table of contents. */
export function interrupts(text: string): boolean {
  const line = fold(text).trim();
  if (PAGE.test(line) || /^目\s*录$/.test(line)) return true;
  return line.length <= 100 && CONTENTS.test(line);
}

const DATE =
  /^(?:\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|二[〇○零O0]..年.{1,3}月.{0,4}日?|\d{4}[-./]\d{1,2}[-./]\d{1,2})$/;
const CLOSING =
  /^(?:特此|附件|附[:表]|\(?此件|\(?此页|抄[送报]|主送|[报送发]:|联系|监督(?:电话|方式)|举报|电子邮|电邮|邮政|邮编|邮箱|通[讯信]地址|地址|电话|传真|\(?(?:责任)?编辑|来源|作者|\[?打印|\[?关闭|分享|上一[篇条]|下一[篇条]|\(?共印|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发|版权|Copyright|.{0,6}ICP备|主办单位|承办:|技术支持|扫一扫|公示(?:期|时间)|反映(?:电话|方式)|网站|\(?公章|\(?盖章)/i;
const CONTACT =
  /(?:欢迎.{0,40}监督|如有(?:意见|异议|不同意见)|联系(?:电话|方式)\s?:|举报电话|监督电话|电子邮箱\s?:|邮政信箱\s?:)/;
const SIGNATURE =
  /^[^,。;:、“”]{3,40}(?:委|委员会|党组|党委|党工委|工委|办公室|督查室|科室|局|厅|院|馆|站|大队|支队|政府|领导小组|公司|学校|大学|支部|总支|小组|巡[察视]组|社|中心|处|部|集团|管委会|联合会|工会|法院|检察院|街道|镇|乡)(?:\(.{0,6}\))?$/;
/** Contact block, signature and date stand within the last lines. */
const TAIL_LINES = 30;

/** True for a date, signature or contact line, wherever it stands. */
export function endsDocument(text: string): boolean {
  const line = fold(text).trim();
  return DATE.test(line) || CLOSING.test(line) || CONTACT.test(line) || (SIGNATURE.test(line) && !readMarker(line));
}

const CONTACT_WAY = /方式|电话|渠道|途径|地址|信箱|邮箱|公示(?:期|时间)/;

/** True for 四、联系方式 and 监督方式及公示时间: the heading of a contact block. */
export function headsContact(text: string): boolean {
  const line = fold(text).trim();
  const words = line.slice(readMarker(line)?.length ?? 0);
  return (
    CONTACT_WAY.test(words) &&
    /^(?:联系|监督|举报|投诉|反馈|反映|受理|公示|意见|建议|时间|期限?|方式|电话|渠道|途径|地址|信箱|邮箱|及|和|与|、|人)+[:。]?$/.test(
      words,
    )
  );
}

/** What a line of the tail is. */
export function tailKind(text: string): PassedKind {
  const line = fold(text).trim();
  if (/^附(?:件|[:表])/.test(line)) return 'appendix';
  if (DATE.test(line) || SIGNATURE.test(line) || /^特此/.test(line)) return 'signature';
  if (headsContact(line) || CONTACT.test(line) || /电话|邮[箱编政]|地址|监督|举报|联系|公示|传真|\d{7}/.test(line))
    return 'contact';
  return 'furniture';
}

/** Text at the end that was taken for a contact block, though it is long and says nothing of the kind. */
export function proseInTail(text: string): boolean {
  return text.trim().length >= 30 && !/\d{5}|电话|邮[箱编政]|地址|公示|监督|特此|附件|印发|网|日报送|抄送/.test(text);
}

/** Index behind the last passage that belongs to the text itself. */
function bodyEnd(passages: readonly Passage[]): number {
  const lowest = Math.max(1, passages.length - TAIL_LINES);
  let end = passages.length;
  while (end > lowest) {
    const line = fold((passages[end - 1] as Passage).text).trim();
    if (!endsDocument(line) && !headsContact(line)) break;
    end--;
  }
  for (let i = Math.max(lowest, end - 8); i < end; i++) {
    const line = fold((passages[i] as Passage).text).trim();
    if (/^欢迎.{0,40}监督/.test(line)) return i;
  }
  return end;
}

/** A running header or footer is seen beside page numbers this often. */
const HEADER_TIMES = 2;

/** Without page numbers, contents, and the running headers and footers that stand beside page numbers. */
function withoutFurniture(paragraphs: readonly SourceParagraph[]): SourceParagraph[] {
  const filled = paragraphs.filter((p) => p.text.trim() !== '');
  const beside = new Map<string, number>();
  filled.forEach((paragraph, i) => {
    if (!PAGE.test(fold(paragraph.text).trim())) return;
    for (const next of [filled[i - 1], filled[i + 1]]) {
      const text = next?.text.trim() ?? '';
      if (text && text.length <= 40) beside.set(text, (beside.get(text) ?? 0) + 1);
    }
  });
  return paragraphs.filter(({ text }) => !interrupts(text) && (beside.get(text.trim()) ?? 0) < HEADER_TIMES);
}

/** Paragraphs that carry the document's own text, outside tables. */
export function passages(paragraphs: readonly SourceParagraph[]): Passage[] {
  const kept = withoutFurniture(paragraphs);
  const left = new Set(kept.map(({ index }) => index));
  const removed = new Set(
    paragraphs.filter(({ index, text }) => !left.has(index) && text.trim() !== '').map(({ index }) => index),
  );
  const all = unwrap(kept, removed);
  return all.slice(0, bodyEnd(all));
}
