// The entries behind a sum, each with the measure that it was entered on.
import { Button } from 'antd';
import type { Id } from '#domain/ledger/types.ts';
import { outcomeWords } from '#domain/outcomes/words.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { OUTCOMES } from '#renderer/text/outcomes.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { SidePanel } from '#renderer/ui/SidePanel.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface EntriesPanelProps {
  roundId: Id;
  caption: string;
  ids: Id[];
  onClose: () => void;
}

export function EntriesPanel({ roundId, caption, ids, onClose }: EntriesPanelProps) {
  const entries = useAsync(
    () => call('listOutcomes', { roundId, problemId: null, kind: null, ids }),
    `${roundId} ${ids.join()}`,
  );
  const shown = entries.value ?? [];
  const inLedger = () =>
    go('ledger', {
      list: 'tasks',
      only: { caption, problemIds: [], measureIds: [...new Set(shown.map(({ measureId }) => measureId))] },
    });
  return (
    <SidePanel title={caption} onClose={onClose} actions={<Button onClick={inLedger}>{OUTCOMES.inLedger}</Button>}>
      <ErrorNotice error={entries.error} onRetry={() => void entries.reload()} />
      {entries.value === null ? entries.error === null ? <Loading /> : null : null}
      <ol className="figure-rows">
        {shown.map((entry) => (
          <li key={entry.id}>
            <div className="figure-row-text">{outcomeWords(entry)}</div>
            <div className="figure-row-facts">
              <span>{entry.measureName}</span>
              <span>{entry.measureLead}</span>
            </div>
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}
