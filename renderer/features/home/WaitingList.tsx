// 待我办理: what waits for the person who is signed in, with the way there.
import { Button } from 'antd';
import type { Waiting } from '#domain/statistics/overview.ts';
import { go } from '#renderer/store/navigation.ts';
import { HOME } from '#renderer/text/home.ts';
import { Section } from '#renderer/ui/Page.tsx';

interface Line {
  key: string;
  words: string;
  action: string;
  run: () => void;
}

function linesOf({ accept, sign, decide, decisionsLate, decisionsSoon, replies }: Waiting): Line[] {
  const line = (key: string, count: number | null, words: string, action: string, run: () => void): Line[] =>
    count === null || count === 0 ? [] : [{ key, words, action, run }];
  return [
    ...line('accept', accept, HOME.toAccept(accept ?? 0), HOME.toReview, () => go('review')),
    ...line('sign', sign, HOME.toSign(sign ?? 0), HOME.goSign, () => go('closing', { tab: 'waiting' })),
    ...line('decide', decide, HOME.toDecide(decide ?? 0), HOME.goDecide, () => go('closing', { tab: 'requests' })),
    ...line(
      'decisions',
      decisionsLate + decisionsSoon,
      HOME.decisions(decisionsLate, decisionsSoon),
      HOME.goMeetings,
      () => go('meetings'),
    ),
    ...line('replies', replies, HOME.replies(replies), HOME.goLetters, () => go('letters')),
  ];
}

export function WaitingList({ waiting }: { waiting: Waiting }) {
  const lines = linesOf(waiting);
  return (
    <Section title={HOME.waiting}>
      {lines.length === 0 ? <p className="home-line">{HOME.nothingWaits}</p> : null}
      <ul>
        {lines.map(({ key, words, action, run }) => (
          <li key={key} className="home-line">
            <span>{words}</span>
            <Button onClick={run}>{action}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
