// 亮灯: shape, word and muted colour together.
import type { Deadline, PlainDate, State } from '#domain/ledger/types.ts';
import { type Light, lightOf } from '#domain/lights/lights.ts';
import { useLightRules } from '#renderer/store/lights.ts';
import './ui.css';

/** Nothing is drawn where nothing presses. */
export function LightTag({ light }: { light: Light | null }) {
  if (light === null) return null;
  return (
    <span className={`light-tag light-${light.colour}`}>
      <span className="tag-shape" aria-hidden="true">
        {light.shape}
      </span>
      {light.word}
    </span>
  );
}

export interface RowLightProps {
  state: State;
  /** The deadline that binds the row */
  deadline: Deadline;
  asOf: PlainDate;
}

/** The light of a problem or measure by the office's rules. */
export function RowLight({ state, deadline, asOf }: RowLightProps) {
  return <LightTag light={lightOf(state, deadline, asOf, useLightRules())} />;
}
