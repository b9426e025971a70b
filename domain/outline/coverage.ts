// That no text is lost without a word: every paragraph is taken over, passed over for a reason, or named in a warning.
import type { Found } from './levels.ts';
import { interrupts, proseInTail, tailKind } from './noise.ts';
import { type Passed, passedNodes } from './passed-over.ts';
import type { Weighing } from './roles.ts';
import { holders, LOST_BESIDE_HEADING, stretchesLost, type Words } from './stretches.ts';
import type { TreeNode } from './tree.ts';
import type { OutlineAspect, OutlineWarning, PassedKind, PassedOver, SourceParagraph } from './types.ts';

/** Characters quoted of a stretch. */
const EXCERPT = 24;

/** Warnings that say of a paragraph that its text, or a part of it, went nowhere. */
export const LOSSES: ReadonlySet<string> = new Set([
  'text-not-taken',
  'text-not-used',
  'part-not-used',
  'maybe-problem',
  'shortcomings-not-used',
  'field-not-kept',
]);

function quote(text: string): string {
  const words = text.trim().replace(/^[，,。；;、：:\s]+/, '');
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}

/** What the steps before know of a document's paragraphs. */
export interface Read {
  source: readonly SourceParagraph[];
  /** Paragraphs that carry the document's own text: without page numbers, contents and contact block */
  lined: ReadonlySet<number>;
  /** Paragraphs with nothing but a label (整改措施：) */
  labels: ReadonlySet<number>;
  cells: ReadonlySet<number>;
  headers: ReadonlySet<number>;
  root: TreeNode;
  weighing: Weighing;
  found: readonly Found[];
}

export interface Account {
  /** For whatever was neither taken over nor passed over nor named before */
  warnings: OutlineWarning[];
  passedOver: PassedOver[];
}

/** Paragraphs that a warning of a loss names. */
function namedIn(warnings: readonly OutlineWarning[]): Set<number> {
  const out = new Set<number>();
  for (const { code, paragraph, through } of warnings) {
    if (LOSSES.has(code) && paragraph !== null) for (let i = paragraph; i <= (through ?? paragraph); i++) out.add(i);
  }
  return out;
}

/** Headings of columns with figures among them: the first row stands in the same line. */
function holdsRow(text: string): boolean {
  return text.split(/[|｜\t]/).filter((cell) => /\d/.test(cell)).length > 1;
}

/** Collects passages in the order of the document; neighbours that belong together are one. */
class Passages {
  readonly list: PassedOver[] = [];
  private group: string | null = null;

  put(kind: PassedKind, index: number, text: string, group: number | null): void {
    const name = `${kind} ${group ?? ''}`;
    const last = this.list.at(-1);
    if (last && this.group === name) last.to = index;
    else this.list.push({ kind, from: index, to: index, words: quote(text) });
    this.group = name;
  }

  /** A part of a paragraph whose rest was taken over. */
  putPart(kind: PassedKind, index: number, text: string): void {
    // the mark of what follows is no part of it
    const words = quote(text.replace(/[（(【]\s?[一二三四五六七八九十\d]{1,3}$/, ''));
    this.list.push({ kind, from: index, to: index, words, part: true });
    this.group = null;
  }

  close(): void {
    this.group = null;
  }
}

/** Accounts for every paragraph that is not empty; `warnings` stand already. */
export function account(read: Read, aspects: readonly OutlineAspect[], warnings: readonly OutlineWarning[]): Account {
  const named = namedIn(warnings);
  const { all, held } = holders(aspects);
  const nodes = passedNodes(read.root, read.weighing, read.found, Math.min(...held.keys()));
  const lastLine = Math.max(-1, ...read.lined);
  const out: OutlineWarning[] = [];
  const passages = new Passages();
  let open: { from: number; to: number; text: string } | null = null;
  const close = (): void => {
    if (!open) return;
    const range = open.to > open.from ? `第${open.from + 1}段至第${open.to + 1}段` : `第${open.from + 1}段`;
    out.push({
      code: 'text-not-taken',
      message: `${range}没有归入问题或措施，未导入：${quote(open.text)}`,
      paragraph: open.from,
      through: open.to,
    });
    open = null;
  };

  /** Why a paragraph that nothing was read from is left out; null: for no reason. */
  const reason = ({ index, text }: SourceParagraph): { kind: PassedKind; group: number | null } | null => {
    const node = nodes.get(index)?.[0];
    if (node) return node;
    if (read.labels.has(index)) return { kind: 'label', group: null };
    if (read.headers.has(index)) return holdsRow(text) ? null : { kind: 'label', group: null };
    if (read.cells.has(index)) return stretchesLost(text, all).length > 0 ? null : { kind: 'table', group: null };
    if (read.lined.has(index) || proseInTail(text)) return null;
    const kind = interrupts(text) || index < lastLine ? 'furniture' : tailKind(text);
    return { kind, group: null };
  };

  for (const paragraph of read.source) {
    const { index, text } = paragraph;
    if (text.trim() === '') continue;
    const own = held.get(index);
    if (own || named.has(index)) {
      close();
      passages.close();
      // the words of a row may stand in a heading over several problems
      if (own) checkParts(paragraph, read.cells.has(index) ? all : own, nodes.get(index) ?? []);
      continue;
    }
    const left = reason(paragraph);
    if (left) {
      close();
      passages.put(left.kind, index, text, left.group);
      continue;
    }
    passages.close();
    if (open) open.to = index;
    else open = { from: index, to: index, text };
  }
  close();
  return { warnings: out, passedOver: passages.list };

  /** Looks for stretches of a paragraph that was taken over which stand in nothing that holds it. */
  function checkParts({ index, text }: SourceParagraph, holding: readonly Words[], passed: readonly Passed[]): void {
    const lost = stretchesLost(text, holding);
    // behind a heading's own sentence stands neither a mark nor a lead phrase: less than elsewhere is a loss there
    const stop = holding.every(({ heading }) => heading) ? text.search(/[。；]/) : -1;
    if (lost.length === 0 && stop > 0) lost.push(...stretchesLost(text.slice(stop + 1), holding, LOST_BESIDE_HEADING));
    for (const stretch of lost) {
      const node = passed.find(({ grams }) => stretchesLost(stretch, [...holding, { grams, short: [] }]).length === 0);
      if (node) passages.putPart(node.kind, index, stretch);
      else if (!named.has(index)) {
        out.push({
          code: 'text-not-taken',
          message: `第${index + 1}段有一段文字没有归入问题或措施，未导入：${quote(stretch)}`,
          paragraph: index,
        });
      }
    }
  }
}
