// The units, in the order in which lists name them.
import { Button } from 'antd';
import type { Unit } from '#domain/ledger/types.ts';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { attempt } from './attempt.ts';
import { CellInput } from './CellInput.tsx';
import type { Removed } from './UnitsScreen.tsx';

export interface UnitTableProps {
  units: readonly Unit[];
  reload: () => Promise<void>;
  onRemoved: (removed: Removed) => void;
}

export function UnitTable({ units, reload, onRemoved }: UnitTableProps) {
  const remove = async (unit: Unit) => {
    if (!(await attempt(() => save('removeUnit', { id: unit.id }), reload))) return;
    onRemoved({
      name: unit.name,
      restore: async () => {
        await attempt(() => save('addUnit', { name: unit.name, shortName: unit.shortName }), reload);
      },
    });
  };
  return (
    <section className="units-part" aria-label={UNITS.units}>
      <div className="section-head">
        <h2>{UNITS.units}</h2>
        <span className="page-note">{UNITS.unitCount.replace('{n}', String(units.length))}</span>
      </div>
      <div className="units-scroll">
        <table className="table">
          <thead>
            <tr>
              <th className="units-number">{UNITS.number}</th>
              <th>{UNITS.unitName}</th>
              <th className="units-short">{UNITS.shortName}</th>
              <th className="units-act">
                <span className="visually-hidden">{UNITS.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit, index) => (
              <tr key={unit.id}>
                <td className="units-number">{index + 1}</td>
                <td>
                  <CellInput
                    label={`${UNITS.unitName} ${index + 1}`}
                    value={unit.name}
                    maxLength={200}
                    required
                    onSave={(name) => attempt(() => save('updateUnit', { id: unit.id, patch: { name } }), reload)}
                  />
                </td>
                <td>
                  <CellInput
                    label={`${UNITS.shortName} ${index + 1}`}
                    value={unit.shortName ?? ''}
                    maxLength={50}
                    onSave={(text) =>
                      attempt(
                        () => save('updateUnit', { id: unit.id, patch: { shortName: text === '' ? null : text } }),
                        reload,
                      )
                    }
                  />
                </td>
                <td>
                  <Button
                    type="text"
                    aria-label={UNITS.removeOne.replace('{name}', unit.name)}
                    onClick={() => void remove(unit)}
                  >
                    {UNITS.remove}
                  </Button>
                </td>
              </tr>
            ))}
            <tr>
              <td className="units-number faint">＋</td>
              <td colSpan={3}>
                <CellInput
                  label={UNITS.newUnit}
                  placeholder={UNITS.newUnit}
                  value=""
                  maxLength={200}
                  clears
                  onSave={(name) => attempt(() => save('addUnit', { name, shortName: null }), reload)}
                />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
