// 不予公开: the five kinds of content that a public notice may leave out, and what is left out listed for approval.

import { dateWords } from '../calendar/dates.ts';
import { blockText } from '../content/blocks.ts';
import type { Block, ListDocument } from '../content/types.ts';
import type { Id, LedgerTree, PlainDate } from '../ledger/types.ts';
import { measureLabel } from '../numbering/words.ts';

/** As an office has to name it when it asks for approval. */
export const WITHHOLD_KINDS = [
  '国家秘密、工作秘密',
  '案件尚未办结',
  '商业秘密、个人隐私',
  '可能影响社会稳定',
  '其他不宜公开',
] as const;

export interface WithheldRow {
  id: Id;
  problemId: Id;
  problemNumber: number;
  problemTitle: string;
  /** null: the whole problem */
  measureId: Id | null;
  measurePosition: number | null;
  measureLead: string | null;
  kind: string;
  note: string | null;
  createdBy: string;
}

/** 不予公开内容清单: what is left out of the notice, why, with a row to sign in. */
export function withheldList(
  rows: readonly WithheldRow[],
  tree: Pick<LedgerTree, 'round'>,
  office: string,
  asOf: PlainDate,
): ListDocument {
  return {
    kind: 'list',
    title: '不予公开内容清单',
    subtitle: `${tree.round.name}　${office}　截至${dateWords(asOf)}`,
    mark: '内部事项 注意保管',
    columns: [
      { key: 'number', title: '序号', width: 12, align: 'center', shared: false, numeric: true },
      { key: 'problemNumber', title: '问题编号', width: 18, align: 'center', shared: false, numeric: true },
      { key: 'problem', title: '反馈问题', width: 80, align: 'left', shared: false },
      { key: 'measure', title: '不公开的措施', width: 70, align: 'left', shared: false },
      { key: 'kind', title: '理由', width: 40, align: 'left', shared: false },
      { key: 'note', title: '说明', width: 40, align: 'left', shared: false },
    ],
    groups: rows.map((row, index) => ({
      heading: null,
      ids: { problemId: row.problemId, unitId: null },
      lines: [
        {
          measureId: row.measureId,
          cells: [
            String(index + 1),
            String(row.problemNumber),
            row.problemTitle,
            row.measureId === null
              ? '整条问题及全部措施'
              : `${measureLabel(row.measurePosition ?? 1)}${row.measureLead ?? ''}`,
            row.kind,
            row.note ?? '',
          ],
        },
      ],
    })),
    notes:
      rows.length === 0 ? ['没有不予公开的内容。'] : ['公开文本已略去以上内容，问题编号按公开的内容重新连续编排。'],
    signatures: ['拟定人', '审核人', '审批人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

/** Whether a drafted text still holds words that are withheld; names them for the clerk. */
export function leaks(blocks: readonly Block[], rows: readonly WithheldRow[]): WithheldRow[] {
  const text = blocks.map(blockText).join('\n');
  return rows.filter((row) => {
    const words = row.measureId === null ? row.problemTitle : row.measureLead;
    return words !== null && words.trim().length >= 4 && text.includes(words.trim().replace(/[。；，]+$/u, ''));
  });
}
