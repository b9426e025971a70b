// 线索信访: two ledgers; the list says how each one is handled, what it says is seen only by opening it.
import { Button } from 'antd';
import { useState } from 'react';
import type { ClueLine } from '#contract/operations.ts';
import { handledWords } from '#domain/clues/list.ts';
import { CLUE_LEDGER_WORDS, CLUE_LEDGERS, type Clue, type ClueLedger } from '#domain/clues/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import type { ClueFigures } from '#domain/statistics/clues.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { CLUES } from '#renderer/text/clues.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { ClueDialog } from './ClueDialog.tsx';
import './clues.css';

export default function CluesScreen() {
  const roundId = useCurrentRound()?.id ?? '';
  const [ledger, setLedger] = useState<ClueLedger>('clue');
  const list = useAsync(async () => {
    const [lines, figures, units] = await Promise.all([
      call('openClues', { roundId, ledger }),
      call('getClueFigures', { roundId }),
      call('listUnits', {}),
    ]);
    return { lines, figures: figures[ledger], units, ledger };
  }, `${roundId} ${ledger}`);
  const [dialog, setDialog] = useState<'new' | 'print' | Clue | null>(null);
  const shown = list.value?.ledger === ledger ? list.value : null;
  const open = async (id: Id) => {
    try {
      setDialog(await save('openClue', { id }));
    } catch {
      // The frame shows why.
    }
  };
  const done = () => {
    setDialog(null);
    void list.reload();
  };
  return (
    <Page
      title={CLUES.title}
      note={CLUES.logged}
      toolbar={
        <>
          <Tabs
            label={CLUES.tabs}
            value={ledger}
            onChange={setLedger}
            options={CLUE_LEDGERS.map((value) => ({ value, label: CLUE_LEDGER_WORDS[value] }))}
          />
          {shown === null ? null : <span>{totalsWords(shown.figures)}</span>}
        </>
      }
      actions={
        <>
          <Button disabled={(shown?.lines.length ?? 0) === 0} onClick={() => setDialog('print')}>
            {CLUES.print}
          </Button>
          <Button type="primary" disabled={shown === null} onClick={() => setDialog('new')}>
            {CLUES.new[ledger]}
          </Button>
        </>
      }
    >
      <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
      {shown === null ? (
        list.error === null ? (
          <Loading />
        ) : null
      ) : shown.lines.length === 0 ? (
        <EmptyState
          title={CLUES.none[ledger]}
          text={CLUES.noneText}
          action={{ label: CLUES.new[ledger], run: () => setDialog('new') }}
        />
      ) : (
        <Lines lines={shown.lines} onOpen={(id) => void open(id)} />
      )}
      {dialog === 'print' ? (
        <PaperPreview
          title={CLUE_LEDGER_WORDS[ledger]}
          source={{ of: 'clues', roundId, ledger }}
          onClose={() => setDialog(null)}
        />
      ) : dialog !== null && shown !== null ? (
        <ClueDialog
          roundId={roundId}
          ledger={ledger}
          clue={dialog === 'new' ? null : dialog}
          units={shown.units}
          onClose={() => setDialog(null)}
          onDone={done}
        />
      ) : null}
    </Page>
  );
}

function totalsWords({ total, states, overdue, persons }: ClueFigures): string {
  const settled = states.已办结.ids.length + states.不予受理.ids.length;
  const handled = Object.entries(persons)
    .filter(([, { value }]) => value > 0)
    .map(([kind, { value }]) => `${kind}${value}人`);
  const counts = CLUES.totals(total.ids.length, settled, overdue.ids.length);
  return handled.length === 0 ? counts : `${counts}　${CLUES.persons}：${handled.join('、')}`;
}

function Lines({ lines, onOpen }: { lines: readonly ClueLine[]; onOpen: (id: Id) => void }) {
  return (
    <table className="table clues-table">
      <thead>
        <tr>
          <th>{CLUES.number}</th>
          <th>{CLUES.source}</th>
          <th>{CLUES.category}</th>
          <th>{CLUES.receivedOn}</th>
          <th>{CLUES.unit}</th>
          <th>{CLUES.due}</th>
          <th>{CLUES.state}</th>
          <th>{CLUES.persons}</th>
          <th>{CLUES.open}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>{line.number}</td>
            <td>{line.source}</td>
            <td>{line.category}</td>
            <td>{line.receivedOn}</td>
            <td>{line.unitName}</td>
            <td>
              {line.dueDate}
              {line.overdue ? <strong className="clues-overdue">　{CLUES.overdue}</strong> : null}
            </td>
            <td>{line.state}</td>
            <td>{handledWords(line.handled)}</td>
            <td>
              <Button size="small" aria-label={`${CLUES.open} ${line.number}`} onClick={() => onOpen(line.id)}>
                {CLUES.open}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
