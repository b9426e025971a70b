// The last step of an import: which round it becomes, then one transaction.
import { AutoComplete, Input, Radio, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { FindingsPreview } from '#contract/operations.ts';
import type { Id, Round } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { ACCEPT, countWords } from '#renderer/text/import.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useImport } from './draft-store.ts';
import { countDraft, type Draft, toAccepted } from './edit-tree.ts';
import { guessRound, ROUND_KINDS, type RoundFields } from './guess-round.ts';

export interface AcceptDialogProps {
  preview: FindingsPreview;
  draft: Draft;
  onClose: () => void;
}

export function AcceptDialog({ preview, draft, onClose }: AcceptDialogProps) {
  const [fields, setFields] = useState<RoundFields>(() =>
    guessRound(preview.source.name, preview.paragraphs, preview.outline.pattern.numbering),
  );
  const [into, setInto] = useState<'new' | 'old'>('new');
  const [oldId, setOldId] = useState<Id | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const empty = useEmptyRounds();
  const hasRounds = useRounds((state) => (state.rounds?.length ?? 0) > 0);
  const id = useId();
  const set = (change: Partial<RoundFields>) => setFields((before) => ({ ...before, ...change }));

  const accept = async () => {
    if (into === 'new' && fields.name.trim() === '') {
      setError(new BihuanError('input.invalid', ACCEPT.nameMissing));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const imported = await save(
        'acceptOutline',
        {
          round: into === 'old' && oldId !== null ? { id: oldId } : { fields },
          source: { name: preview.source.name, sha256: preview.source.sha256 },
          aspects: toAccepted(draft),
        },
        { shownHere: true },
      );
      await useRounds.getState().load();
      useRounds.getState().choose(imported.roundId);
      useImport.getState().discard();
      go('ledger', { list: 'problems' });
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={ACCEPT.title}
      onClose={onClose}
      confirm={{ label: ACCEPT.confirm, run: () => void accept(), busy, disabled: into === 'old' && oldId === null }}
    >
      <ErrorNotice error={error} />
      <p className="accept-summary">{countWords(countDraft(draft))}</p>
      <Radio.Group
        aria-label={ACCEPT.where}
        value={into}
        onChange={(event) => setInto(event.target.value as 'new' | 'old')}
        options={[
          { value: 'new', label: ACCEPT.newRound },
          { value: 'old', label: ACCEPT.oldRound, disabled: empty.length === 0 },
        ]}
      />
      {empty.length === 0 && hasRounds ? <p className="field-hint">{ACCEPT.noEmptyRound}</p> : null}
      {into === 'old' ? (
        <div className="field accept-field">
          <label htmlFor={`${id}-old`}>{ACCEPT.oldRound}</label>
          <Select
            id={`${id}-old`}
            value={oldId}
            onChange={(value) => setOldId(value)}
            options={empty.map((round) => ({ value: round.id, label: round.name }))}
          />
        </div>
      ) : (
        <NewRound id={id} fields={fields} set={set} />
      )}
    </Dialog>
  );
}

interface NewRoundProps {
  id: string;
  fields: RoundFields;
  set: (change: Partial<RoundFields>) => void;
}

function NewRound({ id, fields, set }: NewRoundProps) {
  return (
    <>
      <p className="field-hint accept-hint">{ACCEPT.guessed}</p>
      <div className="field">
        <label htmlFor={`${id}-name`}>{ACCEPT.name}</label>
        <Input
          id={`${id}-name`}
          data-autofocus
          value={fields.name}
          maxLength={200}
          onChange={(event) => set({ name: event.target.value })}
        />
      </div>
      <div className="accept-pair">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{ACCEPT.kind}</label>
          <AutoComplete
            id={`${id}-kind`}
            value={fields.kind}
            onChange={(kind: string) => set({ kind })}
            options={ROUND_KINDS.map((value) => ({ value }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-body`}>{ACCEPT.inspectingBody}</label>
          <Input
            id={`${id}-body`}
            value={fields.inspectingBody ?? ''}
            maxLength={200}
            onChange={(event) => set({ inspectingBody: event.target.value || null })}
          />
        </div>
        <div className="field accept-wide">
          <label htmlFor={`${id}-from`}>{ACCEPT.inspected}</label>
          <div className="accept-dates">
            <DateField
              id={`${id}-from`}
              value={fields.inspectedFrom}
              onChange={(inspectedFrom) => set({ inspectedFrom })}
            />
            {ACCEPT.to}
            <DateField
              id={`${id}-to`}
              label={`${ACCEPT.inspected}${ACCEPT.to}`}
              value={fields.inspectedTo}
              onChange={(inspectedTo) => set({ inspectedTo })}
            />
          </div>
        </div>
        <div className="field">
          <label htmlFor={`${id}-feedback`}>{ACCEPT.feedbackDate}</label>
          <DateField
            id={`${id}-feedback`}
            value={fields.feedbackDate}
            onChange={(feedbackDate) => set({ feedbackDate })}
          />
        </div>
        <div className="field">
          <span className="field-label">{ACCEPT.numbering}</span>
          <Radio.Group
            aria-label={ACCEPT.numbering}
            value={fields.numbering}
            onChange={(event) => set({ numbering: event.target.value as RoundFields['numbering'] })}
            options={[
              { value: 'continuous', label: ACCEPT.continuous },
              { value: 'restart', label: ACCEPT.restart },
            ]}
          />
        </div>
      </div>
    </>
  );
}

/** Rounds that hold no problem yet. */
function useEmptyRounds(): Round[] {
  const rounds = useRounds((state) => state.rounds);
  const [empty, setEmpty] = useState<Round[]>([]);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const found: Round[] = [];
      for (const round of rounds ?? []) {
        const tree = await call('getLedger', { roundId: round.id });
        if (tree.aspects.length === 0) found.push(round);
      }
      if (current) setEmpty(found);
    };
    // Without an answer the choice stays closed; a new round is always possible.
    look().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [rounds]);
  return empty;
}
