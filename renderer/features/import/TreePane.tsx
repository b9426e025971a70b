// What was read: the tree of 方面, 项, 问题 and 措施, corrected in place by mouse and keyboard.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { Numbering } from '#domain/ledger/types.ts';
import { IMPORT } from '#renderer/text/import.ts';
import { ACTS } from './acts.ts';
import { useImport } from './draft-store.ts';
import type { Draft, DraftNode } from './edit-tree.ts';
import { draftNumbers } from './numbers.ts';
import { TreeRow } from './TreeRow.tsx';

export interface TreePaneProps {
  draft: Draft;
  numbering: Numbering;
  orphans: ReadonlySet<number | undefined>;
}

export function TreePane({ draft, numbering, orphans }: TreePaneProps) {
  const selected = useImport((state) => state.selected);
  const editing = useImport((state) => state.editing);
  const hover = useImport((state) => state.hover);
  const { select, edit, point } = useImport.getState();
  const scroller = useRef<HTMLDivElement>(null);
  const numbers = useMemo(() => draftNumbers(draft, numbering), [draft, numbering]);
  // A level that the whole document lacks is not shown; a single gap is, so that it can be filled.
  const shown = useMemo(() => {
    const present = new Set(draft.filter((node) => !node.absent).map((node) => node.level));
    return draft.map((node, index) => ({ node, index })).filter(({ node }) => !node.absent || present.has(node.level));
  }, [draft]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    getItemKey: (at) => shown[at]?.node.key ?? at,
    overscan: 8,
  });

  const place = shown.findIndex(({ node }) => node.key === selected);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, virtual]);
  // Leaving the editor gives the keys back to the tree.
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && editing === null) scroller.current?.focus();
    wasEditing.current = editing !== null;
  }, [editing]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null) return;
    const index = shown[place]?.index ?? -1;
    const act = ACTS.find((each) => each.matches(event));
    if (act !== undefined && index >= 0) {
      event.preventDefault();
      if (act.possible(draft, index)) act.run(draft, index);
      return;
    }
    if (event.ctrlKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 12,
      PageUp: place - 12,
      Home: 0,
      End: shown.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = shown[Math.max(0, Math.min(shown.length - 1, step))];
    if (next !== undefined) select(next.node.key);
  };

  const lit = (node: DraftNode) =>
    hover !== null && ('paragraph' in hover ? node.paragraphs.includes(hover.paragraph) : hover.key === node.key);

  return (
    <section className="import-pane" aria-label={IMPORT.tree}>
      <div className="import-pane-head">
        <h2>{IMPORT.tree}</h2>
      </div>
      <div
        ref={scroller}
        className="import-scroll"
        role="tree"
        aria-label={IMPORT.tree}
        aria-activedescendant={place >= 0 ? `node-${selected}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => select(keyOf(event) ?? selected)}
        onDoubleClick={(event) => edit(keyOf(event))}
        onMouseLeave={() => point(null)}
      >
        <div className="import-canvas" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const { node, index } = shown[item.index] as (typeof shown)[number];
            return (
              <TreeRow
                key={node.key}
                measure={virtual.measureElement}
                place={item.index}
                top={item.start}
                node={node}
                index={index}
                draft={draft}
                number={numbers[index] ?? ''}
                selected={node.key === selected}
                editing={node.key === editing}
                lit={lit(node)}
                orphan={orphans.has(node.key)}
              />
            );
          })}
        </div>
      </div>
      <div className="import-keys">{IMPORT.keys}</div>
    </section>
  );
}

/** The node that a click fell on. */
function keyOf(event: MouseEvent): number | null {
  const key =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-key]')?.dataset.key : undefined;
  return key === undefined ? null : Number(key);
}
