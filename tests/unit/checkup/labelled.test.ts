// The check-up on labelled examples: nothing wrong is reported; what is missed is known by name.
import { describe, expect, it } from 'vitest';
import { DONE } from './labelled/done.ts';
import { INTENT } from './labelled/intent.ts';
import { LEDGER } from './labelled/ledger.ts';
import { scores } from './labelled/measure.ts';
import { PAIRS } from './labelled/pairs.ts';
import { UNSEEN } from './labelled/unseen.ts';
import { WEEKS } from './labelled/weeks.ts';

const wrong = (list: ReturnType<typeof scores>) => list.flatMap((score) => score.wrong);
const missed = (list: ReturnType<typeof scores>) => list.flatMap((score) => score.missed);

describe('labelled examples', () => {
  const made = [...INTENT, ...DONE, ...WEEKS, ...PAIRS, ...LEDGER];

  it('are many, and most of them must raise nothing', () => {
    const all = [...made, ...UNSEEN];
    expect(all.length).toBeGreaterThanOrEqual(280);
    expect(all.filter(({ expect: labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(150);
  });

  it('raise nothing that is wrong and miss only what stands just below the threshold', () => {
    const list = scores(made);
    expect(wrong(list)).toEqual([]);
    expect(missed(list)).toEqual(['没有数据的长段改一处 → copied@m1']);
  });

  it('that the rules were not made with raise nothing that is wrong either', () => {
    const list = scores(UNSEEN);
    expect(wrong(list)).toEqual([]);
    expect(missed(list).map((line) => line.split(' → ').at(-1))).toEqual(['intent@m0', 'intent@m0', 'intent@m0']);
  });
});
