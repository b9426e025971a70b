// The key ring as a file: everybody's slot, the recovery sheet's, older data keys for older backups, and, while the data
// key is being changed, the ring that comes next. Nothing in it opens the store without a password.
import { randomBytes } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import { type Sealed, seal, unseal } from './seal.ts';
import { dataKeyOf, type KeySlot, makeSlot, privateKeyOf, withDataKey } from './slot.ts';
import { type Kdf, stretch } from './stretch.ts';

/** An older data key, sealed under the present one. */
export interface ArchivedKey {
  generation: number;
  key: Sealed;
}

export interface KeyringState {
  /** Counts the data keys of this store */
  generation: number;
  slots: KeySlot[];
  recovery: KeySlot | null;
  archived: ArchivedKey[];
}

export interface Keyring extends KeyringState {
  format: 2;
  /** Decided, but the store may still be under the present key: see Keys */
  next?: KeyringState;
}

/** Before there were accounts: one slot, in which the password itself wraps the data key. */
export interface FirstKeyring {
  format: 1;
  slots: { user: string; kdf: Kdf; wrapped: { iv: string; tag: string; key: string } }[];
}

export function newDataKey(): Buffer {
  return randomBytes(32);
}

const archiveMark = (generation: number): string => `archived ${generation}`;

/** The ring after the data key has been changed: the slots that stay, and the present key kept for its backups. */
export function rotated(
  ring: KeyringState,
  present: Uint8Array,
  next: Uint8Array,
  stays: (user: string) => boolean,
): KeyringState {
  const keep = (generation: number, key: Uint8Array): ArchivedKey => ({
    generation,
    key: seal(next, key, archiveMark(generation)),
  });
  return {
    generation: ring.generation + 1,
    slots: ring.slots.filter(({ user }) => stays(user)).map((slot) => withDataKey(slot, next)),
    recovery: ring.recovery === null ? null : withDataKey(ring.recovery, next),
    archived: [
      ...ring.archived.map((old) => keep(old.generation, openArchived(old, present))),
      keep(ring.generation, present),
    ],
  };
}

export function openArchived({ generation, key }: ArchivedKey, present: Uint8Array): Buffer {
  return unseal(present, key, archiveMark(generation));
}

/** @throws BihuanError store.corrupt when the text is no key ring. */
export function parseKeyring(text: string): Keyring | FirstKeyring {
  try {
    const value = JSON.parse(text) as Keyring | FirstKeyring;
    if ((value.format === 1 || value.format === 2) && Array.isArray(value.slots) && value.slots.length > 0)
      return value;
  } catch {
    // falls through to the sentence below
  }
  throw new BihuanError(
    'store.corrupt',
    '密钥文件 keyring.json 已损坏，无法解锁。请从备份中恢复该文件，不要删除台账。',
  );
}

/** The data key out of a first ring. @throws BihuanError password.wrong */
export function openFirstRing(ring: FirstKeyring, user: string, password: string): Buffer {
  const slot = ring.slots.find((each) => each.user === user);
  try {
    if (slot) {
      const { iv, tag, key } = slot.wrapped;
      return unseal(stretch(password, slot.kdf), { iv, tag, data: key }, user);
    }
  } catch {
    // falls through to the sentence below
  }
  throw new BihuanError('password.wrong', '密码不正确，请重新输入。注意大小写和中英文输入法。');
}

/** Proves at start that this runtime can do what the vault needs (Electron's crypto library differs from Node's). */
export function vaultSelfTest(): void {
  const key = newDataKey();
  const slot = makeSlot('自检', '自检口令', key, { N: 2 ** 10, r: 8, p: 1 });
  if (!dataKeyOf(slot, privateKeyOf(slot, '自检口令')).equals(key)) {
    throw new BihuanError('internal', '加密自检未通过，程序不能继续运行。');
  }
}
