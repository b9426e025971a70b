// 总台账: the problems of all rounds, narrowed by round, unit, class and words; a line leads to its place in the lists.
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Id, Round } from '#domain/ledger/types.ts';
import { REPORT_CLASSES, type ReportClass } from '#domain/states/states.ts';
import { call } from '#renderer/api/bihuan.ts';
import { PaperPreview } from '#renderer/print/dialog/PaperPreview.tsx';
import { go } from '#renderer/store/navigation.ts';
import { useRounds } from '#renderer/store/rounds.ts';
import { STATISTICS } from '#renderer/text/statistics.ts';
import { deadlineWords } from '#renderer/ui/DeadlineText.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { LightTag } from '#renderer/ui/LightTag.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

const PAGE = 100;
/** Lines asked for in one call at most */
const AT_MOST = 500;

export function AllProblems({ rounds }: { rounds: readonly Round[] }) {
  const [roundIds, setRoundIds] = useState<Id[]>(() => rounds.map(({ id }) => id));
  const [text, setText] = useState('');
  const [unitId, setUnitId] = useState<Id | null>(null);
  const [wanted, setWanted] = useState<ReportClass | null>(null);
  const [upTo, setUpTo] = useState(PAGE);
  const [printing, setPrinting] = useState(false);
  const units = useAsync(() => call('listUnits', {}), '');
  const asked = { roundIds, text, unitId, class: wanted };
  const found = useAsync(
    async () =>
      roundIds.length === 0 ? { total: 0, rows: [] } : call('listAllProblems', { ...asked, from: 0, count: upTo }),
    JSON.stringify([asked, upTo]),
  );
  const openRow = (roundId: Id, id: Id) => {
    useRounds.getState().choose(roundId);
    go('ledger', { list: 'problems', focusId: id });
  };
  return (
    <div className="statistics-main">
      <div className="statistics-bar">
        <Select
          className="statistics-rounds"
          aria-label={STATISTICS.rounds}
          mode="multiple"
          maxTagCount="responsive"
          value={roundIds}
          onChange={setRoundIds}
          options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          className="statistics-axis"
          aria-label={STATISTICS.unit}
          showSearch={{ optionFilterProp: 'label' }}
          value={unitId ?? ''}
          onChange={(id) => setUnitId(id === '' ? null : id)}
          options={[
            { value: '', label: STATISTICS.allUnits },
            ...(units.value ?? []).map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name })),
          ]}
        />
        <Select
          className="statistics-axis"
          aria-label={STATISTICS.class}
          value={wanted ?? ''}
          onChange={(name: ReportClass | '') => setWanted(name === '' ? null : name)}
          options={[
            { value: '' as ReportClass | '', label: STATISTICS.allClasses },
            ...REPORT_CLASSES.map((name) => ({ value: name, label: name })),
          ]}
        />
        <Input
          className="statistics-search"
          aria-label={STATISTICS.search}
          placeholder={STATISTICS.search}
          value={text}
          maxLength={200}
          onChange={({ target }) => setText(target.value)}
        />
        <span className="statistics-space" />
        <Button disabled={(found.value?.total ?? 0) === 0} onClick={() => setPrinting(true)}>
          {STATISTICS.print}
        </Button>
      </div>
      <ErrorNotice error={found.error ?? units.error} onRetry={() => void found.reload()} />
      {found.value === null ? (
        found.error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <p className="statistics-note" aria-live="polite">
            {found.value.total === 0 ? STATISTICS.none : STATISTICS.found(found.value.total)}
          </p>
          <div className="statistics-scroll">
            <table className="table statistics-all">
              <thead>
                <tr>
                  {(['round', 'number', 'problem', 'kind', 'lead', 'deadline', 'light', 'state'] as const).map(
                    (key) => (
                      <th key={key} scope="col">
                        {STATISTICS[key]}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {found.value.rows.map((row) => (
                  <tr key={row.id}>
                    <td>{row.roundName}</td>
                    <td>{row.number}</td>
                    <td>
                      <button
                        type="button"
                        className="figure-link statistics-problem"
                        onClick={() => openRow(row.roundId, row.id)}
                      >
                        {row.text}
                      </button>
                    </td>
                    <td>{row.kind ?? ''}</td>
                    <td>{row.lead ?? ''}</td>
                    <td>{deadlineWords(row.deadline)}</td>
                    <td>
                      <LightTag light={row.light} />
                    </td>
                    <td>
                      <StateTag state={row.state} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {found.value.rows.length < found.value.total && upTo < AT_MOST ? (
              <Button onClick={() => setUpTo(Math.min(AT_MOST, upTo + PAGE))}>
                {STATISTICS.more(found.value.rows.length, found.value.total)}
              </Button>
            ) : null}
          </div>
        </>
      )}
      {printing ? (
        <PaperPreview title={STATISTICS.all} source={{ of: 'allProblems', asked }} onClose={() => setPrinting(false)} />
      ) : null}
    </div>
  );
}
