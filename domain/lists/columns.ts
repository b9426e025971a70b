// What a list's columns are made of: their words, widths and the rule that fills their cells.
import type { ListColumn } from '../content/types.ts';
import type { EvidenceNumbers } from '../evidence/labels.ts';
import type { PlainDate } from '../ledger/types.ts';
import type { LedgerList } from '../ledger/view.ts';
import type { LightRules } from '../lights/lights.ts';
import type { NameBook } from './names.ts';

export const LIST_TITLES: Record<LedgerList, string> = {
  problems: '问题清单',
  tasks: '任务清单',
  responsibilities: '责任清单',
  ledger: '整改台账',
  closeOut: '销号台账',
};

/** What a cell may look at besides its row. */
export interface CellContext {
  names: NameBook;
  asOf: PlainDate;
  /** The office's rules of 亮灯 */
  lights: LightRules;
  /** Numbers of the 佐证材料 behind measures and problems, where a list asks for them */
  evidence?: EvidenceNumbers;
}

/** A column of a list with the rule for its cells. `Row` is what one line of that list shows. */
export interface ListColumnRule<Row> extends ListColumn {
  /** Printed when nobody chose columns */
  byDefault: boolean;
  cell(row: Row, context: CellContext): string;
}

/** A column as people choose it in the window. */
export interface ListColumnChoice {
  key: string;
  title: string;
  /** Millimetres, relative to the other columns */
  width: number;
  byDefault: boolean;
}

/** The chosen columns in the chosen order; the default ones when none is chosen. Keys that do not exist are passed over. */
export function chooseColumns<Row>(
  rules: readonly ListColumnRule<Row>[],
  keys: readonly string[] | undefined,
): ListColumnRule<Row>[] {
  if (keys === undefined || keys.length === 0) return rules.filter((rule) => rule.byDefault);
  const chosen = [...new Set(keys)].flatMap((key) => rules.filter((rule) => rule.key === key));
  return chosen.length > 0 ? chosen : rules.filter((rule) => rule.byDefault);
}

/** A column as it stands in a document: without its rule, and under the office's own title if it has one. */
export function toListColumn<Row>(
  rule: ListColumnRule<Row>,
  titles: Readonly<Record<string, string>> | undefined,
): ListColumn {
  const own = titles?.[rule.key]?.trim();
  return {
    key: rule.key,
    title: own === undefined || own === '' ? rule.title : own,
    width: rule.width,
    align: rule.align,
    shared: rule.shared,
    ...(rule.join === undefined ? {} : { join: rule.join }),
    ...(rule.numeric === undefined ? {} : { numeric: rule.numeric }),
  };
}
