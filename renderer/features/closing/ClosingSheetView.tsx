// One problem's 销号: what is missing, the form, the chain with its sign-offs, what can be done next, the cycles before.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { Allowed, ClosingSheet } from '#contract/operations.ts';
import { signedNodes } from '#domain/closing/chain.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { save } from '#renderer/store/saving.ts';
import { CLOSING } from '#renderer/text/closing.ts';
import { exportedWords } from '#renderer/text/common.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { BatchNotice } from './BatchNotice.tsx';
import { Cycles } from './Cycles.tsx';
import { DraftForm } from './DraftForm.tsx';
import { FormFacts } from './FormFacts.tsx';
import { FormPaper } from './FormPaper.tsx';
import { Nodes } from './Nodes.tsx';
import { ReopenDialog } from './ReopenDialog.tsx';
import { RequestDialog } from './RequestDialog.tsx';
import { ReturnDialog, SendDialog, SignDialog } from './SignDialogs.tsx';
import { useBatch } from './use-batch.ts';

export interface ClosingSheetViewProps {
  problemId: Id;
  /** Came to ask for more time */
  ask?: boolean;
  /** Rises when something was done beside it */
  turn: number;
  onChanged: () => void;
}

type Open = 'send' | 'sign' | 'sendBack' | 'reopen' | 'ask' | 'print' | null;

export function ClosingSheetView({ problemId, ask = false, turn, onChanged }: ClosingSheetViewProps) {
  const sheet = useAsync(() => call('getClosing', { problemId }), `${problemId} ${turn}`);
  const [open, setOpen] = useState<Open>(ask ? 'ask' : null);
  const [error, setError] = useState<BihuanError | null>(null);
  const [said, setSaid] = useState('');
  const batch = useBatch(onChanged);
  const value = sheet.value;
  if (value === null) return sheet.error === null ? <Loading /> : <ErrorNotice error={sheet.error} />;
  const { problem, application, may, chain } = value;
  const signed = application === null ? 0 : signedNodes(application);
  const nodeName = chain[signed]?.name ?? '';
  const act = async (run: () => Promise<unknown>) => {
    setError(null);
    try {
      await run();
      onChanged();
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  const exportWord = () =>
    act(async () => {
      const written = await save('saveCloseOuts', { problemIds: [problemId], as: 'one' }, { shownHere: true });
      setSaid(written === null ? '' : exportedWords(written.fileName));
    });

  return (
    <section className="closing-sheet" aria-label={`${CLOSING.form}（${problem.numberWords}）`}>
      <header className="closing-head">
        <h2>
          （{problem.numberWords}）{problem.title}
        </h2>
        <p className="closing-facts">
          <StateTag state={problem.state} />
          <span className="faint">{problem.leadNames}</span>
          {problem.cycle > 1 ? <span className="faint">{CLOSING.cycle(problem.cycle)}</span> : null}
          {application === null ? null : (
            <span className="faint">
              {application.recorded ? CLOSING.recorded : CLOSING.attempt(application.attempt)}
            </span>
          )}
        </p>
        <div className="closing-acts">
          <Acts value={value} onOpen={setOpen} onAct={act} />
          {application === null ? null : (
            <>
              <Button onClick={() => setOpen('print')}>{CLOSING.print}</Button>
              <Button onClick={() => void exportWord()}>{CLOSING.export}</Button>
            </>
          )}
          <Button onClick={() => setOpen('ask')} disabled={may.reopen === true}>
            {CLOSING.ask}
          </Button>
          <Button type="link" onClick={() => go('ledger', { list: 'ledger', focusId: problemId })}>
            {CLOSING.openLedger}
          </Button>
        </div>
        <output aria-live="polite">{said}</output>
      </header>
      <ErrorNotice error={error} onClose={() => setError(null)} />
      <BatchNotice batch={batch} />
      <Missing value={value} />
      {application === null || application.recorded || application.state === 'draft' ? null : (
        <Nodes chain={chain} application={application} />
      )}
      {application === null ? (
        <p className="closing-none">{CLOSING.noDraft}</p>
      ) : application.state === 'draft' && may.edit === true ? (
        <DraftForm key={application.id} roundId={problem.roundId} application={application} onChanged={onChanged} />
      ) : (
        <FormFacts sheet={value} application={application} onChanged={onChanged} />
      )}
      {application?.state === 'draft' ? <Nodes chain={chain} application={application} /> : null}
      <Cycles cycles={value.cycles} requests={value.requests} />

      {open === 'send' && application !== null ? (
        <SendDialog
          count={1}
          onClose={() => setOpen(null)}
          onSend={(appliedOn) => batch.run('sendCloseOuts', { applicationIds: [application.id], appliedOn })}
        />
      ) : null}
      {open === 'sign' && application !== null ? (
        <SignDialog
          count={1}
          nodeName={nodeName}
          last={signed + 1 === chain.length}
          onClose={() => setOpen(null)}
          onSign={(words) =>
            batch.run('signCloseOuts', { items: [{ applicationId: application.id, node: signed + 1 }], ...words })
          }
        />
      ) : null}
      {open === 'sendBack' && application !== null ? (
        <ReturnDialog
          nodeName={nodeName}
          measures={problem.measures}
          onClose={() => setOpen(null)}
          onReturn={async (words) => {
            await save(
              'returnCloseOut',
              { applicationId: application.id, node: signed + 1, ...words },
              { shownHere: true },
            );
            onChanged();
          }}
        />
      ) : null}
      {open === 'reopen' ? (
        <ReopenDialog problem={problem} onClose={() => setOpen(null)} onReopened={onChanged} />
      ) : null}
      {open === 'ask' ? <RequestDialog problem={problem} onClose={() => setOpen(null)} onMade={onChanged} /> : null}
      {open === 'print' ? (
        <FormPaper problemId={problemId} name={problem.numberWords} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

function Missing({ value: { application, missing } }: { value: ClosingSheet }) {
  if (application === null || application.state === 'returned' || application.state === 'closed') return null;
  if (missing.length === 0) {
    return application.state === 'draft' ? <p className="closing-complete">{CLOSING.complete}</p> : null;
  }
  return (
    <div className="closing-missing" role="status">
      <strong>{application.state === 'draft' ? CLOSING.missing : CLOSING.missingSign}</strong>
      <ul>
        {missing.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

interface ActsProps {
  value: ClosingSheet;
  onOpen: (open: Open) => void;
  onAct: (run: () => Promise<unknown>) => Promise<void>;
}

/** The acts that fit the state; one that may not be is shown with its reason as long as it is the next step. */
function Acts({ value: { problem, application, may }, onOpen, onAct }: ActsProps) {
  const button = (label: string, allowed: Allowed, run: () => void, primary = false) => (
    <Button
      key={label}
      {...(primary ? { type: 'primary' as const } : {})}
      disabled={allowed !== true}
      title={allowed === true ? undefined : allowed}
      onClick={run}
    >
      {label}
    </Button>
  );
  const state = application?.state;
  if (state === 'closed' || may.reopen === true) {
    return button(CLOSING.reopen, may.reopen, () => onOpen('reopen'));
  }
  if (application === null || state === 'returned') {
    return button(
      state === 'returned' ? CLOSING.draftAgain : CLOSING.draft,
      may.draft,
      () => void onAct(() => save('draftCloseOuts', { problemIds: [problem.id] }, { shownHere: true })),
      true,
    );
  }
  if (state === 'draft') {
    return (
      <>
        {button(CLOSING.send, may.send, () => onOpen('send'), true)}
        {button(
          CLOSING.remove,
          may.edit,
          () => void onAct(() => save('removeCloseOut', { applicationId: application.id }, { shownHere: true })),
        )}
      </>
    );
  }
  return (
    <>
      {button(CLOSING.sign, may.sign, () => onOpen('sign'), true)}
      {button(CLOSING.sendBack, may.sendBack, () => onOpen('sendBack'))}
      {may.withdraw === true
        ? button(
            CLOSING.withdraw,
            may.withdraw,
            () => void onAct(() => save('withdrawCloseOut', { applicationId: application.id }, { shownHere: true })),
          )
        : null}
      {may.sign === true ? null : <span className="faint">{may.sign}</span>}
    </>
  );
}
