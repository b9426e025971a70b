// Where the pages of a list break: a pure calculation over text lines, so that cells of one problem stay joined correctly.

export interface ListMeasures {
  /** Room for the table with its header row on the first and on every other page, px */
  first: number;
  other: number;
  /** Height of the header row, repeated on every page, px */
  header: number;
  /** Height of notes and signature row, which follow the last row, px */
  foot: number;
  /** One text line, px */
  line: number;
  /** What a cell adds to its text lines (padding and rule), px */
  frame: number;
  groups: GroupMeasures[];
}

export interface GroupMeasures {
  /** Height of the heading row before the group, px; null for none */
  heading: number | null;
  /** Text lines of every shared cell, in the order of the shared columns */
  shared: number[];
  /** Text lines of every own cell, line by line */
  lines: number[][];
}

/** Text lines `from` up to but not including `to`. */
export interface Slice {
  from: number;
  to: number;
}

export interface SharedSlice extends Slice {
  /** Shown whole on an earlier page and repeated here, as far as there is room */
  repeated: boolean;
  /** Bears the mark （续）, for which a text line is kept free */
  marked: boolean;
}

export interface LinePart {
  line: number;
  /** Height of the row, px */
  height: number;
  cells: Slice[];
}

/** What of one group stands on one page. */
export interface GroupPart {
  group: number;
  /** The heading row stands before this part */
  heading: boolean;
  continued: boolean;
  shared: SharedSlice[];
  lines: LinePart[];
}

export interface ListPage {
  parts: GroupPart[];
  /** Notes and signature row stand on this page */
  foot: boolean;
}

/** Fewest text lines of a row on either side of a page break. */
const LEAST_LINES = 2;
/** A row is parted only where moving it as a whole would leave more of the page empty than this share. */
const WASTE = 0.2;
/** Rows of so few text lines are never parted. */
const SHORT_ROW = 6;
const EPSILON = 0.5;
const largest = (numbers: readonly number[]): number => Math.max(0, ...numbers);

/** Rows of a group in text lines; short rows are lengthened evenly where the shared cells need the height. */
function rowLines(group: GroupMeasures, line: number, frame: number): number[] {
  const rows = group.lines.map((cells) => Math.max(1, largest(cells)));
  const height = rows.reduce((total, lines) => total + lines * line + frame, 0);
  let missing = Math.ceil((largest(group.shared) * line + frame - height - EPSILON) / line);
  for (let row = 0; missing > 0; row = (row + 1) % rows.length, missing--) rows[row] = (rows[row] ?? 1) + 1;
  return rows;
}

/** Lays one list onto pages; state of the page that is being filled. */
class Filler {
  readonly pages: ListPage[] = [{ parts: [], foot: false }];
  private readonly measures: ListMeasures;
  private left: number;
  private part: GroupPart | null = null;
  /** Text lines of the shared cells that already stand on a page */
  private shown: number[] = [];

  constructor(measures: ListMeasures) {
    this.measures = measures;
    this.left = measures.first - measures.header;
  }

  private get page(): ListPage {
    return this.pages.at(-1) as ListPage;
  }

  private get capacity(): number {
    return this.measures.other - this.measures.header;
  }

  private get empty(): boolean {
    return this.page.parts.length === 0 && (this.part === null || this.part.lines.length === 0);
  }

  private turn(): void {
    this.pages.push({ parts: [], foot: false });
    this.left = this.capacity;
  }

  private open(group: number, continued: boolean): void {
    this.part = { group, heading: false, continued, shared: [], lines: [] };
  }

  /** Ends the part of a group on this page: what of its shared cells is shown here, stretching the last row if need be. */
  private close(group: GroupMeasures): void {
    const part = this.part;
    this.part = null;
    if (part === null || part.lines.length === 0) return;
    const { line, frame } = this.measures;
    const rest = largest(group.shared.map((lines, column) => lines - (this.shown[column] ?? 0)));
    let height = part.lines.reduce((total, row) => total + row.height, 0);
    const stretch = Math.min(rest * line + frame - height, this.left);
    const last = part.lines.at(-1);
    if (rest > 0 && stretch > EPSILON && last !== undefined) {
      last.height += stretch;
      height += stretch;
      this.left -= stretch;
    }
    const room = Math.max(1, Math.floor((height - frame + EPSILON) / line));
    part.shared = group.shared.map((lines, column) => {
      const from = this.shown[column] ?? 0;
      if (from >= lines && part.continued) {
        const marked = column === 0 && room > 1;
        return { from: 0, to: Math.min(lines, marked ? room - 1 : room), repeated: true, marked };
      }
      const to = Math.min(lines, from + room);
      this.shown[column] = to;
      return { from, to, repeated: false, marked: false };
    });
    this.page.parts.push(part);
  }

  private place(group: GroupMeasures, line: number, from: number, lines: number): void {
    const height = lines * this.measures.line + this.measures.frame;
    const cells = (group.lines[line] ?? []).map((all) => ({
      from: Math.min(all, from),
      to: Math.min(all, from + lines),
    }));
    this.part?.lines.push({ line, height, cells });
    this.left -= height;
  }

  /** Closes the part, turns the page and goes on with the same group. */
  private carryOn(index: number, group: GroupMeasures): void {
    const begun = this.part !== null && (this.part.lines.length > 0 || this.part.continued);
    const heading = this.part?.heading ?? false;
    this.close(group);
    this.turn();
    this.open(index, begun);
    if (!begun && heading && this.part !== null) {
      (this.part as GroupPart).heading = true;
      this.left -= group.heading ?? 0;
    }
  }

  private fillRow(index: number, group: GroupMeasures, row: number, rowTotal: number, reserve: number): void {
    const { line, frame } = this.measures;
    let from = 0;
    for (;;) {
      const rest = rowTotal - from;
      const height = rest * line + frame;
      if (height + reserve <= this.left + EPSILON) {
        this.place(group, row, from, rest);
        return;
      }
      const onlyFoot = height <= this.left + EPSILON;
      const fit = Math.min(Math.floor((this.left - frame + EPSILON) / line), rest - LEAST_LINES);
      const waste = (rowTotal > SHORT_ROW && this.left > this.capacity * WASTE) || height > this.capacity;
      if (fit >= LEAST_LINES && (waste || onlyFoot)) {
        this.place(group, row, from, fit);
        from += fit;
      } else if (this.empty) {
        const forced = onlyFoot ? rest : Math.max(1, Math.min(rest, Math.floor((this.left - frame) / line)));
        this.place(group, row, from, forced);
        from += forced;
        if (from >= rowTotal) return;
      }
      this.carryOn(index, group);
    }
  }

  addGroup(index: number, group: GroupMeasures, reserve: number): void {
    const { line, frame } = this.measures;
    const rows = rowLines(group, line, frame);
    const shared = largest(group.shared) * line + frame;
    const firstRow = Math.min(rows[0] ?? 1, 2 * LEAST_LINES) * line + frame;
    const whole = rows.reduce((total, lines) => total + lines * line + frame, 0);
    const start = (group.heading ?? 0) + Math.min(Math.max(firstRow, shared), whole, this.capacity / 2);
    if (start > this.left + EPSILON && !this.empty) this.turn();
    this.shown = group.shared.map(() => 0);
    this.open(index, false);
    if (group.heading !== null && this.part !== null) {
      this.part.heading = true;
      this.left -= group.heading;
    }
    rows.forEach((lines, row) => {
      this.fillRow(index, group, row, lines, row === rows.length - 1 ? reserve : 0);
    });
    this.close(group);
    // Shared text that found no room beside the group's own rows goes on by itself.
    while (this.shown.some((lines, column) => lines < (group.shared[column] ?? 0))) {
      this.turn();
      this.open(index, true);
      this.place(group, rows.length - 1, largest(group.lines.at(-1) ?? []), 1);
      this.close(group);
    }
  }

  finish(): ListPage[] {
    if (this.measures.foot > this.left + EPSILON && this.page.parts.length > 0) this.turn();
    this.page.foot = true;
    return this.pages;
  }
}

/**
 * Breaks a list into pages. Rows stay whole where that costs little; taller ones are parted between text lines. Shared cells of
 * a group that goes on over a page are repeated there. Notes and signatures never stand without the last row if it can come along.
 */
export function paginateList(measures: ListMeasures): ListPage[] {
  const filler = new Filler(measures);
  const capacity = measures.other - measures.header;
  measures.groups.forEach((group, index) => {
    const isLast = index === measures.groups.length - 1;
    filler.addGroup(index, group, isLast && measures.foot < capacity / 2 ? measures.foot : 0);
  });
  return filler.finish();
}
