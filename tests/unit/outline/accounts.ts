// Where every paragraph of a document went, reckoned from the outline alone.
import { LOSSES } from '#domain/outline/coverage.ts';
import type { Outline, SourceParagraph } from '#domain/outline/types.ts';

export type Fate = 'used' | 'passed' | 'lost';

/** What an outline says of each paragraph that is not empty: exactly one fate where all is in order. */
export function fatesOf(outline: Outline, source: readonly SourceParagraph[]): Map<number, Fate[]> {
  const used = new Set<number>();
  for (const aspect of outline.aspects) {
    for (const place of aspect.paragraphs) used.add(place);
    for (const item of aspect.items) {
      for (const place of item.paragraphs) used.add(place);
      for (const problem of item.problems) {
        for (const place of problem.paragraphs) used.add(place);
        for (const measure of problem.measures) for (const place of measure.paragraphs) used.add(place);
      }
    }
  }
  const passed = new Set<number>();
  for (const { from, to, part } of outline.passedOver) if (!part) for (let i = from; i <= to; i++) passed.add(i);
  const lost = new Set<number>();
  for (const { code, paragraph, through, places } of outline.warnings) {
    if (!LOSSES.has(code)) continue;
    for (const { from, to } of places ?? (paragraph === null ? [] : [{ from: paragraph, to: through ?? paragraph }]))
      for (let i = from; i <= to; i++) lost.add(i);
  }
  return new Map(
    source
      .filter(({ text }) => text.trim() !== '')
      .map(({ index }): [number, Fate[]] => [
        index,
        [
          ...(used.has(index) ? (['used'] as const) : []),
          ...(passed.has(index) ? (['passed'] as const) : []),
          // a warning of a loss in a paragraph that was taken over speaks of a part of it
          ...(lost.has(index) && !used.has(index) ? (['lost'] as const) : []),
        ],
      ]),
  );
}

/** Paragraphs without a fate or with more than one, as readable lines; none where no problem was found. */
export function unaccounted(outline: Outline, source: readonly SourceParagraph[]): string[] {
  if (outline.counts.problems === 0) return [];
  return [...fatesOf(outline, source)]
    .filter(([, fates]) => fates.length !== 1)
    .map(
      ([place, fates]) =>
        `${place} ${fates.join('+') || 'none'} ${source.find(({ index }) => index === place)?.text.slice(0, 40)}`,
    );
}
