// The originals behind a round, each to be written out again as it came in.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { RoundDocument } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { DOCUMENTS, SOURCE_KIND_WORDS } from '#renderer/text/import.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Section } from './Page.tsx';
import { useAsync } from './useAsync.ts';
import './documents.css';

/** `quiet`: nothing is shown while the round has no original. */
export function Documents({ roundId, quiet = false }: { roundId: Id; quiet?: boolean }) {
  const documents = useAsync(() => call('listDocuments', { roundId }), roundId);
  const [error, setError] = useState<BihuanError | null>(null);
  const [saved, setSaved] = useState('');
  const rows = documents.value ?? [];
  if (quiet && rows.length === 0) return null;

  const write = async (document: RoundDocument) => {
    setError(null);
    setSaved('');
    try {
      const written = await save('saveDocument', { documentId: document.id }, { shownHere: true });
      if (written !== null) setSaved(DOCUMENTS.saved(written.fileName));
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };

  return (
    <Section title={DOCUMENTS.title} note={DOCUMENTS.note}>
      <ErrorNotice error={documents.error ?? error} onClose={() => setError(null)} />
      {rows.length === 0 ? <p className="documents-none">{DOCUMENTS.none}</p> : null}
      <ul className="documents">
        {rows.map((document) => (
          <li key={document.id}>
            <span className="documents-name" title={document.name}>
              {document.name}
            </span>
            <span className="faint">
              {[
                SOURCE_KIND_WORDS[document.kind],
                document.importedAt.slice(0, 10),
                document.bytes === null ? DOCUMENTS.notKept : DOCUMENTS.size(document.bytes),
              ].join('　')}
            </span>
            <Button
              size="small"
              aria-label={`${DOCUMENTS.save}${document.name}`}
              disabled={document.bytes === null}
              onClick={() => void write(document)}
            >
              {DOCUMENTS.save}
            </Button>
          </li>
        ))}
      </ul>
      <output className="documents-saved" aria-live="polite">
        {saved}
      </output>
    </Section>
  );
}
