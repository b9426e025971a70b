// 导出 and 打印 of the list that is open. Ctrl+P opens the preview as well.
import { Button, Dropdown } from 'antd';
import { useCallback, useState } from 'react';
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import type { LedgerList } from '#domain/ledger/view.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON, exportedWords } from '#renderer/text/common.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { PrintPreview } from './PrintPreview.tsx';
import { useView } from './view-store.ts';

export interface PaperActionsProps {
  roundId: Id;
  list: LedgerList;
  asOf: PlainDate;
  disabled: boolean;
}

export function PaperActions({ roundId, list, asOf, disabled }: PaperActionsProps) {
  const [preview, setPreview] = useState(false);
  const say = (said: string) => useView.getState().set({ said });
  useCommand(
    'print',
    useCallback(() => setPreview(true), []),
  );
  const source = { of: 'list', roundId, list, asOf } as const;
  const exportAs = async (format: 'xlsx' | 'docx' | 'pdf') => {
    try {
      const saved = await save('savePaper', { source, format });
      say(saved === null ? '' : exportedWords(saved.fileName));
    } catch {
      // The frame shows the error above the screen.
      say('');
    }
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        menu={{
          items: [
            { key: 'xlsx', label: COMMON.excel },
            { key: 'docx', label: COMMON.word },
            { key: 'pdf', label: COMMON.pdf },
          ],
          onClick: ({ key }) => void exportAs(key as 'xlsx' | 'docx' | 'pdf'),
        }}
      >
        <Button>{LEDGER.export}</Button>
      </Dropdown>
      <Button disabled={disabled} onClick={() => setPreview(true)}>
        {COMMON.print}
      </Button>
      {preview ? <PrintPreview title={LIST_WORDS[list]} source={source} onClose={() => setPreview(false)} /> : null}
    </>
  );
}
