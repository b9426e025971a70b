// Words of 亮灯规则.
export const LIGHTS = {
  title: '亮灯规则',
  note: '从上到下逐条对照，先符合的先亮；颜色各有图形，黑白打印也能分清；已关闭的调度保留当时的亮灯',
  order: '顺序',
  colour: '颜色',
  when: '条件',
  words: '文字',
  wordsHint: '文字中的“{天数}”会换成剩余或逾期的天数。',
  sample: '示例',
  sampleDays: '3',
  rows: '问题/措施',
  rowsHint: '本轮次今天按这些规则亮灯的条数',
  none: '都不符合，不亮灯',
  count: (problems: number, measures: number) => `${problems}/${measures}条`,
  rule: (place: number) => `第${place}条规则`,
  up: (place: number) => `第${place}条上移`,
  down: (place: number) => `第${place}条下移`,
  remove: '删除',
  removeRule: (place: number) => `删除第${place}条`,
  kinds: { states: '状态为', daysLeft: '剩余不超过', overdue: '已逾期', longTerm: '长期坚持' },
  days: '剩余天数',
  day: '天',
  states: '状态',
  add: '添加规则',
  reset: '恢复默认',
  discard: '放弃修改',
  save: '保存亮灯规则',
  changed: (round: string, { problems, measures }: { problems: number; measures: number }) =>
    problems + measures === 0
      ? '与现行规则相比，亮灯没有变化。'
      : `保存后，“${round}”有${problems}条问题、${measures}条措施的亮灯会变。`,
} as const;
