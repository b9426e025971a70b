// 常态化管理: which problem is looked at next and when, what is overdue, and every check so far.
import { Button } from 'antd';
import { useState } from 'react';
import type { StandingLine } from '#contract/operations.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { go } from '#renderer/store/navigation.ts';
import { useWhyNot } from '#renderer/store/session.ts';
import { LOOK_BACK } from '#renderer/text/look-back.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { ArrangeDialog, CheckDialog } from './StandingDialogs.tsx';

type Open = { what: 'check' | 'arrange'; line: StandingLine };

export function Standing({ roundId, tabs }: { roundId: Id; tabs: React.ReactNode }) {
  const list = useAsync(() => call('listStandingReviews', { roundId }), roundId);
  const [open, setOpen] = useState<Open | null>(null);
  const whyNot = useWhyNot('edit');
  const { value } = list;
  const done = () => {
    setOpen(null);
    void list.reload();
  };
  return (
    <Page
      title={LOOK_BACK.title}
      toolbar={tabs}
      note={value === null ? undefined : LOOK_BACK.standingCount(value.total, value.overdue)}
    >
      <ErrorNotice error={list.error} onRetry={() => void list.reload()} />
      {value === null ? (
        list.error === null ? (
          <Loading />
        ) : null
      ) : value.lines.length === 0 ? (
        <EmptyState title={LOOK_BACK.standingNone} text={LOOK_BACK.standingNoneText} />
      ) : (
        <table className="table look-back-table">
          <thead>
            <tr>
              <th>{LOOK_BACK.number}</th>
              <th>{LOOK_BACK.problem}</th>
              <th>{LOOK_BACK.unit}</th>
              <th>{LOOK_BACK.next}</th>
              <th>{LOOK_BACK.interval}</th>
              <th>{LOOK_BACK.last}</th>
              <th>{LOOK_BACK.acts}</th>
            </tr>
          </thead>
          <tbody>
            {value.lines.map((line) => (
              <tr key={line.problemId}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => go('ledger', { list: 'closeOut', focusId: line.problemId })}
                  >
                    {`(${line.number})`}
                  </button>
                </td>
                <td className="look-back-title">{line.title}</td>
                <td>{line.unitName}</td>
                <td>
                  {line.calendar?.nextOn ?? <span className="faint">{LOOK_BACK.notPlanned}</span>}
                  {line.overdue ? <strong className="look-back-late">　{LOOK_BACK.overdue}</strong> : null}
                  <span className="faint look-back-who">{line.calendar?.responsible ?? ''}</span>
                </td>
                <td>{line.calendar === null ? '' : LOOK_BACK.months(line.calendar.intervalMonths)}</td>
                <td className="look-back-last">
                  <Last line={line} />
                </td>
                <td>
                  <span className="look-back-acts">
                    {line.calendar === null ? null : (
                      <Button
                        size="small"
                        type="primary"
                        title={whyNot}
                        disabled={whyNot !== undefined}
                        aria-label={`${LOOK_BACK.check} (${line.number})`}
                        onClick={() => setOpen({ what: 'check', line })}
                      >
                        {LOOK_BACK.check}
                      </Button>
                    )}
                    <Button
                      size="small"
                      title={whyNot}
                      disabled={whyNot !== undefined}
                      aria-label={`${LOOK_BACK.arrange} (${line.number})`}
                      onClick={() => setOpen({ what: 'arrange', line })}
                    >
                      {LOOK_BACK.arrange}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open?.what === 'check' ? <CheckDialog line={open.line} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.what === 'arrange' ? <ArrangeDialog line={open.line} onClose={() => setOpen(null)} onDone={done} /> : null}
    </Page>
  );
}

function Last({ line }: { line: StandingLine }) {
  const last = line.calendar?.checks[0];
  if (last === undefined) return <span className="faint">{LOOK_BACK.noHistory}</span>;
  return (
    <>
      <span className={`look-back-result look-back-${last.holds ? 'good' : 'bad'}`}>
        {last.holds ? LOOK_BACK.holdsWords.yes : LOOK_BACK.holdsWords.no}
      </span>
      <span className="faint look-back-who">{`${last.checkedOn}　${last.findings ?? ''}`}</span>
    </>
  );
}
