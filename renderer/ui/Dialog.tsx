// A modal dialog on the browser's own <dialog>: focus stays inside, Esc closes, focus returns to where it came from.
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { COMMON } from '#renderer/text/common.ts';
import './ui.css';

export interface DialogProps {
  title: string;
  onClose: () => void;
  /** The primary act; absent: the dialog has only 关闭 */
  confirm?: { label: string; run: () => void; disabled?: boolean; busy?: boolean };
  width?: 'narrow' | 'wide' | 'full';
  /** Further buttons, left of the primary act */
  actions?: ReactNode;
  children: ReactNode;
}

export function Dialog({ title, onClose, confirm, width = 'narrow', actions, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const formId = useId();

  useEffect(() => {
    const from = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus], .dialog-body input, .dialog-body textarea');
    first?.focus();
    return () => {
      dialog?.close();
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);

  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${width}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <Button type="text" aria-label={`${COMMON.close}${title}`} onClick={onClose}>
          ✕
        </Button>
      </div>
      <form
        id={formId}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (confirm !== undefined && !confirm.disabled && !confirm.busy) confirm.run();
        }}
      >
        {children}
      </form>
      <div className="dialog-foot">
        {actions}
        <Button onClick={onClose}>{confirm === undefined ? COMMON.close : COMMON.cancel}</Button>
        {confirm === undefined ? null : (
          <Button
            type="primary"
            htmlType="submit"
            form={formId}
            disabled={confirm.disabled ?? false}
            loading={confirm.busy ?? false}
          >
            {confirm.label}
          </Button>
        )}
      </div>
    </dialog>
  );
}
