// Units and people from Excel: what was read and what will become of each, then one act.
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { DirectoryPreview, DirectoryState } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { UNITS } from '#renderer/text/units.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface ImportDialogProps {
  handle: string;
  first: DirectoryPreview;
  onClose: () => void;
  onImported: (said: string) => void;
}

const count = (rows: readonly { state: DirectoryState }[], state: DirectoryState): string =>
  String(rows.filter((row) => row.state === state).length);

export function ImportDialog({ handle, first, onClose, onImported }: ImportDialogProps) {
  const [preview, setPreview] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const { units, people, skipped, headerRow } = preview;
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      setError(null);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
    setBusy(false);
  };
  const run = () =>
    attempt(async () => {
      const done = await save(
        'importDirectory',
        {
          units: units.map(({ row: _row, state: _state, ...unit }) => unit),
          people: people.map(({ row: _row, state: _state, ...person }) => person),
        },
        { shownHere: true },
      );
      onImported(
        UNITS.importDone
          .replace('{units}', String(done.units))
          .replace('{officials}', String(done.officials))
          .replace('{filled}', String(done.filled)),
      );
    });
  const lines = [
    ...units.map((unit) => ({
      ...unit,
      what: UNITS.units,
      detail: [unit.shortName, ...unit.aliases, unit.kind, unit.contact, unit.phone],
    })),
    ...people.map((person) => ({ ...person, what: UNITS.officials, detail: [person.unit, person.post, person.phone] })),
  ];
  return (
    <Dialog
      title={UNITS.importTitle.replace('{file}', preview.file)}
      onClose={onClose}
      width="wide"
      confirm={{ label: UNITS.importNow, run: () => void run(), disabled: lines.length === 0, busy }}
    >
      <ErrorNotice error={error} onClose={() => setError(null)} />
      {preview.sheets.length < 2 ? null : (
        <label className="field units-keep">
          <span className="field-label">{UNITS.importSheet}</span>
          <select
            value={preview.sheet}
            onChange={(event) => {
              const sheet = Number(event.target.value);
              void attempt(async () => setPreview(await call('previewDirectory', { handle, sheet })));
            }}
          >
            {preview.sheets.map((name) => (
              <option key={name} value={preview.sheets.indexOf(name)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <p>
        {lines.length === 0 || headerRow === null
          ? UNITS.importNothing
          : UNITS.importFound
              .replace('{row}', String(headerRow + 1))
              .replace('{units}', String(units.length))
              .replace('{newUnits}', count(units, 'new'))
              .replace('{people}', String(people.length))
              .replace('{newPeople}', count(people, 'new'))}
      </p>
      {lines.length === 0 ? null : (
        <div className="units-import">
          <table className="table">
            <thead>
              <tr>
                <th>{UNITS.importRow}</th>
                <th>{UNITS.importState}</th>
                <th>{UNITS.unitOrPerson}</th>
                <th>{UNITS.details}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.what}${line.row}${line.name}`}>
                  <td>{line.row + 1}</td>
                  <td>{UNITS.importStates[line.state]}</td>
                  <td>{line.name}</td>
                  <td className="faint">{line.detail.filter(Boolean).join('　')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {skipped.length === 0 ? null : (
        <details className="units-skipped">
          <summary>
            {UNITS.importSkipped}（{skipped.length}）
          </summary>
          <ul>
            {skipped.map(({ row, text }) => (
              <li key={row}>
                {row + 1}　{text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Dialog>
  );
}
