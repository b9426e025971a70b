// The log's rows, drawn only where they are seen; the end of what is loaded asks for more.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { LogLine } from '#domain/log/types.ts';
import { momentWords } from '#domain/log/values.ts';
import { usePreferences } from '#renderer/store/preferences.ts';
import { LOG } from '#renderer/text/log.ts';
import type { LogRows } from './use-log.ts';

export interface LogListProps {
  rows: LogRows;
  chosen: number | null;
  onChoose: (seq: number) => void;
}

/** Rows before the end of what is loaded from which on more is asked for. */
const AHEAD = 20;

export function LogList({ rows, chosen, onChoose }: LogListProps) {
  const { lines, more } = rows;
  const scroller = useRef<HTMLDivElement>(null);
  const large = usePreferences((state) => state.largeType);
  const rowHeight = large ? 42 : 36;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - AHEAD) more();
  }, [last, lines.length, more]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = lines.findIndex(({ seq }) => seq === chosen);
    const next = Math.min(Math.max(at + step, 0), lines.length - 1);
    const line = lines[next];
    if (line === undefined) return;
    virtual.scrollToIndex(next);
    onChoose(line.seq);
  };

  return (
    <div className="log-list" ref={scroller}>
      {/* Rows that are not drawn are told to a screen reader by their number */}
      <table aria-label={LOG.list} aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{LOG.seq}</th>
            <th scope="col">{LOG.at}</th>
            <th scope="col">{LOG.user}</th>
            <th scope="col">{LOG.act}</th>
            <th scope="col">{LOG.object}</th>
            <th scope="col">{LOG.changes}</th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
          {items.map((item) => {
            const line = lines[item.index];
            return line === undefined ? null : (
              <tr
                key={line.seq}
                aria-rowindex={item.index + 2}
                aria-selected={line.seq === chosen}
                className={line.seq === chosen ? 'log-row log-row-chosen' : 'log-row'}
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
                onClick={() => onChoose(line.seq)}
              >
                <td>
                  <button type="button" className="link" aria-label={LOG.entry(line.seq)}>
                    {line.seq}
                  </button>
                </td>
                <td>{momentWords(line.at)}</td>
                <td title={line.actor}>{line.actor}</td>
                <td title={line.act}>{line.act}</td>
                <td title={line.object}>{line.object}</td>
                <td>{told(line)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The changes in one line; the row's own view tells them whole. */
function told({ changes, more }: LogLine): string {
  const words = changes.map(({ field, before, after }) =>
    before === null ? `${field}：${after ?? ''}` : `${field}：${before} → ${after ?? LOG.empty}`,
  );
  return `${words.join('；')}${more > 0 ? `；${LOG.more(changes.length + more)}` : ''}`;
}
