// The cells of a cross table with totals and differences; a cell opens its rows where they are those of one round.
import type { CrossTable, InputOf } from '#contract/operations.ts';
import { columnTotals, crossTotal, rowTotals } from '#domain/statistics/cross.ts';
import { AXIS_WORDS, type FigurePart } from '#domain/statistics/facts.ts';
import { COUNTED_WORDS, countWords, daysWords } from '#domain/statistics/lists.ts';
import { FIGURES } from '#renderer/text/figures.ts';
import { STATISTICS } from '#renderer/text/statistics.ts';
import type { FigureRound, OpenFigure } from '#renderer/ui/FigurePanel.tsx';

export interface CrossTableViewProps {
  asked: InputOf<'getCross'>;
  counted: CrossTable;
  onOpen: (figure: OpenFigure, round: FigureRound) => void;
}

export function CrossTableView({ asked, counted, onOpen }: CrossTableViewProps) {
  const { table, before, days, notes } = counted;
  const { of, rows, columns } = asked;
  const earlier = before?.table ?? null;
  const [lines, linesBefore] = [rowTotals(table), earlier === null ? null : rowTotals(earlier)];
  const [foot, footBefore] = [columnTotals(table), earlier === null ? null : columnTotals(earlier)];

  /** The round whose rows a cell holds; undefined where they are those of several. */
  const roundOf = (part: FigurePart): FigureRound | undefined => {
    const [only] = days;
    const day =
      part.round !== undefined
        ? days.find(({ roundId }) => roundId === part.round)
        : days.length === 1
          ? only
          : undefined;
    if (day === undefined) return undefined;
    const { roundId, asOf, reviewId } = day;
    return { roundId, asOf, ...(reviewId === null ? {} : { reviewId }) };
  };
  const cell = (part: FigurePart, name: string, count: number, then: number | null) => {
    const words = countWords(count, then);
    const round = roundOf(part);
    if (round === undefined || count === 0) return words;
    const caption = `${COUNTED_WORDS[of]} · ${name}`;
    return (
      <button
        type="button"
        className="figure-link"
        aria-label={`${caption}：${words}，${FIGURES.openRows}`}
        onClick={() => onOpen({ caption, figure: { of, part }, count }, round)}
      >
        {words}
      </button>
    );
  };
  return (
    <>
      <p className="statistics-note">
        {STATISTICS.counted(daysWords(days))}
        {before === null ? '' : `${STATISTICS.compare}：${daysWords(before.days)}。${STATISTICS.difference}`}
      </p>
      <div className="statistics-scroll">
        <table className="table statistics-table" aria-label={`${AXIS_WORDS[rows]}×${AXIS_WORDS[columns]}`}>
          <thead>
            <tr>
              <th scope="col">{AXIS_WORDS[rows]}</th>
              {table.columns.map(({ key, name }) => (
                <th key={key} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col" className="number">
                {STATISTICS.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, y) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {table.columns.map((column, x) => (
                  <td key={column.key} className="number">
                    {cell(
                      { [rows]: row.key, [columns]: column.key },
                      `${row.name} ${column.name}`,
                      table.counts[y]?.[x] ?? 0,
                      earlier === null ? null : (earlier.counts[y]?.[x] ?? 0),
                    )}
                  </td>
                ))}
                <td className="number">
                  {cell(
                    { [rows]: row.key },
                    row.name,
                    lines[y] ?? 0,
                    linesBefore === null ? null : (linesBefore[y] ?? 0),
                  )}
                </td>
              </tr>
            ))}
            <tr className="statistics-total">
              <th scope="row">{STATISTICS.total}</th>
              {table.columns.map((column, x) => (
                <td key={column.key} className="number">
                  {cell(
                    { [columns]: column.key },
                    column.name,
                    foot[x] ?? 0,
                    footBefore === null ? null : (footBefore[x] ?? 0),
                  )}
                </td>
              ))}
              <td className="number">
                {cell({}, STATISTICS.total, crossTotal(table), earlier === null ? null : crossTotal(earlier))}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className="statistics-note faint">
          {note}
        </p>
      ))}
      {days.length > 1 && rows !== 'round' && columns !== 'round' ? (
        <p className="statistics-note faint">{STATISTICS.several}</p>
      ) : null}
    </>
  );
}
