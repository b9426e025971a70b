// One week: units on the left, the chosen unit's report and measures on the right.
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { FollowedDecision } from '#contract/operations.ts';
import { sheetWarnings } from '#domain/review/sanity.ts';
import type { ReviewRow, ReviewSheet, ReviewUnit } from '#domain/review/types.ts';
import { go } from '#renderer/store/navigation.ts';
import { REVIEW } from '#renderer/text/review.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { MeasureList } from './MeasureList.tsx';
import { OpenDecisions } from './OpenDecisions.tsx';
import { UnitList } from './UnitList.tsx';
import { UnitReport } from './UnitReport.tsx';
import type { ReviewState } from './use-review.ts';

/** Measures of no unit that was asked stand under an entry of their own, whose id is ''. */
function othersOf(rows: readonly ReviewRow[]): ReviewUnit {
  return {
    unitId: '',
    unitName: REVIEW.others,
    status: '免报',
    receivedAt: null,
    medium: null,
    waivedReason: null,
    missedInARow: 0,
    problems: new Set(rows.map((row) => row.problemId)).size,
    measures: rows.length,
    entered: rows.filter((row) => row.current !== null).length,
  };
}

/** The rows of every unit in the order of the list, with the entry for the rest last. */
function divide(sheet: ReviewSheet): { unit: ReviewUnit; rows: ReviewRow[] }[] {
  const asked = new Set<string | null>(sheet.units.map((unit) => unit.unitId));
  const byUnit = Map.groupBy(sheet.rows, (row) => (asked.has(row.unitId) ? row.unitId : ''));
  const parts = sheet.units.map((unit) => ({ unit, rows: byUnit.get(unit.unitId) ?? [] }));
  const rest = byUnit.get('');
  return rest === undefined ? parts : [...parts, { unit: othersOf(rest), rows: rest }];
}

export interface WeekProps {
  sheet: ReviewSheet;
  state: ReviewState;
  /** Decisions of meetings still to be carried out */
  decisions: readonly FollowedDecision[];
}

export function Week({ sheet, state, decisions }: WeekProps) {
  const parts = useMemo(() => divide(sheet), [sheet]);
  const warnings = useMemo(() => sheetWarnings(sheet), [sheet]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const [reporters, setReporters] = useState<Record<string, string>>({});
  const readOnly = sheet.review.state === 'closed';

  if (parts.length === 0) {
    return (
      <EmptyState
        title={REVIEW.noUnits}
        action={{ label: REVIEW.toLedger, run: () => go('ledger', { list: 'tasks' }) }}
      />
    );
  }
  const at = Math.max(
    0,
    parts.findIndex(({ unit }) => unit.unitId === chosen),
  );
  const part = parts[at] as (typeof parts)[number];
  const { unit, rows } = part;
  const reporter = reporters[unit.unitId] ?? rows.find((row) => row.current?.reportedBy)?.current?.reportedBy ?? '';
  const toUnit = (unitId: string, withCursor: boolean): void => {
    setInside(withCursor);
    setChosen(unitId);
  };

  return (
    <div className="review-week">
      <UnitList units={parts.map(({ unit: one }) => one)} selected={unit.unitId} onSelect={(id) => toUnit(id, false)} />
      <div className="review-unit-pane">
        <header className="review-unit-head">
          <h2>{unit.unitName}</h2>
          {unit.unitId === '' ? null : (
            <UnitReport
              key={`${sheet.review.id}-${unit.unitId}`}
              unit={unit}
              readOnly={readOnly}
              dueAt={sheet.review.dueAt}
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
              onClick={() =>
                go('letters', { draft: { unitId: unit.unitId, problemIds: [], reviewId: sheet.review.id } })
              }
            >
              {REVIEW.letter}
            </Button>
          )}
          {readOnly ? <Button onClick={() => go('bulletin')}>{REVIEW.toBulletin}</Button> : null}
        </header>
        {unit.unitId === '' ? null : <OpenDecisions decisions={decisions} unitId={unit.unitId} />}
        <MeasureList
          key={`${sheet.review.id}-${unit.unitId}`}
          review={sheet.review}
          rows={rows}
          reportedBy={reporter}
          enter={state.enter}
          accept={state.accept}
          sendBack={state.sendBack}
          warnings={warnings}
          startInside={inside}
          onEnd={() => {
            const next = parts[at + 1];
            if (next !== undefined) toUnit(next.unit.unitId, true);
          }}
        />
      </div>
    </div>
  );
}
