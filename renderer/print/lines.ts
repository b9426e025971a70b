// Asking the browser how it broke a text into lines: how many there are, and at which character one of them begins.

/** Text lines of a laid-out element whose lines are all `line` px high; 0 for an empty one. */
export function countLines(element: Element, line: number): number {
  return Math.round(element.getBoundingClientRect().height / line);
}

interface Piece {
  node: Text;
  start: number;
}

function pieces(element: Element): { list: Piece[]; length: number } {
  const list: Piece[] = [];
  let length = 0;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    list.push({ node: text, start: length });
    length += text.data.length;
  }
  return { list, length };
}

/**
 * Offset (UTF-16, over all text of the element) of the first character of text line `index`; the whole length when there is
 * no such line. Text flows downwards, so the line is found by halving.
 */
export function lineStart(element: Element, index: number, line: number): number {
  const { list, length } = pieces(element);
  if (index <= 0 || list.length === 0) return 0;
  const top = element.getBoundingClientRect().top;
  const range = element.ownerDocument.createRange();
  const lineOf = (offset: number): number => {
    const piece = list.findLast((one) => one.start <= offset) as Piece;
    const at = offset - piece.start;
    range.setStart(piece.node, at);
    range.setEnd(piece.node, Math.min(at + 1, piece.node.data.length));
    const rects = range.getClientRects();
    const rect = rects[rects.length - 1] ?? range.getBoundingClientRect();
    return Math.floor(((rect.top + rect.bottom) / 2 - top) / line);
  };
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineOf(middle) >= index) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A hidden place on the page where text is laid out to be measured, with the type of the paper; `variables` are the CSS
 * variables that its style sheet reads.
 */
export function openBench(
  width: number,
  variables: Record<string, string> = {},
): { bench: HTMLElement; close: () => void } {
  const bench = document.createElement('div');
  bench.className = 'paper paper-bench';
  bench.setAttribute('aria-hidden', 'true');
  bench.style.width = `${width}px`;
  for (const [name, value] of Object.entries(variables)) bench.style.setProperty(name, value);
  document.body.append(bench);
  return { bench, close: () => bench.remove() };
}

/** Adds an element with a class and a text to the bench. */
export function addText(bench: HTMLElement, className: string, text: string, width?: number): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  if (width !== undefined) element.style.width = `${width}px`;
  bench.append(element);
  return element;
}

/** Height of an element with its margins, px. */
export function outerHeight(element: Element): number {
  const style = getComputedStyle(element);
  return (
    element.getBoundingClientRect().height + Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom)
  );
}
