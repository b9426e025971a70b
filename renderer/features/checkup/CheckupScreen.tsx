// 体检: the last result at once, how old it is, and running it anew; rules or units on the left, findings, the chosen one on the right.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { CheckupReport } from '#contract/operations.ts';
import { daysBetween } from '#domain/calendar/dates.ts';
import { checkupColumns } from '#domain/checkup/list.ts';
import { RULE_WORDS } from '#domain/checkup/registry.ts';
import type { CheckupRule, CheckupRun } from '#domain/checkup/types.ts';
import type { Round } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { PaperDialog } from '#renderer/print/dialog/PaperDialog.tsx';
import { runJob } from '#renderer/store/job.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { Findings } from './Findings.tsx';
import { MutesDialog } from './MutesDialog.tsx';
import { localMoment } from './moment.ts';
import { RulesDialog } from './RulesDialog.tsx';
import './checkup.css';

const PAPER = { size: 'A4', orientation: 'landscape' } as const;
const COLUMNS = checkupColumns();
/** A weekly review has passed since: what was found may no longer be so. */
const STALE_DAYS = 7;

export default function CheckupScreen() {
  const round = useCurrentRound();
  return round === null ? <Loading /> : <Checkup key={round.id} round={round} />;
}

type Dialog = 'rules' | 'mutes' | 'paper' | null;

function Checkup({ round }: { round: Round }) {
  const roundId = round.id;
  const report = useAsync(() => call('getCheckup', { roundId }), roundId);
  // Rises with every check-up and every change of what is muted, so that lists are read again.
  const [version, setVersion] = useState(0);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const [said, setSaid] = useState('');
  const [dialog, setDialog] = useState<Dialog>(null);
  // What is printed: every rule, or one.
  const [printed, setPrinted] = useState<CheckupRule | null>(null);
  const print = (rule: CheckupRule | null) => {
    setPrinted(rule);
    setDialog('paper');
  };
  const { value } = report;
  const refresh = async (words: string) => {
    await report.reload();
    setVersion((before) => before + 1);
    setSaid(words);
  };
  const run = async () => {
    setRunning(true);
    setError(null);
    try {
      await runJob(() => call('runCheckup', { roundId }));
      await refresh('');
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setRunning(false);
    }
  };
  const again = (
    <Button type="primary" disabled={running} onClick={() => void run()}>
      {value?.run === null ? CHECKUP.start : CHECKUP.again}
    </Button>
  );
  return (
    <Page
      title={CHECKUP.title}
      note={<output aria-live="polite">{said !== '' ? said : value?.run ? ranWords(value.run) : ''}</output>}
      scroll={false}
      actions={
        value === null ? null : (
          <>
            <Button onClick={() => setDialog('rules')}>{CHECKUP.settings}</Button>
            <Button disabled={value.mutes === 0} onClick={() => setDialog('mutes')}>
              {CHECKUP.mutes(value.mutes)}
            </Button>
            <Button disabled={shownOf(value) === 0} onClick={() => print(null)}>
              {CHECKUP.print}
            </Button>
            {value.run === null ? null : again}
          </>
        )
      }
    >
      <ErrorNotice error={error ?? report.error} onClose={() => setError(null)} />
      <JobProgress />
      {value === null ? (
        report.error === null ? (
          <Loading />
        ) : null
      ) : value.run === null ? (
        <EmptyState title={CHECKUP.never} text={CHECKUP.neverText}>
          {again}
        </EmptyState>
      ) : shownOf(value) === 0 ? (
        <EmptyState title={CHECKUP.clean} text={cleanWords(value)} />
      ) : (
        <Findings
          key={version}
          roundId={roundId}
          report={value}
          onMuted={() => refresh(CHECKUP.muted)}
          onPrint={print}
        />
      )}
      {dialog === 'rules' && value !== null ? (
        <RulesDialog
          settings={value.settings}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            void refresh(CHECKUP.savedRules);
          }}
        />
      ) : null}
      {dialog === 'mutes' ? (
        <MutesDialog roundId={roundId} onClose={() => setDialog(null)} onChanged={() => void refresh('')} />
      ) : null}
      {dialog === 'paper' ? (
        <PaperDialog
          title={printed === null ? CHECKUP.listTitle : `${CHECKUP.listTitle}：${RULE_WORDS[printed].name}`}
          source={{ of: 'checkup', roundId, ...(printed === null ? {} : { rule: printed }) }}
          whole={null}
          columns={COLUMNS}
          paper={PAPER}
          settingsKey="export.checkup"
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Page>
  );
}

const shownOf = ({ rules }: CheckupReport): number => rules.reduce((sum, { count }) => sum + count, 0);

function cleanWords({ rules }: CheckupReport): string {
  const muted = rules.reduce((sum, each) => sum + each.muted, 0);
  return muted === 0 ? CHECKUP.cleanText(rules.length) : CHECKUP.allMuted(muted);
}

function ranWords({ at, by, entries, milliseconds }: CheckupRun): string {
  const { date, words } = localMoment(at);
  const days = Math.max(0, daysBetween(date, today()));
  const seconds = (milliseconds / 1_000).toFixed(1);
  const ran = CHECKUP.ran(`${CHECKUP.age(days)}（${words}）`, by, entries, seconds);
  return days >= STALE_DAYS ? `${ran}　${CHECKUP.stale}` : ran;
}
