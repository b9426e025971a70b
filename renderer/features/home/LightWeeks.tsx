// 亮灯 week by week: each closed review as it was, and the day itself.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { monthDayWords } from '#domain/calendar/dates.ts';
import type { Id } from '#domain/ledger/types.ts';
import { LIGHT_COLOUR_WORDS, LIGHT_SHAPES } from '#domain/lights/lights.ts';
import { LIGHT_KEYS, type LightCounts, type LightKey } from '#domain/statistics/facts.ts';
import type { Overview } from '#domain/statistics/overview.ts';
import { figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { Chart, ChartData, token } from '#renderer/ui/chart/Chart.tsx';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';

export type OpenOfWeek = (figure: OpenFigure, reviewId?: Id) => void;

interface Column {
  name: string;
  /** undefined: as it stands */
  reviewId: Id | undefined;
  lights: LightCounts;
}

const lightName = (key: LightKey): string =>
  key === 'none' ? HOME.noLight : `${LIGHT_SHAPES[key]}${LIGHT_COLOUR_WORDS[key]}`;

function columnsOf({ weeks, lights }: Overview): Column[] {
  return [
    ...weeks.flatMap(({ ordinal, date, reviewId, lights: then }) =>
      then === null ? [] : [{ name: `${HOME.nth(ordinal)}\n${monthDayWords(date)}`, reviewId, lights: then }],
    ),
    { name: HOME.today, reviewId: undefined, lights },
  ];
}

function optionOf(columns: readonly Column[]): EChartsCoreOption {
  return {
    grid: { left: 36, right: 8, top: 34, bottom: 36 },
    legend: { top: 4, itemWidth: 14, itemHeight: 10, textStyle: { fontSize: 12 } },
    xAxis: {
      type: 'category',
      data: columns.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { fontSize: 11, color: token('--ink-soft') },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: token('--ink-soft') } },
    series: LIGHT_KEYS.map((key) => ({
      name: lightName(key),
      type: 'bar',
      stack: 'lights',
      barMaxWidth: 34,
      itemStyle: { color: key === 'none' ? token('--class-under-way') : token(`--light-${key}`) },
      data: columns.map(({ lights }) => lights[key]),
    })),
  };
}

export function LightWeeks({ overview, onOpen }: { overview: Overview; onOpen: OpenOfWeek }) {
  const columns = useMemo(() => columnsOf(overview), [overview]);
  const option = useMemo(() => optionOf(columns), [columns]);
  const figure = (key: LightKey, { name, lights }: Column): OpenFigure => ({
    caption: figureCaption('measures', lightName(key), name.replace('\n', ' ')),
    figure: { of: 'measures', part: { light: key === 'none' ? '' : key } },
    count: lights[key],
  });
  const left = overview.weeks.filter(({ lights }) => lights === null).length;
  return (
    <Section title={HOME.lights} note={left > 0 ? HOME.lightsOld(left) : HOME.lightsNote}>
      <Chart
        label={`${HOME.lights}：${columns.map(({ name, lights }) => `${name.replace('\n', ' ')} ${LIGHT_KEYS.map((key) => `${lightName(key)}${lights[key]}`).join(' ')}`).join('；')}`}
        height={220}
        option={option}
        onPick={({ series, at }) => {
          const key = LIGHT_KEYS.find((each) => lightName(each) === series);
          const column = columns[at];
          if (key !== undefined && column !== undefined) onOpen(figure(key, column), column.reviewId);
        }}
      />
      <ChartData>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{HOME.week}</th>
              {LIGHT_KEYS.map((key) => (
                <th key={key} scope="col" className="number">
                  {lightName(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name.replace('\n', ' ')}</th>
                {LIGHT_KEYS.map((key) => (
                  <td key={key} className="number">
                    <FigureLink figure={figure(key, column)} onOpen={(opened) => onOpen(opened, column.reviewId)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ChartData>
    </Section>
  );
}
