// Draws a look-back: scope, how many, from which parts; who would be drawn is shown before the plan is made.
import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf } from '#contract/operations.ts';
import { type Id, RECTIFICATION_KINDS } from '#domain/ledger/types.ts';
import { STRATA, type Strata } from '#domain/look-back/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface PlanDialogProps {
  roundId: Id;
  onClose: () => void;
  onPlanned: (planId: Id) => void;
}

type Of = 'all' | 'count' | 'percent';

export function PlanDialog({ roundId, onClose, onPlanned }: PlanDialogProps) {
  const fieldId = useId();
  const [name, setName] = useState('');
  const [dueDate, setDueDate] = useState<string | null>(null);
  const [responsible, setResponsible] = useState('');
  const [unitIds, setUnitIds] = useState<Id[]>([]);
  const [kinds, setKinds] = useState<string[]>([]);
  const [of, setOf] = useState<Of>('percent');
  const [count, setCount] = useState(10);
  const [percent, setPercent] = useState(20);
  const [strata, setStrata] = useState<Strata>('none');
  const [seed, setSeed] = useState<number | null>(null);
  const [error, setError] = useState<BihuanError | null>(null);
  const units = useAsync(() => call('listUnits', {}), 'units');
  const scope: InputOf<'planLookBack'>['scope'] = {
    unitIds: unitIds.length === 0 ? null : unitIds,
    kinds: kinds.length === 0 ? null : kinds,
    draw: of === 'all' ? { of } : of === 'count' ? { of, count } : { of, percent },
    strata: of === 'all' ? 'none' : strata,
  };
  // The first draw takes a seed of its own; it is kept, so that what is looked at is what is planned.
  const preview = useAsync(
    async () => {
      const drawn = await call('previewLookBack', { roundId, scope, seed });
      // A seed typed while the answer was on its way stands.
      setSeed((now) => now ?? drawn.seed);
      return drawn;
    },
    JSON.stringify([scope, seed]),
  );
  const drawn = preview.value;

  const plan = async () => {
    setError(null);
    try {
      const made = await save(
        'planLookBack',
        {
          roundId,
          name: name.trim(),
          scope,
          seed: drawn?.seed ?? seed,
          dueDate,
          responsible: responsible.trim() || null,
          note: null,
        },
        { shownHere: true },
      );
      onPlanned(made.id);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const ready = name.trim() !== '' && drawn !== null && drawn.drawn > 0 && !preview.loading;
  return (
    <Dialog
      title={LOOK_BACK.new}
      width="wide"
      onClose={onClose}
      confirm={{ label: LOOK_BACK.new, run: () => void plan(), disabled: !ready }}
    >
      <ErrorNotice error={error ?? preview.error} />
      <div className="look-back-plan">
        <div>
          <div className="field">
            <label htmlFor={`${fieldId}name`}>{LOOK_BACK.name}</label>
            <Input
              id={`${fieldId}name`}
              value={name}
              maxLength={200}
              placeholder={LOOK_BACK.nameHint}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <div className="look-back-pair">
            <div className="field">
              <label htmlFor={`${fieldId}due`}>{LOOK_BACK.due}</label>
              <DateField id={`${fieldId}due`} value={dueDate} onChange={setDueDate} />
            </div>
            <div className="field">
              <label htmlFor={`${fieldId}who`}>{LOOK_BACK.responsible}</label>
              <Input
                id={`${fieldId}who`}
                value={responsible}
                maxLength={200}
                onChange={(event) => setResponsible(event.target.value)}
              />
            </div>
          </div>
          <div className="field">
            <label htmlFor={`${fieldId}units`}>{LOOK_BACK.units}</label>
            <Select<Id[]>
              id={`${fieldId}units`}
              mode="multiple"
              maxTagCount="responsive"
              value={unitIds}
              onChange={setUnitIds}
              showSearch={{ optionFilterProp: 'label' }}
              options={(units.value ?? []).map(({ id, name: full, shortName }) => ({
                value: id,
                label: shortName ?? full,
              }))}
            />
          </div>
          <div className="field">
            <label htmlFor={`${fieldId}kinds`}>{LOOK_BACK.kinds}</label>
            <Select<string[]>
              id={`${fieldId}kinds`}
              mode="tags"
              value={kinds}
              onChange={setKinds}
              options={RECTIFICATION_KINDS.map((kind) => ({ value: kind, label: kind }))}
            />
          </div>
          <fieldset className="look-back-draw">
            <legend>{LOOK_BACK.draw}</legend>
            <Radio.Group
              name={`${fieldId}of`}
              value={of}
              onChange={({ target }) => setOf(target.value)}
              options={[
                { value: 'all', label: LOOK_BACK.drawAll },
                { value: 'count', label: LOOK_BACK.byCount },
                { value: 'percent', label: LOOK_BACK.byPercent },
              ]}
            />
            {of === 'count' ? (
              <InputNumber
                aria-label={LOOK_BACK.drawCount}
                suffix={LOOK_BACK.countUnit}
                min={1}
                max={50_000}
                precision={0}
                value={count}
                onChange={(value) => setCount(value ?? 1)}
              />
            ) : null}
            {of === 'percent' ? (
              <InputNumber
                aria-label={LOOK_BACK.drawPercent}
                suffix="%"
                min={1}
                max={100}
                precision={0}
                value={percent}
                onChange={(value) => setPercent(value ?? 1)}
              />
            ) : null}
          </fieldset>
          {of === 'all' ? null : (
            <div className="look-back-pair">
              <div className="field">
                <label htmlFor={`${fieldId}strata`}>{LOOK_BACK.strata}</label>
                <Select<Strata>
                  id={`${fieldId}strata`}
                  value={strata}
                  onChange={setStrata}
                  options={STRATA.map((value) => ({ value, label: LOOK_BACK.strataWords[value] }))}
                />
                <span className="field-hint">{LOOK_BACK.strataHint}</span>
              </div>
              <div className="field">
                <label htmlFor={`${fieldId}seed`}>{LOOK_BACK.seed}</label>
                <div className="look-back-seed">
                  <InputNumber
                    id={`${fieldId}seed`}
                    min={0}
                    max={999_999}
                    precision={0}
                    value={seed}
                    onChange={setSeed}
                  />
                  <Button onClick={() => setSeed(null)}>{LOOK_BACK.redraw}</Button>
                </div>
                <span className="field-hint">{LOOK_BACK.seedHint}</span>
              </div>
            </div>
          )}
        </div>
        <section className="look-back-preview" aria-label={LOOK_BACK.scope}>
          {drawn === null ? null : (
            <>
              <p>
                <b>{drawn.drawn === 0 ? LOOK_BACK.nothing : LOOK_BACK.drawn(drawn.drawn, drawn.candidates)}</b>
                <span className="faint">{LOOK_BACK.drawnBy(drawn.seed)}</span>
              </p>
              {drawn.strata.length === 0 ? null : (
                <p className="faint">
                  {drawn.strata.map((part) => LOOK_BACK.stratum(part.name, part.drawn, part.candidates)).join('　')}
                </p>
              )}
              <ol>
                {drawn.problems.map((problem) => (
                  <li key={problem.problemId}>
                    <span>{`(${problem.number}) ${problem.title}`}</span>
                    <span className="faint">{problem.unitName}</span>
                  </li>
                ))}
              </ol>
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}
