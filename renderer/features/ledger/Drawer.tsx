// 详情: everything of the problem at hand in full, part by part, beside the list.
import { Button } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import type { Problem } from '#domain/ledger/types.ts';
import type { BodyRow } from '#domain/ledger/view.ts';
import { bracketedArabic } from '#domain/numbering/words.ts';
import { call } from '#renderer/api/bihuan.ts';
import { COMMON } from '#renderer/text/common.ts';
import { DETAIL } from '#renderer/text/ledger.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { CellEditor } from './CellEditor.tsx';
import { CloseOutPart } from './CloseOutPart.tsx';
import { DetailBasics } from './DetailBasics.tsx';
import { DetailMeasures } from './DetailMeasures.tsx';
import { EvidencePart } from './EvidencePart.tsx';
import { HistoryPart } from './HistoryPart.tsx';
import { LettersPart } from './LettersPart.tsx';
import { OutcomesPart } from './OutcomesPart.tsx';
import { TimelinePart } from './TimelinePart.tsx';
import type { Desk } from './use-desk.ts';
import type { Editing } from './use-grid.ts';
import { useView } from './view-store.ts';
import './drawer.css';

type Part = keyof typeof DETAIL.parts;

export interface PartProps {
  problem: Problem;
  /** The row of the keys: the problem or one of its measures */
  row: BodyRow;
  desk: Desk;
  /** Opens the editor of a field beside what shows it */
  onEdit: (editing: Omit<Editing, 'typed'>) => void;
}

const PARTS: Record<Part, (props: PartProps) => React.ReactNode> = {
  basics: DetailBasics,
  measures: DetailMeasures,
  progress: TimelinePart,
  outcomes: OutcomesPart,
  closeOut: CloseOutPart,
  evidence: EvidencePart,
  letters: LettersPart,
  history: HistoryPart,
};

export function Drawer({ row, desk }: { row: BodyRow | null; desk: Desk }) {
  const set = useView((state) => state.set);
  const part = useView((state) => state.drawerPart);
  // Going through rows is never kept waiting for what stands here.
  const shown = useDeferredValue(row);
  const acts = useView((state) => state.acts);
  const id = shown?.problem.id ?? null;
  const loaded = useAsync(async () => (id === null ? null : call('getProblem', { id })), `${id} ${acts}`);
  const [editing, setEditing] = useState<Omit<Editing, 'typed'> | null>(null);
  const panel = useRef<HTMLElement>(null);
  const problem = loaded.value;
  const fits = shown !== null && problem !== null && problem.id === id;
  const Part = PARTS[part];
  // Reached by Tab, since a long record without anything to press has to be scrolled with the keys.
  const body = { role: 'tabpanel', 'aria-label': DETAIL.parts[part], tabIndex: 0 };
  return (
    <aside className="drawer" ref={panel} aria-label={DETAIL.title}>
      <header className="drawer-head">
        <h2>{shown === null ? DETAIL.title : `${DETAIL.title} ${bracketedArabic(shown.problem.number)}`}</h2>
        <Button type="text" aria-label={`${COMMON.close}${DETAIL.title}`} onClick={() => set({ drawer: false })}>
          ✕
        </Button>
      </header>
      <div className="drawer-tabs">
        <Tabs
          label={DETAIL.tabs}
          value={part}
          onChange={(next) => set({ drawerPart: next })}
          options={(Object.keys(DETAIL.parts) as Part[]).map((value) => ({ value, label: DETAIL.parts[value] }))}
        />
      </div>
      <div className="drawer-body" {...body}>
        <ErrorNotice error={loaded.error} onRetry={() => void loaded.reload()} />
        {shown === null ? (
          <p className="faint">{DETAIL.none}</p>
        ) : fits ? (
          <Part key={part} problem={problem} row={shown} desk={desk} onEdit={setEditing} />
        ) : null}
      </div>
      {editing === null ? null : (
        <CellEditor
          key={`${editing.row.id}-${editing.field}`}
          {...editing}
          directory={desk.directory}
          onEdit={(edit) => desk.edit([edit])}
          onDone={() => {
            const label = `[data-edits="${editing.row.id} ${editing.field}"]`;
            setEditing(null);
            panel.current?.querySelector<HTMLElement>(label)?.focus();
          }}
        />
      )}
    </aside>
  );
}

/** A problem from getProblem as the row that editors work on. */
export function problemRow(problem: Problem): BodyRow {
  const { measures, ...own } = problem;
  return {
    kind: 'problem',
    id: problem.id,
    level: 1,
    expanded: null,
    parentId: null,
    aspectId: '',
    itemId: problem.itemId,
    problem: own,
    measureCount: measures.length,
  };
}

/** One of its measures as the row that editors work on. */
export function measureRow(problem: Problem, measure: Problem['measures'][number]): BodyRow {
  const { measures: _, ...own } = problem;
  return {
    kind: 'measure',
    id: measure.id,
    level: 2,
    expanded: null,
    parentId: problem.id,
    measure,
    problem: own,
    ordinal: measure.position,
  };
}
