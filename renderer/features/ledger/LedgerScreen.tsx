// 清单: the round's lists on screen, edited in place, filtered, exported and printed.
import { Button, Dropdown } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Id, Round } from '#domain/ledger/types.ts';
import { nameBook } from '#domain/lists/names.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { go, type LedgerList, type ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON, exportedWords } from '#renderer/text/common.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { today } from '#renderer/ui/today.ts';
import { BatchBar } from './BatchBar.tsx';
import type { CellContext } from './columns.ts';
import { Drawer } from './Drawer.tsx';
import { FilterBar } from './FilterBar.tsx';
import { matcherOf, NO_FILTER } from './filter.ts';
import { LedgerGrid } from './LedgerGrid.tsx';
import { PrintPreview } from './PrintPreview.tsx';
import { ResponsibilityTable } from './ResponsibilityTable.tsx';
import { OPENS_PROBLEMS, type Row, rowsOf } from './rows.ts';
import { useLedger } from './use-ledger.ts';
import { NOTHING_SELECTED, useView } from './view-store.ts';
import './ledger.css';

const LISTS: readonly LedgerList[] = ['problems', 'tasks', 'responsibilities', 'ledger'];

export default function LedgerScreen({ params }: { params: ScreenParams['ledger'] }) {
  const round = useCurrentRound();
  const enter = useView((state) => state.enter);
  const set = useView((state) => state.set);
  useEffect(() => {
    if (round === null) return;
    enter(round.id);
    if (params.list !== undefined) set({ list: params.list });
    if (params.only !== undefined) {
      const { caption, problemIds, measureIds } = params.only;
      set({
        filter: NO_FILTER,
        only: { caption, problemIds: new Set(problemIds), measureIds: new Set(measureIds) },
      });
    }
  }, [round, params, enter, set]);
  return round === null ? <Loading /> : <Lists round={round} />;
}

function Lists({ round }: { round: Round }) {
  const ledger = useLedger(round.id);
  const { tree } = ledger;
  const list = useView((state) => state.list);
  const filter = useView((state) => state.filter);
  const only = useView((state) => state.only);
  const toggled = useView((state) => state.toggled);
  const active = useView((state) => state.active);
  const drawer = useView((state) => state.drawer);
  const set = useView((state) => state.set);
  const [preview, setPreview] = useState(false);
  const [said, setSaid] = useState('');
  const asOf = today();

  const context = useMemo<CellContext | null>(
    () => (tree === null ? null : { names: nameBook(tree), asOf }),
    [tree, asOf],
  );
  const names = useMemo(() => {
    const map = new Map<Id, string>();
    for (const unit of tree?.units ?? []) map.set(unit.id, `${unit.name} ${unit.shortName ?? ''}`);
    for (const official of tree?.officials ?? []) map.set(official.id, official.name);
    return map;
  }, [tree?.units, tree?.officials]);
  // Typing is never kept waiting for a long list.
  const settled = useDeferredValue(filter);
  const matcher = useMemo(() => matcherOf(settled, only, asOf, names), [settled, only, asOf, names]);
  const rows = useMemo(
    () => (tree === null || list === 'responsibilities' ? [] : rowsOf(tree, list, matcher, toggled[list])),
    [tree, list, matcher, toggled],
  );
  const activeRow = rows.find((row) => row.id === active.rowId) ?? null;
  const detail =
    activeRow !== null && (activeRow.kind === 'problem' || activeRow.kind === 'measure') ? activeRow : null;

  useCommand(
    'print',
    useCallback(() => setPreview(true), []),
  );

  const { undo } = ledger;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (!event.ctrlKey || event.key.toLowerCase() !== 'z' || typing || undo === null) return;
      event.preventDefault();
      void undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);

  const source = { of: 'list', roundId: round.id, list, asOf } as const;
  const exportAs = async (format: 'xlsx' | 'docx' | 'pdf') => {
    try {
      const saved = await save('savePaper', { source, format });
      setSaid(saved === null ? '' : exportedWords(saved.fileName));
    } catch {
      // The frame shows the error above the screen.
      setSaid('');
    }
  };

  const empty = tree?.aspects.every((aspect) => aspect.items.every((item) => item.problems.length === 0)) ?? false;
  return (
    <Page
      title={LEDGER.title}
      note={said === '' ? round.name : said}
      scroll={false}
      actions={
        <>
          <Dropdown
            trigger={['click']}
            disabled={tree === null || empty}
            menu={{
              items: [
                { key: 'xlsx', label: COMMON.excel },
                { key: 'docx', label: COMMON.word },
                { key: 'pdf', label: COMMON.pdf },
              ],
              onClick: ({ key }) => void exportAs(key as 'xlsx' | 'docx' | 'pdf'),
            }}
          >
            <Button>{LEDGER.export}</Button>
          </Dropdown>
          <Button disabled={tree === null || empty} onClick={() => setPreview(true)}>
            {COMMON.print}
          </Button>
          {list === 'responsibilities' ? null : (
            <Button aria-pressed={drawer} onClick={() => set({ drawer: !drawer })}>
              {LEDGER.detail}
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          <Tabs
            label={LEDGER.tabs}
            value={list}
            onChange={(next) => set({ list: next, selected: NOTHING_SELECTED })}
            options={LISTS.map((value) => ({ value, label: LIST_WORDS[value] }))}
          />
          {list === 'responsibilities' ? null : (
            <>
              <FilterBar units={tree?.units ?? []} />
              <span className="toolbar-end">
                <FoldButtons rows={rows} />
              </span>
            </>
          )}
        </>
      }
    >
      <div className="ledger">
        <ErrorNotice error={ledger.error} onRetry={() => void ledger.reload()} />
        {tree === null || context === null ? (
          ledger.error === null ? (
            <Loading />
          ) : null
        ) : empty ? (
          <EmptyState
            title={LEDGER.empty}
            text={LEDGER.emptyText}
            action={{ label: LEDGER.emptyAction, run: () => go('import') }}
          />
        ) : list === 'responsibilities' ? (
          <ResponsibilityTable
            tree={tree}
            asOf={asOf}
            onUnit={(unitId) => set({ list: 'problems', only: null, filter: { ...NO_FILTER, unitId } })}
            onAssign={() => set({ list: 'problems' })}
          />
        ) : (
          <div className="ledger-main">
            {rows.length === 0 ? (
              <EmptyState
                title={LEDGER.nothingFound}
                action={{ label: LEDGER.clearFilter, run: () => set({ filter: NO_FILTER, only: null }) }}
              />
            ) : (
              <LedgerGrid key={list} list={list} rows={rows} matcher={matcher} context={context} ledger={ledger} />
            )}
            {drawer ? <Drawer row={detail} context={context} ledger={ledger} /> : null}
          </div>
        )}
        {tree === null ? null : <BatchBar ledger={ledger} />}
      </div>
      {preview ? <PrintPreview title={LIST_WORDS[list]} source={source} onClose={() => setPreview(false)} /> : null}
    </Page>
  );
}

/** 全部展开 / 全部收起, of the problems in view. */
function FoldButtons({ rows }: { rows: readonly Row[] }) {
  const list = useView((state) => state.list);
  const toggled = useView((state) => state.toggled);
  const set = useView((state) => state.set);
  if (list === 'responsibilities') return null;
  const open = rows.some((row) => row.kind === 'problem' && row.expanded === true);
  const fold = () => {
    const opensAtFirst = OPENS_PROBLEMS[list];
    const next = new Set([...toggled[list]]);
    for (const row of rows) {
      if (row.kind !== 'problem') continue;
      // Wanted open = !open; an id is kept where that differs from the list's first state.
      if (!open === opensAtFirst) next.delete(row.id);
      else next.add(row.id);
    }
    set({ toggled: { ...toggled, [list]: next } });
  };
  return <Button onClick={fold}>{open ? LEDGER.collapseAll : LEDGER.expandAll}</Button>;
}
