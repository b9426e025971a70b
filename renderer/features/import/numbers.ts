// The numbers that nodes will bear, live while the tree is corrected.
import type { Numbering } from '#domain/ledger/types.ts';
import { bracketedArabic, bracketedChinese, measureLabel } from '#domain/numbering/words.ts';
import type { Draft } from './edit-tree.ts';

/** One label a node: （一） 1. (1) 一是; '' for ignored and absent nodes. */
export function draftNumbers(draft: Draft, numbering: Numbering): string[] {
  let aspect = 0;
  let item = 0;
  let problem = 0;
  let measure = 0;
  return draft.map((node) => {
    if (node.ignored) return '';
    if (node.level === 'aspect') {
      if (numbering === 'restart') item = 0;
      if (node.absent) return '';
      aspect += 1;
      return bracketedChinese(aspect);
    }
    if (node.level === 'item') {
      if (numbering === 'restart') problem = 0;
      if (node.absent) return '';
      item += 1;
      return `${item}.`;
    }
    if (node.level === 'problem') {
      measure = 0;
      problem += 1;
      return bracketedArabic(problem);
    }
    measure += 1;
    return measureLabel(measure);
  });
}
