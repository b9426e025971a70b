// One letter: its text while it is a draft, its number and answer once it has gone out.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { InputOf, LetterView, OperationName } from '#contract/operations.ts';
import { LETTER_STATE_WORDS } from '#domain/letters/types.ts';
import { EvidenceButton } from '#renderer/evidence/EvidenceButton.tsx';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { save } from '#renderer/store/saving.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { LETTERS } from '#renderer/text/letters.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Saved } from '#renderer/ui/Saved.tsx';

export interface LetterSheetProps {
  letter: LetterView;
  onChanged: () => void;
}

type LetterAct = Extract<
  OperationName,
  'updateLetter' | 'removeLetter' | 'issueLetter' | 'recordReply' | 'cancelLetter' | 'saveLetter'
>;

export function LetterSheet({ letter, onChanged }: LetterSheetProps) {
  const [dialog, setDialog] = useState<'issue' | 'reply' | 'cancel' | 'paper' | null>(null);
  const [said, setSaid] = useState('');
  const draft = letter.state === 'draft';
  const letterId = letter.id;

  const act = async <Name extends LetterAct>(name: Name, input: InputOf<Name>): Promise<boolean> => {
    try {
      const answer = await save(name, input);
      if (name === 'saveLetter' && answer !== null) setSaid(exportedWords((answer as { fileName: string }).fileName));
    } catch {
      return false;
    }
    onChanged();
    return true;
  };
  const set = (patch: InputOf<'updateLetter'>['patch']) => act('updateLetter', { letterId, patch });
  const finish = async (done: Promise<boolean>) => {
    if (await done) setDialog(null);
  };

  return (
    <article className="letters-sheet" aria-label={`${letter.kind} ${letter.numberWords}`}>
      <header className="letters-head">
        <h2>
          {letter.kind}　{letter.numberWords}
        </h2>
        <span>
          {letter.unitName}　{LETTER_STATE_WORDS[letter.state]}　{LETTERS.rowCount(letter.rows.length)}
        </span>
        <output>{said}</output>
        <div className="letters-acts">
          {letter.rows[0] === undefined ? null : (
            <EvidenceButton
              name={`${letter.kind} ${letter.numberWords}`}
              roundId={letter.roundId}
              problemId={letter.rows[0].problemId}
              of={{ kind: 'letter', id: letterId, reviewId: null }}
            />
          )}
          <Button onClick={() => setDialog('paper')}>{LETTERS.print}</Button>
          <Button onClick={() => void act('saveLetter', { letterId })}>{LETTERS.save}</Button>
          {draft ? (
            <>
              <Button onClick={() => void act('removeLetter', { letterId })}>{LETTERS.remove}</Button>
              <Button type="primary" onClick={() => setDialog('issue')}>
                {LETTERS.issue}
              </Button>
            </>
          ) : letter.state === 'cancelled' ? null : (
            <>
              <Button onClick={() => setDialog('cancel')}>{LETTERS.cancel}</Button>
              <Button type="primary" onClick={() => setDialog('reply')}>
                {LETTERS.reply}
              </Button>
            </>
          )}
        </div>
      </header>
      {dialog === 'paper' ? (
        <PaperPreview
          title={`${letter.kind} ${letter.numberWords}`}
          source={{ of: 'letter', letterId }}
          byTemplate
          onClose={() => setDialog(null)}
        />
      ) : null}
      {draft ? (
        <div className="letters-fields">
          <div className="letters-pair">
            <Saved
              label={LETTERS.prefix}
              value={letter.prefix}
              maxLength={50}
              onSave={(prefix) => set({ prefix: prefix ?? '' })}
            />
            <Saved label={LETTERS.grade} value={letter.grade} maxLength={200} onSave={(grade) => set({ grade })} />
          </div>
          <Text label={LETTERS.gap}>
            <Saved
              label={LETTERS.gap}
              value={letter.gap}
              lines={5}
              maxLength={20_000}
              onSave={(gap) => set({ gap: gap ?? '' })}
            />
          </Text>
          <Text label={LETTERS.demand}>
            <Saved
              label={LETTERS.demand}
              value={letter.demand}
              lines={4}
              maxLength={20_000}
              onSave={(demand) => set({ demand: demand ?? '' })}
            />
          </Text>
          <div className="letters-pair">
            <Text label={LETTERS.due}>
              <DateField
                label={LETTERS.due}
                value={letter.dueDate}
                onChange={(dueDate) => void changed(dueDate, letter.dueDate, () => set({ dueDate }))}
              />
            </Text>
            <Text label={LETTERS.replyBy}>
              <DateField
                label={LETTERS.replyBy}
                value={letter.replyBy}
                onChange={(replyBy) => void changed(replyBy, letter.replyBy, () => set({ replyBy }))}
              />
            </Text>
          </div>
          <div className="letters-pair">
            <Saved
              label={LETTERS.replyWay}
              value={letter.replyWay}
              maxLength={200}
              onSave={(replyWay) => set({ replyWay })}
            />
            <Saved
              label={LETTERS.copiesTo}
              value={letter.copiesTo}
              maxLength={200}
              onSave={(copiesTo) => set({ copiesTo })}
            />
          </div>
        </div>
      ) : (
        <Issued letter={letter} />
      )}
      {dialog === 'issue' ? (
        <IssueDialog
          onClose={() => setDialog(null)}
          onIssue={(signer, signedOn) => void finish(act('issueLetter', { letterId, signer, signedOn }))}
        />
      ) : null}
      {dialog === 'reply' ? (
        <ReplyDialog
          letter={letter}
          onClose={() => setDialog(null)}
          onRecord={(reply) => void finish(act('recordReply', { letterId, ...reply }))}
        />
      ) : null}
      {dialog === 'cancel' ? (
        <CancelDialog
          onClose={() => setDialog(null)}
          onCancel={(reason) => void finish(act('cancelLetter', { letterId, reason }))}
        />
      ) : null}
    </article>
  );
}

async function changed(next: string | null, before: string | null, run: () => Promise<boolean>): Promise<void> {
  if (next !== before) await run();
}

function Text({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="letters-text">
      <span className="field-label">{label}</span>
      {children}
    </div>
  );
}

/** What went out, and what came back. */
function Issued({ letter }: { letter: LetterView }) {
  const facts: [string, string | null][] = [
    [LETTERS.grade, letter.grade],
    [LETTERS.gap, letter.gap],
    [LETTERS.demand, letter.demand],
    [LETTERS.due, letter.dueDate],
    [LETTERS.replyBy, letter.replyBy],
    [LETTERS.replyWay, letter.replyWay],
    [LETTERS.copiesTo, letter.copiesTo],
    [LETTERS.signer, letter.signer],
    [LETTERS.signedOn, letter.signedOn],
    [LETTERS.receivedBy, letter.receivedBy],
    [LETTERS.receivedOn, letter.receivedOn],
    [LETTERS.repliedOn, letter.repliedOn],
    [LETTERS.replyText, letter.reply],
  ];
  return (
    <dl className="letters-facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label.replace(/（.*）$/u, '')}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface IssueDialogProps {
  onClose: () => void;
  onIssue: (signer: string | null, signedOn: string | null) => void;
}

function IssueDialog({ onClose, onIssue }: IssueDialogProps) {
  const [signer, setSigner] = useState('');
  const [signedOn, setSignedOn] = useState<string | null>(null);
  return (
    <Dialog
      title={LETTERS.issue}
      onClose={onClose}
      confirm={{ label: LETTERS.issue, run: () => onIssue(signer.trim() || null, signedOn) }}
    >
      <p>{LETTERS.issueNote}</p>
      <div className="field">
        <label htmlFor="letter-signer">{LETTERS.signer}</label>
        <Input id="letter-signer" maxLength={50} value={signer} onChange={(event) => setSigner(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="letter-signed">{LETTERS.signedOn}</label>
        <DateField id="letter-signed" value={signedOn} onChange={setSignedOn} />
      </div>
    </Dialog>
  );
}

interface ReplyDialogProps {
  letter: LetterView;
  onClose: () => void;
  onRecord: (reply: Pick<LetterView, 'receivedBy' | 'receivedOn' | 'repliedOn' | 'reply'>) => void;
}

function ReplyDialog({ letter, onClose, onRecord }: ReplyDialogProps) {
  const [receivedBy, setReceivedBy] = useState(letter.receivedBy ?? '');
  const [receivedOn, setReceivedOn] = useState(letter.receivedOn);
  const [repliedOn, setRepliedOn] = useState(letter.repliedOn);
  const [reply, setReply] = useState(letter.reply ?? '');
  return (
    <Dialog
      title={LETTERS.reply}
      onClose={onClose}
      confirm={{
        label: LETTERS.reply,
        run: () =>
          onRecord({ receivedBy: receivedBy.trim() || null, receivedOn, repliedOn, reply: reply.trim() || null }),
      }}
    >
      <div className="field">
        <label htmlFor="letter-received-by">{LETTERS.receivedBy}</label>
        <Input
          id="letter-received-by"
          maxLength={50}
          value={receivedBy}
          onChange={(event) => setReceivedBy(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="letter-received-on">{LETTERS.receivedOn}</label>
        <DateField id="letter-received-on" value={receivedOn} onChange={setReceivedOn} />
      </div>
      <div className="field">
        <label htmlFor="letter-replied-on">{LETTERS.repliedOn}</label>
        <DateField id="letter-replied-on" value={repliedOn} onChange={setRepliedOn} />
      </div>
      <div className="field">
        <label htmlFor="letter-reply">{LETTERS.replyText}</label>
        <Input.TextArea
          id="letter-reply"
          rows={4}
          maxLength={20_000}
          value={reply}
          onChange={(event) => setReply(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

function CancelDialog({ onClose, onCancel }: { onClose: () => void; onCancel: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={LETTERS.cancelTitle}
      onClose={onClose}
      confirm={{ label: LETTERS.cancel, run: () => onCancel(reason), disabled: reason.trim() === '' }}
    >
      <div className="field">
        <label htmlFor="letter-cancel">{LETTERS.cancelReason}</label>
        <Input.TextArea
          id="letter-cancel"
          rows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
