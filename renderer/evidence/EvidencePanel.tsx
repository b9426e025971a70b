// 佐证材料 of a problem, a measure, a week's progress or a letter: dropped or chosen, listed, looked at, written out.
import { Button, Dropdown } from 'antd';
import { type DragEvent, useState } from 'react';
import { evidenceTotal } from '#domain/evidence/catalogue.ts';
import type { Evidence } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { useJob } from '#renderer/store/job.ts';
import { EVIDENCE } from '#renderer/text/evidence.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { CatalogueDialog } from './CatalogueDialog.tsx';
import { EvidenceRow } from './EvidenceRow.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { type EvidencePlace, useEvidence } from './use-evidence.ts';
import './evidence.css';

export interface EvidencePanelProps extends EvidencePlace {
  /** Measures that a piece may be linked to, with their labels; none: links are not shown */
  measures?: readonly { id: Id; label: string }[];
  /** Without what concerns the whole problem (一案一档, 佐证目录) */
  compact?: boolean;
  /** Nothing may be added or taken away */
  frozen?: boolean;
}

export function EvidencePanel({ measures = [], compact = false, frozen = false, ...place }: EvidencePanelProps) {
  const desk = useEvidence(place);
  const [shown, setShown] = useState<Id | null>(null);
  const [catalogue, setCatalogue] = useState(false);
  const [over, setOver] = useState(false);
  const running = useJob((state) => state.running);
  const all = desk.list.value ?? [];

  const some = all.length > 0;
  const leaving = [
    { key: 'files', label: EVIDENCE.exportAll, disabled: !some },
    ...(compact
      ? []
      : [
          { key: 'catalogue', label: EVIDENCE.catalogueMenu, disabled: !some },
          { type: 'divider' as const },
          { key: 'folder', label: EVIDENCE.dossierFolder, title: EVIDENCE.dossierNote },
          { key: 'zip', label: EVIDENCE.dossierZip, title: EVIDENCE.dossierNote },
        ]),
  ];
  const leave = (key: string): void => {
    if (key === 'files') void desk.writeOut(all.map(({ id }) => id));
    else if (key === 'catalogue') setCatalogue(true);
    else void desk.writeDossier(key as 'folder' | 'zip');
  };

  const onDrag = (event: DragEvent): void => {
    if (frozen || running || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') void desk.drop([...event.dataTransfer.files]);
  };

  return (
    <section
      className="evidence"
      aria-label={EVIDENCE.title}
      data-over={over}
      onDragOver={onDrag}
      onDragLeave={() => setOver(false)}
      onDrop={onDrag}
    >
      <div className="evidence-acts">
        <Button
          type={all.length === 0 ? 'primary' : 'default'}
          disabled={frozen || running}
          onClick={() => void desk.choose('files')}
        >
          {EVIDENCE.addFiles}
        </Button>
        <Button disabled={frozen || running} onClick={() => void desk.choose('folder')}>
          {EVIDENCE.addFolder}
        </Button>
        <span className="evidence-gap" />
        <Dropdown trigger={['click']} disabled={running} menu={{ items: leaving, onClick: ({ key }) => leave(key) }}>
          <Button>{EVIDENCE.leave}</Button>
        </Dropdown>
      </div>
      <ErrorNotice error={desk.error} onClose={desk.dismiss} />
      <JobProgress />
      <Failed failed={desk.failed} />
      <p className="evidence-said" role="status">
        {desk.said.words}
        {desk.said.actId === null ? null : (
          <Button size="small" type="link" onClick={() => void desk.undo(desk.said.actId ?? '')}>
            {EVIDENCE.undo}
          </Button>
        )}
      </p>
      {desk.list.value === null ? null : all.length === 0 ? (
        <div className="evidence-empty">
          <b>{EVIDENCE.none}</b>
          <span>{EVIDENCE.noneText}</span>
        </div>
      ) : (
        <>
          <ul className="evidence-list">
            {all.map((each) => (
              <EvidenceRow
                key={each.id}
                evidence={each}
                desk={desk}
                measures={measures}
                frozen={frozen}
                homeIsHere={each.problemId === place.problemId}
                onShow={() => setShown(each.id)}
              />
            ))}
          </ul>
          <p className="faint">{evidenceTotal(all)}</p>
        </>
      )}
      {over ? <div className="evidence-drop">{EVIDENCE.drop}</div> : null}
      {shown === null ? null : <Shown all={all} id={shown} desk={desk} onShow={setShown} />}
      {catalogue ? (
        <CatalogueDialog roundId={place.roundId} problemId={place.problemId} onClose={() => setCatalogue(false)} />
      ) : null}
    </section>
  );
}

function Shown(props: {
  all: readonly Evidence[];
  id: Id;
  desk: ReturnType<typeof useEvidence>;
  onShow: (id: Id | null) => void;
}) {
  const { all, id, desk, onShow } = props;
  // What was said before the look is told beside the list, not here.
  const [before] = useState(desk.said);
  const at = all.findIndex((each) => each.id === id);
  const evidence = all[at];
  if (evidence === undefined) return null;
  return (
    <PreviewDialog
      evidence={evidence}
      update={desk.update}
      onClose={() => onShow(null)}
      onExport={() => void desk.writeOut([id])}
      said={desk.said === before ? '' : desk.said.words}
      previous={all[at - 1]}
      next={all[at + 1]}
      onShow={onShow}
    />
  );
}

/** Files that could not be taken, each with its reason. */
function Failed({ failed }: { failed: readonly { name: string; message: string }[] }) {
  if (failed.length === 0) return null;
  return (
    <ul className="evidence-failed" role="alert">
      {failed.map(({ name, message }) => (
        <li key={name}>{message}</li>
      ))}
    </ul>
  );
}
