// A panel at the right edge of a screen that shows what lies behind something; Esc closes it, focus goes back.
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { COMMON } from '#renderer/text/common.ts';
import './side-panel.css';

export interface SidePanelProps {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

export function SidePanel({ title, note, actions, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const from = document.activeElement;
    panel.current?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);

  return (
    <aside className="side-panel" aria-label={title} ref={panel} tabIndex={-1}>
      <header className="side-panel-head">
        <h2>{title}</h2>
        <Button type="text" aria-label={`${COMMON.close}${title}`} onClick={onClose}>
          ✕
        </Button>
      </header>
      {note === undefined ? null : <div className="side-panel-note">{note}</div>}
      <div className="side-panel-body">{children}</div>
      {actions === undefined ? null : <footer className="side-panel-foot">{actions}</footer>}
    </aside>
  );
}
