// The frame of a screen: heading, toolbar, and a body that fills what is left and scrolls by itself.
import type { ReactNode } from 'react';
import './ui.css';

export interface PageProps {
  title: string;
  /** Beside the title, in small words: counts, dates */
  note?: ReactNode;
  /** Right of the title: the screen's acts */
  actions?: ReactNode;
  /** Second line: tabs, filters */
  toolbar?: ReactNode;
  /** True (default): the body scrolls. False: the body's own parts do. */
  scroll?: boolean;
  children: ReactNode;
}

export function Page({ title, note, actions, toolbar, scroll = true, children }: PageProps) {
  return (
    <section className="page" aria-label={title}>
      <header className="page-head">
        <h1>{title}</h1>
        {note === undefined ? null : <div className="page-note">{note}</div>}
        <div className="page-actions">{actions}</div>
      </header>
      {toolbar === undefined ? null : <div className="page-toolbar">{toolbar}</div>}
      <div className={scroll ? 'page-body page-scroll' : 'page-body'}>{children}</div>
    </section>
  );
}

/** A titled part of a page, separated by a line, not a card. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="section" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {note === undefined ? null : <div className="page-note">{note}</div>}
      </div>
      {children}
    </section>
  );
}
