// Run by rotation.test.ts: disables a user and changes the data key, as the engine does, and dies at a step: before and
// after the store's part of it, or wherever the parent kills it (step `ready` says when it begins).
import { join } from 'node:path';
import { openDatabase } from '#core/db/open.ts';
import { accountByName } from '#core/db/queries/accounts.ts';
import { rekeying } from '#core/db/rekey.ts';
import { Store } from '#core/db/store.ts';
import { Keys } from '#core/vault/keys.ts';

const [dataDir = '', user = '', password = '', leaver = '', step = ''] = process.argv.slice(2);
const die = (at: string): void => {
  if (step === at) process.kill(process.pid, 'SIGKILL');
};

const keys = Keys.open(join(dataDir, 'keyring.json'), user, password, () => ({ N: 2 ** 10, r: 8, p: 1 }));
const store = new Store(openDatabase(join(dataDir, 'ledger.db'), keys.dataKey));
const id = accountByName(store, leaver)?.id as string;
store.act({ user, now: () => new Date() }, 'updateAccount', (act) => act.update('account', id, { state: 'disabled' }));
die('disabled');
if (step === 'ready') process.stdout.write('ready');
const real = rekeying(store.db);
keys.rotate((each) => each !== leaver, {
  prepare() {
    real.prepare();
    die('prepared');
  },
  rekey(key) {
    die('decided');
    real.rekey(key);
    die('rekeyed');
  },
  resume() {
    die('promoted');
    real.resume();
    die('resumed');
  },
});
process.stdout.write('done');
store.close();
