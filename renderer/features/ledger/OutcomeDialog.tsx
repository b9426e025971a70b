// Enters one outcome: which kind, how much, when; an amount is read as it is typed and shown as it was understood.
import { Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { InputOf, OutcomeView } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { readMoney, wanYuan } from '#domain/outcomes/money.ts';
import {
  ACTIVITY_KINDS,
  MONEY_KINDS,
  OUTCOME_KIND_WORDS,
  OUTCOME_KINDS,
  type OutcomeKind,
  PERSON_KINDS,
  RULE_CHANGES,
} from '#domain/outcomes/types.ts';
import { factsWords, MONEY_WORDS } from '#domain/outcomes/words.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { COMMON } from '#renderer/text/common.ts';
import { OUTCOMES } from '#renderer/text/outcomes.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface OutcomeDialogProps {
  roundId: Id;
  measureId: Id;
  /** null: a new one */
  outcome: OutcomeView | null;
  onClose: () => void;
  onSaved: () => void;
}

type Fields = InputOf<'addOutcome'>['outcome'];

const CATEGORIES: Record<OutcomeKind, readonly string[]> = {
  rule: RULE_CHANGES,
  persons: PERSON_KINDS,
  money: MONEY_KINDS,
  activity: ACTIVITY_KINDS,
};

const categoryWords = (kind: OutcomeKind, category: string): string =>
  kind === 'rule' ? `${category}制度` : kind === 'money' ? MONEY_WORDS[category as keyof typeof MONEY_WORDS] : category;

export function OutcomeDialog({ roundId, measureId, outcome, onClose, onSaved }: OutcomeDialogProps) {
  const fieldId = useId();
  const [what, setWhat] = useState(`${outcome?.kind ?? 'rule'} ${outcome?.category ?? '新建'}`);
  const [kind, category] = what.split(' ') as [OutcomeKind, string];
  const [name, setName] = useState(outcome !== null && 'name' in outcome ? (outcome.name ?? '') : '');
  const [documentNumber, setDocumentNumber] = useState(outcome?.kind === 'rule' ? (outcome.documentNumber ?? '') : '');
  const [count, setCount] = useState<number | null>(outcome !== null && 'count' in outcome ? outcome.count : null);
  const [amount, setAmount] = useState(outcome?.kind === 'money' ? `${wanYuan(outcome.cents)}万元` : '');
  const [date, setDate] = useState<string | null>(outcome === null ? today() : outcome.date);
  const [note, setNote] = useState(outcome?.note ?? '');
  const [countedIn, setCountedIn] = useState<Id | null>(outcome?.countedIn ?? null);
  const [error, setError] = useState<BihuanError | null>(null);
  const others = useAsync(
    () => call('listOutcomes', { roundId, problemId: null, kind, ids: null }),
    `${roundId} ${kind}`,
  );
  const read = amount.trim() === '' ? null : readMoney(amount);

  const fields = (): Fields | null => {
    const shared = { date, note: note.trim() || null, countedIn };
    const given = { kind, category, ...shared };
    switch (kind) {
      case 'rule':
        return name.trim() === ''
          ? null
          : ({ ...given, name: name.trim(), documentNumber: documentNumber.trim() || null } as Fields);
      case 'persons':
        return count === null ? null : ({ ...given, count } as Fields);
      case 'money':
        return read === null || 'refused' in read ? null : ({ ...given, cents: read.cents } as Fields);
      case 'activity':
        return count === null ? null : ({ ...given, name: name.trim() || null, count } as Fields);
    }
  };
  const ready = fields();
  const keep = async () => {
    if (ready === null) return;
    try {
      if (outcome === null) await save('addOutcome', { measureId, outcome: ready }, { shownHere: true });
      else await save('updateOutcome', { id: outcome.id, outcome: ready }, { shownHere: true });
      onSaved();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  // Entries that count themselves and are of the same category can stand for this one.
  const choices = (others.value ?? []).filter(
    (each) => each.id !== outcome?.id && each.category === category && each.countedIn === null,
  );
  return (
    <Dialog
      title={outcome === null ? OUTCOMES.add : OUTCOMES.edit}
      onClose={onClose}
      confirm={{ label: COMMON.save, run: () => void keep(), disabled: ready === null }}
    >
      <ErrorNotice error={error ?? others.error} />
      <div className="field">
        <label htmlFor={`${fieldId}kind`}>{OUTCOMES.kind}</label>
        <Select<string>
          id={`${fieldId}kind`}
          showSearch={{ optionFilterProp: 'label' }}
          listHeight={360}
          value={what}
          onChange={(next) => {
            setWhat(next);
            setCountedIn(null);
          }}
          options={OUTCOME_KINDS.map((each) => ({
            label: OUTCOME_KIND_WORDS[each],
            title: OUTCOME_KIND_WORDS[each],
            options: CATEGORIES[each].map((one) => ({ value: `${each} ${one}`, label: categoryWords(each, one) })),
          }))}
        />
      </div>
      {kind === 'rule' || kind === 'activity' ? (
        <div className="field">
          <label htmlFor={`${fieldId}name`}>{OUTCOMES.name[kind]}</label>
          <Input id={`${fieldId}name`} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </div>
      ) : null}
      {kind === 'rule' ? (
        <div className="field">
          <label htmlFor={`${fieldId}number`}>{OUTCOMES.documentNumber}</label>
          <Input
            id={`${fieldId}number`}
            value={documentNumber}
            maxLength={100}
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
        </div>
      ) : null}
      {kind === 'persons' || kind === 'activity' ? (
        <div className="field">
          <label htmlFor={`${fieldId}count`}>{OUTCOMES.count[kind]}</label>
          <InputNumber id={`${fieldId}count`} min={1} max={100_000} precision={0} value={count} onChange={setCount} />
        </div>
      ) : null}
      {kind === 'money' ? (
        <div className="field">
          <label htmlFor={`${fieldId}amount`}>{OUTCOMES.amount}</label>
          <Input
            id={`${fieldId}amount`}
            value={amount}
            maxLength={50}
            placeholder={OUTCOMES.amountHint}
            onChange={(event) => setAmount(event.target.value)}
          />
          <output className={read !== null && 'refused' in read ? 'field-error' : 'field-hint'}>
            {read === null
              ? ''
              : 'refused' in read
                ? read.refused
                : OUTCOMES.amountRead(wanYuan(read.cents), (read.cents / 100).toLocaleString('zh-CN'))}
          </output>
        </div>
      ) : null}
      <div className="field">
        <label htmlFor={`${fieldId}date`}>{OUTCOMES.date}</label>
        <DateField id={`${fieldId}date`} value={date} onChange={setDate} />
        <span className="field-hint">{OUTCOMES.dateHint}</span>
      </div>
      <div className="field">
        <label htmlFor={`${fieldId}note`}>{OUTCOMES.note}</label>
        <Input id={`${fieldId}note`} value={note} maxLength={2_000} onChange={(event) => setNote(event.target.value)} />
      </div>
      {choices.length === 0 && countedIn === null ? null : (
        <div className="field">
          <label htmlFor={`${fieldId}in`}>{OUTCOMES.countedIn}</label>
          <Select<Id>
            id={`${fieldId}in`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={countedIn}
            onChange={(id) => setCountedIn(id ?? null)}
            options={choices.map((each) => ({ value: each.id, label: `${each.measureName} ${factsWords(each)}` }))}
          />
          <span className="field-hint">{OUTCOMES.countedInHint}</span>
        </div>
      )}
    </Dialog>
  );
}
