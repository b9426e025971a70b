// The open key ring: who has a way to the data key, and changing that key, so that nobody who was shut out can use the old
// one on what is written from now on. Every step is one atomic write of keyring.json or one transaction of the store; after
// a cut at any point the next opening finds which key holds and goes on (docs/adr/0008).
import { readFileSync } from 'node:fs';
import { BihuanError } from '#contract/errors.ts';
import { fileError, writeFileAtomically } from '../files/atomic-write.ts';
import {
  type FirstKeyring,
  type Keyring,
  type KeyringState,
  newDataKey,
  openArchived,
  openFirstRing,
  parseKeyring,
  rotated,
} from './keyring.ts';
import { dataKeyOf, type KeySlot, makeSlot, privateKeyOf, withPassword } from './slot.ts';
import type { ScryptParameters } from './stretch.ts';

/** What the store does while its key is changed. */
export interface Rekeying {
  /** Everything into the one file of the store, nothing beside it */
  prepare(): void;
  /** One transaction: all pages under the new key, or none */
  rekey(key: Uint8Array): void;
  /** Back to everyday work, after success and after failure */
  resume(): void;
}

/** The slot of the recovery sheet; no account can have this name, which the contract refuses. */
const RECOVERY = '\u0000recovery';

/** @throws BihuanError store.corrupt when there is no key ring or it cannot be read as one */
export function readKeyring(file: string): Keyring | FirstKeyring {
  try {
    return parseKeyring(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new BihuanError(
        'store.corrupt',
        '找不到密钥文件 keyring.json，台账无法解锁。请从备份中恢复该文件，不要删除台账。',
      );
    }
    throw error instanceof BihuanError ? error : fileError(error, file);
  }
}

/** Names of those who can open the store: of the ring that holds, or of the one decided to come next. */
export function usersOf(ring: Keyring | FirstKeyring): string[] {
  const state = ring.format === 2 ? (ring.next ?? ring) : ring;
  return state.slots.map(({ user }) => user);
}

/** Whether there is a recovery sheet that holds. */
export function hasRecovery(ring: Keyring | FirstKeyring): boolean {
  return ring.format === 2 && (ring.next ?? ring).recovery !== null;
}

export class Keys {
  readonly #file: string;
  readonly #parameters: () => ScryptParameters;
  #ring: Keyring;
  #dataKey: Buffer;
  /** The key of the ring that comes next, while it is not known which of the two holds */
  #nextKey: Buffer | undefined;

  private constructor(file: string, ring: Keyring, dataKey: Buffer, parameters: () => ScryptParameters) {
    this.#file = file;
    this.#ring = ring;
    this.#dataKey = dataKey;
    this.#parameters = parameters;
  }

  /** A new ring for a new store, with one user. */
  static create(file: string, user: string, password: string, parameters: () => ScryptParameters): Keys {
    const dataKey = newDataKey();
    return Keys.#first(file, user, password, dataKey, parameters);
  }

  static #first(file: string, user: string, password: string, dataKey: Buffer, parameters: () => ScryptParameters) {
    const slots = [makeSlot(user, password, dataKey, parameters())];
    const keys = new Keys(file, { format: 2, generation: 1, slots, recovery: null, archived: [] }, dataKey, parameters);
    keys.#write();
    return keys;
  }

  /** @throws BihuanError password.wrong, store.corrupt */
  static open(file: string, user: string, password: string, parameters: () => ScryptParameters): Keys {
    const ring = readKeyring(file);
    if (ring.format === 1) return Keys.#first(file, user, password, openFirstRing(ring, user, password), parameters);
    return Keys.#openWith(file, ring, (state) => state.slots.find((each) => each.user === user), password, parameters);
  }

  /** Opens with the code of the recovery sheet. @throws BihuanError recovery.wrong, store.corrupt */
  static recover(file: string, code: string, parameters: () => ScryptParameters): Keys {
    const ring = readKeyring(file);
    try {
      if (ring.format === 2) return Keys.#openWith(file, ring, ({ recovery }) => recovery, code, parameters);
    } catch (error) {
      if (!(error instanceof BihuanError) || error.code !== 'password.wrong') throw error;
    }
    throw new BihuanError(
      'recovery.wrong',
      '恢复码不正确，或已经作废。请核对恢复单是否为最近打印的一份，并逐组检查后重新输入。',
    );
  }

  static #openWith(
    file: string,
    ring: Keyring,
    slotIn: (state: KeyringState) => KeySlot | null | undefined,
    password: string,
    parameters: () => ScryptParameters,
  ): Keys {
    const slot = slotIn(ring.next ?? ring);
    if (!slot) throw new BihuanError('password.wrong', '用户名或密码不正确，请重新输入。');
    const privateKey = privateKeyOf(slot, password);
    // Whoever stays in the next ring is in the present one too, with the same private key
    const present = slotIn(ring) ?? slot;
    const keys = new Keys(file, ring, dataKeyOf(present, privateKey), parameters);
    if (ring.next) keys.#nextKey = dataKeyOf(slot, privateKey);
    return keys;
  }

  /** The key under which the store is, as far as is known. */
  get dataKey(): Buffer {
    return this.#dataKey;
  }

  /** Set while a change of the key was cut short: the store is under this key or under `dataKey`. */
  get nextKey(): Buffer | undefined {
    return this.#nextKey;
  }

  /** The present key and those before it, newest first: one of them opens any backup of this store. */
  get everyKey(): Buffer[] {
    const archived = this.#ring.archived.toSorted((a, b) => b.generation - a.generation);
    return [this.#dataKey, ...archived.map((old) => openArchived(old, this.#dataKey))];
  }

  get users(): string[] {
    return this.#ring.slots.map(({ user }) => user);
  }

  /** How hard a password is stretched that is set now */
  get parameters(): ScryptParameters {
    return this.#parameters();
  }

  get hasRecovery(): boolean {
    return this.#ring.recovery !== null;
  }

  /** Gives a user a way to the data key, in place of the one there may have been. */
  setUser(user: string, password: string): void {
    const slot = makeSlot(user, password, this.#dataKey, this.#parameters());
    this.#replace({ slots: [...this.#ring.slots.filter((each) => each.user !== user), slot] });
  }

  /** Wraps the user's private key anew; the store is not touched. @throws BihuanError password.wrong */
  changePassword(user: string, old: string, password: string): void {
    const slot = this.#slot(user);
    const changed = withPassword(slot, privateKeyOf(slot, old), password, this.#parameters());
    this.#replace({ slots: this.#ring.slots.map((each) => (each === slot ? changed : each)) });
  }

  /** @throws BihuanError password.wrong */
  checkPassword(user: string, password: string): void {
    privateKeyOf(this.#slot(user), password);
  }

  /** Makes the recovery sheet with this code the one that holds; null: none does. */
  setRecovery(code: string | null): void {
    this.#replace({
      recovery: code === null ? null : makeSlot(RECOVERY, code, this.#dataKey, this.#parameters()),
    });
  }

  /** A new data key for the users who stay. Either all of it happens, now or at the next opening, or nothing did. */
  rotate(stays: (user: string) => boolean, store: Rekeying): void {
    // Before the ring tells of a next key: a write-ahead file under the present key must not meet the next one
    store.prepare();
    try {
      this.#nextKey = newDataKey();
      this.#replace({ next: rotated(this.#ring, this.#dataKey, this.#nextKey, stays) });
      this.#finish(store);
    } finally {
      store.resume();
    }
  }

  /** Goes on with a change of the key that was cut short, once the store is open under one of the two keys. */
  settle(opened: Buffer, store: Rekeying): void {
    const next = this.#nextKey;
    if (next === undefined) return;
    if (opened === next) {
      this.#promote();
      return;
    }
    store.prepare();
    try {
      this.#finish(store);
    } finally {
      store.resume();
    }
  }

  #finish(store: Rekeying): void {
    const next = this.#nextKey as Buffer;
    try {
      store.rekey(next);
    } catch (error) {
      const { next: _, ...present } = this.#ring;
      this.#nextKey = undefined;
      this.#ring = present;
      this.#write();
      throw error;
    }
    this.#promote();
  }

  #promote(): void {
    const { next, ...present } = this.#ring;
    this.#dataKey = this.#nextKey ?? this.#dataKey;
    this.#nextKey = undefined;
    this.#ring = { ...present, ...next };
    this.#write();
  }

  #slot(user: string): KeySlot {
    const slot = this.#ring.slots.find((each) => each.user === user);
    if (!slot) throw new BihuanError('password.wrong', '该用户没有密码，请由系统管理员重设。');
    return slot;
  }

  /** Written first: what is not on the disk does not hold. */
  #replace(change: Partial<Keyring>): void {
    const before = this.#ring;
    this.#ring = { ...before, ...change };
    try {
      this.#write();
    } catch (error) {
      this.#ring = before;
      throw error;
    }
  }

  #write(): void {
    writeFileAtomically(this.#file, Buffer.from(JSON.stringify(this.#ring, null, 2)));
  }
}
