// Where pages are looked at before they leave: scrolled by keyboard as well as by mouse.
import type { ReactNode } from 'react';
import { EXPORT } from '#renderer/text/export.ts';

/** Pages hold nothing that takes the focus, so the area itself does: else the arrow keys could not scroll it. */
const SCROLLED_BY_KEYS = { tabIndex: 0 } as const;

export function PreviewArea({ children }: { children: ReactNode }) {
  return (
    <section className="paper-preview" aria-label={EXPORT.preview} {...SCROLLED_BY_KEYS}>
      {children}
    </section>
  );
}
