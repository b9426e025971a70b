// One week: units on the left, the chosen unit's report and measures on the right.
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { FollowedDecision } from '#contract/operations.ts';
import { rowWarnings } from '#domain/review/sanity.ts';
import type { ReviewUnit, ReviewUnits } from '#domain/review/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { MeasureList } from './MeasureList.tsx';
import { OpenDecisions } from './OpenDecisions.tsx';
import { UnitList } from './UnitList.tsx';
import { UnitReport } from './UnitReport.tsx';
import type { ReviewState } from './use-review.ts';

/** Measures of no unit that was asked stand under an entry of their own, whose id is ''. */
function unitsOf({ units, others }: ReviewUnits): ReviewUnit[] {
  if (others === null) return units;
  const rest: ReviewUnit = {
    unitId: '',
    unitName: REVIEW.others,
    status: '免报',
    receivedAt: null,
    medium: null,
    waivedReason: null,
    missedInARow: 0,
    ...others,
  };
  return [...units, rest];
}

export interface WeekProps {
  week: ReviewUnits;
  state: ReviewState;
  /** Decisions of meetings still to be carried out */
  decisions: readonly FollowedDecision[];
}

export function Week({ week, state, decisions }: WeekProps) {
  const { review } = week;
  const units = useMemo(() => unitsOf(week), [week]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const [reporters, setReporters] = useState<Record<string, string>>({});
  const readOnly = review.state === 'closed';
  const at = Math.max(
    0,
    units.findIndex(({ unitId }) => unitId === chosen),
  );
  const unit = units[at];
  const of = `${review.id}/${unit?.unitId ?? ''}`;
  const read = useAsync(async () => {
    const unitId = unit?.unitId || null;
    return { of, rows: unit === undefined ? [] : await call('getReviewRows', { reviewId: review.id, unitId }) };
  }, `${of}/${state.version}`);
  const rows = read.value?.of === of ? read.value.rows : null;
  const warnings = useMemo(() => rowWarnings(rows ?? [], state.alike), [rows, state.alike]);

  if (unit === undefined) {
    return (
      <EmptyState
        title={REVIEW.noUnits}
        action={{ label: REVIEW.toLedger, run: () => go('ledger', { list: 'tasks' }) }}
      />
    );
  }
  const reporter = reporters[unit.unitId] ?? rows?.find((row) => row.current?.reportedBy)?.current?.reportedBy ?? '';
  const toUnit = (unitId: string, withCursor: boolean): void => {
    setInside(withCursor);
    setChosen(unitId);
  };
  /** What an act changed is shown before it counts as done. */
  const shown = async (done: Promise<boolean>): Promise<boolean> => {
    const carriedOut = await done;
    if (carriedOut) await read.reload();
    return carriedOut;
  };

  return (
    <div className="review-week">
      <UnitList units={units} selected={unit.unitId} onSelect={(id) => toUnit(id, false)} />
      <div className="review-unit-pane">
        <header className="review-unit-head">
          <h2>{unit.unitName}</h2>
          {unit.unitId === '' ? null : (
            <UnitReport
              key={`${review.id}-${unit.unitId}`}
              unit={unit}
              readOnly={readOnly}
              dueAt={review.dueAt}
              report={state.report}
            />
          )}
          {readOnly ? null : (
            <Input
              className="review-reporter"
              aria-label={REVIEW.reportedBy}
              placeholder={REVIEW.reportedBy}
              maxLength={50}
              value={reporter}
              onChange={(event) => setReporters({ ...reporters, [unit.unitId]: event.target.value })}
            />
          )}
          {readOnly || unit.unitId === '' ? null : (
            <Button
              onClick={() => go('letters', { draft: { unitId: unit.unitId, problemIds: [], reviewId: review.id } })}
            >
              {REVIEW.letter}
            </Button>
          )}
          {readOnly ? <Button onClick={() => go('bulletin')}>{REVIEW.toBulletin}</Button> : null}
        </header>
        {unit.unitId === '' ? null : <OpenDecisions decisions={decisions} unitId={unit.unitId} />}
        <ErrorNotice error={read.error} onRetry={() => void read.reload()} />
        {rows === null ? (
          read.error === null ? (
            <Loading />
          ) : null
        ) : (
          <MeasureList
            key={`${review.id}-${unit.unitId}`}
            review={review}
            rows={rows}
            reportedBy={reporter}
            enter={(measureId, entry) => shown(state.enter(measureId, entry))}
            accept={(measureId, accepted) => shown(state.accept(measureId, accepted))}
            sendBack={(measureId, reason) => shown(state.sendBack(measureId, reason))}
            warnings={warnings}
            startInside={inside}
            onEnd={() => {
              const next = units[at + 1];
              if (next !== undefined) toUnit(next.unitId, true);
            }}
          />
        )}
      </div>
    </div>
  );
}
