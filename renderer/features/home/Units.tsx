// 各牵头单位 in order of what they have finished.
import { rankUnits } from '#domain/bulletin/ranking.ts';
import { rateWords } from '#domain/statistics/figures.ts';
import type { RoundFigures, UnitFigures } from '#domain/statistics/types.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { ClassBar } from './Overall.tsx';

export function Units({ figures, onOpen }: { figures: RoundFigures; onOpen: (figure: OpenFigure) => void }) {
  const link = (unit: UnitFigures, of: 'problems' | 'measures', name: string, ids: readonly string[]) => (
    <FigureLink figure={{ caption: figureCaption(of, name, unit.unitName), of, ids }} onOpen={onOpen} />
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
          {rankUnits(figures.units).map(({ rank, unit }) => (
            <tr key={unit.unitId ?? 'none'}>
              <td className="number">{rank ?? '—'}</td>
              <td>{unit.unitName}</td>
              <td className="number">{link(unit, 'problems', FIGURES.total, unit.problems.total.ids)}</td>
              <td className="number">{link(unit, 'measures', FIGURES.total, unit.measures.total.ids)}</td>
              <td className="home-unit-bar">
                <ClassBar figures={unit.measures} />
              </td>
              <td className="number">{link(unit, 'measures', FIGURES.overdue.slice(2), unit.measures.overdue.ids)}</td>
              <td className="number home-rate">{rateWords(unit.measures)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
