// A button that tells how much evidence something has and opens it, for places that have no room for the list.
import { Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { call } from '#renderer/api/bihuan.ts';
import { EVIDENCE } from '#renderer/text/evidence.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { EvidencePanel } from './EvidencePanel.tsx';
import type { EvidencePlace } from './use-evidence.ts';

export interface EvidenceButtonProps extends EvidencePlace {
  /** What it is the evidence of, for the head of the dialog */
  name: string;
  frozen?: boolean;
  /** How much there is, where a list knows it of all its rows; asked for otherwise */
  count?: number;
  /** In the row of a table, where it says less and is told apart by its name */
  small?: boolean;
}

export function EvidenceButton({ name, frozen = false, count: known, small = false, ...place }: EvidenceButtonProps) {
  const { kind, id, reviewId } = place.of;
  const [open, setOpen] = useState(false);
  const list = useAsync(
    async () => (known === undefined ? call('listEvidence', { roundId: place.roundId, of: place.of }) : []),
    `${kind} ${id} ${reviewId}`,
  );
  const count = known ?? list.value?.length ?? 0;
  const title = small ? EVIDENCE.short : EVIDENCE.title;
  const inRow: ButtonProps = small ? { size: 'small', 'aria-label': `${EVIDENCE.title} ${name}` } : {};
  return (
    <>
      <Button {...inRow} onClick={() => setOpen(true)}>
        {count === 0 ? title : `${title}（${EVIDENCE.total.replace('{n}', String(count))}）`}
      </Button>
      {open ? (
        <Dialog
          title={`${name} ${EVIDENCE.title}`}
          width="wide"
          onClose={() => {
            setOpen(false);
            void list.reload();
          }}
        >
          <EvidencePanel {...place} compact frozen={frozen} />
        </Dialog>
      ) : null}
    </>
  );
}
