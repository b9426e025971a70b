// Keeps the sample round true to itself: demo, first start and other tests all lean on these three files.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Deadline, RECTIFICATION_KINDS, STATES, type State } from '#domain/ledger/types.ts';
import { parseOutline } from '#domain/outline/parse.ts';

interface SampleAssignment {
  lead: string;
  responsible: string[];
  supporting: string[];
  leader: string;
  contact: string;
  kind: string;
  deadline: Deadline;
  source: string;
}
interface SampleRound {
  inspectedFrom: string;
  inspectedTo: string;
  feedbackDate: string;
  units: { name: string; shortName: string }[];
  officials: { name: string; post: string; phone: string | null; unit: string | null }[];
  assignments: Record<string, SampleAssignment>;
  measureDeadlines: Record<string, Deadline>;
}
interface SampleEntry {
  text: string;
  percent: number;
  state: State;
  difficulty?: string;
  plan?: string;
  flaw?: 'repeats' | 'twin' | 'intent' | 'noFigures' | 'backward';
  returnReason?: string;
}
interface SampleReview {
  date: string;
  due: string;
  units: { unit: string; received: string | null; medium: string | null; status: string }[];
  entries: Record<string, SampleEntry>;
}

const read = (name: string): string =>
  readFileSync(new URL(`../../../resources/sample/${name}`, import.meta.url), 'utf8');
const notice = read('notice.txt');
const round = JSON.parse(read('round.json')) as SampleRound;
const reviews = (JSON.parse(read('reviews.json')) as { reviews: SampleReview[] }).reviews;

const outline = parseOutline(
  notice
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text, index) => ({ index, text })),
);
const problems = outline.aspects.flatMap((aspect) => aspect.items).flatMap((item) => item.problems);
const measureKeys = problems.flatMap((problem) => problem.measures.map((_, i) => `${problem.number}.${i + 1}`));
const unitNames = new Set(round.units.map((unit) => unit.shortName));
const officialNames = new Set(round.officials.map((official) => official.name));
const PLAIN_DATE = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** All entries of one measure in the order of the weeks. */
function historyOf(key: string): { week: number; entry: SampleEntry }[] {
  return reviews.flatMap((review, week) => {
    const entry = review.entries[key];
    return entry ? [{ week, entry }] : [];
  });
}

describe('sample notice', () => {
  it('holds 4 aspects, 11 items, 23 problems and 81 measures, as it states itself', () => {
    expect(outline.counts).toEqual({ aspects: 4, items: 11, problems: 23, measures: 81 });
    expect(notice).toContain('4个方面问题');
    expect(notice).toContain('11项、23条具体问题');
    expect(notice).toContain('81条整改措施');
    expect(outline.warnings.filter((warning) => warning.code === 'stated-total-differs')).toEqual([]);
  });

  it('numbers items and problems continuously', () => {
    const items = outline.aspects.flatMap((aspect) => aspect.items);
    expect(items.map((item) => item.number)).toEqual(Array.from({ length: 11 }, (_, i) => i + 1));
    expect(problems.map((problem) => problem.number)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
  });

  it('has two to five measures a problem, each of 50 to 400 characters', () => {
    const sizes = problems.map((problem) => problem.measures.length);
    expect(sizes).toEqual([3, 3, 4, 4, 3, 4, 3, 3, 4, 3, 4, 3, 4, 3, 3, 4, 4, 5, 3, 4, 4, 2, 4]);
    for (const problem of problems) {
      for (const measure of problem.measures) {
        const { length } = measure.lead + measure.text;
        expect(length, `${problem.number}: ${measure.lead}`).toBeGreaterThanOrEqual(50);
        expect(length, `${problem.number}: ${measure.lead}`).toBeLessThanOrEqual(400);
      }
    }
  });

  it('keeps quotes, commas and 、 in titles, and the lead that ends in a comma', () => {
    expect(problems[2]?.title).toBe('主导产业不突出，传统产业‘小、散、弱’，转型升级办法不多');
    expect(problems[11]?.title).toBe('城镇燃气、经营性自建房等领域隐患排查不彻底，整改销号不严格');
    expect(problems[3]?.measures[0]?.lead.replace(/[，,]$/, '')).toBe('逐宗摸清低效用地底数');
  });

  it('names nobody', () => {
    for (const official of round.officials) expect(official.name).toMatch(/^\p{Script=Han}××$/u);
    expect(notice).not.toMatch(/\p{Script=Han}(同志|书记|区长)：/u);
  });
});

describe('sample round', () => {
  it('assigns every problem and nothing else', () => {
    expect(Object.keys(round.assignments).map(Number)).toEqual(problems.map((problem) => problem.number));
    const stray = Object.keys(round.measureDeadlines).filter((key) => !measureKeys.includes(key));
    expect(stray).toEqual([]);
  });

  it('has ten units and eighteen officials, each name once', () => {
    expect(unitNames.size).toBe(10);
    expect(round.units).toHaveLength(10);
    expect(officialNames.size).toBe(18);
    expect(round.officials).toHaveLength(18);
  });

  it('names only its own units and officials', () => {
    for (const official of round.officials) if (official.unit !== null) expect(unitNames).toContain(official.unit);
    for (const [number, a] of Object.entries(round.assignments)) {
      for (const unit of [a.lead, ...a.responsible, ...a.supporting]) expect(unitNames, number).toContain(unit);
      expect(officialNames, number).toContain(a.leader);
      expect(officialNames, number).toContain(a.contact);
      expect(
        a.supporting.filter((unit) => unit === a.lead || a.responsible.includes(unit)),
        number,
      ).toEqual([]);
    }
    const leads = new Set(Object.values(round.assignments).map((a) => a.lead));
    expect(leads).toEqual(unitNames);
  });

  it('gives each problem a known kind and a deadline after the feedback', () => {
    expect(round.inspectedFrom < round.inspectedTo && round.inspectedTo < round.feedbackDate).toBe(true);
    for (const a of Object.values(round.assignments)) expect(RECTIFICATION_KINDS).toContain(a.kind);
    const deadlines = [
      ...Object.values(round.assignments).map((a) => a.deadline),
      ...Object.values(round.measureDeadlines),
    ];
    for (const deadline of deadlines) {
      expect(deadline.date !== null || deadline.text !== null).toBe(true);
      if (deadline.date === null) expect(deadline.longTerm).toBe(true);
      else {
        expect(deadline.date).toMatch(PLAIN_DATE);
        expect(deadline.date > round.feedbackDate).toBe(true);
      }
    }
  });
});

describe('sample reviews', () => {
  it('are six Mondays in a row with every unit listed once', () => {
    expect(reviews.map((review) => review.date)).toEqual([
      '2026-05-18',
      '2026-05-25',
      '2026-06-01',
      '2026-06-08',
      '2026-06-15',
      '2026-06-22',
    ]);
    for (const review of reviews) {
      expect(new Date(`${review.date}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(review.units.map((row) => row.unit)).toEqual(round.units.map((unit) => unit.shortName));
    }
  });

  it('say on time, late or not reported as the times say', () => {
    const seen = new Set<string>();
    for (const review of reviews) {
      for (const row of review.units) {
        seen.add(row.status);
        const where = `${review.date} ${row.unit}`;
        if (row.status === '未报') {
          expect([row.received, row.medium], where).toEqual([null, null]);
          continue;
        }
        expect(['U盘', '光盘', '纸质', '电话'], where).toContain(row.medium);
        expect(row.received! <= review.due, where).toBe(row.status === '按时');
      }
    }
    expect([...seen].sort()).toEqual(['按时', '未报', '迟报'].sort());
  });

  it('hold at least 250 entries, only on known measures of units that reported', () => {
    let entries = 0;
    for (const review of reviews) {
      const silent = new Set(review.units.filter((row) => row.status === '未报').map((row) => row.unit));
      for (const key of Object.keys(review.entries)) {
        entries += 1;
        expect(measureKeys).toContain(key);
        expect(silent, `${review.date} ${key}`).not.toContain(round.assignments[key.split('.')[0]!]?.lead);
      }
    }
    expect(entries).toBeGreaterThanOrEqual(250);
    expect(measureKeys.filter((key) => historyOf(key).length === 0)).toEqual([]);
  });

  it('move one state a week, and back only with a reason', () => {
    for (const key of measureKeys) {
      let before = 0;
      for (const { week, entry } of historyOf(key)) {
        const where = `${key} in review ${week + 1}`;
        const now = STATES.indexOf(entry.state);
        expect(now, where).toBeGreaterThanOrEqual(0);
        if (entry.returnReason === undefined) expect([before, before + 1], where).toContain(now);
        else expect(now, where).toBeLessThan(before);
        before = now;
      }
    }
  });

  it('keep percents whole, 0–100, and never backwards unless flagged', () => {
    for (const key of measureKeys) {
      let before = 0;
      for (const { week, entry } of historyOf(key)) {
        const where = `${key} in review ${week + 1}`;
        expect(Number.isInteger(entry.percent) && entry.percent >= 0 && entry.percent <= 100, where).toBe(true);
        if (entry.flaw === 'backward') expect(entry.percent, where).toBeLessThan(before);
        else if (entry.returnReason === undefined) expect(entry.percent, where).toBeGreaterThanOrEqual(before);
        if (STATES.indexOf(entry.state) >= STATES.indexOf('待审核')) expect(entry.percent, where).toBe(100);
        if (entry.state === '未启动') expect(entry.percent, where).toBe(0);
        before = entry.percent;
      }
    }
  });

  it('repeat a text only where flagged, and flag every kind of weakness', () => {
    const flaws = new Set<string>();
    for (const key of measureKeys) {
      const history = historyOf(key);
      for (const [i, { entry }] of history.entries()) {
        if (entry.flaw !== undefined) flaws.add(entry.flaw);
        expect(entry.text === history[i - 1]?.entry.text, `${key} ${entry.text}`).toBe(entry.flaw === 'repeats');
        if (entry.flaw === 'intent' || entry.flaw === 'noFigures') expect(entry.text).not.toMatch(/\d/);
      }
    }
    expect([...flaws].sort()).toEqual(['backward', 'intent', 'noFigures', 'repeats', 'twin']);
  });

  it('end in a mix of all states with overdue measures', () => {
    const last = measureKeys.map((key) => ({ key, state: historyOf(key).at(-1)!.entry.state }));
    expect(new Set(last.map((row) => row.state))).toEqual(new Set(STATES));
    const overdue = last.filter(({ key, state }) => {
      const deadline = round.measureDeadlines[key] ?? round.assignments[key.split('.')[0]!]!.deadline;
      return deadline.date !== null && deadline.date < '2026-06-22' && STATES.indexOf(state) < STATES.indexOf('待审核');
    });
    expect(overdue.length).toBeGreaterThanOrEqual(4);
    const closed = problems.filter((problem) =>
      last
        .filter(({ key }) => key.startsWith(`${problem.number}.`))
        .every(({ state }) => state === '已销号' || state === '常态化管理'),
    );
    expect(closed.map((problem) => problem.number)).toEqual([15]);
  });
});
