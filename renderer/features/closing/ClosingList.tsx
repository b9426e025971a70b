// The problems of a group, each a button, with boxes where many can be done at once.
import { Button, Checkbox } from 'antd';
import type { ClosingGroup, ClosingRow } from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { Steps, words } from './Steps.tsx';

export interface ClosingListProps {
  group: ClosingGroup;
  rows: readonly ClosingRow[];
  total: number;
  currentId: Id | null;
  chosen: ReadonlySet<Id>;
  onOpen: (problemId: Id) => void;
  onChoose: (chosen: ReadonlySet<Id>) => void;
  onMore: () => void;
}

/** What a line says below its title. */
function facts(group: ClosingGroup, row: ClosingRow): string {
  switch (group) {
    case 'closed':
      return row.closedOn === null ? row.state : CLOSING.closedBy(row.words, row.closedOn);
    case 'returned':
      return `${CLOSING.returned}：${row.words}`;
    case 'waiting':
    case 'signing':
      return words(row);
    default:
      return row.state;
  }
}

export function ClosingList({ group, rows, total, currentId, chosen, onOpen, onChoose, onMore }: ClosingListProps) {
  const toggle = (id: Id) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <nav className="closing-list" aria-label={CLOSING.list}>
      <p className="closing-count">
        <Checkbox
          checked={rows.length > 0 && rows.every(({ problemId }) => chosen.has(problemId))}
          onChange={({ target }) => onChoose(new Set(target.checked ? rows.map(({ problemId }) => problemId) : []))}
        >
          {CLOSING.chooseAll}
        </Checkbox>
        <span className="faint">{CLOSING.count(rows.length, total)}</span>
      </p>
      {rows.map((row) => (
        <div key={row.problemId} className="closing-entry" data-current={row.problemId === currentId}>
          <Checkbox
            aria-label={CLOSING.choose(row.numberWords)}
            checked={chosen.has(row.problemId)}
            onChange={() => toggle(row.problemId)}
          />
          <button
            type="button"
            aria-current={row.problemId === currentId ? 'true' : undefined}
            onClick={() => onOpen(row.problemId)}
          >
            <span className="closing-entry-title">
              （{row.numberWords}）{row.title}
            </span>
            <span className="faint">
              {row.unitName}
              {row.cycle > 1 ? `　${CLOSING.cycle(row.cycle)}` : ''}
            </span>
            <span className="closing-entry-facts">
              {group === 'waiting' || group === 'signing' ? <Steps nodes={row.nodes} signed={row.signed} /> : null}
              {facts(group, row)}
              {row.missing.length === 0 ? null : (
                <span className="closing-lacks" title={row.missing.join('；')}>
                  {CLOSING.lacks(row.missing.length)}
                </span>
              )}
            </span>
          </button>
        </div>
      ))}
      {rows.length < total ? <Button onClick={onMore}>{CLOSING.more}</Button> : null}
    </nav>
  );
}
