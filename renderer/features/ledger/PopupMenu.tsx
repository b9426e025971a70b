// A menu at a point or under a button: arrow keys, Enter, Esc; focus goes back to where it came from.
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './menu.css';

export type MenuEntry =
  | {
      key: string;
      label: string;
      /** At the right edge: the keys that do the same, a state */
      hint?: string;
      /** Why it cannot be chosen; absent: it can */
      refusal?: string | undefined;
      run: () => void;
    }
  | { key: string; line: true }
  | { key: string; words: string };

export interface PopupMenuProps {
  label: string;
  at: { x: number; y: number };
  entries: readonly MenuEntry[];
  onClose: () => void;
}

export function PopupMenu({ label, at, entries, onClose }: PopupMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const [place, setPlace] = useState({ left: at.x, top: at.y });

  useLayoutEffect(() => {
    const box = menu.current?.getBoundingClientRect();
    if (box === undefined) return;
    setPlace({
      left: Math.max(4, Math.min(at.x, window.innerWidth - box.width - 4)),
      top: Math.max(4, Math.min(at.y, window.innerHeight - box.height - 4)),
    });
  }, [at.x, at.y]);

  useEffect(() => {
    const from = document.activeElement;
    const element = menu.current;
    (element?.querySelector<HTMLElement>('[role="menuitem"]') ?? element)?.focus();
    const outside = (event: MouseEvent) => {
      if (!(event.target instanceof Node && element?.contains(event.target))) close.current();
    };
    document.addEventListener('mousedown', outside, true);
    return () => {
      document.removeEventListener('mousedown', outside, true);
      // What was chosen may have put the focus somewhere itself.
      const lost = document.activeElement === null || document.activeElement === document.body;
      const inside = element?.contains(document.activeElement) === true;
      if ((lost || inside) && from instanceof HTMLElement) from.focus({ preventScroll: true });
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const index = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key === 'ArrowDown') items[(index + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(index - 1 + items.length) % items.length]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={menu}
      className="popup-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      style={place}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {entries.map((entry) => {
        if ('line' in entry) return <hr key={entry.key} />;
        if ('words' in entry) {
          return (
            <div key={entry.key} className="popup-words" role="presentation">
              {entry.words}
            </div>
          );
        }
        const refused = entry.refusal !== undefined;
        return (
          <button
            key={entry.key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={refused}
            onClick={() => {
              if (refused) return;
              onClose();
              entry.run();
            }}
          >
            <span>{entry.label}</span>
            {refused ? (
              <span className="popup-hint">{entry.refusal}</span>
            ) : entry.hint === undefined ? null : (
              <span className="popup-hint">{entry.hint}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}

export interface MenuButtonProps {
  label: string;
  children: ReactNode;
  disabled?: boolean;
  /** Asked when the menu opens */
  entries: () => readonly MenuEntry[] | Promise<readonly MenuEntry[]>;
}

/** A button that opens a menu below itself. */
export function MenuButton({ label, children, disabled = false, entries }: MenuButtonProps) {
  const [open, setOpen] = useState<{ at: { x: number; y: number }; entries: readonly MenuEntry[] } | null>(null);
  const show = async (button: HTMLElement) => {
    const { left, bottom } = button.getBoundingClientRect();
    setOpen({ at: { x: left, y: bottom + 2 }, entries: await entries() });
  };
  return (
    <>
      <Button
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        disabled={disabled}
        onClick={(event) => void show(event.currentTarget)}
      >
        {children}
      </Button>
      {open === null ? null : <PopupMenu label={label} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}
