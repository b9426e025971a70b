// 周调度: the weeks of the round, and the one that is open.
import { Button, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { call } from '#renderer/api/bihuan.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { FORMS } from '#renderer/text/forms.ts';
import { REVIEW, reportCounts, reviewWords } from '#renderer/text/review.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { CollectForms } from './CollectForms.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { OpenDialog } from './OpenDialog.tsx';
import { Receipts } from './Receipts.tsx';
import { useReview } from './use-review.ts';
import { Week } from './Week.tsx';
import { WriteForms } from './WriteForms.tsx';
import './review.css';

type Shown = 'open' | 'close' | 'write' | 'collect' | 'receipts' | 'compare' | 'summary';

const STATE_WORDS = { open: '进行中', closed: '已关闭' } as const;

function Counts({ statuses }: { statuses: readonly string[] }) {
  const { due, received, late, missing, waived } = reportCounts(statuses);
  return (
    <span>
      应报<b>{due}</b>　已报<b>{received}</b>（迟报<b>{late}</b>）　未报<b>{missing}</b>
      {waived === 0 ? null : `　免报${waived}`}
    </span>
  );
}

export default function ReviewScreen({ params }: { params: ScreenParams['review'] }) {
  const round = useCurrentRound();
  const roundId = round?.id ?? '';
  const list = useAsync(() => call('listReviews', { roundId }), roundId);
  const [chosen, setChosen] = useState<string | null>(params.reviewId ?? null);
  const [dialog, setDialog] = useState<Shown | null>(null);
  const reviews = list.value ?? [];
  const review = reviews.find((one) => one.id === chosen) ?? reviews.at(-1) ?? null;
  const state = useReview(review?.id ?? null);
  const decisions = useAsync(() => call('listDecisions', { roundId, openOnly: true }), roundId);
  const openOne = reviews.find((one) => one.state === 'open');

  if (list.value === null) {
    return (
      <Page title={REVIEW.title}>
        <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
        {list.error === null ? <Loading /> : null}
      </Page>
    );
  }
  const openDialog =
    dialog === 'open' ? (
      <OpenDialog
        roundId={roundId}
        reviews={reviews}
        onClose={() => setDialog(null)}
        onOpened={(opened) => {
          setDialog(null);
          void list.reload().then(() => setChosen(opened.id));
        }}
      />
    ) : null;
  if (review === null) {
    return (
      <Page title={REVIEW.title}>
        <EmptyState
          title={REVIEW.noReviews}
          text={REVIEW.noReviewsText}
          action={{ label: REVIEW.openFirst, run: () => setDialog('open') }}
        />
        {openDialog}
      </Page>
    );
  }
  const actions = (
    <>
      <Select
        aria-label={REVIEW.choose}
        className="review-choose"
        value={review.id}
        onChange={setChosen}
        options={reviews
          .toReversed()
          .map((one) => ({ value: one.id, label: `${reviewWords(one)} ${STATE_WORDS[one.state]}` }))}
      />
      {review.state === 'open' ? (
        <>
          <Button onClick={() => setDialog('write')}>{FORMS.write}</Button>
          <Button onClick={() => setDialog('collect')}>{FORMS.collect}</Button>
        </>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'summary', label: REVIEW.summary },
            { key: 'receipts', label: FORMS.receipts },
            { key: 'compare', label: REVIEW.compare, disabled: reviews.length < 2 },
          ],
          onClick: ({ key }) => setDialog(key as Shown),
        }}
      >
        <Button>{REVIEW.more}</Button>
      </Dropdown>
      <Button
        disabled={openOne !== undefined}
        {...(openOne === undefined ? {} : { title: REVIEW.stillOpen })}
        type={openOne === undefined ? 'primary' : 'default'}
        onClick={() => setDialog('open')}
      >
        {REVIEW.open}
      </Button>
      {review.state === 'open' ? (
        <Button type="primary" disabled={state.week === null} onClick={() => setDialog('close')}>
          {REVIEW.close}
        </Button>
      ) : null}
    </>
  );
  return (
    <Page
      title={`${REVIEW.title}　${reviewWords(review)}`}
      note={state.week === null ? undefined : <Counts statuses={state.week.units.map((unit) => unit.status)} />}
      actions={actions}
      {...(review.state === 'closed' ? { toolbar: REVIEW.closed } : {})}
      scroll={false}
    >
      <ErrorNotice error={state.error} onRetry={() => void state.reload()} />
      {state.week === null ? (
        state.error === null ? (
          <Loading />
        ) : null
      ) : (
        <Week week={state.week} state={state} decisions={decisions.value ?? []} />
      )}
      {openDialog}
      {dialog === 'write' ? <WriteForms review={review} onClose={() => setDialog(null)} /> : null}
      {dialog === 'collect' ? (
        <CollectForms review={review} onClose={() => setDialog(null)} onTaken={() => void state.reload()} />
      ) : null}
      {dialog === 'summary' ? (
        <PaperPreview
          title={REVIEW.summary}
          source={{ of: 'reviewSummary', reviewId: review.id }}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'receipts' ? <Receipts review={review} onClose={() => setDialog(null)} /> : null}
      {dialog === 'compare' ? (
        <CompareDialog review={review} reviews={reviews} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'close' && state.week !== null ? (
        <CloseDialog
          week={state.week}
          onCancel={() => setDialog(null)}
          onClosed={() => {
            setDialog(null);
            void list.reload().then(() => state.reload());
          }}
        />
      ) : null}
    </Page>
  );
}
