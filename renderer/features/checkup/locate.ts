// From a finding to its rows in the ledger.
import type { Finding } from '#domain/checkup/types.ts';
import { go } from '#renderer/store/navigation.ts';

/** One row is shown in its place; several are shown alone, one below the other. */
export function locate({ rows, place, words }: Finding): void {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length === 1) {
    go('ledger', { focusId: first.id });
    return;
  }
  const of = (kind: 'problem' | 'measure') => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  go('ledger', {
    list: 'tasks',
    only: { caption: `${place}${words}`, problemIds: of('problem'), measureIds: of('measure') },
  });
}
