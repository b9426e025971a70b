// A chart that opens what was counted: each piece by the pointer, and by the table of the same numbers beside it.
import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { CHARTS } from '#renderer/text/charts.ts';
import type { ECharts } from './draw.ts';

/** Which piece was pointed at: by the name of its series and its place there. */
export interface Picked {
  series: string;
  at: number;
}

export interface ChartProps {
  /** What it shows, for who cannot see it */
  label: string;
  height: number;
  option: EChartsCoreOption;
  onPick: (picked: Picked) => void;
}

export function Chart({ label, height, option, onPick }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const latest = useRef({ option, onPick, label });
  latest.current = { option, onPick, label };

  useEffect(() => {
    const place = element.current;
    if (place === null) return;
    let gone = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void import('./draw.ts').then(({ draw }) => {
      if (gone) return;
      const drawn = draw(place);
      chart.current = drawn;
      drawn.setOption(shown(latest.current));
      drawn.on('click', ({ seriesName, dataIndex }) =>
        latest.current.onPick({ series: seriesName ?? '', at: dataIndex }),
      );
      observer.observe(place);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(shown({ option, label }), { notMerge: true });
  }, [option, label]);

  return <div ref={element} className="chart" role="img" aria-label={label} style={{ height }} />;
}

/** Patterns tell areas apart where colours cannot be seen; nothing moves. */
function shown({ option, label }: Pick<ChartProps, 'option' | 'label'>): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: token('--font'), color: token('--ink') },
    aria: { enabled: true, label: { description: label }, decal: { show: true } },
    // Text within the SVG: markup with styles would be refused by the window's policy.
    tooltip: { trigger: 'item', renderMode: 'richText', confine: true },
    ...option,
  };
}

/** The value of a colour or size of tokens.css. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The same numbers as a table, by keyboard and for a screen reader. */
export function ChartData({ children }: { children: ReactNode }) {
  return (
    <details className="chart-data">
      <summary>{CHARTS.data}</summary>
      <div>{children}</div>
    </details>
  );
}
