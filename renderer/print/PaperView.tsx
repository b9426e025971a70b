// A document as its real pages: in the window as a preview, in the print window as what is printed.
import {
  Children,
  type CSSProperties,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ALL_PAGES, isChosenPage, type PagesSetup } from '#domain/content/pages.ts';
import type { FigureRef, PaperDocument, Run } from '#domain/content/types.ts';
import { ListPage } from './ListPage.tsx';
import { type LaidPaper, layoutPaper } from './layout.ts';
import type { LaidTextPage } from './layout-text.ts';
import type { Sheet } from './sheet.ts';
import { type PageMarks, TextPage } from './TextPage.tsx';
import { listen, type PaperTarget } from './targets.ts';
import { typeVariables } from './type-variables.ts';
import './paper.css';
import './paper-list.css';
import './paper-text.css';

export interface PaperViewProps {
  document: PaperDocument;
  /** Makes paragraphs of a text document open for editing; gets the place and the element that shows it */
  onParagraph?: (target: PaperTarget, element: HTMLElement) => void;
  /** Makes figures open to their rows; gets the figure and the number that stands on the paper */
  onFigure?: (ref: FigureRef, shown: string) => void;
  /** Figures to be marked, e.g. because they no longer say what was counted */
  isMarked?: (run: Run) => boolean;
  /** Size on screen, 1 = as printed; left out: the page fills the width */
  scale?: number;
  /** Which pages are shown, on which sheets; all, each on its own, when left out */
  pages?: PagesSetup;
  /** Told after every layout: pages of the paper, and the sheets that are shown */
  onLaidOut?: (pages: number, sheets: number) => void;
  /** Laid over the pages, e.g. the editor of a paragraph */
  overlay?: ReactNode;
}

interface PageProps {
  sheet: Sheet;
  kind: string;
  turned?: boolean;
  /** CSS variables of the page's type */
  variables?: Record<string, string>;
  children: ReactNode;
}

/** A page and the place it takes: on screen scaled, in print its own size. */
function Page({ sheet, kind, turned = false, variables, children }: PageProps) {
  const size = { '--sheet-width': `${sheet.width}px`, '--sheet-height': `${sheet.height}px` } as CSSProperties;
  const padding = `${sheet.top}px ${sheet.right}px ${sheet.bottom}px ${sheet.left}px`;
  return (
    <section className="paper-slot" data-sheet={sheet.name} data-turned={turned || undefined} style={size}>
      <div className="paper paper-page" data-kind={kind} style={{ ...variables, padding }}>
        {children}
      </div>
    </section>
  );
}

/** Two upright pages on one sheet of twice the width. */
function Pair({ sheet, kind, variables, children }: PageProps) {
  const size = { '--sheet-width': `${2 * sheet.width}px`, '--sheet-height': `${sheet.height}px` } as CSSProperties;
  const padding = `${sheet.top}px ${sheet.right}px ${sheet.bottom}px ${sheet.left}px`;
  return (
    <section className="paper-slot paper-slot-pair" data-sheet="A3-landscape" style={size}>
      <div className="paper-pair">
        {Children.map(children, (child) => (
          <div className="paper paper-page" data-kind={kind} style={{ ...variables, padding }}>
            {child}
          </div>
        ))}
      </div>
    </section>
  );
}

function pagesOf(laid: LaidPaper, marks: PageMarks, { range, twoUp }: PagesSetup): ReactNode[] {
  const chosen = (page: { number: number }): boolean => isChosenPage(range, page.number);
  if (laid.kind === 'list') {
    return laid.pages.filter(chosen).map((page) => (
      <Page key={page.number} sheet={laid.sheet} kind={laid.kind}>
        <ListPage laid={laid} page={page} />
      </Page>
    ));
  }
  const { sheet, turnedSheet, profile } = laid;
  const variables = typeVariables(profile);
  const shown = laid.pages.filter(chosen);
  const upright = (at: number): boolean => twoUp && shown[at]?.turned === false;
  const sheets: ReactNode[] = [];
  for (let at = 0; at < shown.length; at += 1) {
    const page = shown[at] as LaidTextPage;
    const next = upright(at) && upright(at + 1) ? shown[at + 1] : undefined;
    const content = <TextPage key={page.number} laid={laid} page={page} {...marks} />;
    if (upright(at)) {
      sheets.push(
        <Pair key={page.number} sheet={sheet} kind={laid.kind} variables={variables}>
          {content}
          {next === undefined ? null : <TextPage key={next.number} laid={laid} page={next} {...marks} />}
        </Pair>,
      );
      if (next !== undefined) at += 1;
      continue;
    }
    const own = page.turned ? turnedSheet : sheet;
    sheets.push(
      <Page key={page.number} sheet={own} turned={page.turned} kind={laid.kind} variables={variables}>
        {content}
      </Page>,
    );
  }
  return sheets;
}

/** How large pages are shown: as wide as there is room; a turned page among upright ones no wider than that. */
function zoomsOf(
  laid: LaidPaper | null,
  width: number | null,
  scale: number | undefined,
  twoUp: boolean,
): CSSProperties {
  const across = twoUp && laid?.kind === 'text' ? 2 : 1;
  const fitting = (sheet: Sheet | undefined): number =>
    sheet === undefined || width === null ? 1 : Math.min(1.6, (width - 2) / (across * sheet.width));
  const zoom = scale ?? fitting(laid?.sheet);
  const turned = scale ?? (laid?.kind === 'text' ? Math.min(zoom, fitting(laid.turnedSheet)) : zoom);
  return { '--paper-zoom': zoom, '--paper-zoom-turned': turned } as CSSProperties;
}

/** Width that is left for a page on screen, px. */
function useWidth(): [(element: HTMLDivElement | null) => void, number | null] {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? null));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}

/** The pages of a document. Layout depends on the document alone, so what is seen is what is printed. */
export function PaperView(props: PaperViewProps) {
  const { document, onParagraph, onFigure, isMarked, scale, pages = ALL_PAGES, onLaidOut, overlay } = props;
  const [laid, setLaid] = useState<LaidPaper | null>(null);
  const [setOuter, width] = useWidth();
  const pagesElement = useRef<HTMLDivElement>(null);
  const told = useRef(onLaidOut);
  told.current = onLaidOut;

  useLayoutEffect(() => setLaid(layoutPaper(document)), [document]);
  useEffect(() => {
    if (pagesElement.current === null || laid === null) return;
    return listen(pagesElement.current, { onParagraph, onFigure });
  }, [laid, onParagraph, onFigure]);

  const live = onFigure !== undefined;
  const editable = onParagraph !== undefined;
  const sheets = useMemo(
    () => (laid === null ? [] : pagesOf(laid, { live, editable, isMarked }, pages)),
    [laid, live, editable, isMarked, pages],
  );
  useEffect(() => {
    if (laid !== null) told.current?.(laid.pages.length, sheets.length);
  }, [laid, sheets]);
  return (
    <div
      className={pages.numbered ? 'paper-desk' : 'paper-desk paper-unnumbered'}
      ref={setOuter}
      data-pages={laid?.pages.length}
    >
      <div className="paper-pages" ref={pagesElement} style={zoomsOf(laid, width, scale, pages.twoUp)}>
        {sheets}
        {overlay}
      </div>
    </div>
  );
}
