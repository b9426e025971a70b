// 问题线索台账, 信访台账 on paper; made only for who has the permission and asks for it by name.
import { dateWords } from '../calendar/dates.ts';
import type { ListColumn, ListDocument } from '../content/types.ts';
import type { Id, PlainDate } from '../ledger/types.ts';
import { INTERNAL_MARK } from '../lists/build.ts';
import { PERSON_KINDS } from '../outcomes/types.ts';
import { CLUE_LEDGER_WORDS, type Clue, type ClueLedger, isClueOverdue } from './types.ts';

export interface ClueListOptions {
  office: string;
  roundName: string;
  unitName: (id: Id | null) => string;
  asOf: PlainDate;
}

/** 诫勉2人、批评教育1人 */
export function handledWords(handled: Clue['handled']): string {
  return PERSON_KINDS.filter((kind) => (handled[kind] ?? 0) > 0)
    .map((kind) => `${kind}${handled[kind]}人`)
    .join('、');
}

const column = (key: string, title: string, width: number, center = false): ListColumn => ({
  key,
  title,
  width,
  align: center ? 'center' : 'left',
  shared: false,
  ...(key === 'ordinal' ? { numeric: true } : {}),
});

const COLUMNS: readonly ListColumn[] = [
  column('ordinal', '序号', 12, true),
  column('number', '编号', 30, true),
  column('source', '来源', 24, true),
  column('category', '类别', 26, true),
  column('summary', '反映问题摘要', 80),
  column('unit', '承办单位', 32),
  column('due', '办理时限', 38, true),
  column('state', '办理状态', 24, true),
  column('result', '办理结果', 50),
  column('handled', '处理人数', 36),
];

export function clueList(ledger: ClueLedger, clues: readonly Clue[], options: ClueListOptions): ListDocument {
  return {
    kind: 'list',
    title: `${CLUE_LEDGER_WORDS[ledger]}台账`,
    subtitle: `编制单位：${options.office}　${options.roundName}　截至${dateWords(options.asOf)}`,
    mark: INTERNAL_MARK,
    columns: [...COLUMNS],
    groups: clues.map((clue, at) => ({
      heading: null,
      ids: { problemId: null, unitId: clue.unitId },
      lines: [
        {
          measureId: null,
          cells: [
            String(at + 1),
            clue.number,
            clue.source ?? '',
            clue.category ?? '',
            clue.summary,
            options.unitName(clue.unitId),
            clue.dueDate === null ? '' : dateWords(clue.dueDate),
            isClueOverdue(clue, options.asOf) ? `${clue.state}（逾期）` : clue.state,
            clue.result ?? '',
            handledWords(clue.handled),
          ],
        },
      ],
    })),
    notes: ['注：本台账仅限有权限的人员使用，不得外传。'],
    signatures: ['填报人', '审核人', '日期'],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}
