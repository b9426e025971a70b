// A small form: one problem with two measures, another with one.
import { EMPTY_CELLS, type ReviewForm } from '#domain/forms/types.ts';

export const FORM: ReviewForm = {
  formId: '01ARZ3NDEKTSV4RRFFQ69G5FA1',
  reviewId: '01ARZ3NDEKTSV4RRFFQ69G5FA2',
  unitId: '01ARZ3NDEKTSV4RRFFQ69G5FA3',
  unitName: '云溪区住房和城乡建设局',
  roundName: '省委巡视反馈意见整改',
  ordinal: 12,
  date: '2020-06-22',
  dueWords: '2020年6月19日17:00',
  issue: 1,
  rows: [
    {
      measureId: '01ARZ3NDEKTSV4RRFFQ69G5FB1',
      problemNumber: 5,
      problemTitle: '回迁安置进度缓慢，群众反映强烈。',
      measureText: '一是全力加快回迁安置。倒排工期，年内完成12个项目建设。',
      deadlineWords: '2020年6月30日',
      daysLeft: '8',
      last: '（6月15日）已开工11个。',
      filled: { ...EMPTY_CELLS, percent: '60' },
    },
    {
      measureId: '01ARZ3NDEKTSV4RRFFQ69G5FB2',
      problemNumber: 5,
      problemTitle: '回迁安置进度缓慢，群众反映强烈。',
      measureText: '二是健全回迁安置台账。',
      deadlineWords: '立行立改，长期坚持',
      daysLeft: '长期',
      last: '',
      filled: EMPTY_CELLS,
    },
    {
      measureId: '01ARZ3NDEKTSV4RRFFQ69G5FB3',
      problemNumber: 12,
      problemTitle: '扬尘治理不力。',
      measureText: '开展扬尘专项整治。',
      deadlineWords: '2020年12月31日',
      daysLeft: '192',
      last: '',
      filled: EMPTY_CELLS,
    },
  ],
};
