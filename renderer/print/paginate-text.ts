// Where the pages of a text document break: a pure calculation over measured heights, the same for screen and paper.

/** Something that flows down the pages: a paragraph (units are its lines), a table (its rows), a fixed block (one unit). */
export interface FlowItem {
  /** Heights of the pieces that may stand on different pages, px; at least one */
  units: number[];
  /** Height before the first unit, e.g. caption and header row of a table, px */
  opening: number;
  /** Height before the first unit on every later page, e.g. the repeated header row, px */
  reopening: number;
  /** Height after the last unit, e.g. the note under a table, px */
  closing: number;
  /** Fewest units left on a page before a break inside the item */
  orphans: number;
  /** Fewest units carried over a break */
  widows: number;
  /** Stays on the page on which the next item begins (headings) */
  keepWithNext: boolean;
  /** Never begins a page alone: takes the end of the item before it along (signature) */
  pullPrevious: boolean;
  /** Starts a new page */
  breakBefore: boolean;
  /** Stands on a turned page; what stands on the other kind begins a new one */
  turned?: boolean;
}

/** Units `from` up to but not including `to` of an item. */
export interface FlowPart {
  item: number;
  from: number;
  to: number;
}

export interface FlowPage {
  parts: FlowPart[];
  /** The closing block (版记) stands at the foot of this page */
  tail: boolean;
  turned: boolean;
}

const EPSILON = 0.5;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Height of a part with what stands before and after it, px. */
export function partHeight(item: FlowItem, part: { from: number; to: number }): number {
  const before = part.from === 0 ? item.opening : item.reopening;
  const after = part.to === item.units.length ? item.closing : 0;
  return before + sum(item.units.slice(part.from, part.to)) + after;
}

/** Least height on a page with which an item may begin there, together with those it must not be parted from. */
function startHeight(items: readonly FlowItem[], index: number): number {
  const item = items[index];
  if (item === undefined || item.breakBefore) return 0;
  const whole = partHeight(item, { from: 0, to: item.units.length });
  if (item.keepWithNext && items[index + 1]?.turned === item.turned) return whole + startHeight(items, index + 1);
  const least = Math.min(item.orphans, item.units.length);
  return partHeight(item, { from: 0, to: item.units.length - least < item.widows ? item.units.length : least });
}

/** How many units from `from` fit into `room`; the last one only together with what closes the item. */
function fitting(item: FlowItem, from: number, room: number): number {
  let used = from === 0 ? item.opening : item.reopening;
  let count = 0;
  for (let unit = from; unit < item.units.length; unit++) {
    used += item.units[unit] ?? 0;
    const after = unit === item.units.length - 1 ? item.closing : 0;
    if (used + after > room + EPSILON) break;
    count++;
  }
  return count;
}

/** Lines of text that go with a signature, so that it never stands on a page without text (GB/T 9704-2012 7.3.5.4). */
const SIGNED_LINES = 2;

/**
 * Takes the end of a page away, `least` units of it or more, so that it can lead the next one; null where nothing may be
 * taken. What never begins a page alone takes lines of the text before it along.
 */
function takeEnd(items: readonly FlowItem[], page: FlowPage, least = 1): FlowPart[] | null {
  const kept = [...page.parts];
  const last = kept.pop();
  if (last === undefined) return null;
  const item = items[last.item];
  if (item === undefined) return null;
  const left = last.to - last.from - Math.max(least, item.widows);
  if (left >= (last.from === 0 ? item.orphans : 1)) {
    page.parts = [...kept, { ...last, to: last.from + left }];
    return [{ ...last, from: last.from + left }];
  }
  const taken = [last];
  while (items[kept.at(-1)?.item ?? -1]?.keepWithNext) taken.unshift(kept.pop() as FlowPart);
  if (kept.length === 0) return null;
  page.parts = kept;
  const missing = item.pullPrevious ? SIGNED_LINES : least - (last.to - last.from);
  const more = missing > 0 ? takeEnd(items, page, missing) : null;
  return more === null ? taken : [...more, ...taken];
}

/**
 * Breaks items into pages of `upright` px, turned ones of `lying` px. A closing block of `tail` px (0 for none) is pinned to
 * the foot of the last page; it never stands on a page without text as long as text can be carried to it.
 */
export function paginateText(items: readonly FlowItem[], upright: number, tail: number, lying = upright): FlowPage[] {
  const pages: FlowPage[] = [{ parts: [], tail: false, turned: items[0]?.turned ?? false }];
  let page = pages[0] as FlowPage;
  let height = page.turned ? lying : upright;
  const usedOn = (one: FlowPage): number =>
    sum(one.parts.map((part) => partHeight(items[part.item] as FlowItem, part)));
  let used = 0;
  const turn = (lead: FlowPart[] = [], turned = page.turned): void => {
    page = { parts: lead, tail: false, turned };
    height = turned ? lying : upright;
    pages.push(page);
    used = usedOn(page);
  };

  items.forEach((item, index) => {
    const turned = item.turned ?? false;
    if ((item.breakBefore || turned !== page.turned) && page.parts.length > 0) turn([], turned);
    const length = item.units.length;
    let from = 0;
    let pulled = false;
    while (from < length) {
      const empty = page.parts.length === 0;
      let count = fitting(item, from, height - used);
      const whole = count === length - from;
      const parted = whole && item.keepWithNext && from === 0 && !empty;
      if (parted && used + startHeight(items, index) > height + EPSILON) count = 0;
      if (!whole) {
        count = Math.min(count, length - from - item.widows);
        if (from === 0 && count < item.orphans) count = 0;
      }
      if (count <= 0) {
        if (!empty) {
          const lead = item.pullPrevious && from === 0 && !pulled ? takeEnd(items, page, SIGNED_LINES) : null;
          pulled = true;
          turn(lead ?? []);
          continue;
        }
        count = Math.max(1, fitting(item, from, height));
      }
      const part = { item: index, from, to: from + count };
      page.parts.push(part);
      used += partHeight(item, part);
      from += count;
      if (from < length) turn();
    }
  });

  if (tail > 0 && used + tail > height + EPSILON) turn(takeEnd(items, page) ?? []);
  page.tail = tail > 0;
  return pages;
}
