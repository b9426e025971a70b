// A text with what differs from its counterpart marked: what goes away struck through, what comes in underlined.
import { useMemo } from 'react';
import { type Change, diffTexts } from '#domain/review/diff.ts';

export interface DiffedProps {
  before: string;
  after: string;
  /** Which of the two is shown */
  side: 'before' | 'after';
}

export function Diffed({ before, after, side }: DiffedProps) {
  const changes = useMemo(() => diffTexts(before, after), [before, after]);
  const hidden: Change['kind'] = side === 'before' ? 'added' : 'removed';
  let at = 0;
  return changes
    .filter(({ kind }) => kind !== hidden)
    .map(({ kind, text }) => {
      const key = at;
      at += text.length;
      if (kind === 'same') return <span key={key}>{text}</span>;
      return kind === 'removed' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
    });
}
