// 完备性检查: what reviewers would send the lists back for, rule by rule, with the way to each row and simple mending in place.
import { Button } from 'antd';
import { useState } from 'react';
import type { PrecheckReport } from '#contract/operations.ts';
import type { Round } from '#domain/ledger/types.ts';
import { precheckColumns } from '#domain/precheck/list.ts';
import { type PrecheckRule, RULE_WORDS } from '#domain/precheck/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperDialog } from '#renderer/print/dialog/PaperDialog.tsx';
import { go } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { PRECHECK } from '#renderer/text/precheck.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { RuleSection } from './RuleSection.tsx';
import { SeverityTag } from './SeverityTag.tsx';
import { sectionId } from './section-id.ts';
import './precheck.css';

export default function PrecheckScreen() {
  const round = useCurrentRound();
  return round === null ? <Loading /> : <Report key={round.id} round={round} />;
}

const PAPER = { size: 'A4', orientation: 'landscape' } as const;
const COLUMNS = precheckColumns();

function Report({ round }: { round: Round }) {
  const report = useAsync(() => call('precheck', { roundId: round.id }), round.id);
  const units = useAsync(() => call('listUnits', {}), round.id);
  const officials = useAsync(() => call('listOfficials', {}), round.id);
  const [said, setSaid] = useState('');
  const [printing, setPrinting] = useState(false);
  const { value } = report;
  const mended = async (count: number) => {
    setSaid(PRECHECK.done(count));
    await Promise.all([report.reload(), units.reload(), officials.reload()]);
  };
  return (
    <Page
      title={PRECHECK.title}
      note={<output aria-live="polite">{noteOf(value, said)}</output>}
      actions={
        <>
          <Button onClick={() => go('ledger')}>{PRECHECK.toLedger}</Button>
          <Button disabled={value === null} onClick={() => setPrinting(true)}>
            {PRECHECK.print}
          </Button>
          <Button loading={report.loading} onClick={() => void report.reload().then(() => setSaid(''))}>
            {PRECHECK.again}
          </Button>
        </>
      }
    >
      <ErrorNotice error={report.error ?? units.error ?? officials.error} onRetry={() => void report.reload()} />
      {value === null ? (
        report.error === null ? (
          <Loading />
        ) : null
      ) : value.findings.length === 0 ? (
        <EmptyState title={PRECHECK.clean} text={PRECHECK.cleanText} />
      ) : (
        <div className="precheck">
          <p className="precheck-intro">{PRECHECK.intro}</p>
          <Rules report={value} />
          {value.counts.map(({ rule, count }) => (
            <RuleSection
              key={rule}
              rule={rule}
              count={count}
              findings={value.findings.filter((finding) => finding.rule === rule)}
              units={units.value ?? []}
              officials={officials.value ?? []}
              onMended={mended}
            />
          ))}
        </div>
      )}
      {printing ? (
        <PaperDialog
          title={PRECHECK.listTitle}
          source={{ of: 'precheck', roundId: round.id }}
          whole={null}
          columns={COLUMNS}
          paper={PAPER}
          settingsKey="export.precheck"
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </Page>
  );
}

function noteOf(report: PrecheckReport | null, said: string): string {
  if (report === null) return '';
  return `${said}${PRECHECK.counts(report.mustFix, report.hints)}`;
}

/** The rules with their counts; each leads to its section. */
function Rules({ report }: { report: PrecheckReport }) {
  const jump = (rule: PrecheckRule) => document.getElementById(sectionId(rule))?.scrollIntoView({ block: 'start' });
  return (
    <nav className="precheck-rules" aria-label={PRECHECK.rules}>
      {report.counts.map(({ rule, count }) => (
        <button key={rule} type="button" onClick={() => jump(rule)}>
          <SeverityTag rule={rule} />
          {RULE_WORDS[rule].title}
          <strong>{count}</strong>
        </button>
      ))}
    </nav>
  );
}
