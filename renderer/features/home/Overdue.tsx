// 逾期措施, the longest overdue first; what is not listed is behind the number.
import { daysBetween } from '#domain/calendar/dates.ts';
import type { FigureRow, RoundCounts } from '#domain/statistics/types.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';

export interface OverdueProps {
  /** The most pressing ones */
  late: readonly FigureRow[];
  counts: RoundCounts;
  onOpen: (figure: OpenFigure) => void;
}

export function Overdue({ late, counts, onOpen }: OverdueProps) {
  const count = counts.measures.overdue;
  const all: OpenFigure = {
    caption: figureCaption('measures', FIGURES.overdue.slice(2)),
    figure: { of: 'measures', name: 'overdue' },
    count,
  };
  return (
    <Section title={HOME.overdue} note={<FigureLink figure={all} onOpen={onOpen} />}>
      {count === 0 ? <p className="home-line">{HOME.overdueNone}</p> : null}
      <ol className="home-overdue">
        {late.map((one) => {
          const unit = one.lead ?? FIGURES.noLead;
          const caption = `${one.number} ${unit}`;
          return (
            <li key={one.id} className="home-line">
              <button
                type="button"
                className="home-late"
                onClick={() => onOpen({ caption, figure: { of: 'measures', ids: [one.id] }, count: 1 })}
              >
                <span className="home-late-text">
                  {one.number}
                  {one.text}
                </span>
                <span className="home-late-unit">{unit}</span>
                <span className="light-tag light-red">
                  <span className="tag-shape" aria-hidden="true">
                    ★
                  </span>
                  {HOME.daysLate(daysBetween(one.deadline.date ?? counts.asOf, counts.asOf))}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {late.length < count ? (
        <p className="home-line">
          <span className="faint">{HOME.lateListed(late.length)}</span>
        </p>
      ) : null}
    </Section>
  );
}
