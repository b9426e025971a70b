// What the reader was not sure of, each with a jump to its paragraph.
import { Button } from 'antd';
import { useState } from 'react';
import type { OutlineWarning } from '#domain/outline/types.ts';
import { IMPORT } from '#renderer/text/import.ts';
import { useImport } from './draft-store.ts';

export interface WarningsBarProps {
  warnings: readonly OutlineWarning[];
  orphans: number;
  empty: boolean;
}

export function WarningsBar({ warnings, orphans, empty }: WarningsBarProps) {
  const [open, setOpen] = useState(true);
  const jump = useImport((state) => state.jump);
  const urgent = [
    ...(empty ? [IMPORT.nothing] : []),
    ...(orphans > 0 ? [IMPORT.orphans.replace('{n}', String(orphans))] : []),
  ];
  if (warnings.length === 0 && urgent.length === 0) {
    return <div className="import-warnings import-warnings-none">{IMPORT.noWarnings}</div>;
  }
  return (
    <section className="import-warnings" aria-label={IMPORT.warnings}>
      {urgent.map((words) => (
        <p key={words} role="alert" className="import-urgent">
          {words}
        </p>
      ))}
      {warnings.length === 0 ? null : (
        <>
          <div className="import-warnings-head">
            <h2>
              {IMPORT.warnings}（{warnings.length}）
            </h2>
            <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? IMPORT.hideWarnings : IMPORT.showWarnings}
            </Button>
          </div>
          {open ? (
            <ol>
              {warnings.map((warning) => (
                <li key={`${warning.code}-${warning.paragraph}-${warning.message}`}>
                  <span>{warning.message}</span>
                  {warning.paragraph === null ? null : (
                    <Button type="link" onClick={() => jump(warning.paragraph as number)}>
                      {IMPORT.warningJump}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
          ) : null}
        </>
      )}
    </section>
  );
}
