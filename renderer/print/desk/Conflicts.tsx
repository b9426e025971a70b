// Paragraphs that both the clerk and the ledger changed, side by side, one choice each.
import { Button } from 'antd';
import { blockText } from '#domain/content/blocks.ts';
import type { MergeConflict } from '#domain/report/merge.ts';
import { DESK } from '#renderer/text/desk.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface ConflictsProps {
  conflicts: readonly MergeConflict[];
  onClose: () => void;
  onSettle: (key: string, take: 'mine' | 'theirs') => void;
}

export function Conflicts({ conflicts, onClose, onSettle }: ConflictsProps) {
  return (
    <Dialog title={DESK.conflictsTitle} width="wide" onClose={onClose}>
      <ul className="text-conflicts">
        {conflicts.map(({ key, mine, theirs }) => (
          <li key={key}>
            <div>
              <h3>{DESK.mine}</h3>
              <p>{mine === null ? DESK.removedMine : blockText(mine)}</p>
              <Button onClick={() => onSettle(key, 'mine')}>{DESK.keepMine}</Button>
            </div>
            <div>
              <h3>{DESK.theirs}</h3>
              <p>{theirs === null ? DESK.removedTheirs : blockText(theirs)}</p>
              <Button onClick={() => onSettle(key, 'theirs')}>{DESK.takeTheirs}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
