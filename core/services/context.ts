// What every use case is given: the open store, who acts, what day it is, and where the product's own files lie.
import { BihuanError } from '#contract/errors.ts';
import { permissionDenied } from '#contract/permission-denied.ts';
import type { Permission } from '#domain/accounts/roles.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import type { Actor, Store } from '../db/store.ts';
import type { EvidenceStore } from '../files/evidence-store.ts';
import type { Step } from '../jobs.ts';
import type { Keys } from '../vault/keys.ts';
import type { PreviewedFiles } from './findings/previewed.ts';
import type { FormBatches } from './shared/form-batches.ts';

export interface Context {
  store: Store;
  actor: Actor;
  /** What the account that is signed in may do */
  permissions: ReadonlySet<Permission>;
  /** Who has a way to the store's key */
  keys: Keys;
  /** The sealed files beside the store */
  evidence: EvidenceStore;
  /** Folder `resources/` of the product */
  resourcesDir: string;
  /** Documents that were looked at and may be accepted */
  previewed: PreviewedFiles;
  /** Returned forms that were read and await the clerk's decision */
  formBatches: FormBatches;
  /** Long acts call it before each step */
  step: Step;
}

/** Today in the PC's own time zone: dates of law follow the wall clock of the office. */
export function today(context: Context): PlainDate {
  return localDate(context.actor.now());
}

/** The day of a moment in the PC's own time zone. */
export function localDate(moment: Date): PlainDate {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** The office's name, set when the store was made. */
export function officeName(context: Context): string {
  return context.store.setting('office') ?? '整改办';
}

/** @throws BihuanError notFound naming what is missing */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new BihuanError('notFound', `找不到这${what}，可能已被删除。请刷新后再试。`);
  return value;
}

/** @throws BihuanError permission.denied unless the account may do this */
export function requirePermission(context: Context, needed: Permission): void {
  if (!context.permissions.has(needed)) throw permissionDenied(needed);
}
