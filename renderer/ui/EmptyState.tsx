// An empty place says what to do next and offers the button.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import './ui.css';

export interface EmptyStateProps {
  title: string;
  text?: string;
  action?: { label: string; run: () => void };
  children?: ReactNode;
}

export function EmptyState({ title, text, action, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {text === undefined ? null : <p>{text}</p>}
      {action === undefined ? null : (
        <Button type="primary" onClick={action.run}>
          {action.label}
        </Button>
      )}
      {children}
    </div>
  );
}
