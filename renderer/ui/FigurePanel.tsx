// The rows behind a figure: which problems or measures were counted, with unit, deadline and state; asked for as they are
// seen, since there may be a hundred thousand.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { Only } from '#domain/ledger/view.ts';
import { lightOf } from '#domain/lights/lights.ts';
import type { AnyFigure, FigureRow } from '#domain/statistics/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useLightRules } from '#renderer/store/lights.ts';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { FIGURES } from '#renderer/text/figures.ts';
import { deadlineWords } from './DeadlineText.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { LightTag } from './LightTag.tsx';
import { Loading } from './Loading.tsx';
import { SidePanel } from './SidePanel.tsx';
import { StateTag } from './StateTag.tsx';

/** A figure that is to be opened: by its name, as a part of what is counted, or as the rows it was made of. */
export interface OpenFigure {
  caption: string;
  figure: AnyFigure | { of: 'problems' | 'measures'; ids: Id[] };
  /** The number that was clicked */
  count: number;
  /** Said under the caption, e.g. that the paper shows another number */
  note?: string;
}

/** Of which round and day: as it stands (today), or as a closed review froze it. */
export interface FigureRound {
  roundId: Id;
  asOf: PlainDate;
  reviewId?: Id;
}

export interface FigurePanelProps {
  figure: OpenFigure;
  round: FigureRound;
  onClose: () => void;
}

/** Rows asked for at once. */
const PAGE = 100;

/** Rows as far as they were asked for. */
function useFigureRows({ figure }: OpenFigure, { roundId, asOf, reviewId }: FigureRound) {
  const [rows, setRows] = useState<{ asOf: PlainDate; total: number; rows: FigureRow[]; asked: number } | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const key = JSON.stringify([roundId, asOf, reviewId, figure]);
  const [asked, setAsked] = useState({ key, upTo: PAGE });
  const upTo = asked.key === key ? asked.upTo : PAGE;
  useEffect(() => {
    let current = true;
    const [, , , named] = JSON.parse(key) as [Id, PlainDate, Id | undefined, OpenFigure['figure']];
    const day = reviewId === undefined ? { asOf } : { asOf, reviewId };
    call('readFigure', { roundId, ...day, figure: named, from: upTo - PAGE, count: PAGE })
      .then((page) => {
        if (!current) return;
        setRows((before) => ({
          asOf: page.asOf,
          total: page.total,
          rows: upTo === PAGE ? page.rows : [...(before?.rows ?? []), ...page.rows],
          asked: upTo,
        }));
        setError(null);
      })
      .catch((cause: unknown) => {
        if (current) setError(asBihuanError(cause));
      });
    return () => {
      current = false;
    };
  }, [key, upTo, roundId, asOf, reviewId]);
  return { rows, error, more: () => setAsked({ key, upTo: upTo + PAGE }) };
}

export function FigurePanel({ figure, round, onClose }: FigurePanelProps) {
  const { rows, error, more } = useFigureRows(figure, round);
  const lights = useLightRules();
  const { of } = figure.figure;
  const openLedger = () => {
    useRounds.getState().choose(round.roundId);
    const { asOf, reviewId } = round;
    const only: Only =
      'ids' in figure.figure
        ? {
            caption: figure.caption,
            problemIds: of === 'problems' ? figure.figure.ids : [],
            measureIds: of === 'measures' ? figure.figure.ids : [],
          }
        : {
            caption: figure.caption,
            figure: figure.figure,
            day: reviewId === undefined ? { asOf } : { asOf, reviewId },
          };
    go('ledger', { list: of === 'problems' ? 'problems' : 'tasks', only });
  };
  return (
    <SidePanel
      title={`${figure.caption} ${figure.count}${FIGURES.problemUnit}`}
      {...(figure.note === undefined ? {} : { note: figure.note })}
      onClose={onClose}
      actions={figure.count === 0 ? undefined : <Button onClick={openLedger}>{FIGURES.inLedger}</Button>}
    >
      <ErrorNotice error={error} />
      {rows === null ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          {rows.rows.length === 0 ? <p className="loading">{FIGURES.none}</p> : null}
          <ol className="figure-rows">
            {rows.rows.map((row) => (
              <li key={row.id}>
                <div className="figure-row-text">
                  {row.number}
                  {row.text}
                </div>
                <div className="figure-row-facts">
                  <span>{row.lead ?? FIGURES.noLead}</span>
                  <span>{deadlineWords(row.deadline)}</span>
                  <LightTag light={lightOf(row.state, row.deadline, rows.asOf, lights)} />
                  <StateTag state={row.state} />
                  {row.percent === null ? null : <span>{row.percent}%</span>}
                </div>
              </li>
            ))}
          </ol>
          {rows.asked < rows.total ? (
            <div className="figure-more">
              <Button onClick={more}>{FIGURES.more(rows.asked, rows.total)}</Button>
            </div>
          ) : null}
        </>
      )}
    </SidePanel>
  );
}

/** A number that opens its rows. */
export function FigureLink({ figure, onOpen }: { figure: OpenFigure; onOpen: (figure: OpenFigure) => void }) {
  return (
    <button
      type="button"
      className="figure-link"
      aria-label={`${figure.caption}：${figure.count}，${FIGURES.openRows}`}
      onClick={() => onOpen(figure)}
    >
      {figure.count}
    </button>
  );
}
