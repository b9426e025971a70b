// Choosing by hand which problem of the ledger an incoming one is, or that it is none of them.
import { Input } from 'antd';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import type { MergePlan, MergeProblem } from '#domain/merge/types.ts';
import { bracketedArabic } from '#domain/numbering/words.ts';
import { likeness } from '#domain/outline/match.ts';
import { MATCH } from '#renderer/text/match.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';

export interface PairDialogProps {
  plan: MergePlan;
  problem: MergeProblem;
  onClose: () => void;
  onPair: (existing: Id | null) => void;
}

/** Rows of the list at most; the search narrows it down */
const SHOWN = 200;

export function PairDialog({ plan, problem, onClose, onPair }: PairDialogProps) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Id | null>(problem.existing?.id ?? problem.maybe?.id ?? null);
  const id = useId();
  const title = problem.incoming?.title ?? '';
  const ranked = useMemo(
    () =>
      plan.problems
        .flatMap(({ existing }) => (existing === null ? [] : [{ ...existing, alike: likeness(existing.title, title) }]))
        .sort((a, b) => b.alike - a.alike || a.number - b.number),
    [plan, title],
  );
  const shown = ranked
    .filter((each) => words === '' || each.title.includes(words) || String(each.number) === words)
    .slice(0, SHOWN);
  const choices: (Id | null)[] = [null, ...shown.map((each) => each.id)];
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = choices.indexOf(chosen);
    const next = choices[Math.max(0, Math.min(choices.length - 1, at + by))];
    if (next === undefined) return;
    setChosen(next);
    document.getElementById(`${id}-${next ?? 'none'}`)?.scrollIntoView({ block: 'nearest' });
  };
  const option = (value: Id | null, content: React.ReactNode) => (
    <div
      key={value ?? 'none'}
      id={`${id}-${value ?? 'none'}`}
      role="option"
      tabIndex={-1}
      aria-selected={value === chosen}
      className="pair-option"
      onClick={() => setChosen(value)}
      onKeyDown={() => undefined}
    >
      {content}
    </div>
  );

  return (
    <Dialog
      title={MATCH.pairTitle}
      width="wide"
      onClose={onClose}
      confirm={{ label: MATCH.pairConfirm, run: () => onPair(chosen) }}
    >
      <p className="pair-title">
        {bracketedArabic(problem.incoming?.number ?? 0)}
        {title}
      </p>
      <Input
        data-autofocus
        aria-label={MATCH.pairSearch}
        placeholder={MATCH.pairSearch}
        value={words}
        onChange={(event) => setWords(event.target.value.trim())}
        onKeyDown={step}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={`${id}-${chosen ?? 'none'}`}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={MATCH.pairTitle}
        tabIndex={0}
        className="pair-list"
        onKeyDown={step}
      >
        {option(null, MATCH.pairNone)}
        {shown.map((each) =>
          option(
            each.id,
            <>
              <span className="match-number">{bracketedArabic(each.number)}</span>
              <span className="pair-words">{each.title}</span>
              <span className="faint match-small">{MATCH.likeness(each.alike)}</span>
            </>,
          ),
        )}
      </div>
    </Dialog>
  );
}
