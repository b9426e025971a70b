// Writing who holds a role, shared by assigning and by imports.

import { type Role, UNIT_ROLES } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { type Owner, responsibilitiesInRole } from '../../db/queries/responsibility.ts';
import type { Act } from '../../db/store.ts';

/** Makes the owner's list for a role exactly `ids`, in this order, keeping rows that already fit. */
export function setRole(act: Act, owner: Owner, role: Role, ids: readonly string[]): void {
  const isUnit = (UNIT_ROLES as readonly Role[]).includes(role);
  const present = responsibilitiesInRole(act.store, owner, role);
  const kept = new Map(present.map((row) => [isUnit ? row.unit_id : row.official_id, row]));
  for (const row of present) {
    if (!ids.includes((isUnit ? row.unit_id : row.official_id) as string)) {
      act.update('responsibility', row.id, { deleted_at: act.at });
    }
  }
  ids.forEach((id, index) => {
    const row = kept.get(id);
    if (row) {
      act.update('responsibility', row.id, { position: index + 1 });
      return;
    }
    act.insert('responsibility', {
      id: ulid(),
      problem_id: 'problemId' in owner ? owner.problemId : null,
      measure_id: 'measureId' in owner ? owner.measureId : null,
      role,
      unit_id: isUnit ? id : null,
      official_id: isUnit ? null : id,
      position: index + 1,
      deleted_at: null,
    });
  });
}
