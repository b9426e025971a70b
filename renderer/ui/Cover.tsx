// Covers the whole window for the lock screen and what has to be done first. A modal dialog, so that it lies over any other
// dialog that was open: those stay as they are below, with all that was typed in them.
import { type ReactNode, useEffect, useRef } from 'react';
import './ui.css';

export function Cover({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus] input, [data-autofocus], input')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="cover"
      aria-label={label}
      // Esc must not uncover anything
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        if (ref.current?.isConnected === true) ref.current.showModal();
      }}
    >
      {children}
    </dialog>
  );
}
