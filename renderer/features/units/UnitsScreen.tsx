// 单位人员: who can be named in the lists; two tables edited in place.
import { Button } from 'antd';
import { useState } from 'react';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { UNITS } from '#renderer/text/units.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { OfficialTable } from './OfficialTable.tsx';
import { UnitTable } from './UnitTable.tsx';
import './units.css';

/** What was just removed, and how it comes back. */
export interface Removed {
  name: string;
  restore: () => Promise<void>;
}

export default function UnitsScreen() {
  const loaded = useAsync<{ units: Unit[]; officials: Official[] }>(async () => {
    const [units, officials] = await Promise.all([call('listUnits', {}), call('listOfficials', {})]);
    return { units, officials };
  }, 'units');
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { value, reload } = loaded;

  return (
    <Page
      title={UNITS.title}
      note={UNITS.hint}
      scroll={false}
      actions={
        removed === null ? null : (
          <output aria-live="polite">
            {UNITS.removed.replace('{name}', removed.name)}
            <Button
              type="link"
              onClick={() => {
                setRemoved(null);
                void removed.restore();
              }}
            >
              {UNITS.undo}
            </Button>
          </output>
        )
      }
    >
      <ErrorNotice error={loaded.error} onRetry={() => void reload()} />
      {value === null ? (
        loaded.error === null ? (
          <Loading />
        ) : null
      ) : (
        <div className="units">
          <UnitTable units={value.units} reload={reload} onRemoved={setRemoved} />
          <OfficialTable officials={value.officials} units={value.units} reload={reload} onRemoved={setRemoved} />
        </div>
      )}
    </Page>
  );
}
