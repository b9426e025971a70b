// The beginning of a long list: a preview need not lay out what nobody scrolls to.
import type { ListDocument, ListGroup } from '../content/types.ts';

/** The list's first `most` lines and whole groups only where they fit, with a note about the rest; all when left out. */
export function firstLines(list: ListDocument, most: number | undefined): ListDocument {
  const all = list.groups.reduce((sum, group) => sum + group.lines.length, 0);
  if (most === undefined || all <= most) return list;
  const groups: ListGroup[] = [];
  let left = most;
  for (const group of list.groups) {
    if (left <= 0) break;
    groups.push(left >= group.lines.length ? group : { ...group, lines: group.lines.slice(0, left) });
    left -= group.lines.length;
  }
  return { ...list, groups, notes: [`预览只显示前${most}行；导出和打印为全部${all}行。`, ...list.notes] };
}
