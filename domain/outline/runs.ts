// Counted runs inside one paragraph: 一是…二是…三是…, ①…②…, (1)…(2)…, 首先…其次…, 1.…2.….
import { fold, type Pairs, pairs, readNumber } from './chars.ts';
import type { Family } from './markers.ts';

export interface RunMember {
  number: number;
  /** Place of the mark */
  start: number;
  /** Place behind the mark */
  textStart: number;
  end: number;
  /** The mark said 1 again */
  restarts?: true;
  /** 民政部门一是…: no sign stands before the mark, so that only the next member makes it one */
  weak?: true;
}

export interface Run {
  family: Family;
  /** Place of the first mark; what stands before it is not part of the run */
  start: number;
  members: RunMember[];
  /** The count begins anew at the second mark: the first is not part of the run but holds it */
  nested: boolean;
}

const ZH = '[一二三四五六七八九十]';

interface Pattern {
  family: Family;
  /** Global and sticky-free; group 1 is the number */
  find: RegExp;
  number: (match: RegExpExecArray) => number | null;
  /** A run of one member is accepted as well: anywhere, or only behind a full stop or colon */
  single: 'anywhere' | 'behindStop' | 'never';
}

const ORDER: Record<string, number> = { 首先: 1, 其次: 2, 再次: 3, 再者: 3, 最后: 99 };

const symbolNumber = (match: RegExpExecArray): number | null => {
  const code = (match[1] ?? '').codePointAt(0) ?? 0;
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1;
  if (code >= 0x2474 && code <= 0x2487) return code - 0x2474 + 1;
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21;
  return null;
};
const group = (match: RegExpExecArray): number | null => readNumber(match[1] ?? '');

const PATTERNS: Pattern[] = [
  { family: 'shi', find: new RegExp(`(?:第)?(${ZH}{1,3})是[,、:]?\\s?`, 'g'), number: group, single: 'anywhere' },
  { family: 'yao', find: new RegExp(`(${ZH}{1,3})要[,、:]?\\s?`, 'g'), number: group, single: 'never' },
  { family: 'circle', find: /([①-⑳㉑-㉟])[、.]?\s?/g, number: symbolNumber, single: 'behindStop' },
  { family: 'arParen', find: /\(\s?(\d{1,2})\s?\)[、.]?\s?/g, number: group, single: 'behindStop' },
  { family: 'arParen', find: /([⑴-⒇])[、.]?\s?/g, number: symbolNumber, single: 'behindStop' },
  {
    family: 'zhParen',
    find: new RegExp(`\\(\\s?(${ZH}{1,3})\\s?\\)[、.]?\\s?`, 'g'),
    number: group,
    single: 'behindStop',
  },
  { family: 'arDot', find: /(\d{1,2})\.(?!\d)\s?/g, number: group, single: 'behindStop' },
  { family: 'arDun', find: /(\d{1,2})、\s?/g, number: group, single: 'behindStop' },
  { family: 'arRightParen', find: /(\d{1,2})\)[、.]?\s?/g, number: group, single: 'behindStop' },
  { family: 'firstly', find: new RegExp(`第(${ZH}{1,2})[,、:]\\s?`, 'g'), number: group, single: 'behindStop' },
  { family: 'qi', find: new RegExp(`其(${ZH})(?:[,、:]|是)\\s?`, 'g'), number: group, single: 'behindStop' },
  {
    family: 'order',
    find: /(首先|其次|再次|再者|最后)[,、:]?\s?/g,
    number: (m) => ORDER[m[1] ?? ''] ?? null,
    single: 'behindStop',
  },
];

/** A mark inside a paragraph stands at its start or behind one of these. */
const BOUNDARY = new Set(['。', ';', ':', ',', '、', '!', '?', '”', '"', '》', ')', ' ', '】', ']', '—', '…', '.']);
/** Families whose marks are too common in running text to follow a comma. */
const STRICT = new Set(['arDot', 'arDun', 'arRightParen', 'zhParen', 'firstly', 'order']);
const STRICT_BOUNDARY = new Set(['。', ';', ':', '!', '?', ' ', '”', '】', ']']);

function candidates(folded: string, marks: Pairs, pattern: Pattern): RunMember[] {
  const out: RunMember[] = [];
  pattern.find.lastIndex = 0;
  for (let match = pattern.find.exec(folded); match; match = pattern.find.exec(folded)) {
    const at = match.index;
    const before = at === 0 ? null : (folded[at - 1] as string);
    const allowed = STRICT.has(pattern.family) ? STRICT_BOUNDARY : BOUNDARY;
    const depth = marks.depth[at] ?? 0;
    const number = pattern.number(match);
    if (number === null || number === 0 || depth > 0) continue;
    const member: RunMember = { number, start: at, textStart: at + match[0].length, end: folded.length };
    if (before === null || allowed.has(before)) out.push(member);
    else if (pattern.family === 'shi' && number === 1) out.push({ ...member, weak: true });
  }
  return out;
}

/** The longest ascending run that begins with 1; one skipped number is forgiven. */
function ascending(found: RunMember[], family: Family): RunMember[] {
  const begin = found.findIndex((member, i) => member.number === 1 && (!member.weak || found[i + 1]?.number === 2));
  if (begin < 0) return [];
  const run: RunMember[] = [];
  for (const member of found.slice(begin)) {
    if (member.weak && run.length > 0) continue;
    const last = run.at(-1);
    if (!last || member.number === last.number + 1) run.push(member);
    else if (family === 'order' && member.number > last.number) run.push({ ...member, number: last.number + 1 });
    else if (member.number === last.number + 2) run.push(member);
    else if (member.number === 1) run.push({ ...member, number: last.number + 1, restarts: true });
  }
  return run;
}

/**
 * Finds the outermost counted run of a text: the family whose first mark comes first. Null where there is none.
 * Marks inside quotes or brackets do not count.
 */
export function findRun(text: string, from = 0): Run | null {
  const folded = fold(text);
  const marks = pairs(folded);
  let best: Run | null = null;
  for (const pattern of PATTERNS) {
    const run = ascending(
      candidates(folded, marks, pattern).filter((member) => member.start >= from),
      pattern.family,
    );
    const head = run[0];
    if (!head) continue;
    if (run.length < 2 && pattern.single !== 'anywhere') {
      const before = folded.slice(0, head.start).trimEnd().at(-1);
      if (pattern.single === 'never' || (before !== undefined && !'。:'.includes(before))) continue;
    }
    if (best && head.start >= best.start) continue;
    best = { family: pattern.family, start: head.start, members: run, nested: run[1]?.restarts === true };
  }
  if (!best) return null;
  best.members.forEach((member, place, all) => {
    member.end = all[place + 1]?.start ?? text.length;
  });
  return best;
}
