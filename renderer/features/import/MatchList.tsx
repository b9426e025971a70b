// The comparison line by line, ledger left, document right; virtualised, by mouse and keyboard.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { MATCH } from '#renderer/text/match.ts';
import { MatchRow } from './MatchRow.tsx';
import type { MatchLine } from './match-lines.ts';
import { useMatch } from './match-store.ts';

export interface MatchListProps {
  lines: readonly MatchLine[];
  onPair: (line: MatchLine) => void;
}

/** What a tick on a line means: the ids, empty where nothing can be ticked. */
function idsOf(line: MatchLine): string[] {
  if (line.kind === 'act') return line.act.held === undefined ? [line.act.id] : [];
  return line.kind === 'problem' ? line.acts.map(({ id }) => id) : [];
}

export function MatchList({ lines, onPair }: MatchListProps) {
  const current = useMatch((state) => state.current);
  const taken = useMatch((state) => state.taken);
  const { go, tick } = useMatch.getState();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === 'problem' ? 44 : 56),
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: 6,
  });
  const place = useMemo(() => lines.findIndex((line) => line.key === current), [lines, current]);

  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [place, virtual]);

  const toggle = (line: MatchLine) => {
    const ids = idsOf(line);
    if (ids.length > 0) tick(ids, !ids.every((id) => taken.has(id)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    const line = lines[place];
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (line === undefined) return;
      if (event.key === ' ') toggle(line);
      else onPair(line);
      return;
    }
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: Math.max(0, place - 1),
      PageDown: place + 10,
      PageUp: place - 10,
      Home: 0,
      End: lines.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(lines[Math.max(0, Math.min(lines.length - 1, step))]?.key ?? null);
  };

  return (
    <div
      ref={scroller}
      className="match-scroll"
      role="tree"
      aria-label={MATCH.list}
      aria-activedescendant={place >= 0 ? `match-${lines[place]?.key}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="import-canvas" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index] as MatchLine;
          const ids = idsOf(line);
          const on = ids.filter((id) => taken.has(id)).length;
          return (
            <MatchRow
              key={line.key}
              measure={virtual.measureElement}
              place={item.index}
              top={item.start}
              line={line}
              ticked={ids.length === 0 ? null : on === 0 ? false : on === ids.length ? true : 'mixed'}
              current={line.key === current}
              onTick={() => toggle(line)}
              onPair={() => onPair(line)}
              onGo={() => go(line.key)}
            />
          );
        })}
      </div>
    </div>
  );
}
