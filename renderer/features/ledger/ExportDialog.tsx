// 导出与打印 of the list that is open: as it is filtered and sorted on screen, or as a whole.
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { LedgerList, LedgerLook } from '#domain/ledger/view.ts';
import { LIST_PAPERS, listColumns } from '#domain/lists/build.ts';
import { PaperDialog } from '#renderer/print/dialog/PaperDialog.tsx';
import type { ListSource } from '#renderer/print/dialog/paper-setup.ts';
import { LIST_WORDS } from '#renderer/text/ledger.ts';

export interface ExportDialogProps {
  roundId: Id;
  list: LedgerList;
  asOf: PlainDate;
  /** null: the list is neither filtered nor sorted */
  look: LedgerLook | null;
  onClose: () => void;
}

/** Under which the user's choice for a list is kept. */
export const exportSettingsKey = (list: LedgerList): string => `export.${list}`;

export function listSource({ roundId, list, asOf, look }: Omit<ExportDialogProps, 'onClose'>): ListSource {
  return { of: 'list', roundId, list, asOf, ...(look === null ? {} : { look }) };
}

export function ExportDialog(props: ExportDialogProps) {
  const { list, asOf, look, onClose } = props;
  return (
    <PaperDialog
      title={LIST_WORDS[list]}
      source={listSource(props)}
      whole={look === null ? null : listSource({ ...props, look: null })}
      columns={listColumns(list, asOf)}
      paper={LIST_PAPERS[list]}
      settingsKey={exportSettingsKey(list)}
      onClose={onClose}
    />
  );
}
