// All migrations in order; number N brings `user_version` from N−1 to N.
import { firstLedger } from './0001-first-ledger.ts';
import { ledgerDesk } from './0002-ledger-desk.ts';
import { search } from './0003-search.ts';
import { weeklyReview } from './0004-weekly-review.ts';

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'first-ledger', sql: firstLedger },
  { number: 2, name: 'ledger-desk', sql: ledgerDesk },
  { number: 3, name: 'search', sql: search },
  { number: 4, name: 'weekly-review', sql: weeklyReview },
];

export const SCHEMA_VERSION = migrations.length;
