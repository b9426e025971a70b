// Drafts a letter: kind, unit, and which of its problems; the rest is worded from the ledger.
import { Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { responsibilitiesOf } from '#domain/ledger/responsibilities.ts';
import type { Id, LedgerTree, Problem } from '#domain/ledger/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import type { LetterDraft } from '#renderer/store/navigation.ts';
import { save } from '#renderer/store/saving.ts';
import { LETTERS } from '#renderer/text/letters.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { RowLight } from '#renderer/ui/LightTag.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface NewLetterProps {
  roundId: Id;
  /** What another screen asks a letter about */
  proposed: LetterDraft | null;
  onClose: () => void;
  onDrafted: (letterId: Id) => void;
}

/** Open problems that a unit leads, wholly or by a measure. */
function problemsOf(tree: LedgerTree, unitId: Id): Problem[] {
  return tree.aspects
    .flatMap(({ items }) => items.flatMap(({ problems }) => problems))
    .filter(
      (problem) =>
        !isClosed(problem.state) &&
        (problem.responsibilities.lead.includes(unitId) ||
          problem.measures.some((measure) => responsibilitiesOf(measure, problem).lead.includes(unitId))),
    );
}

export function NewLetter({ roundId, proposed, onClose, onDrafted }: NewLetterProps) {
  const loaded = useAsync(async () => {
    const [tree, kinds] = await Promise.all([call('getLedger', { roundId }), call('listLetterKinds', {})]);
    return { tree, kinds };
  }, roundId);
  const [kind, setKind] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<Id | null>(proposed?.unitId ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set(proposed?.problemIds ?? []));
  const [error, setError] = useState<BihuanError | null>(null);
  const tree = loaded.value?.tree ?? null;
  const problems = useMemo(() => (tree === null || unitId === null ? [] : problemsOf(tree, unitId)), [tree, unitId]);
  const picked = problems.filter(({ id }) => chosen.has(id));
  const kindName = kind ?? loaded.value?.kinds[0]?.name ?? null;

  const draft = async () => {
    if (kindName === null || unitId === null) return;
    try {
      const rows = picked.map(({ id }) => ({ problemId: id, measureId: null }));
      const letter = await save(
        'draftLetter',
        { roundId, kind: kindName, unitId, rows, reviewId: proposed?.reviewId ?? null },
        { shownHere: true },
      );
      onDrafted(letter.id);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const toggle = (id: Id) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };

  return (
    <Dialog
      title={LETTERS.new}
      width="wide"
      onClose={onClose}
      confirm={{ label: LETTERS.draft, run: () => void draft(), disabled: picked.length === 0 || kindName === null }}
    >
      <ErrorNotice error={error ?? loaded.error} />
      {loaded.value === null ? (
        loaded.error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <div className="letters-pair">
            <div className="field">
              <label htmlFor="letter-kind">{LETTERS.kind}</label>
              <Select
                id="letter-kind"
                value={kindName}
                onChange={setKind}
                options={loaded.value.kinds.map(({ name }) => ({ value: name, label: name }))}
              />
            </div>
            <div className="field">
              <label htmlFor="letter-unit">{LETTERS.unit}</label>
              <Select<Id>
                id="letter-unit"
                showSearch={{ optionFilterProp: 'label' }}
                value={unitId}
                onChange={(next) => {
                  setUnitId(next);
                  // What was chosen in the ledger stays chosen under every unit that leads it.
                  setChosen(new Set(proposed?.problemIds ?? []));
                }}
                options={loaded.value.tree.units.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          </div>
          <fieldset className="letters-problems">
            <legend>{LETTERS.rows}</legend>
            <p className="field-hint">{unitId !== null && problems.length === 0 ? LETTERS.noRows : LETTERS.rowsHint}</p>
            {problems.map((problem) => (
              <div key={problem.id} className="letters-problem">
                <Checkbox checked={chosen.has(problem.id)} onChange={() => toggle(problem.id)}>
                  （{problem.number}）{problem.title}
                </Checkbox>
                <RowLight state={problem.state} deadline={problem.deadline} asOf={today()} />
              </div>
            ))}
          </fieldset>
        </>
      )}
    </Dialog>
  );
}
