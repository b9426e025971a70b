// 逾期措施, the longest overdue first.
import { daysBetween } from '#domain/calendar/dates.ts';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import type { RoundFigures } from '#domain/statistics/types.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';

export interface OverdueProps {
  tree: LedgerTree;
  figures: RoundFigures;
  onOpen: (figure: OpenFigure) => void;
}

interface Late {
  id: string;
  number: string;
  lead: string;
  unit: string;
  date: string;
  days: number;
}

function lateOnes(tree: LedgerTree, figures: RoundFigures): Late[] {
  const overdue = new Set(figures.measures.overdue.ids);
  const names = new Map(tree.units.map((unit) => [unit.id, unit.shortName ?? unit.name]));
  const problems = tree.aspects.flatMap((aspect) => aspect.items.flatMap((item) => item.problems));
  return problems
    .flatMap((problem) =>
      problem.measures
        .filter((measure) => overdue.has(measure.id))
        .map((measure): Late => {
          const date = effectiveDeadline(measure.deadline, problem.deadline).date ?? figures.asOf;
          const lead = responsibilitiesOf(measure, problem).lead[0];
          return {
            id: measure.id,
            number: `（${problem.number}）${measureLabel(measure.position)}`,
            lead: measure.lead,
            unit: lead === undefined ? FIGURES.noLead : (names.get(lead) ?? FIGURES.noLead),
            date,
            days: daysBetween(date, figures.asOf),
          };
        }),
    )
    .sort((a, b) => b.days - a.days);
}

export function Overdue({ tree, figures, onOpen }: OverdueProps) {
  const late = lateOnes(tree, figures);
  const caption = figureCaption('measures', FIGURES.overdue.slice(2));
  return (
    <Section
      title={HOME.overdue}
      note={<FigureLink figure={{ caption, of: 'measures', ids: late.map(({ id }) => id) }} onOpen={onOpen} />}
    >
      {late.length === 0 ? <p className="home-line">{HOME.overdueNone}</p> : null}
      <ol className="home-overdue">
        {late.map((one) => (
          <li key={one.id} className="home-line">
            <button
              type="button"
              className="home-late"
              onClick={() => onOpen({ caption: `${one.number} ${one.unit}`, of: 'measures', ids: [one.id] })}
            >
              <span className="home-late-text">
                {one.number}
                {one.lead}
              </span>
              <span className="home-late-unit">{one.unit}</span>
              <span className="light-tag light-red">
                <span className="tag-shape" aria-hidden="true">
                  ★
                </span>
                {HOME.daysLate(one.days)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Section>
  );
}
