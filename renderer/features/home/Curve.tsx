// 销号曲线: what was done by each review against what falls due, and the forecast by its stated rule.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo, useState } from 'react';
import { dateWords } from '#domain/calendar/dates.ts';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { Overview } from '#domain/statistics/overview.ts';
import { FORECAST_WEEKS } from '#domain/statistics/series.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { HOME } from '#renderer/text/home.ts';
import { Chart, ChartData, token } from '#renderer/ui/chart/Chart.tsx';
import { FigureLink, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import type { OpenOfWeek } from './LightWeeks.tsx';

type Of = 'problems' | 'measures';

interface Done {
  name: string;
  date: PlainDate;
  done: number;
  reviewId: Id | undefined;
}

function doneOf({ weeks, counts }: Overview, of: Of, today: PlainDate): Done[] {
  const points = weeks.map((week) => ({
    name: HOME.nth(week.ordinal),
    date: week.date,
    done: week[of].classes.已完成,
    reviewId: week.reviewId as Id | undefined,
  }));
  // A closed review's figures are shown: its own point is there already.
  if (counts.asOf !== today) return points;
  return [...points, { name: HOME.today, date: today, done: counts[of].classes.已完成, reviewId: undefined }];
}

function optionOf(overview: Overview, of: Of, done: readonly Done[]): EChartsCoreOption {
  const { plan, forecast } = overview.curve[of];
  const last = overview.weeks.at(-1);
  const end = last === undefined ? 0 : last[of].total - last[of].classes.长期坚持;
  return {
    grid: { left: 36, right: 16, top: 34, bottom: 28 },
    legend: { top: 4, itemWidth: 22, textStyle: { fontSize: 12 } },
    xAxis: {
      type: 'time',
      axisLabel: { fontSize: 11, color: token('--ink-soft'), formatter: '{yy}-{MM}', hideOverlap: true },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: token('--ink-soft') } },
    series: [
      {
        name: HOME.plan,
        type: 'line',
        step: 'end',
        symbol: 'emptyRect',
        symbolSize: 6,
        color: token('--ink-faint'),
        lineStyle: { type: 'dashed', width: 1.5 },
        data: plan.points.map(({ date, count }) => [date, count]),
      },
      {
        name: HOME.done,
        type: 'line',
        symbol: 'circle',
        symbolSize: 7,
        color: token('--accent'),
        lineStyle: { width: 2 },
        data: done.map((point) => [point.date, point.done]),
      },
      ...(forecast === null || last === undefined
        ? []
        : [
            {
              name: HOME.forecast,
              type: 'line',
              symbol: 'diamond',
              symbolSize: 7,
              color: token('--light-blue'),
              lineStyle: { type: 'dotted', width: 2 },
              data: [
                [last.date, last[of].classes.已完成],
                [forecast.date, end],
              ],
            },
          ]),
    ],
  };
}

export function Curve({ overview, today, onOpen }: { overview: Overview; today: PlainDate; onOpen: OpenOfWeek }) {
  const [of, setOf] = useState<Of>('measures');
  const done = useMemo(() => doneOf(overview, of, today), [overview, of, today]);
  const option = useMemo(() => optionOf(overview, of, done), [overview, of, done]);
  const { plan, forecast } = overview.curve[of];
  const doneFigure = (point: Done): OpenFigure => ({
    caption: figureCaption(of, HOME.done, `${point.name} ${point.date}`),
    figure: { of, name: '已完成' },
    count: point.done,
  });
  const planFigure = ({ date, count }: { date: PlainDate; count: number }): OpenFigure => ({
    caption: figureCaption(of, HOME.dueBy(dateWords(date))),
    figure: { of, part: { dueBy: date } },
    count,
  });
  const words =
    forecast === null ? HOME.noForecast : HOME.forecastNote(FORECAST_WEEKS, forecast.perWeek, dateWords(forecast.date));
  const lastDone = done.at(-1);
  return (
    <Section
      title={HOME.curve}
      note={
        <Tabs
          label={HOME.curve}
          value={of}
          onChange={setOf}
          options={[
            { value: 'measures', label: FIGURES.measures },
            { value: 'problems', label: FIGURES.problems },
          ]}
        />
      }
    >
      <Chart
        label={`${HOME.curve}：${lastDone === undefined ? '' : `${lastDone.date}${HOME.done}${lastDone.done}${FIGURES.problemUnit}。`}${words}`}
        height={220}
        option={option}
        onPick={({ series, at }) => {
          const point = done[at];
          const due = plan.points[at];
          if (series === HOME.done && point !== undefined) onOpen(doneFigure(point), point.reviewId);
          if (series === HOME.plan && due !== undefined) onOpen(planFigure(due));
        }}
      />
      <p className="home-chart-note">
        {HOME.planNote(plan.undated)}
        {words}
      </p>
      <ChartData>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{HOME.date}</th>
              <th scope="col" className="number">
                {HOME.plan}
              </th>
              <th scope="col" className="number">
                {HOME.done}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.points.map((point) => (
              <tr key={`plan ${point.date}`}>
                <th scope="row">{point.date}</th>
                <td className="number">
                  <FigureLink figure={planFigure(point)} onOpen={onOpen} />
                </td>
                <td />
              </tr>
            ))}
            {done.map((point) => (
              <tr key={`done ${point.date} ${point.name}`}>
                <th scope="row">{`${point.date} ${point.name}`}</th>
                <td />
                <td className="number">
                  <FigureLink figure={doneFigure(point)} onOpen={(figure) => onOpen(figure, point.reviewId)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ChartData>
    </Section>
  );
}
