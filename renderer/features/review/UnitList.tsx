// 牵头单位: who has reported, who has not and for how long, and how far the entering has come.
import type { KeyboardEvent } from 'react';
import type { ReportStatus, ReviewUnit } from '#domain/review/types.ts';
import { REVIEW } from '#renderer/text/review.ts';

export const STATUS_SHAPES: Record<ReportStatus, string> = { 按时: '●', 迟报: '▲', 未报: '○', 免报: '－' };

/** Moves the focus to the button before or after the focused one in its list. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? undefined : all[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

export interface UnitListProps {
  units: readonly ReviewUnit[];
  selected: string | null;
  onSelect: (unitId: string) => void;
}

export function UnitList({ units, selected, onSelect }: UnitListProps) {
  return (
    <nav className="review-units" aria-label={REVIEW.units} onKeyDown={(event) => moveFocus(event, '.review-unit')}>
      {units.map((unit) => (
        <button
          key={unit.unitId}
          type="button"
          className="review-unit"
          aria-current={unit.unitId === selected ? 'true' : undefined}
          onClick={() => onSelect(unit.unitId)}
        >
          <span className="review-unit-name">{unit.unitName}</span>
          {unit.unitId === '' ? (
            <span />
          ) : (
            <span className={`review-status review-status-${unit.status}`}>
              <span aria-hidden="true">{STATUS_SHAPES[unit.status]}</span>
              {unit.status}
            </span>
          )}
          <span className="review-unit-facts">{REVIEW.unitFacts(unit.problems, unit.measures)}</span>
          <span className="review-unit-entered">{REVIEW.entered(unit.entered, unit.measures)}</span>
          {unit.missedInARow > 1 ? <span className="review-missed">{REVIEW.missed(unit.missedInARow)}</span> : null}
        </button>
      ))}
    </nav>
  );
}
