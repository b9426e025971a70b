// A second document beside a round: what is new, changed, missing; what is ticked is taken into the ledger.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { FindingsPreview } from '#contract/operations.ts';
import { tally, tallyWords } from '#domain/merge/summary.ts';
import type { MergePair, MergeProblem } from '#domain/merge/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { SOURCE_KIND_WORDS } from '#renderer/text/import.ts';
import { MATCH } from '#renderer/text/match.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useImport } from './draft-store.ts';
import { MatchList } from './MatchList.tsx';
import { actsOfProblem, filterCounts, type MatchFilter, type MatchLine, matchLines } from './match-lines.ts';
import { useMatch } from './match-store.ts';
import { PairDialog } from './PairDialog.tsx';
import './match.css';

const FILTERS: readonly MatchFilter[] = ['open', 'new', 'changed', 'missing', 'same', 'all'];

export function MatchScreen({ preview }: { preview: FindingsPreview }) {
  const comparison = useMatch((state) => state.comparison);
  const taken = useMatch((state) => state.taken);
  const filter = useMatch((state) => state.filter);
  const rounds = useRounds((state) => state.rounds);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const [pairing, setPairing] = useState<MergeProblem | null>(null);
  const found = comparison?.found ?? null;
  const lines = useMemo(() => (found === null ? [] : matchLines(found, filter)), [found, filter]);
  const counts = useMemo(() => (found === null ? null : filterCounts(found)), [found]);
  const words = useMemo(() => (found === null ? '' : tallyWords(tally(found, taken))), [found, taken]);
  if (comparison === null || found === null || counts === null) return null;
  const { roundId, kind, aspects, pairs } = comparison;
  const { tick, show, close, again, pair } = useMatch.getState();
  const roundName = rounds?.find((each) => each.id === roundId)?.name ?? '';

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };
  const accept = () =>
    attempt(async () => {
      const { name, sha256 } = preview.source;
      const source = { name, sha256, kind };
      const input = { roundId, kind, aspects, pairs, source, basis: found.basis, take: [...taken] };
      await save('acceptMatch', input, { shownHere: true });
      await useRounds.getState().load();
      useRounds.getState().choose(roundId);
      close();
      useImport.getState().discard();
      go('ledger', { list: 'problems' });
    });
  const shownIds = () =>
    lines.flatMap((line) => (line.kind === 'problem' ? actsOfProblem(line.problem).map(({ id }) => id) : []));
  const askPair = (line: MatchLine) => {
    if (line.problem.incoming !== null) setPairing(line.problem);
  };
  const decide = (existing: MergePair['existing']) => {
    const incoming = pairing?.incoming?.place;
    setPairing(null);
    if (incoming !== undefined) void attempt(() => pair({ incoming, existing }));
  };

  return (
    <div className="import">
      <Page
        title={MATCH.title(roundName)}
        note={`${preview.source.name}（${SOURCE_KIND_WORDS[kind]}）`}
        scroll={false}
        actions={
          <>
            <Button onClick={close}>{MATCH.back}</Button>
            <Button
              type="primary"
              loading={busy}
              disabled={words === ''}
              title={words === '' ? MATCH.nothing : undefined}
              onClick={() => void accept()}
            >
              {words === '' ? MATCH.accept : MATCH.acceptWords(words)}
            </Button>
          </>
        }
        toolbar={
          <>
            <Tabs
              label={MATCH.filter}
              value={filter}
              onChange={show}
              options={FILTERS.map((value) => ({ value, label: `${MATCH.filters[value]} ${counts[value]}` }))}
            />
            <span className="import-gap" />
            <Button onClick={() => tick(shownIds(), true)}>{MATCH.tickShown}</Button>
            <Button onClick={() => tick(shownIds(), false)}>{MATCH.untickShown}</Button>
          </>
        }
      >
        <div className="import-body">
          <ErrorNotice
            error={error}
            {...(error?.code === 'conflict' ? { onRetry: () => void attempt(again) } : {})}
            onClose={() => setError(null)}
          />
          <div className="match-notes">
            <span>{MATCH.keeps}</span>
            {kind === 'progress' ? (
              <span>{found.review === null ? MATCH.noReview : MATCH.review(found.review.ordinal)}</span>
            ) : null}
          </div>
          <div className="match-head" aria-hidden="true">
            <span />
            <span />
            <span>{MATCH.own}</span>
            <span>{MATCH.incoming}</span>
          </div>
          {lines.length === 0 ? (
            <p className="match-none">{MATCH.none}</p>
          ) : (
            <MatchList lines={lines} onPair={askPair} />
          )}
          <div className="import-keys">{MATCH.keys}</div>
        </div>
      </Page>
      {pairing === null ? null : (
        <PairDialog plan={found} problem={pairing} onClose={() => setPairing(null)} onPair={decide} />
      )}
    </div>
  );
}
