// The last step of an import: which round it becomes, then one transaction.
import { AutoComplete, Input, Radio, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { BihuanError } from '#contract/errors.ts';
import type { FindingsPreview } from '#contract/operations.ts';
import type { Id, Round } from '#domain/ledger/types.ts';
import { MERGE_KINDS, type MergeKind } from '#domain/merge/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { ACCEPT, countWords, SOURCE_KIND_WORDS } from '#renderer/text/import.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { useImport, type Working } from './draft-store.ts';
import { countDraft, toAccepted } from './edit-tree.ts';
import { guessKind, guessRound, ROUND_KINDS, type RoundFields } from './guess-round.ts';
import { useMatch } from './match-store.ts';
import './accept.css';

export interface AcceptDialogProps {
  preview: FindingsPreview;
  working: Working;
  onClose: () => void;
}

type Where = 'new' | 'match' | 'old';

export function AcceptDialog({ preview, working, onClose }: AcceptDialogProps) {
  const { draft, outline } = working;
  const [fields, setFields] = useState<RoundFields>(() =>
    guessRound(preview.source.name, preview.paragraphs, outline.pattern.numbering),
  );
  const [kind, setKind] = useState<MergeKind>(() =>
    guessKind(preview.source.name, preview.paragraphs, countDraft(draft).measures),
  );
  const [chosen, setInto] = useState<Where | null>(null);
  const [chosenId, setChosenId] = useState<Id | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const { empty, filled } = useRoundsBySize();
  const currentId = useRounds((state) => state.currentId);
  const id = useId();
  const set = (change: Partial<RoundFields>) => setFields((before) => ({ ...before, ...change }));
  // a plan or report most likely belongs to the round that is being worked on
  const here = filled.some((round) => round.id === currentId);
  const into = chosen ?? (here && kind !== 'findings' ? 'match' : 'new');
  const offered = into === 'match' ? filled : empty;
  const roundId = offered.find((round) => round.id === (chosenId ?? currentId))?.id ?? offered.at(-1)?.id ?? null;

  const accept = async () => {
    if (into === 'new' && fields.name.trim() === '') {
      setError(new BihuanError('input.invalid', ACCEPT.nameMissing));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const aspects = toAccepted(draft);
      if (into === 'match' && roundId !== null) {
        await useMatch.getState().start({ roundId, kind, aspects });
        onClose();
        return;
      }
      const imported = await save(
        'acceptOutline',
        {
          round: into === 'old' && roundId !== null ? { id: roundId } : { fields },
          source: { name: preview.source.name, sha256: preview.source.sha256, kind },
          aspects,
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
      confirm={{
        label: into === 'match' ? ACCEPT.matchConfirm : ACCEPT.confirm,
        run: () => void accept(),
        busy,
        disabled: into !== 'new' && roundId === null,
      }}
    >
      <ErrorNotice error={error} />
      <p className="accept-summary">{countWords(countDraft(draft))}</p>
      <div className="field">
        <span className="field-label">{ACCEPT.documentKind}</span>
        <Radio.Group
          aria-label={ACCEPT.documentKind}
          value={kind}
          onChange={(event) => setKind(event.target.value as MergeKind)}
          options={MERGE_KINDS.map((value) => ({ value, label: SOURCE_KIND_WORDS[value] }))}
        />
      </div>
      <div className="field">
        <span className="field-label">{ACCEPT.where}</span>
        <Radio.Group
          aria-label={ACCEPT.where}
          value={into}
          onChange={(event) => {
            setInto(event.target.value as Where);
            setChosenId(null);
          }}
          options={[
            { value: 'match', label: ACCEPT.match, disabled: filled.length === 0 },
            { value: 'new', label: ACCEPT.newRound },
            { value: 'old', label: ACCEPT.oldRound, disabled: empty.length === 0 },
          ]}
        />
      </div>
      {into === 'new' ? (
        <NewRound id={id} fields={fields} set={set} />
      ) : (
        <>
          <div className="field">
            <label htmlFor={`${id}-old`}>{into === 'match' ? ACCEPT.matchInto : ACCEPT.oldRound}</label>
            <Select
              id={`${id}-old`}
              value={roundId}
              onChange={(value) => setChosenId(value)}
              options={offered.map((round) => ({ value: round.id, label: round.name }))}
            />
          </div>
          {into === 'match' ? <p className="field-hint">{ACCEPT.matchHint}</p> : null}
        </>
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

/** Rounds that hold no problem yet, and those that do. */
function useRoundsBySize(): { empty: Round[]; filled: Round[] } {
  const rounds = useRounds((state) => state.rounds);
  // Without an answer the other choices stay closed; a new round is always possible.
  const sizes = useAsync(() => call('listRoundSizes', {}), 'sizes');
  return useMemo(() => {
    const problems = new Map(sizes.value?.map((size) => [size.roundId, size.problems]));
    const of = (test: (n: number) => boolean) =>
      (rounds ?? []).filter(({ id }) => problems.has(id) && test(problems.get(id) ?? 0));
    return { empty: of((n) => n === 0), filled: of((n) => n > 0) };
  }, [rounds, sizes.value]);
}
