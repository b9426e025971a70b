// The parts of ECharts that are drawn with, as SVG; loaded when the first chart appears.
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  AriaComponent,
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  PieChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
]);

export type { ECharts };

/** A chart in an element; nothing moves in it, so that it can be printed at once. */
export function draw(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'svg' });
}
