// 视图: looks that a person saved, with their columns, filters and sorting.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { SavedView } from '#contract/operations/ledger.ts';
import type { TreeList } from '#domain/ledger/view.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save, useSaving } from '#renderer/store/saving.ts';
import { COMMON } from '#renderer/text/common.ts';
import { VIEWS } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { MenuButton, type MenuEntry } from './PopupMenu.tsx';
import { readView, writeView } from './saved-view.ts';
import type { Columns } from './use-columns.ts';
import { useView } from './view-store.ts';

export function ViewsMenu({ list, columns }: { list: TreeList; columns: Columns }) {
  const [asking, setAsking] = useState<'save' | { views: SavedView[] } | null>(null);
  const entries = async (): Promise<MenuEntry[]> => {
    let views: SavedView[] = [];
    try {
      views = await call('listViews', { list });
    } catch (cause) {
      useSaving.setState({ error: asBihuanError(cause) });
    }
    const choose = (view: SavedView) => {
      const { text, filters, sort, layout } = readView(view.definition);
      const state = useView.getState();
      state.set({ text, only: null });
      state.setLook(list, { filters, sort });
      columns.set(layout);
    };
    return [
      ...views.map((view) => ({ key: view.id, label: view.name, run: () => choose(view) })),
      ...(views.length === 0 ? [{ key: 'none', words: VIEWS.none }] : []),
      { key: 'line', line: true as const },
      { key: 'save', label: VIEWS.save, run: () => setAsking('save') },
      ...(views.length === 0 ? [] : [{ key: 'remove', label: VIEWS.remove, run: () => setAsking({ views }) }]),
    ];
  };
  return (
    <>
      <MenuButton label={VIEWS.button} entries={entries}>
        {VIEWS.button} ▾
      </MenuButton>
      {asking === 'save' ? (
        <SaveDialog list={list} columns={columns} onClose={() => setAsking(null)} />
      ) : asking === null ? null : (
        <RemoveDialog views={asking.views} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

function SaveDialog({ list, columns, onClose }: { list: TreeList; columns: Columns; onClose: () => void }) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const run = async () => {
    setBusy(true);
    const { text, looks } = useView.getState();
    const { filters, sort } = looks[list];
    try {
      await save('saveView', {
        list,
        name: name.trim(),
        definition: writeView({ text, filters, sort, layout: columns.layout }),
      });
      onClose();
    } catch {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={VIEWS.saveTitle}
      onClose={onClose}
      confirm={{ label: COMMON.save, run: () => void run(), busy, disabled: name.trim() === '' }}
    >
      <div className="field">
        <label htmlFor={id}>{VIEWS.name}</label>
        <Input id={id} data-autofocus maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
        <span className="field-hint">{VIEWS.nameHint}</span>
      </div>
    </Dialog>
  );
}

function RemoveDialog({ views, onClose }: { views: readonly SavedView[]; onClose: () => void }) {
  const [left, setLeft] = useState(views);
  const remove = async (view: SavedView) => {
    try {
      await save('removeView', { id: view.id });
      setLeft((before) => before.filter((each) => each.id !== view.id));
    } catch {
      onClose();
    }
  };
  return (
    <Dialog title={VIEWS.removeTitle} onClose={onClose}>
      {left.length === 0 ? <p className="faint">{VIEWS.none}</p> : null}
      <ol className="columns-list">
        {left.map((view) => (
          <li key={view.id}>
            {view.name}
            <span className="column-menu-gap" />
            <Button aria-label={VIEWS.removeOne.replace('{name}', view.name)} onClick={() => void remove(view)}>
              ✕
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
