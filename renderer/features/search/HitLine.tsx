// One hit: where it stands, its title, and the stretch of text that holds the words.
import type { SearchHit } from '#domain/search/types.ts';
import { MarkedText } from './MarkedText.tsx';

export function HitLine({ hit, showRound }: { hit: SearchHit; showRound: boolean }) {
  const { round, place, title, found } = hit;
  const where = [place, showRound ? round?.name : null].filter(Boolean).join('　');
  return (
    <>
      <span className="search-title">
        <MarkedText {...title} />
      </span>
      <span className="search-place">{where}</span>
      {found === null ? null : (
        <span className="search-found">
          {found.field}：
          <MarkedText {...found.text} />
        </span>
      )}
    </>
  );
}
