// All migrations in order; number N brings `user_version` from N−1 to N.
import { firstLedger } from './0001-first-ledger.ts';
import { ledgerDesk } from './0002-ledger-desk.ts';
import { search } from './0003-search.ts';
import { weeklyReview } from './0004-weekly-review.ts';
import { accounts } from './0005-accounts.ts';
import { closeOut } from './0006-close-out.ts';
import { evidence } from './0007-evidence.ts';
import { outcomes } from './0008-outcomes.ts';
import { checkUp } from './0009-check-up.ts';
import { papers } from './0010-papers.ts';
import { reviewSheets } from './0011-review-sheets.ts';

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
  { number: 5, name: 'accounts', sql: accounts },
  { number: 6, name: 'close-out', sql: closeOut },
  { number: 7, name: 'evidence', sql: evidence },
  { number: 8, name: 'outcomes', sql: outcomes },
  { number: 9, name: 'check-up', sql: checkUp },
  { number: 10, name: 'papers', sql: papers },
  { number: 11, name: 'review-sheets', sql: reviewSheets },
];

export const SCHEMA_VERSION = migrations.length;
