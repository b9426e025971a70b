// Two texts side by side with what differs marked: struck out on the left, underlined on the right.
import { useMemo } from 'react';
import type { LabelledText } from '#domain/checkup/types.ts';
import { type Change, diffTexts } from '#domain/review/diff.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';

interface Piece extends Change {
  key: number;
}

export function TextPair({ before, after }: { before: LabelledText; after: LabelledText }) {
  const pieces = useMemo(() => {
    let at = 0;
    return diffTexts(before.text, after.text).map((change): Piece => {
      const key = at;
      at += change.text.length;
      return { ...change, key };
    });
  }, [before, after]);
  const differs = pieces.some(({ kind }) => kind !== 'same');
  return (
    <>
      <div className="checkup-pair">
        <figure className="checkup-text">
          <figcaption>{before.label}</figcaption>
          <p>
            {pieces
              .filter(({ kind }) => kind !== 'added')
              .map(({ kind, text, key }) =>
                kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>,
              )}
          </p>
        </figure>
        <figure className="checkup-text">
          <figcaption>{after.label}</figcaption>
          <p>
            {pieces
              .filter(({ kind }) => kind !== 'removed')
              .map(({ kind, text, key }) =>
                kind === 'added' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>,
              )}
          </p>
        </figure>
      </div>
      <p className="field-hint">{differs ? CHECKUP.marks : CHECKUP.difference}</p>
    </>
  );
}
