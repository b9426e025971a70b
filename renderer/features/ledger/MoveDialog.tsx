// Moving rows far: the problem that they go to is looked up by its number or words.
import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { Id } from '#domain/ledger/types.ts';
import type { ProblemRow } from '#domain/ledger/view.ts';
import { bracketedArabic } from '#domain/numbering/words.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { useSaving } from '#renderer/store/saving.ts';
import { ROWS } from '#renderer/text/ledger.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { moveTo } from './placing.ts';
import type { Desk } from './use-desk.ts';

export interface MoveDialogProps {
  rowKind: 'problem' | 'measure';
  ids: readonly Id[];
  desk: Desk;
  onClose: () => void;
}

const LISTED = 60;

export function MoveDialog({ rowKind, ids, desk, onClose }: MoveDialogProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<ProblemRow[]>([]);
  const [busy, setBusy] = useState(false);
  const { round, asOf } = desk;
  const id = useId();

  useEffect(() => {
    let current = true;
    const look = { list: 'problems' as const, text: text.trim(), filters: [], sort: null, only: null, toggled: [] };
    call('readRows', { roundId: round.id, asOf, look, from: 0, count: LISTED, focusId: null })
      .then(({ rows }) => {
        if (current) setFound(rows.filter((row) => row.kind === 'problem'));
      })
      .catch((cause: unknown) => useSaving.setState({ error: asBihuanError(cause) }));
    return () => {
      current = false;
    };
  }, [text, round.id, asOf]);

  const move = async (row: ProblemRow, side: 'before' | 'behind' | 'inside') => {
    setBusy(true);
    const input = moveTo(rowKind, [...ids], row, side === 'inside' ? 'before' : side);
    if (input === null || (await desk.run('moveRows', input, ids[0] ?? null)) === null) setBusy(false);
    else onClose();
  };
  return (
    <Dialog title={ROWS.moveTitle.replace('{n}', String(ids.length))} width="wide" onClose={onClose}>
      <div className="field">
        <label htmlFor={id}>{ROWS.moveFind}</label>
        <Input id={id} data-autofocus value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
      </div>
      {found.length === 0 ? <p className="faint">{ROWS.moveNone}</p> : null}
      <ol className="columns-list move-list">
        {found.map((row) => (
          <li key={row.id}>
            <span className="move-words" title={row.problem.title}>
              {bracketedArabic(row.problem.number)} {row.problem.title}
            </span>
            {rowKind === 'measure' ? (
              <Button disabled={busy} onClick={() => void move(row, 'inside')}>
                {ROWS.moveInside}
              </Button>
            ) : ids.includes(row.id) ? null : (
              <>
                <Button disabled={busy} onClick={() => void move(row, 'before')}>
                  {ROWS.moveBefore}
                </Button>
                <Button disabled={busy} onClick={() => void move(row, 'behind')}>
                  {ROWS.moveBehind}
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
