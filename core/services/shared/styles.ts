// The style of a text: put on as it leaves the engine, taken off as it comes back, kept with what is issued.
import type { PaperDocument, TextDocument } from '#domain/content/types.ts';
import { officeStyle } from '../../db/queries/styles.ts';
import type { Store } from '../../db/store.ts';

/** A text in the style that the office has chosen; lists are as they are. Not for what was issued. */
export function styled<Paper extends PaperDocument>(store: Store, document: Paper): Paper;
export function styled(store: Store, document: PaperDocument): PaperDocument {
  if (document.kind === 'list') return document;
  const { chosen, own } = officeStyle(store);
  const plain = withoutStyle(document);
  return chosen === '国标' ? plain : { ...plain, style: own };
}

/** What a draft is stored as: its style is the office's, whatever that will be. */
export function withoutStyle(
  document: Omit<TextDocument, 'style'> & { style?: TextDocument['style'] | undefined },
): TextDocument {
  const { style: _, ...plain } = document;
  return plain;
}

/** 发文机关标志 of what is drafted from now on; null: named after its kind. */
export function headName(store: Store): string | null {
  const { chosen, own } = officeStyle(store);
  return chosen === '国标' || own.head.name === '' ? null : own.head.name;
}
