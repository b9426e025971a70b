// Drafts a letter: kind, unit, and which of its problems; the rest is worded from the ledger.
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { type Id, STATES } from '#domain/ledger/types.ts';
import type { LedgerLook, ProblemRow } from '#domain/ledger/view.ts';
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

/** Open states: a letter asks about nothing that is closed. */
const OPEN = STATES.filter((state) => !isClosed(state));

/** Open problems that a unit leads, wholly or by a measure; more than a letter could ever name are not asked for. */
async function problemsLedBy(roundId: Id, unitId: Id): Promise<ProblemRow[]> {
  const look: LedgerLook = {
    list: 'problems',
    text: '',
    filters: [{ column: 'state', test: { kind: 'values', values: [...OPEN] } }],
    sort: { column: 'number', descending: false },
    only: { caption: '', unitId, roles: ['lead'] },
    toggled: [],
  };
  const { rows } = await call('readRows', { roundId, asOf: today(), look, from: 0, count: 500, focusId: null });
  return rows.filter((row) => row.kind === 'problem');
}

export function NewLetter({ roundId, proposed, onClose, onDrafted }: NewLetterProps) {
  const loaded = useAsync(async () => {
    const [units, kinds] = await Promise.all([call('listUnits', {}), call('listLetterKinds', {})]);
    return { units, kinds };
  }, roundId);
  const [kind, setKind] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<Id | null>(proposed?.unitId ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set(proposed?.problemIds ?? []));
  const [error, setError] = useState<BihuanError | null>(null);
  const led = useAsync(() => (unitId === null ? Promise.resolve([]) : problemsLedBy(roundId, unitId)), unitId ?? '');
  const problems = led.value ?? [];
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
      <ErrorNotice error={error ?? loaded.error ?? led.error} />
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
                options={loaded.value.units.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          </div>
          <fieldset className="letters-problems">
            <legend>{LETTERS.rows}</legend>
            <p className="field-hint">
              {unitId !== null && !led.loading && problems.length === 0 ? LETTERS.noRows : LETTERS.rowsHint}
            </p>
            {problems.map(({ problem }) => (
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
