// What a measure reported week by week, newest first.
import { Select } from 'antd';
import { useState } from 'react';
import { STATES, type State } from '#domain/ledger/types.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { call } from '#renderer/api/bihuan.ts';
import { DETAIL } from '#renderer/text/ledger.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import type { PartProps } from './Drawer.tsx';

export function TimelinePart({ problem, row }: PartProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const own = row.kind === 'measure' ? row.id : null;
  const measure =
    problem.measures.find((each) => each.id === (picked ?? own)) ??
    problem.measures.find((each) => each.progress !== null) ??
    problem.measures[0];
  const measureId = measure?.id ?? null;
  const timeline = useAsync(
    async () => (measureId === null ? [] : call('getTimeline', { measureId })),
    measureId ?? '',
  );
  if (measure === undefined) return <p className="faint">{DETAIL.noMeasures}</p>;
  return (
    <>
      <Select
        aria-label={DETAIL.chooseMeasure}
        className="drawer-choose"
        value={measure.id}
        onChange={setPicked}
        options={problem.measures.map((each) => ({
          value: each.id,
          label: `${measureLabel(each.position)}${each.lead}${each.text}`,
        }))}
      />
      <ErrorNotice error={timeline.error} onRetry={() => void timeline.reload()} />
      {timeline.value?.length === 0 ? <p className="faint">{DETAIL.noProgress}</p> : null}
      <ol className="timeline">
        {(timeline.value ?? []).map((week) => (
          <li key={week.reviewId}>
            <p className="drawer-tags">
              <b>{DETAIL.week.replace('{n}', String(week.ordinal)).replace('{date}', week.date)}</b>
              {isState(week.state) ? <StateTag state={week.state} /> : <span>{week.state}</span>}
              <span>{week.percent}%</span>
            </p>
            <p>{week.text}</p>
            {week.returnReason === null ? null : (
              <p className="timeline-returned">{DETAIL.returned.replace('{reason}', week.returnReason)}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function isState(word: string): word is State {
  return (STATES as readonly string[]).includes(word);
}
