// 各牵头单位 in order of what they have finished.
import { rankUnits } from '#domain/bulletin/ranking.ts';
import { rateWords } from '#domain/statistics/figures.ts';
import type { FigureName, RoundCounts, UnitCounts } from '#domain/statistics/types.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { ClassBar } from './Overall.tsx';

export function Units({ counts, onOpen }: { counts: RoundCounts; onOpen: (figure: OpenFigure) => void }) {
  const link = (unit: UnitCounts, of: FigureName['of'], name: 'total' | 'overdue', words: string) => (
    <FigureLink
      figure={{
        caption: figureCaption(of, words, unit.unitName),
        figure: { of, name, unitId: unit.unitId },
        count: unit[of][name],
      }}
      onOpen={onOpen}
    />
  );
  return (
    <Section title={HOME.units} note={HOME.unitsNote}>
      <table className="table home-units">
        <thead>
          <tr>
            <th scope="col" className="number">
              {HOME.rank}
            </th>
            <th scope="col">{HOME.unit}</th>
            <th scope="col" className="number">
              {HOME.problems}
            </th>
            <th scope="col" className="number">
              {HOME.measures}
            </th>
            <th scope="col">{HOME.progress}</th>
            <th scope="col" className="number">
              {FIGURES.overdue.slice(2)}
            </th>
            <th scope="col" className="number">
              {FIGURES.rate}
            </th>
          </tr>
        </thead>
        <tbody>
          {rankUnits(counts.units).map(({ rank, unit }) => (
            <tr key={unit.unitId ?? 'none'}>
              <td className="number">{rank ?? '—'}</td>
              <td>{unit.unitName}</td>
              <td className="number">{link(unit, 'problems', 'total', FIGURES.total)}</td>
              <td className="number">{link(unit, 'measures', 'total', FIGURES.total)}</td>
              <td className="home-unit-bar">
                <ClassBar counts={unit.measures} />
              </td>
              <td className="number">{link(unit, 'measures', 'overdue', FIGURES.overdue.slice(2))}</td>
              <td className="number home-rate">{rateWords(unit.measures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
