// 总体进展: problems and measures by class with 完成率, each number open to its rows, and one bar a line.
import type { ReactNode } from 'react';
import { REPORT_CLASSES } from '#domain/states/states.ts';
import { rateWords } from '#domain/statistics/figures.ts';
import type { ClassCounts, FigureName, RoundCounts } from '#domain/statistics/types.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';

/** The classes as one bar; the same numbers stand beside it in words. */
export function ClassBar({ counts }: { counts: ClassCounts }) {
  const { total } = counts;
  if (total === 0) return <div className="home-bar" aria-hidden="true" />;
  return (
    <div className="home-bar" aria-hidden="true">
      {REPORT_CLASSES.map((name) => {
        const share = (counts.classes[name] / total) * 100;
        if (share === 0) return null;
        return (
          <span
            key={name}
            className={`home-class home-class-${name}`}
            style={{ width: `${share}%` }}
            title={`${name} ${counts.classes[name]}`}
          />
        );
      })}
    </div>
  );
}

function ClassRow({
  of,
  counts,
  onOpen,
}: {
  of: 'problems' | 'measures';
  counts: ClassCounts;
  onOpen: (figure: OpenFigure) => void;
}) {
  const link = (name: FigureName['name'], count: number, words: string) => (
    <FigureLink figure={{ caption: figureCaption(of, words), figure: { of, name }, count }} onOpen={onOpen} />
  );
  return (
    <>
      <tr>
        <th scope="row">{FIGURES[of]}</th>
        <td className="number">{link('total', counts.total, FIGURES.total)}</td>
        {REPORT_CLASSES.map((name) => (
          <td key={name} className="number">
            {link(name, counts.classes[name], name)}
          </td>
        ))}
        <td className="number">{link('overdue', counts.overdue, FIGURES.overdue.slice(2))}</td>
        <td className="number home-rate">{rateWords(counts)}</td>
      </tr>
      <tr className="home-bar-row">
        <td colSpan={REPORT_CLASSES.length + 4}>
          <ClassBar counts={counts} />
        </td>
      </tr>
    </>
  );
}

export interface OverallProps {
  counts: RoundCounts;
  /** The same numbers drawn */
  rings: ReactNode;
  onOpen: (figure: OpenFigure) => void;
}

export function Overall({ counts, rings, onOpen }: OverallProps) {
  return (
    <Section title={HOME.overall} note={HOME.classNote}>
      {rings}
      <table className="table home-overall">
        <thead>
          <tr>
            <th scope="col">{HOME.kind}</th>
            <th scope="col" className="number">
              {FIGURES.total}
            </th>
            {REPORT_CLASSES.map((name) => (
              <th key={name} scope="col" className="number">
                <span className={`home-key home-class-${name}`} aria-hidden="true" />
                {name}
              </th>
            ))}
            <th scope="col" className="number">
              {FIGURES.overdue}
            </th>
            <th scope="col" className="number">
              {FIGURES.rate}
            </th>
          </tr>
        </thead>
        <tbody>
          <ClassRow of="problems" counts={counts.problems} onOpen={onOpen} />
          <ClassRow of="measures" counts={counts.measures} onOpen={onOpen} />
        </tbody>
      </table>
    </Section>
  );
}
