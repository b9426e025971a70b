// 通报: the numbered bulletins of the round, and the chosen one on paper.
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '#renderer/api/bihuan.ts';
import { TextDesk } from '#renderer/print/desk/TextDesk.tsx';
import { go, type ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { BULLETIN, bulletinWords } from '#renderer/text/bulletin.ts';
import { DESK } from '#renderer/text/desk.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { BulletinActions } from './BulletinActions.tsx';
import { DraftDialog } from './Dialogs.tsx';
import { useBulletin } from './use-bulletin.ts';
import './bulletin.css';

export default function BulletinScreen({ params }: { params: ScreenParams['bulletin'] }) {
  const roundId = useCurrentRound()?.id ?? '';
  const lists = useAsync(
    async () => ({
      bulletins: await call('listBulletins', { roundId }),
      reviews: (await call('listReviews', { roundId })).filter((review) => review.state === 'closed'),
    }),
    roundId,
  );
  const [chosen, setChosen] = useState<string | null>(params.bulletinId ?? null);
  const [drafting, setDrafting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [pages, setPages] = useState(0);
  const bulletins = lists.value?.bulletins ?? [];
  const reviews = lists.value?.reviews ?? [];
  const selected = bulletins.find((one) => one.id === chosen) ?? bulletins.at(-1) ?? null;
  const state = useBulletin(selected?.id ?? null, () => void lists.reload());

  if (lists.value === null) {
    return (
      <Page title={BULLETIN.title}>
        <ErrorNotice error={lists.error} onRetry={() => void lists.reload()} />
        {lists.error === null ? <Loading /> : null}
      </Page>
    );
  }
  const draftDialog = drafting ? (
    <DraftDialog
      reviews={reviews}
      bulletins={bulletins}
      onClose={() => setDrafting(false)}
      onDrafted={(bulletin) => {
        setDrafting(false);
        void lists.reload().then(() => setChosen(bulletin.id));
      }}
    />
  ) : null;
  if (selected === null) {
    const ready = reviews.length > 0;
    return (
      <Page title={BULLETIN.title}>
        <EmptyState
          title={BULLETIN.none}
          text={ready ? BULLETIN.noneText : BULLETIN.noClosed}
          action={
            ready
              ? { label: BULLETIN.draft, run: () => setDrafting(true) }
              : { label: BULLETIN.toReview, run: () => go('review') }
          }
        />
        {draftDialog}
      </Page>
    );
  }
  const { bulletin } = state;
  const hint = bulletin?.state === 'issued' ? BULLETIN.issued : DESK.editHint;
  return (
    <Page
      title={BULLETIN.title}
      note={`${bulletinWords(selected)}　${BULLETIN.state[selected.state]}`}
      actions={<BulletinActions state={state} onSaid={setSaid} />}
      toolbar={
        <>
          <span className="field-hint">
            {pages === 0 ? '' : `${DESK.pages(pages)}　`}
            {hint}
          </span>
          <output className="text-said">{said}</output>
        </>
      }
      scroll={false}
    >
      <div className="text-screen">
        <nav className="text-list" aria-label={BULLETIN.list}>
          <Button block disabled={reviews.length === 0} onClick={() => setDrafting(true)}>
            {BULLETIN.draft}
          </Button>
          {bulletins.toReversed().map((one) => (
            <button
              key={one.id}
              type="button"
              className="text-item"
              aria-current={one.id === selected.id ? 'true' : undefined}
              onClick={() => {
                setSaid(null);
                setChosen(one.id);
              }}
            >
              <span>{bulletinWords(one)}</span>
              <span className={`text-${one.state}`}>{BULLETIN.state[one.state]}</span>
            </button>
          ))}
        </nav>
        <div className="text-main">
          <ErrorNotice error={state.error} onRetry={() => void state.reload()} />
          {bulletin === null && state.error === null ? <Loading /> : null}
          {bulletin === null ? null : (
            <TextDesk
              key={selected.id}
              document={bulletin.document}
              edit={bulletin.state === 'draft' ? state.edit : null}
              figures={state.figures}
              round={{ roundId: bulletin.roundId, reviewId: bulletin.reviewId }}
              onPages={setPages}
            />
          )}
        </div>
      </div>
      {draftDialog}
    </Page>
  );
}
