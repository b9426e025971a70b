// 撤销, 重做, and the last acts by name, each with why it cannot be taken back where it cannot.
import { Button } from 'antd';
import { memo, useEffect } from 'react';
import type { Act } from '#domain/ledger/history.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { UNDO } from '#renderer/text/ledger.ts';
import { localTime } from './local-time.ts';
import { MenuButton, type MenuEntry } from './PopupMenu.tsx';
import type { Desk } from './use-desk.ts';

const LISTED = 20;

export const UndoMenu = memo(function UndoMenu({ turnBack }: Pick<Desk, 'turnBack'>) {
  // From wherever the keys are on this screen, but for fields, which take back what was typed in them.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      const ticking = target instanceof HTMLInputElement && target.type === 'checkbox';
      if (event.defaultPrevented || !event.ctrlKey || (typing && !ticking)) return;
      if (target instanceof Element && target.closest('dialog') !== null) return;
      const key = event.key.toLowerCase();
      const redo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!redo && key !== 'z') return;
      event.preventDefault();
      void turnBack(redo ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [turnBack]);
  const entries = async (): Promise<MenuEntry[]> => {
    let acts: Act[] = [];
    try {
      acts = await call('listActs', { limit: LISTED });
    } catch (cause) {
      useSaving.setState({ error: asBihuanError(cause) });
    }
    if (acts.length === 0) return [{ key: 'none', words: UNDO.none }];
    return acts.map((act) => ({
      key: act.id,
      label: (act.undone ? UNDO.redoOne : UNDO.undoOne).replace('{label}', act.label),
      hint: localTime(act.at).slice(5),
      refusal: act.refusal ?? undefined,
      run: () => void turnBack(act.undone ? 'redo' : 'undo', act.id),
    }));
  };
  return (
    <span className="undo">
      <Button title="Ctrl+Z" onClick={() => void turnBack('undo')}>
        {UNDO.undo}
      </Button>
      <Button title="Ctrl+Y" onClick={() => void turnBack('redo')}>
        {UNDO.redo}
      </Button>
      <MenuButton label={UNDO.more} entries={entries}>
        ▾
      </MenuButton>
    </span>
  );
});
