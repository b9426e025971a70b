// Passwords and the data key: a password is stretched by scrypt into a key that wraps the random key of the store.
// Changing a password rewraps 32 bytes and never touches the store.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';

/** Memory-hard parameters; 2^16 × 8 × 128 bytes = 64 MiB, about 0.4 s on an office PC. */
export interface ScryptParameters {
  N: number;
  r: number;
  p: number;
}
export const SCRYPT: ScryptParameters = { N: 2 ** 16, r: 8, p: 1 };

/** One person's way to the data key. All binary values are base64. */
export interface KeySlot {
  user: string;
  kdf: ScryptParameters & { name: 'scrypt'; salt: string };
  wrapped: { cipher: 'aes-256-gcm'; iv: string; tag: string; key: string };
}

export interface Keyring {
  format: 1;
  slots: KeySlot[];
}

const KEY_BYTES = 32;

function stretch(password: string, salt: Uint8Array, kdf: ScryptParameters): Buffer {
  // NFKC: the same password typed on another keyboard layout gives the same bytes.
  return scryptSync(password.normalize('NFKC'), salt, KEY_BYTES, { ...kdf, maxmem: 256 * kdf.N * kdf.r });
}

/** Wraps a data key for one user; the user's name is bound to the slot and cannot be swapped. */
export function wrapKey(dataKey: Uint8Array, user: string, password: string, parameters = SCRYPT): KeySlot {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', stretch(password, salt, parameters), iv);
  cipher.setAAD(Buffer.from(user, 'utf8'));
  const key = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    user,
    kdf: { name: 'scrypt', ...parameters, salt: salt.toString('base64') },
    wrapped: {
      cipher: 'aes-256-gcm',
      iv: iv.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      key: key.toString('base64'),
    },
  };
}

/** @throws BihuanError password.wrong when the password (or the slot) is not the right one. */
export function unwrapKey(slot: KeySlot, password: string): Buffer {
  const { kdf, wrapped } = slot;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    stretch(password, Buffer.from(kdf.salt, 'base64'), kdf),
    Buffer.from(wrapped.iv, 'base64'),
  );
  decipher.setAAD(Buffer.from(slot.user, 'utf8'));
  decipher.setAuthTag(Buffer.from(wrapped.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(wrapped.key, 'base64')), decipher.final()]);
  } catch {
    throw new BihuanError('password.wrong', '密码不正确，请重新输入。注意大小写和中英文输入法。');
  }
}

export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** @throws BihuanError store.corrupt when the text is no key ring. */
export function parseKeyring(text: string): Keyring {
  try {
    const value = JSON.parse(text) as Keyring;
    if (value.format === 1 && Array.isArray(value.slots) && value.slots.length > 0) return value;
  } catch {
    // falls through to the sentence below
  }
  throw new BihuanError(
    'store.corrupt',
    '密钥文件 keyring.json 已损坏，无法解锁。请从备份中恢复该文件，不要删除台账。',
  );
}

/** Proves at start that this runtime can do what the vault needs (Electron's crypto library differs from Node's). */
export function vaultSelfTest(): void {
  const key = newDataKey();
  const slot = wrapKey(key, '自检', '自检口令', { N: 2 ** 10, r: 8, p: 1 });
  if (!unwrapKey(slot, '自检口令').equals(key)) throw new BihuanError('internal', '加密自检未通过，程序不能继续运行。');
}
