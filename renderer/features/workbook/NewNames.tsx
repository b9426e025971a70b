// Units and people that the directory does not know yet: added by the import, or told to be one that it knows.
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { WorkbookPreview } from '#contract/operations.ts';
import type { Unit } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { fill, WORKBOOK } from '#renderer/text/workbook.ts';
import { useWorkbook } from './draft-store.ts';

const NEW = 'new';

export function NewNames({ preview: { newUnits, newPeople } }: { preview: WorkbookPreview }) {
  const sameUnits = useWorkbook((state) => state.sameUnits);
  const setSameUnit = useWorkbook((state) => state.setSameUnit);
  const [known, setKnown] = useState<Unit[]>([]);
  useEffect(() => {
    let current = true;
    // without the list every name can still be added
    call('listUnits', {})
      .then((units) => {
        if (current) setKnown(units);
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  return (
    <>
      {newUnits.length === 0 ? null : (
        <div className="workbook-new-units">
          <h2>{fill(WORKBOOK.newUnits, { n: newUnits.length })}</h2>
          {known.length === 0 ? null : <p className="field-hint">{WORKBOOK.newUnitsHint}</p>}
          <ul>
            {newUnits.map(({ name, uses }) => (
              <li key={name}>
                <span>
                  {name}
                  <small>{fill(WORKBOOK.uses, { n: uses })}</small>
                </span>
                {known.length === 0 ? null : (
                  <Select
                    size="small"
                    aria-label={fill(WORKBOOK.sameAs, { name })}
                    value={sameUnits[name] ?? NEW}
                    showSearch={{ optionFilterProp: 'label' }}
                    onChange={(value) => setSameUnit(name, value === NEW ? null : value)}
                    options={[
                      { value: NEW, label: WORKBOOK.addNew },
                      ...known.map((unit) => ({ value: unit.id, label: unit.name })),
                    ]}
                  />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {newPeople.length === 0 ? null : (
        <p className="workbook-new-people">
          {fill(WORKBOOK.newPeople, { n: newPeople.length })}
          {newPeople.map(({ name }) => name).join('、')}
        </p>
      )}
    </>
  );
}
