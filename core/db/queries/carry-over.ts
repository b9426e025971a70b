// What a restored ledger keeps of the one in whose place it comes: who may open it, and the key of the evidence.
import type { Actor, Store } from '../store.ts';
import { accountById, accountByName, accountRows } from './accounts.ts';
import { evidenceKey } from './evidence.ts';

/**
 * Users stand as they stand now, whatever the backup says: nobody who was shut out comes back by it, nobody who came since
 * is lost. The evidence keeps its key, or files taken in since could not be read after the restore is undone.
 */
export function carryOver(present: Store, restored: Store, actor: Actor): void {
  restored.act(actor, 'restoreBackup', (act) => {
    for (const row of accountRows(present)) {
      const known = accountById(restored, row.id) ?? accountByName(restored, row.name);
      const { id, ...columns } = row;
      if (known) act.update('account', known.id, columns);
      else act.insert('account', { id, ...columns });
    }
    const key = evidenceKey(present);
    if (key === undefined || evidenceKey(restored) !== undefined) return;
    restored.prepare('INSERT INTO evidence_key (id, key) VALUES (1, ?)').run(key);
    act.record('evidence_key', '1', null, { cipher: 'aes-256-gcm' });
  });
}
