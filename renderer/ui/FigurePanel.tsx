// The rows behind a figure: which problems or measures were counted, with unit, deadline and state.
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { Deadline, Id, LedgerTree, PlainDate, State } from '#domain/ledger/types.ts';
import { lightOf } from '#domain/lights/lights.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { go } from '#renderer/store/navigation.ts';
import { FIGURES } from '#renderer/text/figures.ts';
import { deadlineWords } from './DeadlineText.tsx';
import { LightTag } from './LightTag.tsx';
import { SidePanel } from './SidePanel.tsx';
import { StateTag } from './StateTag.tsx';

/** A figure that is to be opened. */
export interface OpenFigure {
  caption: string;
  of: 'problems' | 'measures';
  ids: readonly Id[];
  /** Said under the caption, e.g. that the paper shows another number */
  note?: string;
}

export interface FigurePanelProps {
  figure: OpenFigure;
  tree: LedgerTree;
  /** Day of the lights */
  asOf: PlainDate;
  onClose: () => void;
}

interface Row {
  id: Id;
  number: string;
  text: string;
  lead: string;
  deadline: Deadline;
  state: State;
  percent: number | null;
}

function rowsOf(tree: LedgerTree): Record<'problems' | 'measures', Map<Id, Row>> {
  const names = new Map(tree.units.map((unit) => [unit.id, unit.shortName ?? unit.name]));
  const lead = (ids: readonly Id[]): string =>
    ids[0] === undefined ? FIGURES.noLead : (names.get(ids[0]) ?? FIGURES.noLead);
  const rows = { problems: new Map<Id, Row>(), measures: new Map<Id, Row>() };
  for (const problem of tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems))) {
    rows.problems.set(problem.id, {
      id: problem.id,
      number: `（${problem.number}）`,
      text: problem.title,
      lead: lead(problem.responsibilities.lead),
      deadline: problem.deadline,
      state: problem.state,
      percent: null,
    });
    for (const measure of problem.measures) {
      rows.measures.set(measure.id, {
        id: measure.id,
        number: `（${problem.number}）${measureLabel(measure.position)}`,
        text: `${measure.lead}${measure.text}`,
        lead: lead(responsibilitiesOf(measure, problem).lead),
        deadline: effectiveDeadline(measure.deadline, problem.deadline),
        state: measure.state,
        percent: measure.percent,
      });
    }
  }
  return rows;
}

export function FigurePanel({ figure, tree, asOf, onClose }: FigurePanelProps) {
  const all = useMemo(() => rowsOf(tree), [tree]);
  const rows = figure.ids.flatMap((id) => all[figure.of].get(id) ?? []);
  const ids = [...figure.ids];
  const openLedger = () =>
    go('ledger', {
      list: figure.of === 'problems' ? 'problems' : 'tasks',
      only: {
        caption: figure.caption,
        problemIds: figure.of === 'problems' ? ids : [],
        measureIds: figure.of === 'measures' ? ids : [],
      },
    });
  const notes: ReactNode = figure.note;
  return (
    <SidePanel
      title={`${figure.caption} ${figure.ids.length}${FIGURES.problemUnit}`}
      {...(notes === undefined ? {} : { note: notes })}
      onClose={onClose}
      actions={rows.length === 0 ? undefined : <Button onClick={openLedger}>{FIGURES.inLedger}</Button>}
    >
      {rows.length === 0 ? <p className="loading">{FIGURES.none}</p> : null}
      <ol className="figure-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="figure-row-text">
              {row.number}
              {row.text}
            </div>
            <div className="figure-row-facts">
              <span>{row.lead}</span>
              <span>{deadlineWords(row.deadline)}</span>
              <LightTag light={lightOf(row.state, row.deadline, asOf)} />
              <StateTag state={row.state} />
              {row.percent === null ? null : <span>{row.percent}%</span>}
            </div>
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}

/** A number that opens its rows. */
export function FigureLink({
  figure,
  onOpen,
  label,
}: {
  figure: OpenFigure;
  onOpen: (figure: OpenFigure) => void;
  label?: string;
}) {
  return (
    <button
      type="button"
      className="figure-link"
      aria-label={`${label ?? figure.caption}：${figure.ids.length}，${FIGURES.openRows}`}
      onClick={() => onOpen(figure)}
    >
      {figure.ids.length}
    </button>
  );
}
