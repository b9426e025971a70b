// What of a pasted block does not fit, by row and column; nothing is written until the clerk has decided.
import { Button } from 'antd';
import { useState } from 'react';
import { PASTE } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { missingNames } from './paste.ts';
import { type Clipboard, directoryOf, type WaitingPaste } from './use-clipboard.ts';
import type { Desk } from './use-desk.ts';

/** Doubts listed; more would not be read. */
const LISTED = 200;

export function PasteDialog({ paste, desk, clipboard }: { paste: WaitingPaste; desk: Desk; clipboard: Clipboard }) {
  const { plan, block } = paste;
  const [busy, setBusy] = useState(false);
  const missing = missingNames(plan.doubts);
  const { directory } = desk;

  const addAndWrite = async () => {
    setBusy(true);
    const known = directoryOf(desk);
    const units = [...known.units];
    const officials = [...known.officials];
    for (const { kind, name } of missing) {
      const made = kind === 'unit' ? await directory.addUnit(name) : await directory.addOfficial(name);
      if (made === null) {
        setBusy(false);
        return;
      }
      if (kind === 'unit') units.push(made as (typeof units)[number]);
      else officials.push(made as (typeof officials)[number]);
    }
    await clipboard.write(paste, { ...known, units, officials });
  };

  const columns = Math.max(...block.map((line) => line.length));
  return (
    <Dialog
      title={PASTE.title}
      width="wide"
      onClose={clipboard.dismiss}
      actions={
        missing.length === 0 ? undefined : (
          <Button disabled={busy} onClick={() => void addAndWrite()}>
            {PASTE.addMissing.replace('{n}', String(missing.length))}
          </Button>
        )
      }
      confirm={{
        label: PASTE.writeRest.replace('{n}', String(plan.cells)),
        run: () => void clipboard.write(paste, directoryOf(desk)),
        busy,
        disabled: plan.cells === 0,
      }}
    >
      <p>
        {PASTE.summary
          .replace('{rows}', String(block.length))
          .replace('{columns}', String(columns))
          .replace('{cells}', String(plan.cells))}
        {plan.over > 0 ? PASTE.over.replace('{n}', String(plan.over)) : null}
      </p>
      {plan.doubts.length === 0 ? null : (
        <>
          <p className="paste-doubts">{PASTE.doubts.replace('{n}', String(plan.doubts.length))}</p>
          <table className="table" aria-label={PASTE.title}>
            <thead>
              <tr>
                <th>{PASTE.row}</th>
                <th>{PASTE.column}</th>
                <th>{PASTE.text}</th>
                <th>{PASTE.reason}</th>
              </tr>
            </thead>
            <tbody>
              {plan.doubts.slice(0, LISTED).map(({ row, column, text, reason }) => (
                <tr key={`${row} ${column} ${reason}`}>
                  <td>{row}</td>
                  <td>{column}</td>
                  <td className="paste-text" title={text}>
                    {text}
                  </td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Dialog>
  );
}
