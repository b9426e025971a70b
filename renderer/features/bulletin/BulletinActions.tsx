// What can be done with a bulletin: number, fetch anew, export, print, issue.
import { Button, Dropdown, InputNumber } from 'antd';
import { useEffect, useState } from 'react';
import type { BulletinSection } from '#domain/bulletin/types.ts';
import { countChanged } from '#renderer/print/desk/changed.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { fewWordsOnFonts } from '#renderer/print/fonts.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { save } from '#renderer/store/saving.ts';
import { BULLETIN } from '#renderer/text/bulletin.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { DESK } from '#renderer/text/desk.ts';
import { IssueDialog, SectionDialog } from './Dialogs.tsx';
import type { BulletinState } from './use-bulletin.ts';

export interface BulletinActionsProps {
  state: BulletinState;
  /** Tells what is being or was done, in the line under the title; null for nothing more to say */
  onSaid: (words: string | null) => void;
  onRemoved: () => void;
  /** Asks for a bulletin that corrects this one */
  onCorrect: () => void;
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

export function BulletinActions({ state, onSaid, onRemoved, onCorrect }: BulletinActionsProps) {
  const { bulletin, check, undo } = state;
  const [dialog, setDialog] = useState<'paper' | 'sections' | 'issue' | null>(null);
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
  const exportWord = () =>
    work(BULLETIN.exporting, async () => {
      const saved = await save('savePaper', { source: { of: 'bulletin', bulletinId }, format: 'docx' });
      return saved === null || bulletin === null
        ? null
        : `${exportedWords(saved.fileName)}${fewWordsOnFonts(bulletin.document)}`;
    });
  const print = () => setDialog('paper');
  useCommand('print', () => {
    if (bulletin !== null) print();
  });

  if (bulletin === null) return null;
  const draft = bulletin.state === 'draft';
  const redraft = async (sections?: BulletinSection[]): Promise<boolean> => {
    const changed = await state.redraft(sections);
    if (changed !== null) onSaid(DESK.redraftDone(changed.conflicts.length));
    return changed !== null;
  };
  return (
    <>
      {draft ? <NumberField state={state} /> : null}
      {draft ? (
        <Button disabled={undo === null} onClick={() => void undo?.()}>
          {BULLETIN.undo}
        </Button>
      ) : null}
      {draft ? <Button onClick={() => setDialog('sections')}>{BULLETIN.sections}</Button> : null}
      {draft ? <Button onClick={() => void redraft()}>{BULLETIN.redraft}</Button> : null}
      <Button disabled={busy} onClick={exportWord}>
        {BULLETIN.exportWord}
      </Button>
      <Button disabled={busy} onClick={print}>
        {BULLETIN.print}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: draft
            ? [{ key: 'remove', label: BULLETIN.remove, danger: true }]
            : [{ key: 'correct', label: BULLETIN.correct }],
          onClick: ({ key }) =>
            key === 'correct' ? onCorrect() : void state.remove().then((done) => done && onRemoved()),
        }}
      >
        <Button>{BULLETIN.more}</Button>
      </Dropdown>
      {draft ? (
        <Button type="primary" onClick={() => setDialog('issue')}>
          {BULLETIN.issue}
        </Button>
      ) : null}
      {dialog === 'paper' ? (
        <PaperPreview
          title={`${bulletin.document.head?.issue ?? ''}${bulletin.title}`}
          source={{ of: 'bulletin', bulletinId }}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'sections' ? (
        <SectionDialog sections={bulletin.sections} onClose={() => setDialog(null)} onApply={redraft} />
      ) : null}
      {dialog === 'issue' ? (
        <IssueDialog
          number={bulletin.number}
          changed={countChanged(bulletin.document, check?.figures ?? null)}
          contradictions={check?.contradictions ?? []}
          onClose={() => setDialog(null)}
          run={state.issue}
        />
      ) : null}
    </>
  );
}
