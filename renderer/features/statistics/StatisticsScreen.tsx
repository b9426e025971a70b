// 统计: cross tables of what is counted, and the problems of all rounds in one list.
import { useState } from 'react';
import { useCurrentRound, useRounds } from '#renderer/store/rounds.ts';
import { STATISTICS } from '#renderer/text/statistics.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { AllProblems } from './AllProblems.tsx';
import { CrossView } from './CrossView.tsx';
import './statistics.css';

export default function StatisticsScreen() {
  const roundId = useCurrentRound()?.id ?? '';
  const rounds = useRounds((state) => state.rounds) ?? [];
  const [view, setView] = useState<'cross' | 'all'>('cross');
  return (
    <Page
      title={STATISTICS.title}
      scroll={false}
      note={
        <Tabs
          label={STATISTICS.view}
          value={view}
          onChange={setView}
          options={[
            { value: 'cross', label: STATISTICS.cross },
            { value: 'all', label: STATISTICS.all },
          ]}
        />
      }
    >
      {view === 'cross' ? (
        <CrossView key={roundId} roundId={roundId} rounds={rounds} />
      ) : (
        <AllProblems rounds={rounds} />
      )}
    </Page>
  );
}
