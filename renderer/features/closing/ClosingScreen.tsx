// 销号: groups above, the group's problems left, the chosen one's form right; requests for more time beside them.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { CLOSING_GROUPS, type ClosingGroup } from '#domain/closing/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go, type ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { CLOSING, CLOSING_EMPTY, CLOSING_GROUP_WORDS } from '#renderer/text/closing.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { BatchEditDialog } from './BatchEditDialog.tsx';
import { BatchNotice } from './BatchNotice.tsx';
import { ClosingFilters, isFiltered, NO_FILTER } from './ClosingFilters.tsx';
import { ClosingList } from './ClosingList.tsx';
import { ClosingSheetView } from './ClosingSheetView.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { Requests } from './Requests.tsx';
import { SendDialog, SignDialog } from './SignDialogs.tsx';
import { useBatch } from './use-batch.ts';
import './closing.css';

type Tab = ClosingGroup | 'requests';
const PAGE = 100;

export default function ClosingScreen({ params }: { params: ScreenParams['closing'] }) {
  const roundId = useCurrentRound()?.id ?? '';
  const [tab, setTab] = useState<Tab>(params.tab ?? 'waiting');
  const [filter, setFilter] = useState(NO_FILTER);
  const [count, setCount] = useState(PAGE);
  const [openId, setOpenId] = useState<Id | null>(params.problemId ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [dialog, setDialog] = useState<'send' | 'sign' | 'record' | 'edit' | null>(null);
  const group: ClosingGroup = tab === 'requests' ? 'waiting' : tab;
  const page = useAsync(
    () => call('listClosing', { roundId, group, ...filter, from: 0, count }),
    JSON.stringify([roundId, group, filter, count]),
  );
  const [turn, setTurn] = useState(0);
  const changed = () => {
    setTurn((before) => before + 1);
    void page.reload();
  };
  const batch = useBatch(() => {
    setChosen(new Set());
    changed();
  });
  const rows = page.value?.rows ?? [];
  const picked = rows.filter(({ problemId }) => chosen.has(problemId));
  const applications = picked.flatMap(({ applicationId }) => applicationId ?? []);
  // A problem that left the group by what was done to it stays open beside it.
  const shownId = openId ?? rows[0]?.problemId ?? null;
  const show = (next: Tab) => {
    setTab(next);
    setOpenId(null);
    setChosen(new Set());
    setCount(PAGE);
  };
  const narrow = (next: typeof filter) => {
    setFilter(next);
    setOpenId(null);
    setChosen(new Set());
    setCount(PAGE);
  };
  const lacking = picked
    .filter(({ missing }) => missing.length > 0)
    .map(({ numberWords, missing }) => ({ name: numberWords, missing }));
  const label = (value: ClosingGroup) => `${CLOSING_GROUP_WORDS[value]} ${page.value?.counts[value] ?? ''}`.trim();
  const problemIds = picked.map(({ problemId }) => problemId);

  return (
    <Page
      title={CLOSING.title}
      scroll={false}
      actions={<Button onClick={() => setDialog('record')}>{CLOSING.record}</Button>}
      toolbar={
        <>
          <Tabs
            label={CLOSING.groups}
            value={tab}
            onChange={show}
            options={[
              ...CLOSING_GROUPS.map((value) => ({ value: value as Tab, label: label(value) })),
              { value: 'requests', label: `${CLOSING.requests} ${page.value?.pendingRequests || ''}`.trim() },
            ]}
          />
          {tab === 'requests' ? null : <ClosingFilters filter={filter} onChange={narrow} />}
        </>
      }
    >
      <ErrorNotice error={page.error} onRetry={() => void page.reload()} />
      <BatchNotice batch={batch} />
      {tab === 'requests' ? (
        <Requests roundId={roundId} onChanged={changed} />
      ) : page.value === null ? (
        page.error === null ? (
          <Loading />
        ) : null
      ) : shownId === null ? (
        isFiltered(filter) ? (
          <EmptyState
            title={CLOSING.noMatch}
            text={CLOSING.noMatchText}
            action={{ label: CLOSING.clearFilter, run: () => narrow(NO_FILTER) }}
          />
        ) : (
          <EmptyState
            title={CLOSING_EMPTY[group][0]}
            text={CLOSING_EMPTY[group][1]}
            action={
              group === 'draft' || group === 'waiting' || group === 'signing'
                ? { label: CLOSING.goReady, run: () => show('ready') }
                : { label: CLOSING.goLedger, run: () => go('ledger', { list: 'ledger' }) }
            }
          />
        )
      ) : (
        <div className="closing">
          <div className="closing-left">
            {picked.length === 0 ? null : (
              <div className="closing-batch" role="toolbar" aria-label={CLOSING.chosen(picked.length)}>
                <span>{CLOSING.chosen(picked.length)}</span>
                {group === 'ready' || group === 'returned' ? (
                  <Button size="small" type="primary" onClick={() => void batch.run('draftCloseOuts', { problemIds })}>
                    {CLOSING.draftMany}
                  </Button>
                ) : null}
                {group === 'draft' ? (
                  <Button size="small" type="primary" onClick={() => setDialog('send')}>
                    {CLOSING.sendMany}
                  </Button>
                ) : null}
                {group === 'waiting' ? (
                  <Button size="small" type="primary" onClick={() => setDialog('sign')}>
                    {CLOSING.signMany}
                  </Button>
                ) : null}
                {group === 'draft' || group === 'signing' || group === 'waiting' ? (
                  <Button size="small" onClick={() => setDialog('edit')}>
                    {CLOSING.editMany}
                  </Button>
                ) : null}
                {applications.length === 0 ? null : (
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: [
                        { key: 'one', label: CLOSING.asOne },
                        { key: 'each', label: CLOSING.asEach },
                      ],
                      onClick: ({ key }) => void batch.save(problemIds, key === 'each' ? 'each' : 'one'),
                    }}
                  >
                    <Button size="small">{CLOSING.exportMany} ▾</Button>
                  </Dropdown>
                )}
              </div>
            )}
            <ClosingList
              group={group}
              rows={rows}
              total={page.value.total}
              currentId={shownId}
              chosen={chosen}
              onOpen={setOpenId}
              onChoose={setChosen}
              onMore={() => setCount(count + PAGE)}
            />
          </div>
          <ClosingSheetView
            key={shownId}
            problemId={shownId}
            ask={params.ask === true && shownId === params.problemId}
            turn={turn}
            onChanged={changed}
          />
        </div>
      )}
      {dialog === 'send' ? (
        <SendDialog
          count={picked.length}
          lacking={lacking}
          onClose={() => setDialog(null)}
          onSend={(appliedOn) => batch.run('sendCloseOuts', { applicationIds: applications, appliedOn })}
        />
      ) : null}
      {dialog === 'sign' ? (
        <SignDialog
          count={picked.length}
          lacking={lacking}
          nodeName={[...new Set(picked.map(({ nodes, signed }) => nodes[signed] ?? ''))].join('、')}
          last={picked.some(({ nodes, signed }) => signed + 1 === nodes.length)}
          onClose={() => setDialog(null)}
          onSign={(said) =>
            batch.run('signCloseOuts', {
              items: picked.flatMap(({ applicationId, signed }) =>
                applicationId === null ? [] : [{ applicationId, node: signed + 1 }],
              ),
              ...said,
            })
          }
        />
      ) : null}
      {dialog === 'edit' ? (
        <BatchEditDialog
          count={applications.length}
          onlyCheck={group !== 'draft'}
          onClose={() => setDialog(null)}
          onEdit={(change) => batch.run('updateCloseOuts', { applicationIds: applications, ...change })}
        />
      ) : null}
      {dialog === 'record' ? (
        <RecordDialog
          roundId={roundId}
          onClose={() => setDialog(null)}
          onRecord={(said) => batch.run('recordClosed', said)}
        />
      ) : null}
    </Page>
  );
}
