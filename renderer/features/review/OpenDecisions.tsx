// 议定事项 that the chosen unit has still to carry out: gone through with its measures every week.

import type { FollowedDecision } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { MEETINGS } from '#renderer/text/meetings.ts';
import { today } from '#renderer/ui/today.ts';

export function OpenDecisions({ decisions, unitId }: { decisions: readonly FollowedDecision[]; unitId: Id }) {
  const own = decisions.filter((decision) => decision.unitId === unitId);
  if (own.length === 0) return null;
  return (
    <section className="review-decisions" aria-label={MEETINGS.decisions}>
      <strong>{MEETINGS.openOf(own.length)}</strong>
      <ul>
        {own.map((decision) => (
          <li key={decision.id}>
            {decision.text}（{MEETINGS.of(decision.meetingOrdinal)}
            {decision.dueDate === null ? '' : `，${decision.dueDate}`}
            {decision.dueDate !== null && decision.dueDate < today() ? `，${MEETINGS.overdue}` : ''}）
          </li>
        ))}
      </ul>
    </section>
  );
}
