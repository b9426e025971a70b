// The rules for all users, as one setting of the office.
import type { SecuritySettings } from '#contract/operations.ts';
import type { Store } from '../../db/store.ts';

/** Of a new ledger. */
export const FIRST_SECURITY: SecuritySettings = { passwords: 'standard', autoLockMinutes: 15, separation: false };

export const SECURITY_KEY = 'security';

export function readSecurity(store: Store): SecuritySettings {
  const kept = store.setting(SECURITY_KEY);
  return kept === null ? FIRST_SECURITY : { ...FIRST_SECURITY, ...(JSON.parse(kept) as Partial<SecuritySettings>) };
}
