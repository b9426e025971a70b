// Problems and measures by class as rings, the rate in their middle; the table below holds the same numbers.
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { REPORT_CLASSES, type ReportClass } from '#domain/states/states.ts';
import { percentWords, rateWords } from '#domain/statistics/figures.ts';
import type { ClassCounts, RoundCounts } from '#domain/statistics/types.ts';
import { FIGURES, figureCaption } from '#renderer/text/figures.ts';
import { Chart, token } from '#renderer/ui/chart/Chart.tsx';
import type { OpenFigure } from '#renderer/ui/FigurePanel.tsx';

const CLASS_TOKENS: Record<ReportClass, string> = {
  已完成: '--class-done',
  基本完成: '--class-nearly',
  正在推进: '--class-under-way',
  长期坚持: '--class-long-term',
  未完成: '--class-not-done',
};

function ringOption(of: 'problems' | 'measures', counts: ClassCounts): EChartsCoreOption {
  const { total } = counts;
  const done = counts.classes.已完成;
  return {
    title: {
      text: percentWords(done, total),
      subtext: `${FIGURES[of]} ${done}/${total}`,
      left: 'center',
      top: '38%',
      itemGap: 4,
      textStyle: { fontSize: 18, color: token('--ink') },
      subtextStyle: { fontSize: 12, color: token('--ink-soft') },
    },
    series: [
      {
        name: FIGURES[of],
        type: 'pie',
        radius: ['62%', '92%'],
        label: { show: false },
        itemStyle: { borderColor: token('--paper'), borderWidth: 1 },
        data: REPORT_CLASSES.map((name) => ({
          name,
          value: counts.classes[name],
          itemStyle: { color: token(CLASS_TOKENS[name]) },
        })),
      },
    ],
  };
}

function Ring({
  of,
  counts,
  onOpen,
}: {
  of: 'problems' | 'measures';
  counts: ClassCounts;
  onOpen: (figure: OpenFigure) => void;
}) {
  const option = useMemo(() => ringOption(of, counts), [of, counts]);
  const words = REPORT_CLASSES.map((name) => `${name}${counts.classes[name]}`).join('，');
  return (
    <div className="home-ring">
      <Chart
        label={`${FIGURES[of]}${FIGURES.rate}${rateWords(counts)}：${words}`}
        height={150}
        option={option}
        onPick={({ at }) => {
          const name = REPORT_CLASSES[at];
          if (name !== undefined) {
            onOpen({ caption: figureCaption(of, name), figure: { of, name }, count: counts.classes[name] });
          }
        }}
      />
    </div>
  );
}

export function Rings({ counts, onOpen }: { counts: RoundCounts; onOpen: (figure: OpenFigure) => void }) {
  return (
    <div className="home-rings">
      <Ring of="problems" counts={counts.problems} onOpen={onOpen} />
      <Ring of="measures" counts={counts.measures} onOpen={onOpen} />
    </div>
  );
}
