import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceCell, isEvidenceNumbers, labelsWords } from '#domain/evidence/labels.ts';
import { evidenceLabel } from '#domain/evidence/types.ts';

describe('the numbers of several pieces in one cell', () => {
  it('name those of one problem together, and three in a row as a stretch', () => {
    expect(labelsWords([])).toBe('');
    expect(labelsWords(['佐证5-2'])).toBe('佐证5-2');
    expect(labelsWords(['佐证5-2', '佐证5-1'])).toBe('佐证5-1、5-2');
    expect(labelsWords(['佐证5-1', '佐证5-2', '佐证5-3', '佐证5-5', '佐证12-1'])).toBe('佐证5-1至5-3、5-5；佐证12-1');
    expect(labelsWords(['佐证2-1-1', '佐证2-1-2', '佐证2-10-1'])).toBe('佐证2-1-1、2-1-2；佐证2-10-1');
  });

  it('tell what proves the whole problem once, beside its first measure', () => {
    const evidence = { ofMeasure: (id: string) => (id === 'm1' ? '佐证5-2' : ''), ofProblem: () => '佐证5-1' };
    const cell = (measureId: string | null, first: boolean) =>
      evidenceCell(evidence, { problemId: 'p', measureId, first });
    expect([cell('m1', true), cell('m2', false), cell('m2', true), cell(null, true)]).toEqual([
      '佐证5-2\n本问题：佐证5-1',
      '',
      '本问题：佐证5-1',
      '佐证5-1',
    ]);
  });

  it('are known again when they come back, and nothing that people write is', () => {
    const pieces = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(pieces, pieces, (own, whole) => {
        const words = (all: [number, number][]) =>
          labelsWords(all.map(([problem, n]) => evidenceLabel(String(problem), n)));
        const evidence = { ofMeasure: () => words(own), ofProblem: () => words(whole) };
        return isEvidenceNumbers(evidenceCell(evidence, { problemId: 'p', measureId: 'm', first: true }));
      }),
    );
    for (const text of ['会议纪要2份', '佐证5-1会议纪要', '见佐证5-1', '5-1、5-2', '佐证材料', '2025-6-30'])
      expect([text, isEvidenceNumbers(text)]).toEqual([text, false]);
  });
});
