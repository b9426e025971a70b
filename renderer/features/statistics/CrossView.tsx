// A cross table: what is counted by which two axes, on which days, over which rounds; each cell opens its rows.
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '#contract/operations.ts';
import type { Id, Round } from '#domain/ledger/types.ts';
import { AXES, AXIS_WORDS, type Axis } from '#domain/statistics/facts.ts';
import { COUNTED_WORDS } from '#domain/statistics/lists.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { go } from '#renderer/store/navigation.ts';
import { STATISTICS } from '#renderer/text/statistics.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FigurePanel, type FigureRound, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { CrossTableView } from './CrossTableView.tsx';

type Asked = InputOf<'getCross'>;

const PRESETS: readonly (readonly [Axis, Axis])[] = [
  ['unit', 'class'],
  ['kind', 'state'],
  ['aspect', 'state'],
  ['unit', 'light'],
  ['round', 'class'],
];

export function CrossView({ roundId, rounds }: { roundId: Id; rounds: readonly Round[] }) {
  const [asked, setAsked] = useState<Asked>({
    roundIds: [roundId],
    of: 'measures',
    rows: 'unit',
    columns: 'class',
    at: null,
    compare: null,
  });
  const [open, setOpen] = useState<{ figure: OpenFigure; round: FigureRound } | null>(null);
  const [printing, setPrinting] = useState(false);
  const change = (part: Partial<Asked>) => {
    setOpen(null);
    setAsked({ ...asked, ...part });
  };
  const preset = (rows: Axis, columns: Axis) =>
    change({ rows, columns, roundIds: rows === 'round' ? rounds.map(({ id }) => id) : asked.roundIds });
  const usable = asked.rows !== asked.columns && asked.roundIds.length > 0;
  const key = JSON.stringify(asked);
  const loaded = useAsync(async () => (usable ? { key, asked, ...(await call('getCross', asked)) } : null), key);
  const value = loaded.value?.key === key ? loaded.value : null;
  const axisOptions = AXES.map((axis) => ({ value: axis, label: AXIS_WORDS[axis] }));
  return (
    <div className="with-panel">
      <div className="with-panel-main statistics-main">
        <nav className="statistics-bar" aria-label={STATISTICS.presets}>
          {PRESETS.map(([rows, columns]) => (
            <Button
              key={`${rows} ${columns}`}
              type={asked.rows === rows && asked.columns === columns ? 'primary' : 'default'}
              onClick={() => preset(rows, columns)}
            >
              {`${AXIS_WORDS[rows]}×${AXIS_WORDS[columns]}`}
            </Button>
          ))}
          <Button onClick={() => go('outcomes')}>{STATISTICS.outcomes}</Button>
          <span className="statistics-space" />
          <Button disabled={value === null} onClick={() => setPrinting(true)}>
            {STATISTICS.print}
          </Button>
        </nav>
        <div className="statistics-bar">
          <Select
            aria-label={STATISTICS.of}
            value={asked.of}
            onChange={(of) => change({ of })}
            options={(['measures', 'problems'] as const).map((of) => ({ value: of, label: COUNTED_WORDS[of] }))}
          />
          <span>{STATISTICS.rows}</span>
          <Select
            className="statistics-axis"
            aria-label={STATISTICS.rows}
            value={asked.rows}
            onChange={(rows) => change({ rows })}
            options={axisOptions}
          />
          <span>{STATISTICS.columns}</span>
          <Select
            className="statistics-axis"
            aria-label={STATISTICS.columns}
            value={asked.columns}
            onChange={(columns) => change({ columns })}
            options={axisOptions}
          />
          <span>{STATISTICS.rounds}</span>
          <Select
            className="statistics-rounds"
            aria-label={STATISTICS.rounds}
            mode="multiple"
            maxTagCount="responsive"
            value={asked.roundIds}
            onChange={(roundIds) => change({ roundIds })}
            options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <div className="statistics-bar">
          <span>{STATISTICS.at}</span>
          <DateField label={STATISTICS.at} value={asked.at} onChange={(at) => change({ at })} />
          <span className="faint">{STATISTICS.atHint}</span>
          <span>{STATISTICS.compare}</span>
          <DateField label={STATISTICS.compare} value={asked.compare} onChange={(compare) => change({ compare })} />
          <span className="faint">{STATISTICS.compareHint}</span>
        </div>
        <ErrorNotice error={loaded.error} onRetry={() => void loaded.reload()} />
        {asked.rows === asked.columns ? <p className="statistics-note">{STATISTICS.same}</p> : null}
        {value === null ? (
          loaded.error === null && usable ? (
            <Loading />
          ) : null
        ) : (
          <CrossTableView asked={value.asked} counted={value} onOpen={(figure, round) => setOpen({ figure, round })} />
        )}
      </div>
      {open === null ? null : <FigurePanel figure={open.figure} round={open.round} onClose={() => setOpen(null)} />}
      {printing ? (
        <PaperPreview title={STATISTICS.title} source={{ of: 'cross', asked }} onClose={() => setPrinting(false)} />
      ) : null}
    </div>
  );
}
