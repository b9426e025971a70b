// What can be done with a bulletin: number, fetch anew, export, print, issue.
import { Button, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import { countChanged } from '#renderer/print/desk/changed.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { save } from '#renderer/store/saving.ts';
import { BULLETIN } from '#renderer/text/bulletin.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { IssueDialog, RedraftDialog } from './Dialogs.tsx';
import type { BulletinState } from './use-bulletin.ts';

export interface BulletinActionsProps {
  state: BulletinState;
  /** Tells what is being or was done, in the line under the title; null for nothing more to say */
  onSaid: (words: string | null) => void;
}

function NumberField({ state }: { state: BulletinState }) {
  const saved = state.bulletin?.number ?? 1;
  const [number, setNumber] = useState<number | null>(saved);
  useEffect(() => setNumber(saved), [saved]);
  const store = () => {
    if (number === null || number === saved) setNumber(saved);
    else void state.setNumber(number).then((done) => (done ? undefined : setNumber(saved)));
  };
  return (
    <span className="bulletin-number">
      {BULLETIN.number}
      <InputNumber
        aria-label={BULLETIN.number}
        min={1}
        max={10_000}
        precision={0}
        value={number}
        onChange={setNumber}
        onBlur={store}
        onPressEnter={store}
      />
    </span>
  );
}

export function BulletinActions({ state, onSaid }: BulletinActionsProps) {
  const { bulletin, figures, undo } = state;
  const [dialog, setDialog] = useState<'redraft' | 'issue' | null>(null);
  const [busy, setBusy] = useState(false);
  const bulletinId = bulletin?.id ?? '';

  /** Runs what takes a while; a refusal is shown by the frame. */
  const work = (meanwhile: string, act: () => Promise<string | null>) => {
    setBusy(true);
    onSaid(meanwhile);
    void act()
      .catch(() => null)
      .then((words) => {
        setBusy(false);
        onSaid(words);
      });
  };
  const exportAs = (format: 'docx' | 'pdf') =>
    work(BULLETIN.exporting(format), async () => {
      const saved = await save('savePaper', { source: { of: 'bulletin', bulletinId }, format });
      return saved === null ? null : exportedWords(saved.fileName);
    });
  const print = () =>
    work(BULLETIN.printing, async () => {
      const { printed } = await save('printPaper', { source: { of: 'bulletin', bulletinId } });
      return printed ? BULLETIN.printed : null;
    });
  useCommand('print', () => {
    if (bulletin !== null) print();
  });

  if (bulletin === null) return null;
  const draft = bulletin.state === 'draft';
  return (
    <>
      {draft ? <NumberField state={state} /> : null}
      {draft ? (
        <Button disabled={undo === null} onClick={() => void undo?.()}>
          {BULLETIN.undo}
        </Button>
      ) : null}
      {draft ? <Button onClick={() => setDialog('redraft')}>{BULLETIN.redraft}</Button> : null}
      <Button disabled={busy} onClick={() => exportAs('docx')}>
        {BULLETIN.exportWord}
      </Button>
      <Button disabled={busy} onClick={() => exportAs('pdf')}>
        {BULLETIN.exportPdf}
      </Button>
      <Button disabled={busy} onClick={print}>
        {BULLETIN.print}
      </Button>
      {draft ? (
        <Button type="primary" onClick={() => setDialog('issue')}>
          {BULLETIN.issue}
        </Button>
      ) : null}
      {dialog === 'redraft' ? <RedraftDialog onClose={() => setDialog(null)} run={state.redraft} /> : null}
      {dialog === 'issue' ? (
        <IssueDialog
          number={bulletin.number}
          changed={countChanged(bulletin.document, figures)}
          onClose={() => setDialog(null)}
          run={state.issue}
        />
      ) : null}
    </>
  );
}
