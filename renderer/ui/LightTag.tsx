// 亮灯: shape, word and muted colour together.
import type { Light } from '#domain/lights/lights.ts';
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
