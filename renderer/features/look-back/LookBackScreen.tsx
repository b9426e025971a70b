// 回头看: plans and what was found on the left tab, the review calendar of 常态化管理 on the right one.
import { useState } from 'react';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { Plans } from './Plans.tsx';
import { Standing } from './Standing.tsx';
import './look-back.css';

type Tab = 'plans' | 'standing';

export default function LookBackScreen() {
  const roundId = useCurrentRound()?.id ?? '';
  const [tab, setTab] = useState<Tab>('plans');
  const tabs = (
    <Tabs
      label={LOOK_BACK.tabs}
      value={tab}
      onChange={setTab}
      options={[
        { value: 'plans', label: LOOK_BACK.plans },
        { value: 'standing', label: LOOK_BACK.standing },
      ]}
    />
  );
  return tab === 'plans' ? <Plans roundId={roundId} tabs={tabs} /> : <Standing roundId={roundId} tabs={tabs} />;
}
