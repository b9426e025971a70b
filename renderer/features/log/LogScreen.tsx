// 操作日志: who did what when, for whoever may audit; looked through, opened row by row, exported.
import { Button } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { LogFilter } from '#domain/log/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { runJob } from '#renderer/store/job.ts';
import { LOG } from '#renderer/text/log.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { LogEntryPanel } from './LogEntryPanel.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogList } from './LogList.tsx';
import { useLog } from './use-log.ts';
import './log.css';

export default function LogScreen() {
  const [filter, setFilter] = useState<LogFilter>({});
  const [chosen, setChosen] = useState<number | null>(null);
  const [exported, setExported] = useState('');
  const [failed, setFailed] = useState<BihuanError | null>(null);
  const users = useAsync(() => call('listLogUsers', {}), 'log-users');
  const rows = useLog(filter);

  const leave = async (format: 'xlsx' | 'csv') => {
    setFailed(null);
    setExported('');
    try {
      const saved = await runJob(() => call('exportLog', { filter, format }));
      if (saved !== null) setExported(LOG.exported(saved.fileName));
    } catch (cause) {
      setFailed(asBihuanError(cause));
    }
  };

  return (
    <Page
      title={LOG.title}
      note={LOG.note}
      scroll={false}
      actions={
        <>
          <output aria-live="polite">{exported}</output>
          <Button onClick={() => void leave('csv')}>{LOG.csv}</Button>
          <Button onClick={() => void leave('xlsx')}>{LOG.xlsx}</Button>
        </>
      }
      toolbar={<LogFilters filter={filter} users={users.value ?? []} onChange={setFilter} />}
    >
      <JobProgress />
      <ErrorNotice error={failed} onClose={() => setFailed(null)} />
      <ErrorNotice error={rows.error ?? users.error} onRetry={rows.reload} />
      <div className="with-panel">
        <div className="with-panel-main log-main">
          {rows.lines.length > 0 ? (
            <LogList rows={rows} chosen={chosen} onChoose={setChosen} />
          ) : rows.loading ? (
            <Loading />
          ) : rows.error === null ? (
            <EmptyState title={LOG.none} text={LOG.noneText} />
          ) : null}
          <output className="log-foot" aria-live="polite">
            {footWords(rows)}
          </output>
        </div>
        {chosen === null ? null : (
          <LogEntryPanel seq={chosen} onTogether={(actId) => setFilter({ actId })} onClose={() => setChosen(null)} />
        )}
      </div>
    </Page>
  );
}

function footWords({ lines, next, loading }: ReturnType<typeof useLog>): string {
  if (loading && next !== null) return LOG.looking(next);
  if (loading) return '';
  return next === null ? LOG.whole(lines.length) : `${LOG.shown(lines.length)}${LOG.scrollOn}`;
}
