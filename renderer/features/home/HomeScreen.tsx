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
import { Curve } from './Curve.tsx';
import { LightWeeks } from './LightWeeks.tsx';
import { Milestones } from './Milestones.tsx';
import { NextSteps } from './NextSteps.tsx';
import { nextSteps } from './next-steps.ts';
import { Overall } from './Overall.tsx';
import { Overdue } from './Overdue.tsx';
import { Rings } from './Rings.tsx';
import { Units } from './Units.tsx';
import { WaitingList } from './WaitingList.tsx';
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
  /** What is opened, of the day shown or of a review that a chart goes back to */
  const [open, setOpen] = useState<{ figure: OpenFigure; reviewId: string } | null>(null);
  const openFigure = (figure: OpenFigure, ofReview = reviewId) => setOpen({ figure, reviewId: ofReview });
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
  const { counts, gaps, late, week, milestones, waiting } = overview.value;
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
          <Milestones milestones={milestones} today={today()} />
          <div className="home-left">
            <Overall counts={counts} onOpen={openFigure} rings={<Rings counts={counts} onOpen={openFigure} />} />
            <div className="home-charts">
              <Curve
                overview={overview.value}
                today={today()}
                onOpen={(figure, ofReview = '') => openFigure(figure, ofReview)}
              />
              <LightWeeks overview={overview.value} onOpen={(figure, ofReview = '') => openFigure(figure, ofReview)} />
            </div>
            <Units counts={counts} onOpen={openFigure} />
          </div>
          <div className="home-right">
            <WaitingList waiting={waiting} />
            <NextSteps steps={nextSteps({ gaps, measures: counts.measures.total, reviews, week, bulletins })} />
            <Week week={week} />
            <Overdue late={late} counts={counts} onOpen={openFigure} />
            <Documents roundId={roundId} quiet />
          </div>
        </div>
        {open === null ? null : (
          <FigurePanel
            figure={open.figure}
            round={{
              roundId,
              asOf: reviewId === open.reviewId ? counts.asOf : today(),
              ...(open.reviewId === '' ? {} : { reviewId: open.reviewId }),
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </div>
    </Page>
  );
}
