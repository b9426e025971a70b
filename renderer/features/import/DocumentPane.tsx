// The original text, paragraph by paragraph, tinted by what was read from it; virtualised, since documents may be long.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { PASSED_WORDS } from '#domain/outline/passed-words.ts';
import type { PassedOver, SourceParagraph } from '#domain/outline/types.ts';
import { IMPORT, LEVEL_WORDS } from '#renderer/text/import.ts';
import { useImport } from './draft-store.ts';
import { addFromParagraph, type Draft, type DraftNode } from './edit-tree.ts';
import { type ParagraphUse, spanIn } from './links.ts';
import { PassagesList } from './PassagesList.tsx';
import { leftOut } from './passages.ts';

export interface DocumentPaneProps {
  paragraphs: readonly SourceParagraph[];
  uses: ReadonlyMap<number, ParagraphUse>;
  draft: Draft;
  passedOver: readonly PassedOver[];
}

export function DocumentPane({ paragraphs, uses, draft, passedOver }: DocumentPaneProps) {
  const rows = useMemo(() => paragraphs.filter((paragraph) => paragraph.text.trim() !== ''), [paragraphs]);
  const passages = useMemo(() => leftOut(passedOver, (paragraph) => uses.has(paragraph)), [passedOver, uses]);
  const [listed, setListed] = useState(false);
  const selected = useImport((state) => state.selected);
  const current = useImport((state) => state.paragraph);
  const hover = useImport((state) => state.hover);
  const { jump, point, change } = useImport.getState();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 120,
    overscan: 4,
  });

  const node = draft.find((each) => each.key === selected) ?? null;
  const lit = useMemo(() => {
    if (hover === null || !('key' in hover)) return null;
    return new Set(draft.find((each) => each.key === hover.key)?.paragraphs);
  }, [hover, draft]);

  const place = rows.findIndex((row) => row.index === current);
  useEffect(() => {
    const { range } = virtual;
    const seen = range !== null && place > range.startIndex && place < range.endIndex;
    if (place >= 0 && !seen) virtual.scrollToIndex(place, { align: 'start' });
  }, [place, virtual]);

  const add = (level: 'problem' | 'measure') => {
    const row = rows[place];
    if (row === undefined) return;
    const marked = window.getSelection()?.toString().trim() ?? '';
    const words = marked !== '' && row.text.includes(marked) ? marked : row.text;
    const added = addFromParagraph(draft, level, row.index, words);
    change(added.draft, added.key ?? selected);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = rows[place + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next !== undefined) jump(next.index);
  };

  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const clicked = event.target.closest<HTMLElement>('[data-paragraph]')?.dataset.paragraph;
    if (clicked !== undefined) jump(Number(clicked));
  };

  return (
    <section className="import-pane" aria-label={IMPORT.document}>
      <div className="import-pane-head">
        <h2>{IMPORT.document}</h2>
        <span className="page-note">{IMPORT.documentNote.replace('{n}', String(rows.length))}</span>
        <span className="import-gap" />
        {passages.length === 0 ? null : (
          <Button type="link" aria-expanded={listed} onClick={() => setListed(!listed)}>
            {IMPORT.passages}（{passages.length}）
          </Button>
        )}
        <Button disabled={place < 0} onMouseDown={(event) => event.preventDefault()} onClick={() => add('problem')}>
          {IMPORT.acts.addProblem}
        </Button>
        <Button disabled={place < 0} onMouseDown={(event) => event.preventDefault()} onClick={() => add('measure')}>
          {IMPORT.acts.addMeasure}
        </Button>
      </div>
      {listed && passages.length > 0 ? <PassagesList passages={passages} /> : null}
      <div
        ref={scroller}
        className="import-scroll"
        role="listbox"
        aria-label={IMPORT.document}
        aria-activedescendant={place >= 0 ? `paragraph-${rows[place]?.index}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseLeave={() => point(null)}
      >
        <div className="import-canvas" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index] as SourceParagraph;
            const use = uses.get(row.index);
            const passage = use ? undefined : passages.find(({ from, to }) => row.index >= from && row.index <= to);
            return (
              <div
                key={row.index}
                ref={virtual.measureElement}
                data-index={item.index}
                id={`paragraph-${row.index}`}
                role="option"
                tabIndex={-1}
                data-paragraph={row.index}
                title={passage && IMPORT.passageTitle(PASSED_WORDS[passage.kind])}
                aria-selected={row.index === current}
                className={`import-paragraph level-${use?.level ?? 'none'}${lit?.has(row.index) ? ' lit' : ''}`}
                style={{ transform: `translateY(${item.start}px)` }}
                onMouseEnter={() => point({ paragraph: row.index })}
              >
                <span className="import-level">{use?.levels.map((level) => LEVEL_WORDS[level]).join(' ')}</span>
                <Marked text={row.text} node={node?.paragraphs.includes(row.index) ? node : null} />
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function Marked({ text, node }: { text: string; node: DraftNode | null }) {
  const span = node === null ? null : spanIn(text, node);
  if (span === null) return <p>{text.trim()}</p>;
  return (
    <p>
      {text.slice(0, span[0]).trimStart()}
      <mark>{text.slice(span[0], span[1])}</mark>
      {text.slice(span[1])}
    </p>
  );
}
