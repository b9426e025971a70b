// 撤销, 重做, and the last acts by name, each with why it cannot be taken back where it cannot.
import { Button } from 'antd';
import type { Act } from '#domain/ledger/history.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { UNDO } from '#renderer/text/ledger.ts';
import { localTime } from './local-time.ts';
import { MenuButton, type MenuEntry } from './PopupMenu.tsx';
import type { Desk } from './use-desk.ts';

const LISTED = 20;

export function UndoMenu({ desk }: { desk: Desk }) {
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
      run: () => void desk.turnBack(act.undone ? 'redo' : 'undo', act.id),
    }));
  };
  return (
    <span className="undo">
      <Button title="Ctrl+Z" onClick={() => void desk.turnBack('undo')}>
        {UNDO.undo}
      </Button>
      <Button title="Ctrl+Y" onClick={() => void desk.turnBack('redo')}>
        {UNDO.redo}
      </Button>
      <MenuButton label={UNDO.more} entries={entries}>
        ▾
      </MenuButton>
    </span>
  );
}
