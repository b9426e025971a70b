// Shows an error in its own words: what happened, to what, what to do. Read out at once by a screen reader.
import { Button } from 'antd';
import type { BihuanError } from '#contract/errors.ts';
import { COMMON } from '#renderer/text/common.ts';
import './ui.css';

export interface ErrorNoticeProps {
  error: BihuanError | null;
  onRetry?: () => void;
  onClose?: () => void;
}

export function ErrorNotice({ error, onRetry, onClose }: ErrorNoticeProps) {
  if (error === null) return null;
  return (
    <div className="error-notice" role="alert">
      <p>{error.message}</p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{COMMON.retry}</Button>}
      {onClose === undefined ? null : (
        <Button type="text" onClick={onClose}>
          {COMMON.gotIt}
        </Button>
      )}
    </div>
  );
}
