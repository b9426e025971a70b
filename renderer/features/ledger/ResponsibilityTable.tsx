// 责任清单: one line a unit, made by the same rules as the printed list; a unit opens its problems.
import { useMemo } from 'react';
import type { Id, LedgerTree, PlainDate } from '#domain/ledger/types.ts';
import { buildList } from '#domain/lists/build.ts';
import { LEDGER, LIST_WORDS } from '#renderer/text/ledger.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';

export interface ResponsibilityTableProps {
  tree: LedgerTree;
  asOf: PlainDate;
  onUnit: (unitId: Id) => void;
  onAssign: () => void;
}

export function ResponsibilityTable({ tree, asOf, onUnit, onAssign }: ResponsibilityTableProps) {
  const list = useMemo(() => buildList('responsibilities', tree, { asOf }), [tree, asOf]);
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
                    {index === unitColumn && group.ids.unitId !== null ? (
                      <button type="button" className="link" onClick={() => onUnit(group.ids.unitId as Id)}>
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
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
