// 责任清单: one line a unit, made by the engine by the same rules as the printed list; a unit opens its problems.
import type { Id, PlainDate } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

export interface ResponsibilityTableProps {
  roundId: Id;
  asOf: PlainDate;
  onUnit: (unitId: Id, name: string) => void;
  onAssign: () => void;
}

export function ResponsibilityTable({ roundId, asOf, onUnit, onAssign }: ResponsibilityTableProps) {
  const paper = useAsync(
    () => call('getPaper', { of: 'list', roundId, list: 'responsibilities', asOf }),
    `${roundId} ${asOf}`,
  );
  if (paper.error !== null) return <ErrorNotice error={paper.error} onRetry={() => void paper.reload()} />;
  if (paper.value === null || paper.value.kind !== 'list') return <Loading />;
  const list = paper.value;
  if (list.groups.length === 0) {
    return (
      <EmptyState
        title={LEDGER.noUnits}
        text={LEDGER.noUnitsText}
        action={{ label: LEDGER.noUnitsAction, run: onAssign }}
      />
    );
  }
  const unitColumn = list.columns.findIndex((column) => column.key === 'unit');
  return (
    <div className="ledger-scroll">
      <table className="table" aria-label={LIST_WORDS.responsibilities}>
        <thead>
          <tr>
            {list.columns.map((column) => (
              <th key={column.key} className={column.numeric ? 'number' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.groups.map((group) => (
            <tr key={group.ids.unitId}>
              {group.lines[0]?.cells.map((cell, index) => {
                const column = list.columns[index];
                return (
                  <td key={column?.key} className={column?.numeric ? 'number' : undefined}>
                    {index === unitColumn ? <UnitCell id={group.ids.unitId} name={cell} onUnit={onUnit} /> : cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {list.notes.map((note) => (
        <p key={note} className="field-hint ledger-note">
          {note}
        </p>
      ))}
    </div>
  );
}

function UnitCell({ id, name, onUnit }: { id: Id | null; name: string; onUnit: ResponsibilityTableProps['onUnit'] }) {
  if (id === null) return name;
  return (
    <button type="button" className="link" onClick={() => onUnit(id, name)}>
      {name}
    </button>
  );
}
