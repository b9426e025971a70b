// 导出 and 打印 of the list that is open, as it is filtered and sorted. Ctrl+P opens the preview as well.
import { Button, Dropdown } from 'antd';
import { useCallback, useState } from 'react';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { LedgerList, LedgerLook } from '#domain/ledger/view.ts';
import { LIST_PAPERS, listColumns } from '#domain/lists/build.ts';
import { CatalogueDialog } from '#renderer/evidence/CatalogueDialog.tsx';
import { DossierDialog } from '#renderer/evidence/DossierDialog.tsx';
import { readSetup, usualSetup, withSetup } from '#renderer/print/dialog/paper-setup.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { go } from '#renderer/store/navigation.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON, exportedWords } from '#renderer/text/common.ts';
import { EVIDENCE } from '#renderer/text/evidence.ts';
import { EXPORT } from '#renderer/text/export.ts';
import { LEDGER } from '#renderer/text/ledger.ts';
import { PRECHECK } from '#renderer/text/precheck.ts';
import { ExportDialog, exportSettingsKey, listSource } from './ExportDialog.tsx';
import { useView } from './view-store.ts';

export interface PaperActionsProps {
  roundId: Id;
  list: LedgerList;
  asOf: PlainDate;
  disabled: boolean;
}

/** What is filtered or sorted in a list; null for nothing. Folding is for the screen alone. */
function lookOnPaper(list: LedgerList): LedgerLook | null {
  const { text, only, looks } = useView.getState();
  if (list === 'responsibilities') return null;
  const { filters, sort } = looks[list];
  if (text.trim() === '' && only === null && filters.length === 0 && sort === null) return null;
  return { list, text, filters, sort, only, toggled: [] };
}

export function PaperActions({ roundId, list, asOf, disabled }: PaperActionsProps) {
  const [look, setLook] = useState<LedgerLook | null>(null);
  const [open, setOpen] = useState(false);
  const [evidence, setEvidence] = useState<'catalogue' | 'dossier' | null>(null);
  const say = (said: string) => useView.getState().set({ said });
  const openDialog = useCallback(() => {
    setLook(lookOnPaper(list));
    setOpen(true);
  }, [list]);
  useCommand('print', openDialog);
  const exportAs = async (format: 'xlsx' | 'docx' | 'pdf') => {
    try {
      const usual = usualSetup(listColumns(list, asOf), LIST_PAPERS[list]);
      const source = listSource({ roundId, list, asOf, look: lookOnPaper(list) });
      const setup = await readSetup(exportSettingsKey(list), usual);
      const saved = await save('savePaper', { source: withSetup(source, setup), format });
      say(saved === null ? '' : exportedWords(saved.fileName));
    } catch {
      // The frame shows the error above the screen.
      say('');
    }
  };
  return (
    <>
      <Button onClick={() => go('precheck')}>{PRECHECK.open}</Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'import', label: LEDGER.importDocument },
            { key: 'workbook', label: LEDGER.importWorkbook },
          ],
          onClick: ({ key }) => (key === 'import' ? go('import') : go('workbook', { roundId, choose: true })),
        }}
      >
        <Button>{LEDGER.import}</Button>
      </Dropdown>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: [
            { key: 'xlsx', label: COMMON.excel },
            { key: 'docx', label: COMMON.word },
            { key: 'pdf', label: COMMON.pdf },
            { type: 'divider' },
            { key: 'settings', label: EXPORT.settings },
            { type: 'divider' },
            { key: 'catalogue', label: EVIDENCE.catalogueMenu },
            { key: 'dossier', label: EVIDENCE.dossierMenu },
          ],
          onClick: ({ key }) => {
            if (key === 'settings') openDialog();
            else if (key === 'catalogue' || key === 'dossier') setEvidence(key);
            else void exportAs(key as 'xlsx' | 'docx' | 'pdf');
          },
        }}
      >
        <Button>{LEDGER.export}</Button>
      </Dropdown>
      <Button disabled={disabled} onClick={openDialog}>
        {COMMON.print}
      </Button>
      {evidence === 'catalogue' ? (
        <CatalogueDialog roundId={roundId} problemId={null} onClose={() => setEvidence(null)} />
      ) : null}
      {evidence === 'dossier' ? (
        <DossierDialog roundId={roundId} problemIds={null} onClose={() => setEvidence(null)} />
      ) : null}
      {open ? (
        <ExportDialog roundId={roundId} list={list} asOf={asOf} look={look} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
