// 清单: the round's lists on screen, edited in place, filtered, exported and printed.
import { useEffect } from 'react';
import type { Round } from '#domain/ledger/types.ts';
import type { LedgerList } from '#domain/ledger/view.ts';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { today } from '#renderer/ui/today.ts';
import { PaperActions } from './PaperActions.tsx';
import { ResponsibilityTable } from './ResponsibilityTable.tsx';
import { NOTHING_SELECTED } from './selection.ts';
import { TreeListView } from './TreeListView.tsx';
import { useView } from './view-store.ts';
import './ledger.css';

const LISTS: readonly LedgerList[] = ['problems', 'tasks', 'responsibilities', 'ledger', 'closeOut'];

export default function LedgerScreen({ params }: { params: ScreenParams['ledger'] }) {
  const round = useCurrentRound();
  const enter = useView((state) => state.enter);
  const set = useView((state) => state.set);
  useEffect(() => {
    if (round === null) return;
    enter(round.id);
    const { list, only, focusId } = params;
    if (list !== undefined) set({ list });
    if (only !== undefined) {
      const open = list ?? useView.getState().list;
      set({ text: '', only, active: { index: 0, rowId: null, column: 0 } });
      if (open !== 'responsibilities') useView.getState().setLook(open, { filters: [] });
    }
    if (focusId !== undefined) {
      const now = useView.getState().list;
      const open = now === 'responsibilities' ? 'problems' : now;
      set({
        list: open,
        text: '',
        only: null,
        active: { index: 0, rowId: focusId, column: 0 },
        follow: { id: focusId, since: 0, anywhere: true },
      });
      useView.getState().setLook(open, { filters: [], sort: null, problemsOpen: null, toggled: new Set() });
    }
  }, [round, params, enter, set]);
  return round === null ? <Loading /> : <Lists round={round} />;
}

function Lists({ round }: { round: Round }) {
  const list = useView((state) => state.list);
  const set = useView((state) => state.set);
  const asOf = today();
  const tabs = (
    <Tabs
      label={LEDGER.tabs}
      value={list}
      onChange={(next) => set({ list: next, selected: NOTHING_SELECTED, anchor: null, said: '' })}
      options={LISTS.map((value) => ({ value, label: LIST_WORDS[value] }))}
    />
  );
  if (list !== 'responsibilities') return <TreeListView round={round} list={list} asOf={asOf} tabs={tabs} />;
  return (
    <Page
      title={LEDGER.title}
      note={round.name}
      scroll={false}
      actions={<PaperActions roundId={round.id} list={list} asOf={asOf} disabled={false} />}
      toolbar={tabs}
    >
      <div className="ledger">
        <ResponsibilityTable
          roundId={round.id}
          asOf={asOf}
          onUnit={(unitId, name) => {
            set({ list: 'problems', only: { caption: LEDGER.ofUnit.replace('{name}', name), unitId }, text: '' });
            useView.getState().setLook('problems', { filters: [] });
          }}
          onAssign={() => set({ list: 'problems' })}
        />
      </div>
    </Page>
  );
}
