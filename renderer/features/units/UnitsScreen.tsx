// 单位人员: who can be named in the lists; edited in place, ordered, merged, imported.
import { Button } from 'antd';
import { useState } from 'react';
import type { DirectoryPreview } from '#contract/operations.ts';
import type { Duplicate } from '#domain/directory/duplicates.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save, useSaving } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { apartKey, keepApart, readApart } from './apart.ts';
import { attempt } from './attempt.ts';
import { DuplicatesDialog } from './DuplicatesDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { OfficialTable } from './OfficialTable.tsx';
import { UnitTable } from './UnitTable.tsx';
import './units.css';

interface Directory {
  units: Unit[];
  officials: Official[];
  duplicates: Duplicate[];
  apart: ReadonlySet<string>;
}

/** What was just done, and how it is taken back where it can be. */
interface Said {
  words: string;
  undo: (() => Promise<unknown>) | null;
}

export default function UnitsScreen() {
  const loaded = useAsync<Directory>(async () => {
    const [units, officials, duplicates, apart] = await Promise.all([
      call('listUnits', {}),
      call('listOfficials', {}),
      call('listDuplicates', {}),
      readApart(),
    ]);
    return { units, officials, duplicates, apart };
  }, 'units');
  const [tab, setTab] = useState<'unit' | 'official'>('unit');
  const [said, setSaid] = useState<Said | null>(null);
  const [merging, setMerging] = useState<{ of: 'unit' | 'official'; row: Unit | Official } | null>(null);
  const [comparing, setComparing] = useState(false);
  const [importing, setImporting] = useState<{ handle: string; first: DirectoryPreview } | null>(null);
  const [apart, setApart] = useState<ReadonlySet<string> | null>(null);
  const { value, reload } = loaded;

  const kept = apart ?? value?.apart ?? new Set<string>();
  const pairs = (value?.duplicates ?? []).filter((pair) => !kept.has(apartKey(pair)));
  const removed = (of: 'unit' | 'official') => (row: { id: string; name: string }) =>
    setSaid({
      words: UNITS.removed.replace('{name}', row.name),
      undo: () => (of === 'unit' ? save('restoreUnit', { id: row.id }) : save('restoreOfficial', { id: row.id })),
    });
  const done = async (words: string) => {
    setSaid({ words, undo: null });
    setMerging(null);
    setImporting(null);
    await reload();
  };
  const chooseFile = async () => {
    try {
      const file = await call('chooseWorkbook', {});
      if (file === null) return;
      const first = await call('previewDirectory', { handle: file.handle, sheet: null });
      setImporting({ handle: file.handle, first });
    } catch (cause) {
      useSaving.setState({ error: asBihuanError(cause) });
    }
  };
  const setPairApart = (pair: Duplicate) => {
    const next = new Set([...kept, apartKey(pair)]);
    setApart(next);
    keepApart(next).catch(() => undefined); // The pair would only be asked about once more.
  };

  return (
    <Page
      title={UNITS.title}
      note={UNITS.hint}
      scroll={false}
      actions={
        said === null ? null : (
          <output aria-live="polite">
            {said.words}
            {said.undo === null ? null : (
              <Button
                type="link"
                onClick={() => {
                  const { undo } = said;
                  setSaid(null);
                  if (undo !== null) void attempt(undo, reload);
                }}
              >
                {UNITS.undo}
              </Button>
            )}
          </output>
        )
      }
      toolbar={
        <>
          <Tabs
            label={UNITS.tabs}
            value={tab}
            onChange={setTab}
            options={[
              { value: 'unit', label: UNITS.units },
              { value: 'official', label: UNITS.officials },
            ]}
          />
          <span className="page-note">{value === null ? '' : countWords(tab, value)}</span>
          <span className="units-tools">
            {pairs.length === 0 ? null : (
              <Button onClick={() => setComparing(true)}>
                {UNITS.duplicates.replace('{n}', String(pairs.length))}
              </Button>
            )}
            <Button onClick={() => void chooseFile()}>{UNITS.import}</Button>
          </span>
        </>
      }
    >
      <ErrorNotice error={loaded.error} onRetry={() => void reload()} />
      {value === null ? (
        loaded.error === null ? (
          <Loading />
        ) : null
      ) : (
        <div className="units">
          {tab === 'unit' ? (
            <UnitTable
              rows={value.units}
              reload={reload}
              onRemoved={removed('unit')}
              onMerge={(row) => setMerging({ of: 'unit', row })}
            />
          ) : (
            <OfficialTable
              rows={value.officials}
              units={value.units}
              reload={reload}
              onRemoved={removed('official')}
              onMerge={(row) => setMerging({ of: 'official', row })}
            />
          )}
        </div>
      )}
      {merging === null || value === null ? null : (
        <MergeDialog
          of={merging.of}
          merge={merging.row}
          others={othersThan(merging.row, merging.of, value)}
          onClose={() => setMerging(null)}
          onMerged={(words) => void done(words)}
        />
      )}
      {importing === null ? null : (
        <ImportDialog {...importing} onClose={() => setImporting(null)} onImported={(words) => void done(words)} />
      )}
      {comparing && value !== null ? (
        <DuplicatesDialog
          pairs={pairs}
          nameOf={(id) => [...value.units, ...value.officials].find((each) => each.id === id)?.name ?? ''}
          onMerged={done}
          onApart={setPairApart}
          onClose={() => setComparing(false)}
        />
      ) : null}
    </Page>
  );
}

const countWords = (tab: 'unit' | 'official', { units, officials }: Directory): string =>
  tab === 'unit'
    ? UNITS.unitCount.replace('{n}', String(units.length))
    : UNITS.officialCount.replace('{n}', String(officials.length));

function othersThan(row: { id: string }, of: 'unit' | 'official', { units, officials }: Directory) {
  const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.name;
  const all =
    of === 'unit'
      ? units.map(({ id, name, shortName }) => ({ id, name, detail: shortName ?? '' }))
      : officials.map(({ id, name, post, unitId }) => ({
          id,
          name,
          detail: [unitName(unitId), post].filter(Boolean).join(' '),
        }));
  return all.filter((other) => other.id !== row.id);
}
