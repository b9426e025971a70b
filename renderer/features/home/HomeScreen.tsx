// 工作台: where the round stands, what is late, who has not reported, what to do next.
import { Select } from 'antd';
import { useState } from 'react';
import { daysBetween } from '#domain/calendar/dates.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { HOME } from '#renderer/text/home.ts';
import { reviewWords } from '#renderer/text/review.ts';
import { Documents } from '#renderer/ui/Documents.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FigurePanel, type OpenFigure } from '#renderer/ui/FigurePanel.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { NextSteps } from './NextSteps.tsx';
import { nextSteps } from './next-steps.ts';
import { Overall } from './Overall.tsx';
import { Overdue } from './Overdue.tsx';
import { Units } from './Units.tsx';
import { Week } from './Week.tsx';
import './home.css';

async function load(roundId: Id) {
  const [reviews, bulletins] = await Promise.all([
    call('listReviews', { roundId }),
    call('listBulletins', { roundId }),
  ]);
  return { reviews, bulletins };
}

export default function HomeScreen() {
  const round = useCurrentRound();
  const roundId = round?.id ?? '';
  /** '' for today, else a closed review whose frozen figures are shown */
  const [reviewId, setReviewId] = useState('');
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const base = useAsync(() => load(roundId), roundId);
  const overview = useAsync(
    () => call('getOverview', reviewId === '' ? { roundId, asOf: today() } : { roundId, reviewId }),
    `${roundId}/${reviewId}`,
  );
  const error = base.error ?? overview.error;

  if (base.value === null || overview.value === null || round === null) {
    const retry = () => void Promise.all([base.reload(), overview.reload()]);
    return (
      <Page title={HOME.title}>
        <ErrorNotice error={error} onRetry={retry} />
        {error === null ? <Loading /> : null}
      </Page>
    );
  }
  const { reviews, bulletins } = base.value;
  const { counts, gaps, late, week } = overview.value;
  if (counts.problems.total === 0) {
    return (
      <Page title={HOME.title}>
        <EmptyState
          title={HOME.emptyTitle}
          text={HOME.emptyText}
          action={{ label: HOME.emptyAction, run: () => go('import') }}
        />
      </Page>
    );
  }
  const { feedbackDate } = round;
  const days = feedbackDate === null ? null : daysBetween(feedbackDate, today());
  const note = feedbackDate === null || days === null ? HOME.noFeedback : HOME.feedback(feedbackDate, days);
  const closed = reviews.filter((review) => review.state === 'closed').toReversed();
  return (
    <Page
      title={HOME.title}
      note={note}
      scroll={false}
      actions={
        <>
          <span className="page-note">{HOME.asOf}</span>
          <Select
            className="home-as-of"
            aria-label={HOME.asOf}
            value={reviewId}
            onChange={setReviewId}
            options={[
              { value: '', label: `${HOME.today} ${today()}` },
              ...closed.map((review) => ({ value: review.id, label: reviewWords(review) })),
            ]}
          />
        </>
      }
    >
      <div className="with-panel home-screen">
        <div className="with-panel-main home">
          <ErrorNotice error={error} />
          <div className="home-left">
            <Overall counts={counts} onOpen={setOpen} />
            <Units counts={counts} onOpen={setOpen} />
          </div>
          <div className="home-right">
            <NextSteps steps={nextSteps({ gaps, measures: counts.measures.total, reviews, week, bulletins })} />
            <Week week={week} />
            <Overdue late={late} counts={counts} onOpen={setOpen} />
            <Documents roundId={roundId} quiet />
          </div>
        </div>
        {open === null ? null : (
          <FigurePanel
            figure={open}
            round={{ roundId, asOf: counts.asOf, ...(reviewId === '' ? {} : { reviewId }) }}
            onClose={() => setOpen(null)}
          />
        )}
      </div>
    </Page>
  );
}
