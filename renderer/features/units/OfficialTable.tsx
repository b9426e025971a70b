// The people: leaders who answer, contacts who report.
import { Button } from 'antd';
import type { InputOf } from '#contract/operations.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { attempt } from './attempt.ts';
import { CellInput } from './CellInput.tsx';
import type { Removed } from './UnitsScreen.tsx';

export interface OfficialTableProps {
  officials: readonly Official[];
  units: readonly Unit[];
  reload: () => Promise<void>;
  onRemoved: (removed: Removed) => void;
}

export function OfficialTable({ officials, units, reload, onRemoved }: OfficialTableProps) {
  const update = (id: string, patch: InputOf<'updateOfficial'>['patch']) =>
    attempt(() => save('updateOfficial', { id, patch }), reload);
  const remove = async (official: Official) => {
    if (!(await attempt(() => save('removeOfficial', { id: official.id }), reload))) return;
    const { name, post, phone, unitId } = official;
    onRemoved({
      name,
      restore: async () => {
        await attempt(() => save('addOfficial', { name, post, phone, unitId }), reload);
      },
    });
  };
  return (
    <section className="units-part" aria-label={UNITS.officials}>
      <div className="section-head">
        <h2>{UNITS.officials}</h2>
        <span className="page-note">{UNITS.officialCount.replace('{n}', String(officials.length))}</span>
      </div>
      <div className="units-scroll">
        <table className="table">
          <thead>
            <tr>
              <th className="units-number">{UNITS.number}</th>
              <th className="units-name">{UNITS.name}</th>
              <th>{UNITS.post}</th>
              <th className="units-unit">{UNITS.unit}</th>
              <th className="units-phone">{UNITS.phone}</th>
              <th className="units-act">
                <span className="visually-hidden">{UNITS.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {officials.map((official, index) => (
              <tr key={official.id}>
                <td className="units-number">{index + 1}</td>
                <td>
                  <CellInput
                    label={`${UNITS.name} ${index + 1}`}
                    value={official.name}
                    maxLength={50}
                    required
                    onSave={(name) => update(official.id, { name })}
                  />
                </td>
                <td>
                  <CellInput
                    label={`${UNITS.post} ${index + 1}`}
                    value={official.post ?? ''}
                    maxLength={200}
                    onSave={(post) => update(official.id, { post: post === '' ? null : post })}
                  />
                </td>
                <td>
                  <select
                    className="cell-input"
                    aria-label={`${UNITS.unit} ${index + 1}`}
                    value={official.unitId ?? ''}
                    onChange={(event) => void update(official.id, { unitId: event.target.value || null })}
                  >
                    <option value="">{UNITS.noUnit}</option>
                    {units.map((unit) => (
                      <option key={unit.id} value={unit.id}>
                        {unit.shortName ?? unit.name}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <CellInput
                    label={`${UNITS.phone} ${index + 1}`}
                    value={official.phone ?? ''}
                    maxLength={50}
                    onSave={(phone) => update(official.id, { phone: phone === '' ? null : phone })}
                  />
                </td>
                <td>
                  <Button
                    type="text"
                    aria-label={UNITS.removeOne.replace('{name}', official.name)}
                    onClick={() => void remove(official)}
                  >
                    {UNITS.remove}
                  </Button>
                </td>
              </tr>
            ))}
            <tr>
              <td className="units-number faint">＋</td>
              <td colSpan={5}>
                <CellInput
                  label={UNITS.newOfficial}
                  placeholder={UNITS.newOfficial}
                  value=""
                  maxLength={50}
                  clears
                  onSave={(name) =>
                    attempt(() => save('addOfficial', { name, post: null, phone: null, unitId: null }), reload)
                  }
                />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
