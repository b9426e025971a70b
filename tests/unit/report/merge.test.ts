// Drafting again: the clerk's words survive, the ledger's changes come in, and where both changed somebody has to choose.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockText, paragraph } from '#domain/content/blocks.ts';
import type { Block, TextDocument } from '#domain/content/types.ts';
import { mergeDrafts, settleConflict } from '#domain/report/merge.ts';

const text = (title: string, blocks: Block[]): TextDocument => ({
  kind: 'text',
  mark: null,
  head: null,
  title,
  addressee: null,
  blocks,
  signature: null,
  tail: null,
});
const said = (document: TextDocument) => document.blocks.map(blockText);
const own = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] });

const base = text('旧题', [paragraph('a', '甲'), paragraph('b', '乙'), paragraph('c', '丙')]);

describe('merging a new draft', () => {
  it('takes what only one side changed, in the order of the new draft', () => {
    const mine = text('旧题', [paragraph('a', '甲改'), own('另写一段'), paragraph('b', '乙'), paragraph('c', '丙')]);
    const theirs = text('新题', [
      paragraph('c', '丙新'),
      paragraph('a', '甲'),
      paragraph('b', '乙'),
      paragraph('d', '丁'),
    ]);
    const { document, conflicts } = mergeDrafts(base, mine, theirs);
    expect(said(document)).toEqual(['丙新', '甲改', '另写一段', '乙', '丁']);
    expect(document.title).toBe('新题');
    expect(conflicts).toEqual([]);
  });

  it('keeps the clerk’s words where both changed, tells of it, and takes the other side when asked', () => {
    const mine = text('手改的题', [paragraph('a', '甲改'), paragraph('b', '乙'), paragraph('c', '丙')]);
    const theirs = text('新题', [paragraph('a', '甲新'), paragraph('b', '乙'), paragraph('c', '丙')]);
    const { document, conflicts } = mergeDrafts(base, mine, theirs);
    expect(said(document)).toEqual(['甲改', '乙', '丙']);
    expect(document.title).toBe('手改的题');
    expect(conflicts).toHaveLength(1);
    const [conflict] = conflicts;
    if (conflict === undefined) throw new Error('no conflict');
    expect(said(settleConflict(document, conflict, 'theirs'))).toEqual(['甲新', '乙', '丙']);
    expect(said(settleConflict(document, conflict, 'mine'))).toEqual(['甲改', '乙', '丙']);
  });

  it('does not bring back what was taken away, unless it has changed and somebody wants it', () => {
    const mine = text('旧题', [paragraph('a', '甲'), paragraph('c', '丙')]);
    expect(said(mergeDrafts(base, mine, base).document)).toEqual(['甲', '丙']);
    const theirs = text('旧题', [paragraph('a', '甲'), paragraph('b', '乙新'), paragraph('c', '丙')]);
    const { document, conflicts } = mergeDrafts(base, mine, theirs);
    expect(said(document)).toEqual(['甲', '丙']);
    expect(conflicts.map(({ key, mine: left }) => [key, left])).toEqual([['b', null]]);
    expect(said(settleConflict(document, conflicts[0] as never, 'theirs'))).toEqual(['甲', '乙新', '丙']);
  });

  it('drops what left the ledger, but never the clerk’s own words on it', () => {
    const theirs = text('旧题', [paragraph('a', '甲'), paragraph('c', '丙')]);
    expect(said(mergeDrafts(base, base, theirs).document)).toEqual(['甲', '丙']);
    const mine = text('旧题', [paragraph('a', '甲'), paragraph('b', '乙改'), paragraph('c', '丙')]);
    const { document, conflicts } = mergeDrafts(base, mine, theirs);
    expect(said(document)).toEqual(['甲', '乙改', '丙']);
    expect(conflicts.map(({ key, theirs: now }) => [key, now])).toEqual([['b', null]]);
  });

  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
  const words = fc.constantFrom('一', '二', '三');
  const version = fc.tuple(keys, fc.array(words, { minLength: 6, maxLength: 6 })).map(([order, texts]) =>
    text(
      '题',
      order.map((key, index) => paragraph(key, texts[index] ?? '一')),
    ),
  );

  it('changes nothing when nothing is new, and becomes the new draft when nothing was edited', () => {
    fc.assert(
      fc.property(version, version, (first, second) => {
        expect(said(mergeDrafts(first, first, second).document)).toEqual(said(second));
        expect(mergeDrafts(first, first, second).conflicts).toEqual([]);
        expect(new Set(said(mergeDrafts(first, second, first).document))).toEqual(new Set(said(second)));
      }),
    );
  });

  it('never loses an edited sentence', () => {
    fc.assert(
      fc.property(version, version, fc.nat(5), (first, second, at) => {
        const index = at % first.blocks.length;
        const edited = text(
          '题',
          first.blocks.map((block, i) =>
            i === index && block.kind === 'paragraph' ? { ...block, runs: [{ text: '亲笔' }] } : block,
          ),
        );
        expect(said(mergeDrafts(first, edited, second).document)).toContain('亲笔');
      }),
    );
  });
});
