// Paragraphs that both the clerk and the ledger changed, side by side, one choice each.
import { Button } from 'antd';
import type { ReportView } from '#contract/operations.ts';
import { blockText } from '#domain/content/blocks.ts';
import { REPORT } from '#renderer/text/report.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface ConflictsProps {
  report: ReportView;
  onClose: () => void;
  onSettle: (key: string, take: 'mine' | 'theirs') => void;
}

export function Conflicts({ report, onClose, onSettle }: ConflictsProps) {
  return (
    <Dialog title={REPORT.conflictsTitle} width="wide" onClose={onClose}>
      <ul className="report-conflicts">
        {report.conflicts.map(({ key, mine, theirs }) => (
          <li key={key}>
            <div>
              <h3>{REPORT.mine}</h3>
              <p>{mine === null ? REPORT.removedMine : blockText(mine)}</p>
              <Button onClick={() => onSettle(key, 'mine')}>{REPORT.keepMine}</Button>
            </div>
            <div>
              <h3>{REPORT.theirs}</h3>
              <p>{theirs === null ? REPORT.removedTheirs : blockText(theirs)}</p>
              <Button onClick={() => onSettle(key, 'theirs')}>{REPORT.takeTheirs}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
