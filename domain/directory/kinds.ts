// 单位类别: the usual ones, offered as words; an office may write its own.
export const UNIT_KINDS = [
  '党委部门',
  '政府部门',
  '人大政协',
  '法院检察院',
  '群团组织',
  '乡镇街道',
  '事业单位',
  '国有企业',
  '学校医院',
  '垂直管理单位',
] as const;
