// This week's text with what is new marked and what is gone struck out; told apart without colour too.
import { useMemo } from 'react';
import { diffTexts } from '#domain/review/diff.ts';

export function Changes({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => {
    let at = 0;
    return diffTexts(before, after).map((change) => {
      const key = at;
      at += change.text.length;
      return { ...change, key };
    });
  }, [before, after]);
  return (
    <p className="review-changes">
      {changes.map(({ kind, text, key }) => {
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        if (kind === 'removed') return <del key={`${key}-gone`}>{text}</del>;
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
