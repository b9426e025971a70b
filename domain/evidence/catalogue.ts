// 佐证目录: the evidence of a problem or a round as a list on paper.
import { dateWords } from '../calendar/dates.ts';
import type { ListDocument, ListGroup } from '../content/types.ts';
import type { Id, PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK, LIST_SIGNATURES } from '../lists/build.ts';
import type { Evidence } from './types.ts';

export interface CatalogueOptions {
  office: string;
  roundName: string;
  asOf: PlainDate;
  /** The words of a problem, e.g. (5)“…”; heads its evidence */
  problemWords(id: Id): string;
}

const column = (key: string, title: string, width: number, center = true) => ({
  key,
  title,
  width,
  align: center ? ('center' as const) : ('left' as const),
  shared: false,
  ...(key === 'pages' || key === 'copies' ? { numeric: true } : {}),
});

/** 共3件，12页 (其中1件未填页数). */
export function evidenceTotal(all: readonly Pick<Evidence, 'pages' | 'copies'>[]): string {
  const pages = all.reduce((sum, each) => sum + (each.pages ?? 0), 0);
  const open = all.filter((each) => each.pages === null).length;
  return `共${all.length}件${pages > 0 ? `，${pages}页` : ''}${open > 0 ? `（其中${open}件未填页数）` : ''}`;
}

/** `evidence` in the order of the list. A piece that is used for several problems stands under the one that numbers it. */
export function catalogueOf(evidence: readonly Evidence[], options: CatalogueOptions): ListDocument {
  const groups: ListGroup[] = [];
  let last: Id | null = null;
  for (const each of evidence) {
    const head = each.problemId === last ? null : options.problemWords(each.problemId);
    last = each.problemId;
    groups.push({
      heading: head,
      ids: { problemId: each.problemId, unitId: null },
      lines: [
        {
          measureId: null,
          cells: [
            each.label,
            each.title,
            each.date === null ? '' : dateWords(each.date),
            each.pages === null ? '' : String(each.pages),
            String(each.copies),
            each.note ?? '',
          ],
        },
      ],
    });
  }
  return {
    kind: 'list',
    title: '佐证目录',
    subtitle: `编制单位：${options.office}　截至${dateWords(options.asOf)}\n${options.roundName}`,
    mark: INTERNAL_MARK,
    columns: [
      column('label', '编号', 26),
      column('title', '名称', 96, false),
      column('date', '日期', 30),
      column('pages', '页数', 14),
      column('copies', '份数', 14),
      column('note', '备注', 40, false),
    ],
    groups,
    notes: [`${evidenceTotal(evidence)}。`],
    signatures: [...LIST_SIGNATURES],
    paper: { size: 'A4', orientation: 'portrait' },
  };
}
