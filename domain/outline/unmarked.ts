// Unmarked lines by what they are: headings told by their words or form, the document's title, closing words.
import { fold } from './chars.ts';
import { readHead } from './head.ts';
import type { Line } from './lines.ts';
import type { Family } from './markers.ts';
import {
  actsFirst,
  announcesFindings,
  asksFor,
  closesDocument,
  faults,
  namesAspect,
  namesDocument,
  organises,
  passesOn,
  reportsClues,
  tellsStatus,
} from './wording.ts';

const BARE_END = /(?:方面|问题|情况|打算|安排|要求|措施|工作|建议|意见|目标|任务|成效|做法)$/;

/** What an unmarked line is a heading of by its own words, or null. */
function bareFamily(line: Line): Family | null {
  const text = line.text;
  if (line.headingLevel !== null) return `heading:${line.headingLevel}`;
  const folded = fold(text);
  if (/[。;,!?]$/.test(folded)) {
    const whole = text.length <= 120 ? readHead(text) : null;
    return whole?.exact && whole.lead === 'problem' && !whole.rest ? 'bare:problem' : null;
  }
  if (text.length > 120) return null;
  if (namesAspect(text)) return 'bare:aspect';
  const head = readHead(text);
  if (head.exact && head.lead === 'problem' && !head.rest) return 'bare:problem';
  if (text.length <= 40 && BARE_END.test(folded.replace(/:$/, '')) && !/[,。]/.test(folded)) return 'bare:chapter';
  return null;
}

/** The document's own title stands within its first lines. */
const TITLE_LINES = 3;

/**
 * Headings told by nothing but their form: short lines without a stop that name a fault, each with a paragraph or list
 * below it, and the short line above the first of them. One alone is no pattern.
 */
export function plainHeads(lines: readonly Line[]): Map<number, Family> {
  const short = (line: Line | undefined, limit: number): boolean =>
    line !== undefined &&
    line.marker === null &&
    line.label === null &&
    line.headingLevel === null &&
    !line.inner &&
    line.text.length <= limit &&
    !/[,。;:!?、]/.test(fold(line.text)) &&
    !namesDocument(line.text);
  const out = new Map<number, Family>();
  lines.forEach((line, place) => {
    const next = lines[place + 1];
    if (!next || place === 0 || !short(line, 30) || faults(line.text) === 0 || actsFirst(line.text)) return;
    if (next.marker?.number === 1 || next.label || (!next.marker && /[。;]$/.test(fold(next.text))))
      out.set(place, 'bare:problem');
  });
  if (out.size < 2) return new Map();
  for (const place of [...out.keys()]) {
    if (place > 1 && !out.has(place - 1) && short(lines[place - 1], 16)) out.set(place - 1, 'bare:aspect');
  }
  return out;
}

/** Longest name of a unit that heads its own count of problems. */
const UNIT_LENGTH = 24;

/**
 * 区人民医院 / ◆大坪村党支部（4个问题）: short names without a stop, each in front of a count that begins anew. Where
 * there are several, a name in front of an answered problem without number goes with them.
 */
export function unitHeads(lines: readonly Line[]): Map<number, Family> {
  const names = (line: Line, place: number): boolean => {
    const text = fold(line.text);
    return (
      place > 0 &&
      (line.marker === null || line.marker.family === 'bullet') &&
      line.label === null &&
      line.headingLevel === null &&
      !line.inner &&
      line.text.length >= 3 &&
      line.text.length <= UNIT_LENGTH &&
      !/[,。;:!?]/.test(text) &&
      faults(text) === 0 &&
      !organises(text) &&
      !announcesFindings(text) &&
      !namesDocument(text) &&
      (line.marker !== null || bareFamily(line) === null)
    );
  };
  const found = new Map<Family, number[]>();
  const answered: number[] = [];
  lines.forEach((line, place) => {
    const next = lines[place + 1];
    if (!next || !names(line, place)) return;
    const first = next.marker?.number === 1 ? next.marker.family : null;
    if (first !== null) found.set(first, [...(found.get(first) ?? []), place]);
    else if (next.marker === null && next.label === null && answeredInside(lines, place + 1)) answered.push(place);
  });
  const out = new Map<number, Family>();
  for (const [family, places] of found) {
    const acts = places.filter((place) => actsFirst((lines[place] as Line).text)).length;
    if (places.length < 2 || acts * 2 > places.length) continue;
    for (const place of [...places, ...answered]) out.set(place, `unit:${family}`);
  }
  return out;
}

/** Longest problem that stands in front of 整改措施 without any mark. */
const ANSWERED_LENGTH = 160;

/**
 * A fault in a sentence of its own with 整改措施 alone on the next line, no mark anywhere: problems told by what follows
 * them. One alone is no pattern, and below a counted problem such a sentence describes it.
 */
export function answeredHeads(lines: readonly Line[]): Map<number, Family> {
  const out = new Map<number, Family>();
  let faulty = 0;
  let counted = false;
  lines.forEach((line, place) => {
    if (line.marker !== null) counted = line.marker.number !== null && !namesAspect(line.text) && !organises(line.text);
    const next = lines[place + 1];
    const key = next?.inner || next?.marker ? null : next?.label?.key;
    if ((key !== 'measures' && key !== 'work') || counted || line.inner || line.label !== null) return;
    if (line.marker !== null || line.headingLevel !== null || line.text.length > ANSWERED_LENGTH) return;
    if (actsFirst(line.text) || tellsStatus(line.text) || namesAspect(line.text)) return;
    if (bareFamily(line) !== null || !/[。；;]$/.test(line.text)) return;
    out.set(place, 'bare:problem');
    if (faults(line.text) > 0) faulty++;
  });
  return out.size > 1 && faulty * 2 >= out.size ? out : new Map();
}

/** X管理松懈。整改情况：… in one paragraph, without any mark. */
function answeredInside(lines: readonly Line[], place: number): boolean {
  const line = lines[place] as Line;
  const next = lines[place + 1];
  const key = next?.inner && next.paragraph === line.paragraph ? next.label?.key : null;
  return (
    !line.inner &&
    line.text.length <= 120 &&
    (key === 'measures' || key === 'work') &&
    (faults(line.text) > 0 || (!actsFirst(line.text) && !tellsStatus(line.text)))
  );
}

/** 关于“巡河流于形式”的问题 reads like a title, and is a heading of an excerpt. */
function namesFault(text: string): boolean {
  const head = readHead(text);
  return head.exact && head.lead === 'problem' && /问题$/.test(text) && faults(head.title) > 0;
}

/** The first line of all without a stop is the title, unless it reads like a heading of an excerpt. */
function opensDocument(line: Line): boolean {
  return (
    line.headingLevel === null &&
    line.text.length >= 8 &&
    /(?:情况|工作|摘要|总结|说明|纪要)$/.test(line.text) &&
    !namesAspect(line.text) &&
    readHead(line.text).lead !== 'problem'
  );
}

/** 针对“X”问题，整改情况如下： – the one problem that a whole document is about. */
function statesProblem(text: string): boolean {
  if (text.length > 200 || !/[:：]$/.test(text)) return false;
  const head = readHead(text);
  return (
    head.exact &&
    head.lead === 'problem' &&
    faults(head.title) > 0 &&
    /[“"]/.test(text.slice(0, text.indexOf(head.title)))
  );
}

/** How an unmarked line without a label is placed. */
export interface Unmarked {
  family: Family;
  /** A heading takes in what follows it */
  heading: boolean;
  /** Stands by itself at the top level */
  atTop: boolean;
  /** Takes in what is counted behind it, though it is no heading (提出如下建议：) */
  holds: boolean;
  /** Belongs to nothing around it, and what is counted goes on behind it (…问题线索6件，已转…) */
  beside: boolean;
}

/** Reads an unmarked line; `heads` are the headings told by form alone, `lastMarked` the last marked line of all. */
export function readUnmarked(
  lines: readonly Line[],
  place: number,
  heads: ReadonlyMap<number, Family>,
  lastMarked: number,
): Unmarked {
  const line = lines[place] as Line;
  const { text } = line;
  const closing = place > lastMarked && closesDocument(text);
  const asking = asksFor(text);
  const title =
    place < TITLE_LINES && !namesFault(text) && (namesDocument(text) || (place === 0 && opensDocument(line)));
  const single = statesProblem(text);
  const beside = reportsClues(text) && !single;
  const leading = (beside || passesOn(text)) && !single;
  let heading: Family | null = null;
  if (!title && !asking && !leading) {
    heading = single || answeredInside(lines, place) ? 'bare:problem' : (heads.get(place) ?? bareFamily(line));
  }
  if (heading) return { family: heading, heading: true, atTop: false, holds: true, beside: false };
  const family = title || closing || asking || leading ? 'aside' : 'plain';
  return { family, heading: false, atTop: closing || asking, holds: asking, beside };
}
