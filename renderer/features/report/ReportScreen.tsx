// 报告: the round's reports, and the chosen one on paper.
import { Button } from 'antd';
import { useState } from 'react';
import { openPlaces } from '#domain/report/draft.ts';
import { REPORT_KIND_WORDS } from '#domain/report/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { Conflicts } from '#renderer/print/desk/Conflicts.tsx';
import { countChanged } from '#renderer/print/desk/changed.ts';
import { TextDesk } from '#renderer/print/desk/TextDesk.tsx';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import type { ScreenParams } from '#renderer/store/navigation.ts';
import { useCurrentRound } from '#renderer/store/rounds.ts';
import { save } from '#renderer/store/saving.ts';
import { DESK } from '#renderer/text/desk.ts';
import { REPORT } from '#renderer/text/report.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { today } from '#renderer/ui/today.ts';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { NewReport } from './NewReport.tsx';
import { ReportActions } from './ReportActions.tsx';
import { type ReportState, useReport } from './use-report.ts';
import { Withheld } from './Withheld.tsx';
import './report.css';

type Asked = 'draft' | 'conflicts' | 'withheld' | 'withheldPaper';

export default function ReportScreen({ params }: { params: ScreenParams['report'] }) {
  const roundId = useCurrentRound()?.id ?? '';
  const list = useAsync(() => call('listReports', { roundId }), roundId);
  const [chosen, setChosen] = useState<string | null>(params.reportId ?? null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [pages, setPages] = useState(0);
  const reports = list.value ?? [];
  const selected = reports.find((one) => one.id === chosen) ?? reports[0] ?? null;
  const state = useReport(selected?.id ?? null, () => void list.reload());
  const { report } = state;

  if (list.value === null) {
    return (
      <Page title={REPORT.title}>
        <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
        {list.error === null ? <Loading /> : null}
      </Page>
    );
  }
  const dialogs = (
    <>
      {asked === 'draft' ? (
        <NewReport
          roundId={roundId}
          organ={report?.switches.organ ?? ''}
          onClose={() => setAsked(null)}
          onDrafted={(drafted) => {
            setAsked(null);
            void list.reload().then(() => setChosen(drafted.id));
          }}
        />
      ) : null}
      {asked === 'conflicts' && report !== null && report.conflicts.length > 0 ? (
        <Conflicts
          conflicts={report.conflicts}
          onClose={() => setAsked(null)}
          onSettle={(key, take) => void state.act((id) => save('settleConflict', { reportId: id, key, take }))}
        />
      ) : null}
      {asked === 'withheld' ? (
        <Withheld
          roundId={roundId}
          asOf={report?.asOf ?? today()}
          onClose={() => setAsked(null)}
          onChanged={() => void state.reload()}
          onPrint={() => setAsked('withheldPaper')}
        />
      ) : null}
      {asked === 'withheldPaper' ? (
        <PaperPreview
          title={REPORT.withheldTitle}
          source={{ of: 'withheld', roundId }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
  if (selected === null) {
    return (
      <Page title={REPORT.title}>
        <EmptyState
          title={REPORT.none}
          text={REPORT.noneText}
          action={{ label: REPORT.draft, run: () => setAsked('draft') }}
        />
        {dialogs}
      </Page>
    );
  }
  return (
    <Page
      title={REPORT.title}
      note={`${REPORT_KIND_WORDS[selected.kind]}　${REPORT.state[selected.state]}`}
      actions={
        <ReportActions
          key={selected.id}
          state={state}
          onSaid={setSaid}
          onWithheld={() => setAsked('withheld')}
          onRemoved={() => {
            setChosen(null);
            void list.reload();
          }}
        />
      }
      toolbar={<Notices state={state} pages={pages} said={said} onConflicts={() => setAsked('conflicts')} />}
      scroll={false}
    >
      <div className="text-screen">
        <nav className="text-list" aria-label={REPORT.list}>
          <Button block onClick={() => setAsked('draft')}>
            {REPORT.draft}
          </Button>
          {reports.map((one) => (
            <button
              key={one.id}
              type="button"
              className="text-item"
              aria-current={one.id === selected.id ? 'true' : undefined}
              onClick={() => {
                setSaid(null);
                setChosen(one.id);
              }}
            >
              <span>{REPORT_KIND_WORDS[one.kind]}</span>
              <span className={one.state === 'issued' ? 'text-issued' : 'text-draft'}>
                {one.asOf}　{REPORT.state[one.state]}
              </span>
            </button>
          ))}
        </nav>
        <div className="text-main">
          <ErrorNotice error={state.error} onRetry={() => void state.reload()} />
          {report === null && state.error === null ? <Loading /> : null}
          {report === null ? null : (
            <TextDesk
              key={report.id}
              document={report.document}
              edit={report.state === 'draft' ? state.edit : null}
              figures={state.figures}
              round={{ roundId: report.roundId }}
              onPages={setPages}
            />
          )}
        </div>
      </div>
      {dialogs}
    </Page>
  );
}

interface NoticesProps {
  state: ReportState;
  pages: number;
  said: string | null;
  onConflicts: () => void;
}

/** One line under the title: where the report stands and what is still to be done with it. */
function Notices({ state: { report, figures }, pages, said, onConflicts }: NoticesProps) {
  if (report === null) return null;
  const open = report.state === 'draft' ? openPlaces(report.document) : [];
  const changed = report.state === 'issued' ? 0 : countChanged(report.document, figures);
  const showOpen = () => {
    const element = document.querySelector<HTMLElement>(`[data-paper-target="block:${open[0]}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus();
  };
  const words: Record<typeof report.state, string> = {
    draft: report.opinion === null ? DESK.editHint : REPORT.returned(report.opinion),
    submitted: REPORT.submitted(report.submittedBy ?? ''),
    approved: REPORT.approved(report.approvedBy ?? '', report.opinion ?? ''),
    issued: REPORT.issued,
  };
  const where = [...new Set(report.leaks.map((row) => REPORT.withheldRow(row.problemNumber, row.measurePosition)))];
  return (
    <>
      <span className="field-hint">
        {pages === 0 ? '' : `${DESK.pages(pages)}　`}
        {words[report.state]}
      </span>
      {open.length === 0 ? null : (
        <Button type="link" size="small" onClick={showOpen}>
          {REPORT.open(open.length)}
        </Button>
      )}
      {report.conflicts.length === 0 ? null : (
        <Button type="link" size="small" danger onClick={onConflicts}>
          {DESK.conflicts(report.conflicts.length)}
        </Button>
      )}
      {changed === 0 ? null : <span className="field-error">{DESK.changed(changed)}</span>}
      {where.length === 0 ? null : <span className="field-error">{REPORT.leaks(where.join('、'))}</span>}
      <output className="text-said">{said}</output>
    </>
  );
}
