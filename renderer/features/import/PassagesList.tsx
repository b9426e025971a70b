// Paragraphs that were left out on purpose, with the reason; a click shows one in the document.
import { PASSED_WORDS, placeWords } from '#domain/outline/passed-words.ts';
import type { PassedOver } from '#domain/outline/types.ts';
import { IMPORT } from '#renderer/text/import.ts';
import { useImport } from './draft-store.ts';

export function PassagesList({ passages }: { passages: readonly PassedOver[] }) {
  const current = useImport((state) => state.paragraph);
  const { jump } = useImport.getState();
  return (
    <section className="import-passages" aria-label={IMPORT.passages}>
      <p>{IMPORT.passagesHint}</p>
      <ul>
        {passages.map(({ kind, from, to, words, part }) => (
          <li key={`${from}-${to}-${words}`}>
            <button
              className="import-passage"
              type="button"
              aria-current={current !== null && current >= from && current <= to}
              onClick={() => jump(from)}
            >
              <span className="import-passage-place">{placeWords(from, to)}</span>
              <span className="import-passage-kind">{PASSED_WORDS[kind]}</span>
              <span className="import-passage-words">
                {words}
                {part ? IMPORT.passagePart : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
