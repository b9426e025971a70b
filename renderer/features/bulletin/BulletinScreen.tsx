// 通报: the numbered bulletins of the round, and the chosen one on paper.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { BulletinSummary } from '#domain/bulletin/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { Conflicts } from '#renderer/print/desk/Conflicts.tsx';
import { TextDesk } from '#renderer/print/desk/TextDesk.tsx';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { BULLETIN, bulletinWords } from '#renderer/text/bulletin.ts';
import { DESK } from '#renderer/text/desk.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
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
  const [text, setText] = useState('');
  const lists = useAsync(
    async () => ({
      bulletins: await call('listBulletins', { roundId, ...(text === '' ? {} : { text }) }),
      reviews: (await call('listReviews', { roundId })).filter((review) => review.state === 'closed'),
    }),
    `${roundId} ${text}`,
  );
  const [chosen, setChosen] = useState<string | null>(params.bulletinId ?? null);
  const [drafting, setDrafting] = useState<{ corrects: BulletinSummary | null } | null>(null);
  const [asked, setAsked] = useState<'conflicts' | 'contradictions' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [pages, setPages] = useState(0);
  const bulletins = lists.value?.bulletins ?? [];
  const reviews = lists.value?.reviews ?? [];
  const selected = bulletins.find((one) => one.id === chosen) ?? bulletins[0] ?? null;
  const state = useBulletin(selected?.id ?? null, () => void lists.reload());

  if (lists.value === null) {
    return (
      <Page title={BULLETIN.title}>
        <ErrorNotice error={lists.error} onRetry={() => void lists.reload()} />
        {lists.error === null ? <Loading /> : null}
      </Page>
    );
  }
  const draftDialog =
    drafting !== null ? (
      <DraftDialog
        roundId={roundId}
        corrects={drafting.corrects}
        reviews={reviews}
        bulletins={bulletins}
        onClose={() => setDrafting(null)}
        onDrafted={(bulletin) => {
          setDrafting(null);
          void lists.reload().then(() => setChosen(bulletin.id));
        }}
      />
    ) : null;
  if (selected === null && text === '') {
    return (
      <Page title={BULLETIN.title}>
        <EmptyState
          title={BULLETIN.none}
          text={BULLETIN.noneText}
          action={{ label: BULLETIN.draft, run: () => setDrafting({ corrects: null }) }}
        />
        {draftDialog}
      </Page>
    );
  }
  const { bulletin, check } = state;
  return (
    <Page
      title={BULLETIN.title}
      note={selected === null ? '' : `${bulletinWords(selected)}　${BULLETIN.state[selected.state]}`}
      actions={
        <BulletinActions
          state={state}
          onSaid={setSaid}
          onRemoved={() => setChosen(null)}
          onCorrect={() => setDrafting({ corrects: selected })}
        />
      }
      toolbar={
        <>
          <span className="field-hint">
            {pages === 0 ? '' : `${DESK.pages(pages)}　`}
            {bulletin?.state === 'issued' ? BULLETIN.issued : DESK.editHint}
          </span>
          {bulletin === null || bulletin.conflicts.length === 0 ? null : (
            <Button type="link" size="small" danger onClick={() => setAsked('conflicts')}>
              {DESK.conflicts(bulletin.conflicts.length)}
            </Button>
          )}
          {check === null || check.contradictions.length === 0 ? null : (
            <Button type="link" size="small" danger onClick={() => setAsked('contradictions')}>
              {BULLETIN.contradictions(check.contradictions.length)}
            </Button>
          )}
          <output className="text-said">{said}</output>
        </>
      }
      scroll={false}
    >
      <div className="text-screen">
        <nav className="text-list" aria-label={BULLETIN.list}>
          <Button block onClick={() => setDrafting({ corrects: null })}>
            {BULLETIN.draft}
          </Button>
          <Input.Search
            className="bulletin-search"
            aria-label={BULLETIN.search}
            placeholder={BULLETIN.search}
            allowClear
            onSearch={(words) => setText(words.trim())}
          />
          {bulletins.length === 0 ? <p className="field-hint">{BULLETIN.nothing}</p> : null}
          {bulletins.map((one) => (
            <button
              key={one.id}
              type="button"
              className="text-item"
              aria-current={one.id === selected?.id ? 'true' : undefined}
              onClick={() => {
                setSaid(null);
                setChosen(one.id);
              }}
            >
              <span>{bulletinWords(one)}</span>
              <span className={`text-${one.state}`}>
                {one.type}　{one.correctsId === null ? '' : `${BULLETIN.correctsWords}　`}
                {BULLETIN.state[one.state]}
              </span>
            </button>
          ))}
        </nav>
        <div className="text-main">
          <ErrorNotice error={state.error} onRetry={() => void state.reload()} />
          {selected !== null && bulletin === null && state.error === null ? <Loading /> : null}
          {bulletin === null ? null : (
            <TextDesk
              key={bulletin.id}
              document={bulletin.document}
              edit={bulletin.state === 'draft' ? state.edit : null}
              figures={check?.figures ?? null}
              round={{
                roundId: bulletin.roundId,
                ...(bulletin.reviewId === null ? {} : { reviewId: bulletin.reviewId }),
              }}
              onPages={setPages}
            />
          )}
        </div>
      </div>
      {draftDialog}
      {asked === 'conflicts' && bulletin !== null && bulletin.conflicts.length > 0 ? (
        <Conflicts
          conflicts={bulletin.conflicts}
          onClose={() => setAsked(null)}
          onSettle={(key, take) => void state.settle(key, take)}
        />
      ) : null}
      {asked === 'contradictions' && check !== null ? (
        <Dialog title={BULLETIN.contradictionsTitle} onClose={() => setAsked(null)}>
          <ul>
            {check.contradictions.map(({ block, said: words, counted }) => (
              <li key={`${block} ${words}`}>{BULLETIN.contradiction(words, counted)}</li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </Page>
  );
}
