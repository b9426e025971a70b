// Import: choose a document, look at what was read from it beside the original, correct it, take it into the ledger.
import { useCallback, useEffect, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { FindingsPreview } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { IMPORT } from '#renderer/text/import.ts';
import { Documents } from '#renderer/ui/Documents.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { ChooseSource, PasteDialog } from './ChooseSource.tsx';
import { useImport } from './draft-store.ts';
import { MatchScreen } from './MatchScreen.tsx';
import { useMatch } from './match-store.ts';
import { Workbench } from './Workbench.tsx';
import './import.css';

export default function ImportScreen({ params }: { params: ScreenParams['import'] }) {
  const preview = useImport((state) => state.preview);
  const start = useImport((state) => state.start);
  const matching = useMatch((state) => state.comparison !== null);
  const roundId = useRounds((state) => state.currentId);
  const [pasting, setPasting] = useState(params.from === 'paste');
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const read = useCallback(
    async (ask: () => Promise<FindingsPreview | null>) => {
      setError(null);
      setReading(true);
      try {
        const found = await ask();
        if (found !== null) {
          // a comparison under way was of another document
          useMatch.getState().close();
          start(found);
        }
      } catch (cause) {
        setError(asBihuanError(cause));
      } finally {
        setReading(false);
      }
    },
    [start],
  );

  const choose = useCallback(
    () =>
      read(async () => {
        const file = await call('chooseFindings', {});
        return file === null ? null : await call('previewFindings', { handle: file.handle });
      }),
    [read],
  );

  useEffect(() => {
    if (params.from === 'file') void choose();
  }, [params, choose]);

  const notice = <ErrorNotice error={error} onClose={() => setError(null)} />;
  const paste = pasting ? (
    <PasteDialog
      onClose={() => setPasting(false)}
      onRead={(text) => {
        setPasting(false);
        void read(() => call('previewText', { text }));
      }}
    />
  ) : null;

  if (preview !== null && matching && !reading) return <MatchScreen preview={preview} />;
  if (preview !== null && !reading) {
    return (
      <>
        {notice}
        {paste}
        <Workbench preview={preview} onChooseOther={() => void choose()} />
      </>
    );
  }
  return (
    <Page title={IMPORT.title}>
      {notice}
      {paste}
      {reading ? (
        <Loading words={IMPORT.reading} />
      ) : (
        <>
          <ChooseSource
            onChoose={() => void choose()}
            onPaste={() => setPasting(true)}
            onSample={() => void read(() => call('previewSample', {}))}
          />
          {roundId === null ? null : (
            <div className="import-start">
              <Documents roundId={roundId} quiet />
            </div>
          )}
        </>
      )}
    </Page>
  );
}
