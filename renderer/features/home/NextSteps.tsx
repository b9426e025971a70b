// 下一步: one line and one button for each thing that waits.
import { Button } from 'antd';
import { dateWords } from '#domain/calendar/dates.ts';
import { mondayAfter } from '#domain/calendar/weeks.ts';
import type { Only } from '#domain/ledger/view.ts';
import { go } from '#renderer/store/navigation.ts';
import { HOME } from '#renderer/text/home.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import type { NextStep } from './next-steps.ts';

interface Line {
  words: string;
  action: string;
  run: () => void;
}

function lineOf(step: NextStep): Line {
  switch (step.kind) {
    case 'unled':
    case 'undated': {
      const only: Only = {
        caption: HOME[`${step.kind}Caption`],
        figure: { of: 'measures', name: step.kind },
        day: { asOf: today() },
      };
      return {
        words: HOME[step.kind](step.measures),
        action: HOME.assign,
        run: () => go('ledger', { list: 'tasks', only }),
      };
    }
    case 'precheck':
      return { words: HOME.precheck, action: HOME.toPrecheck, run: () => go('precheck') };
    case 'firstReview':
      return { words: HOME.firstReview, action: HOME.startReview, run: () => go('review') };
    case 'continueReview':
      return {
        words: HOME.continueReview(step.review.ordinal, step.missing, step.open),
        action: HOME.toReview,
        run: () => go('review', { reviewId: step.review.id }),
      };
    case 'draftBulletin':
      return { words: HOME.toBulletin(step.review.ordinal), action: HOME.draftBulletin, run: () => go('bulletin') };
    case 'issueBulletin':
      return {
        words: HOME.unissued(step.bulletin.number),
        action: HOME.issueBulletin,
        run: () => go('bulletin', { bulletinId: step.bulletin.id }),
      };
    case 'nextReview':
      return {
        words: HOME.nextReview(dateWords(mondayAfter(step.review.date))),
        action: HOME.startReview,
        run: () => go('review'),
      };
  }
}

export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  return (
    <Section title={HOME.next}>
      {steps.length === 0 ? <p className="home-line">{HOME.allDone}</p> : null}
      <ul>
        {steps.map((step) => {
          const line = lineOf(step);
          return (
            <li key={step.kind} className="home-line">
              <span>{line.words}</span>
              <Button onClick={line.run}>{line.action}</Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
