// What can be done with a report in its state: options, fetch anew, export, send, decide, issue.
import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { fewWordsOnFonts } from '#renderer/print/fonts.ts';
import { useCommand } from '#renderer/store/commands.ts';
import { save } from '#renderer/store/saving.ts';
import { useMay } from '#renderer/store/session.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { DESK } from '#renderer/text/desk.ts';
import { REPORT } from '#renderer/text/report.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { SwitchDialog } from './SwitchDialog.tsx';
import type { ReportState } from './use-report.ts';

export interface ReportActionsProps {
  state: ReportState;
  onSaid: (words: string | null) => void;
  onRemoved: () => void;
  onWithheld: () => void;
}

type Asked = 'paper' | 'switches' | 'issue' | 'approve' | 'return';

export function ReportActions({ state, onSaid, onRemoved, onWithheld }: ReportActionsProps) {
  const { report, act, undo } = state;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const mayEdit = useMay('edit');
  const mayApprove = useMay('approve');
  const reportId = report?.id ?? '';

  const work = (meanwhile: string, job: () => Promise<string | null>) => {
    setBusy(true);
    onSaid(meanwhile);
    void job()
      .catch(() => null)
      .then((words) => {
        setBusy(false);
        onSaid(words);
      });
  };
  const exportWord = () =>
    work(REPORT.exporting, async () => {
      const saved = await save('savePaper', { source: { of: 'report', reportId }, format: 'docx' });
      return saved === null || report === null
        ? null
        : `${exportedWords(saved.fileName)}${fewWordsOnFonts(report.document)}`;
    });
  const print = () => setAsked('paper');
  useCommand('print', () => {
    if (report !== null) print();
  });

  if (report === null) return null;
  const draft = report.state === 'draft';
  const redraft = async (switches = {}) => {
    const changed = await act((id) => save('redraftReport', { reportId: id, switches }));
    if (changed !== null) onSaid(DESK.redraftDone(changed.conflicts.length));
    return changed !== null;
  };
  const remove = () =>
    void save('removeReport', { reportId })
      .then(onRemoved)
      .catch(() => undefined);
  return (
    <>
      {draft && mayEdit ? (
        <>
          <Button disabled={undo === null} onClick={() => void undo?.()}>
            {REPORT.undo}
          </Button>
          <Button onClick={() => setAsked('switches')}>{REPORT.switches}</Button>
          <Button onClick={() => void redraft()}>{REPORT.redraft}</Button>
        </>
      ) : null}
      {report.kind === 'notice' ? <Button onClick={onWithheld}>{REPORT.withheld}</Button> : null}
      <Button disabled={busy} onClick={exportWord}>
        {REPORT.exportWord}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'print', label: REPORT.print, disabled: busy },
            ...(draft && mayEdit ? [{ key: 'remove', label: REPORT.remove, danger: true }] : []),
          ],
          onClick: ({ key }) => (key === 'print' ? print() : remove()),
        }}
      >
        <Button>{REPORT.more}</Button>
      </Dropdown>
      {draft && mayEdit ? (
        <Button
          type={report.kind === 'notice' ? 'primary' : 'default'}
          onClick={() => void act((id) => save('submitReport', { reportId: id }))}
        >
          {REPORT.submit}
        </Button>
      ) : null}
      {report.state === 'submitted' && mayApprove ? (
        <>
          <Button onClick={() => setAsked('return')}>{REPORT.returnIt}</Button>
          <Button type="primary" onClick={() => setAsked('approve')}>
            {REPORT.approve}
          </Button>
        </>
      ) : null}
      {mayEdit && (report.state === 'approved' || (draft && report.kind !== 'notice')) ? (
        <Button type="primary" onClick={() => setAsked('issue')}>
          {REPORT.issue}
        </Button>
      ) : null}
      {asked === 'paper' ? (
        <PaperPreview title={report.title} source={{ of: 'report', reportId }} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'switches' ? <SwitchDialog report={report} onClose={() => setAsked(null)} onApply={redraft} /> : null}
      {asked === 'issue' ? (
        <Dialog
          title={REPORT.issueTitle}
          onClose={() => setAsked(null)}
          confirm={{
            label: REPORT.issueConfirm,
            run: () => void act((id) => save('issueReport', { reportId: id })).then(() => setAsked(null)),
          }}
        >
          <p>{REPORT.issueNote}</p>
        </Dialog>
      ) : null}
      {asked === 'approve' || asked === 'return' ? (
        <OpinionDialog
          decision={asked}
          onClose={() => setAsked(null)}
          onDecide={(opinion) => {
            const operation = asked === 'approve' ? 'approveReport' : 'returnReport';
            void act((id) => save(operation, { reportId: id, opinion })).then(() => setAsked(null));
          }}
        />
      ) : null}
    </>
  );
}

interface OpinionDialogProps {
  decision: 'approve' | 'return';
  onClose: () => void;
  onDecide: (opinion: string) => void;
}

function OpinionDialog({ decision, onClose, onDecide }: OpinionDialogProps) {
  const [opinion, setOpinion] = useState<string>(decision === 'approve' ? REPORT.agree : '');
  return (
    <Dialog
      title={decision === 'approve' ? REPORT.approveTitle : REPORT.returnTitle}
      onClose={onClose}
      confirm={{
        label: decision === 'approve' ? REPORT.approve : REPORT.returnIt,
        run: () => onDecide(opinion.trim()),
        disabled: opinion.trim() === '',
      }}
    >
      <div className="field">
        <label htmlFor="report-opinion">{REPORT.opinion}</label>
        <Input.TextArea
          id="report-opinion"
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
          autoSize={{ minRows: 3, maxRows: 8 }}
        />
      </div>
    </Dialog>
  );
}
