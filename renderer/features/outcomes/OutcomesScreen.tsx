// 整改成效: the sums of a round by unit, aspect, problem or month; every number opens its entries.
import { Button } from 'antd';
import { useState } from 'react';
import type { NamedOutcomePart } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { OUTCOME_COLUMNS, sumWords } from '#domain/outcomes/list.ts';
import { OUTCOME_PART_WORDS, OUTCOME_PARTS, type OutcomePartKind } from '#domain/outcomes/types.ts';
import { isEmpty } from '#domain/outcomes/words.ts';
import type { OutcomeFigures } from '#domain/statistics/outcomes.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { go } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { OUTCOMES } from '#renderer/text/outcomes.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { EntriesPanel } from './EntriesPanel.tsx';
import './outcomes.css';

type Opened = { caption: string; ids: Id[] };

export default function OutcomesScreen() {
  const roundId = useCurrentRound()?.id ?? '';
  const [by, setBy] = useState<OutcomePartKind>('unit');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [printing, setPrinting] = useState(false);
  const asked = { roundId, by, from, to };
  const figures = useAsync(async () => ({ by, ...(await call('getOutcomeFigures', asked)) }), JSON.stringify(asked));
  const value = figures.value?.by === by ? figures.value : null;
  const empty = value !== null && isEmpty(value.total);
  const nothingYet = empty && value.total.undated.length === 0 && value.total.elsewhere.length === 0;
  return (
    <Page
      title={OUTCOMES.title}
      scroll={false}
      toolbar={
        <>
          <Tabs
            label={OUTCOMES.by}
            value={by}
            onChange={setBy}
            options={OUTCOME_PARTS.map((part) => ({ value: part, label: OUTCOMES.byWords[part] }))}
          />
          <span className="outcomes-period">
            {OUTCOMES.from}
            <DateField label={OUTCOMES.from} value={from} onChange={setFrom} />
            {OUTCOMES.to}
            <DateField label={OUTCOMES.to} value={to} onChange={setTo} />
          </span>
        </>
      }
      actions={
        <Button disabled={value === null || empty} onClick={() => setPrinting(true)}>
          {OUTCOMES.print}
        </Button>
      }
    >
      <ErrorNotice error={figures.error} onRetry={() => void figures.reload()} />
      {value === null ? (
        figures.error === null ? (
          <Loading />
        ) : null
      ) : nothingYet && from === null && to === null ? (
        <EmptyState
          title={OUTCOMES.none}
          text={OUTCOMES.noneText}
          action={{ label: OUTCOMES.toLedger, run: () => go('ledger', { list: 'tasks' }) }}
        />
      ) : (
        <div className="with-panel">
          <div className="with-panel-main outcomes-main">
            {empty ? (
              <p>{OUTCOMES.nothing}</p>
            ) : (
              <Sums by={by} total={value.total} parts={value.parts} onOpen={setOpened} />
            )}
            <p className="faint outcomes-notes">{notesOf(value.total, empty)}</p>
          </div>
          {opened === null ? null : <EntriesPanel roundId={roundId} {...opened} onClose={() => setOpened(null)} />}
        </div>
      )}
      {printing ? (
        <PaperPreview title={OUTCOMES.title} source={{ of: 'outcomes', ...asked }} onClose={() => setPrinting(false)} />
      ) : null}
    </Page>
  );
}

function notesOf({ undated, elsewhere }: OutcomeFigures, empty: boolean): string {
  return [
    empty ? '' : OUTCOMES.zeros,
    undated.length > 0 ? OUTCOMES.undated(undated.length) : '',
    elsewhere.length > 0 ? OUTCOMES.elsewhere(elsewhere.length) : '',
  ].join('');
}

interface SumsProps {
  by: OutcomePartKind;
  total: OutcomeFigures;
  parts: readonly NamedOutcomePart[];
  onOpen: (opened: Opened) => void;
}

/** Kinds that nothing was entered of are left out; a note says so. */
function Sums({ by, total, parts, onOpen }: SumsProps) {
  const columns = OUTCOME_COLUMNS.filter(({ tally }) => tally(total).ids.length > 0);
  const rows = [
    ...parts.filter(({ figures }) => !isEmpty(figures)).map((part) => ({ ...part, last: false })),
    { key: 'total', name: OUTCOMES.total, figures: total, last: true },
  ];
  return (
    <table className="table outcomes-table">
      <thead>
        <tr>
          <th>{OUTCOME_PART_WORDS[by]}</th>
          {columns.map(({ key, title }) => (
            <th key={key} className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figures, last }) => (
          <tr key={`${key}`} className={last ? 'outcomes-total' : undefined}>
            <th scope="row">{name}</th>
            {columns.map((column) => {
              const { ids } = column.tally(figures);
              const words = sumWords(column, figures);
              return (
                <td key={column.key} className="number">
                  {ids.length === 0 ? (
                    words
                  ) : (
                    <button
                      type="button"
                      className="figure-link"
                      aria-label={`${name} ${column.title}：${words}，${OUTCOMES.openRows}`}
                      onClick={() => onOpen({ caption: `${name} ${column.title}`, ids })}
                    >
                      {words}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
