// 亮灯规则: which light a row shows, in order; what the edited rules would do is counted on the round before they are saved.
import { Button, Input, InputNumber, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { STATES, type State } from '#domain/ledger/types.ts';
import { LIGHT_DAYS_AT_MOST, LIGHT_RULES_AT_MOST, LIGHT_WORD_LENGTH, lightRuleFaults } from '#domain/lights/check.ts';
import {
  DAYS_MARK,
  DEFAULT_LIGHT_RULES,
  LIGHT_COLOUR_WORDS,
  LIGHT_COLOURS,
  LIGHT_SHAPES,
  type LightCondition,
  type LightRule,
  type LightRules,
} from '#domain/lights/lights.ts';
import type { LightCount } from '#domain/lights/preview.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useLightRules, useLights } from '#renderer/store/lights.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { LIGHTS } from '#renderer/text/lights.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { LightTag } from '#renderer/ui/LightTag.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

/** A rule being written; the key stays while it moves. */
type Draft = LightRule & { key: string };

const draftsOf = (rules: LightRules): Draft[] => rules.map((rule) => ({ ...rule, key: crypto.randomUUID() }));
const plainOf = (drafts: readonly Draft[]): LightRules =>
  drafts.map(({ colour, words, when }) => ({ colour, words: words.trim(), when }));

const NEW_CONDITIONS: Record<LightCondition['kind'], LightCondition> = {
  states: { kind: 'states', states: [] },
  daysLeft: { kind: 'daysLeft', days: 30 },
  overdue: { kind: 'overdue' },
  longTerm: { kind: 'longTerm' },
};

export function LightSettings() {
  const rules = useLightRules();
  // Rules set elsewhere take the place of what was edited here.
  return <Editor key={JSON.stringify(rules)} present={rules} />;
}

function Editor({ present }: { present: LightRules }) {
  const round = useCurrentRound();
  const [drafts, setDrafts] = useState(() => draftsOf(present));
  const [error, setError] = useState<BihuanError | null>(null);
  const rules = plainOf(drafts);
  const faults = lightRuleFaults(rules);
  const changed = JSON.stringify(rules) !== JSON.stringify(present);
  const isDefault = JSON.stringify(rules) === JSON.stringify(DEFAULT_LIGHT_RULES);

  // While a rule is at fault nothing can be counted by the edited ones.
  const tried = useDeferredValue(JSON.stringify(faults.length === 0 ? rules : present));
  const preview = useAsync(
    async () =>
      round === null
        ? null
        : call('previewLights', { roundId: round.id, rules: JSON.parse(tried) as LightRules, asOf: today() }),
    `${round?.id ?? ''}/${tried}`,
  );
  const counts = faults.length === 0 ? preview.value : null;

  const set = (at: number, patch: Partial<LightRule>) =>
    setDrafts(drafts.map((draft, index) => (index === at ? { ...draft, ...patch } : draft)));
  const move = (at: number, step: 1 | -1) => {
    const next = [...drafts];
    const [moved] = next.splice(at, 1);
    if (moved !== undefined) next.splice(at + step, 0, moved);
    setDrafts(next);
  };
  const add = () =>
    setDrafts([...drafts, { key: crypto.randomUUID(), colour: 'yellow', words: '', when: NEW_CONDITIONS.states }]);
  const store = async () => {
    setError(null);
    try {
      useLights.getState().set(await save('setLightRules', { rules }, { shownHere: true }));
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };

  return (
    <Section title={LIGHTS.title} note={LIGHTS.note}>
      <div className="settings-body">
        <ErrorNotice error={error ?? preview.error} />
        <table className="table settings-lights">
          <thead>
            <tr>
              <th>{LIGHTS.order}</th>
              <th>{LIGHTS.colour}</th>
              <th>{LIGHTS.when}</th>
              <th>{LIGHTS.words}</th>
              <th>{LIGHTS.sample}</th>
              <th className="settings-light-count" title={LIGHTS.rowsHint}>
                {LIGHTS.rows}
              </th>
              <th aria-label={LIGHTS.remove} />
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft, at) => (
              <tr key={draft.key} aria-label={LIGHTS.rule(at + 1)}>
                <td className="settings-order">
                  {at + 1}
                  <Button size="small" aria-label={LIGHTS.up(at + 1)} disabled={at === 0} onClick={() => move(at, -1)}>
                    ↑
                  </Button>
                  <Button
                    size="small"
                    aria-label={LIGHTS.down(at + 1)}
                    disabled={at === drafts.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    ↓
                  </Button>
                </td>
                <td>
                  <Select
                    aria-label={LIGHTS.colour}
                    className="settings-light-colour"
                    value={draft.colour}
                    onChange={(colour) => set(at, { colour })}
                    options={LIGHT_COLOURS.map((value) => ({
                      value,
                      label: `${LIGHT_SHAPES[value]} ${LIGHT_COLOUR_WORDS[value]}`,
                    }))}
                  />
                </td>
                <td>
                  <Condition when={draft.when} onChange={(when) => set(at, { when })} />
                </td>
                <td>
                  <Input
                    aria-label={LIGHTS.words}
                    maxLength={LIGHT_WORD_LENGTH + DAYS_MARK.length}
                    value={draft.words}
                    onChange={({ target }) => set(at, { words: target.value })}
                  />
                </td>
                <td>
                  <LightTag
                    light={{
                      colour: draft.colour,
                      shape: LIGHT_SHAPES[draft.colour],
                      word: draft.words.replaceAll(DAYS_MARK, LIGHTS.sampleDays),
                    }}
                  />
                </td>
                <td className="settings-light-count">{countWords(counts?.rules[at])}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={LIGHTS.removeRule(at + 1)}
                    onClick={() => setDrafts(drafts.filter((_, index) => index !== at))}
                  >
                    ✕
                  </Button>
                </td>
              </tr>
            ))}
            <tr>
              <td />
              <td colSpan={4}>{LIGHTS.none}</td>
              <td className="settings-light-count">{countWords(counts?.none)}</td>
              <td />
            </tr>
          </tbody>
        </table>
        <p className="field-hint">{LIGHTS.wordsHint}</p>
        {faults.length === 0 ? null : (
          <ul className="settings-faults field-error" role="alert">
            {faults.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
        <div className="settings-run">
          <Button disabled={drafts.length >= LIGHT_RULES_AT_MOST} onClick={add}>
            {LIGHTS.add}
          </Button>
          <Button disabled={isDefault} onClick={() => setDrafts(draftsOf(DEFAULT_LIGHT_RULES))}>
            {LIGHTS.reset}
          </Button>
          <Button disabled={!changed} onClick={() => setDrafts(draftsOf(present))}>
            {LIGHTS.discard}
          </Button>
          <Button type="primary" disabled={!changed || faults.length > 0} onClick={() => void store()}>
            {LIGHTS.save}
          </Button>
          <output aria-live="polite">
            {changed && counts !== null && round !== null ? LIGHTS.changed(round.name, counts.changed) : null}
          </output>
        </div>
      </div>
    </Section>
  );
}

const countWords = (count: LightCount | undefined): string =>
  count === undefined ? '' : LIGHTS.count(count.problems, count.measures);

function Condition({ when, onChange }: { when: LightCondition; onChange: (when: LightCondition) => void }) {
  return (
    <div className="settings-light-when">
      <Select
        aria-label={LIGHTS.when}
        className="settings-light-kind"
        value={when.kind}
        onChange={(kind) => onChange(NEW_CONDITIONS[kind])}
        options={(Object.keys(NEW_CONDITIONS) as LightCondition['kind'][]).map((value) => ({
          value,
          label: LIGHTS.kinds[value],
        }))}
      />
      {when.kind === 'daysLeft' ? (
        <>
          <InputNumber
            aria-label={LIGHTS.days}
            className="settings-light-days"
            min={0}
            max={LIGHT_DAYS_AT_MOST}
            precision={0}
            value={when.days}
            onChange={(days) => onChange({ kind: 'daysLeft', days: days ?? 0 })}
          />
          {LIGHTS.day}
        </>
      ) : null}
      {when.kind === 'states' ? (
        <Select
          aria-label={LIGHTS.states}
          className="settings-light-states"
          mode="multiple"
          value={[...when.states]}
          onChange={(states: State[]) =>
            onChange({ kind: 'states', states: STATES.filter((each) => states.includes(each)) })
          }
          options={STATES.map((value) => ({ value, label: value }))}
        />
      ) : null}
    </div>
  );
}
