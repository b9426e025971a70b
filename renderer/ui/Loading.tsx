// Said while something is being fetched, so that the place is never just blank.
import { COMMON } from '#renderer/text/common.ts';
import './ui.css';

export function Loading({ words = COMMON.loading }: { words?: string }) {
  return (
    <output className="loading" aria-live="polite">
      {words}
    </output>
  );
}
