// One of the lists that are trees: toolbar, grid, drawer, what can be done with the selection.
import { Button, Input } from 'antd';
import { memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { PlainDate, Round } from '#domain/ledger/types.ts';
import { OPENS_PROBLEMS, type TreeList } from '#domain/ledger/view.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { COLUMN_MENU, LEDGER, ROWS } from '#renderer/text/ledger.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { BatchBar } from './BatchBar.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { isBody } from './columns.ts';
import { Drawer } from './Drawer.tsx';
import { FilterChips } from './FilterChips.tsx';
import { LedgerGrid } from './LedgerGrid.tsx';
import { PaperActions } from './PaperActions.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { MenuButton, PopupMenu } from './PopupMenu.tsx';
import { RowDialogs } from './RowDialogs.tsx';
import { rowMenu } from './row-menu.ts';
import { UndoMenu } from './UndoMenu.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useColumns } from './use-columns.ts';
import { type Desk, useDesk } from './use-desk.ts';
import { useGrid } from './use-grid.ts';
import { useLayouts } from './use-layouts.ts';
import { useRowActs } from './use-row-acts.ts';
import { ViewsMenu } from './ViewsMenu.tsx';
import { clearFilters, useView } from './view-store.ts';

export interface TreeListViewProps {
  round: Round;
  list: TreeList;
  asOf: PlainDate;
  tabs: ReactNode;
}

// What scrolling and the keys do not change is not drawn again by them.
const Papers = memo(PaperActions);
const Chips = memo(FilterChips);
const Views = memo(ViewsMenu);

export function TreeListView({ round, list, asOf, tabs }: TreeListViewProps) {
  const desk = useDesk(round, list, asOf);
  const layouts = useLayouts();
  const columns = useColumns(list, layouts);
  const scroll = useRef<(index: number) => void>(() => undefined);
  const scrollTo = useCallback((index: number) => scroll.current(index), []);
  const grid = useGrid(desk, columns.visible, scrollTo);
  const acts = useRowActs(desk);
  const clipboard = useClipboard(desk, grid, columns.visible);
  const drawer = useView((state) => state.drawer);
  const said = useView((state) => state.said);
  const set = useView((state) => state.set);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [choosingColumns, setChoosingColumns] = useState(false);
  const { state } = desk;
  const error = useMemo(() => (state.error === null ? null : asBihuanError(state.error)), [state.error]);

  const ready = state.ready && desk.directory.ready && layouts.ready;
  const empty = ready && state.all.problems === 0 && state.total === 0;
  /** Takes the sorting away and stays at the row that was to be moved. */
  const unsort = () => {
    const rowId = grid.row?.id ?? null;
    set({ said: '', follow: rowId === null ? null : { id: rowId, since: state.reading, anywhere: false } });
    useView.getState().setLook(list, { sort: null });
  };
  const entries = () =>
    rowMenu({
      desk,
      grid,
      acts,
      copy: () => void clipboard.copy(),
      fillDown: () => void clipboard.fillDown(),
    });
  return (
    <Page
      title={LEDGER.title}
      note={
        <>
          <output aria-live="polite">{said === '' ? `${round.name}　${ready ? countWords(desk) : ''}` : said}</output>
          {said === ROWS.sortedNoMove ? (
            <button type="button" className="link" onClick={unsort}>
              {ROWS.unsortAndShow}
            </button>
          ) : null}
        </>
      }
      scroll={false}
      actions={
        <>
          <UndoMenu turnBack={desk.turnBack} />
          <Button onClick={() => acts.open({ kind: 'bin' })}>{ROWS.bin}</Button>
          <Papers roundId={round.id} list={list} asOf={asOf} disabled={!ready || empty} />
          <Button aria-pressed={drawer} onClick={() => set({ drawer: !drawer })}>
            {LEDGER.detail}
          </Button>
        </>
      }
      toolbar={
        <>
          {tabs}
          <SearchField />
          <span className="toolbar-end">
            <Views list={list} columns={columns} />
            <Button onClick={() => setChoosingColumns(true)}>{COLUMN_MENU.columns}</Button>
            <FoldButton list={list} />
            <MenuButton label={ROWS.menu} disabled={!ready} entries={entries}>
              {ROWS.button} ▾
            </MenuButton>
          </span>
        </>
      }
    >
      <div className="ledger">
        <Chips list={list} />
        <ErrorNotice error={error} onRetry={() => void desk.source.reload(null)} />
        {!ready ? (
          error === null ? (
            <Loading />
          ) : null
        ) : empty ? (
          <EmptyState
            title={LEDGER.empty}
            text={LEDGER.emptyText}
            action={{ label: LEDGER.emptyAction, run: () => go('import') }}
          >
            <Button onClick={() => void acts.insert(undefined, 'below')}>{LEDGER.emptyAdd}</Button>
          </EmptyState>
        ) : (
          <div className="ledger-main">
            <div className="ledger-list">
              <LedgerGrid
                key={list}
                desk={desk}
                columns={columns}
                grid={grid}
                acts={acts}
                clipboard={clipboard}
                scroll={scroll}
                onRowMenu={setMenuAt}
              />
              {state.total === 0 ? (
                <div className="ledger-nothing">
                  <EmptyState
                    title={LEDGER.nothingFound}
                    action={{ label: LEDGER.clearFilter, run: () => clearFilters(list) }}
                  />
                </div>
              ) : null}
            </div>
            {drawer ? <Drawer row={isBody(grid.row) ? grid.row : null} desk={desk} /> : null}
          </div>
        )}
        <BatchBar desk={desk} acts={acts} />
      </div>
      {columns.menu === null ? null : <ColumnMenu desk={desk} columns={columns} {...columns.menu} />}
      {choosingColumns ? <ColumnsDialog columns={columns} onClose={() => setChoosingColumns(false)} /> : null}
      {menuAt === null ? null : (
        <PopupMenu label={ROWS.menu} at={menuAt} entries={entries()} onClose={() => setMenuAt(null)} />
      )}
      <RowDialogs desk={desk} acts={acts} />
      {clipboard.waiting === null ? null : <PasteDialog paste={clipboard.waiting} desk={desk} clipboard={clipboard} />}
    </Page>
  );
}

function countWords({ state: { shown, all } }: Desk): string {
  const whole = shown.problems === all.problems && shown.measures === all.measures;
  return (whole ? LEDGER.count : LEDGER.countOf)
    .replace('{problems}', String(shown.problems))
    .replace('{measures}', String(shown.measures))
    .replace('{allProblems}', String(all.problems))
    .replace('{allMeasures}', String(all.measures));
}

const SearchField = memo(function SearchField() {
  const text = useView((state) => state.text);
  const set = useView((state) => state.set);
  return (
    <Input
      aria-label={LEDGER.textFilter}
      className="filter-text"
      placeholder={LEDGER.textFilter}
      maxLength={200}
      allowClear
      value={text}
      onChange={(event) => set({ text: event.target.value })}
    />
  );
});

/** 全部展开 / 全部收起: every problem with its measures, however many there are. */
function FoldButton({ list }: { list: TreeList }) {
  const { problemsOpen, toggled } = useView((state) => state.looks[list]);
  const opens = problemsOpen ?? OPENS_PROBLEMS[list];
  // Once single rows were folded, the button first brings all to one state.
  const open = opens && toggled.size === 0;
  return (
    <Button onClick={() => useView.getState().setLook(list, { problemsOpen: !open, toggled: new Set() })}>
      {open ? LEDGER.collapseAll : LEDGER.expandAll}
    </Button>
  );
}
