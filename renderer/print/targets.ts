// How a click on paper finds its way back into the document: names written beside the text, read again on click.
import type { FigureRef } from '#domain/content/types.ts';

/**
 * A place in a text document: `title`, `addressee`, `block:3`, `contact:3:line`, `cell:block:row:column`, `caption:3`, `note:3`, `head:issuer`,
 * `signature:date`, `tail:report` …
 */
export type PaperTarget = string;

/** Attributes of a text that can be opened for editing. */
export function targetProps(target: PaperTarget, editable: boolean): Record<string, string | number> {
  return editable ? { 'data-paper-target': target, tabIndex: 0 } : {};
}

/** Attributes of a figure that can be opened to its rows. */
export function figureProps(ref: FigureRef): Record<string, string> {
  return { 'data-paper-figure': JSON.stringify(ref) };
}

export interface PaperHandlers {
  onParagraph?: ((target: PaperTarget, element: HTMLElement) => void) | undefined;
  onFigure?: ((ref: FigureRef, shown: string) => void) | undefined;
}

function nearest(event: Event, attribute: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(`[${attribute}]`) : null;
}

function activate(event: Event, { onParagraph, onFigure }: PaperHandlers): void {
  const figure = nearest(event, 'data-paper-figure');
  if (figure !== null) {
    event.preventDefault();
    onFigure?.(JSON.parse(figure.dataset.paperFigure ?? '{}') as FigureRef, figure.textContent ?? '');
    return;
  }
  const paragraph = nearest(event, 'data-paper-target');
  if (paragraph === null || onParagraph === undefined) return;
  event.preventDefault();
  onParagraph(paragraph.dataset.paperTarget ?? '', paragraph);
}

/** Listens on the whole paper for clicks and Enter; gives the function that stops it. */
export function listen(paper: HTMLElement, handlers: PaperHandlers): () => void {
  const onClick = (event: Event): void => activate(event, handlers);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('textarea') === null) {
      activate(event, handlers);
    }
  };
  paper.addEventListener('click', onClick);
  paper.addEventListener('keydown', onKey);
  return () => {
    paper.removeEventListener('click', onClick);
    paper.removeEventListener('keydown', onKey);
  };
}
