// Words around charts.
export const CHARTS = {
  data: '数据表',
} as const;
