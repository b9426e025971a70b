// Run by evidence-faults.test.ts: takes files in as evidence and kills itself at the step it is told.
import { join } from 'node:path';
import { openDatabase } from '#core/db/open.ts';
import { Store } from '#core/db/store.ts';
import { EvidenceStore } from '#core/files/evidence-store.ts';
import type { Context } from '#core/services/context.ts';
import { takeEvidence } from '#core/services/evidence/add.ts';
import { Keys } from '#core/vault/keys.ts';

const [dataDir = '', password = '', problemId = '', at = '', ...paths] = process.argv.slice(2);
const keys = Keys.open(join(dataDir, 'keyring.json'), '管理员', password, () => ({ N: 2 ** 10, r: 8, p: 1 }));
const store = new Store(openDatabase(join(dataDir, 'ledger.db'), keys.dataKey));
let steps = 0;
/** What taking files in uses of a context; the step is where it dies. */
const context: Pick<Context, 'store' | 'actor' | 'evidence' | 'step'> = {
  store,
  actor: { user: '管理员', now: () => new Date() },
  evidence: new EvidenceStore(dataDir),
  step: async (_done, _total, words) => {
    steps++;
    if (String(steps) === at || words === at) process.kill(process.pid, 'SIGKILL');
  },
};
await takeEvidence(context as Context, { problemId, links: [], paths });
store.close();
process.stdout.write(`saved after ${steps} steps`);
