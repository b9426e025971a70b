// One person's way to the data key: the password opens the person's private key, and that opens the data key, which was
// sealed to the public key. So a new data key can be handed to everybody without knowing a single password.
import { BihuanError } from '#contract/errors.ts';
import { newKeyPair, type Sealed, type SealedTo, seal, sealTo, unseal, unsealWith } from './seal.ts';
import { type Kdf, newKdf, type ScryptParameters, stretch } from './stretch.ts';

export interface KeySlot {
  /** The account's name; bound to both secrets, so that slots cannot be swapped */
  user: string;
  kdf: Kdf;
  publicKey: string;
  privateKey: Sealed;
  dataKey: SealedTo;
}

const wrong = () => new BihuanError('password.wrong', '密码不正确，请重新输入。注意大小写和中英文输入法。');

export function makeSlot(user: string, password: string, dataKey: Uint8Array, parameters: ScryptParameters): KeySlot {
  const { publicKey, privateKey } = newKeyPair();
  const kdf = newKdf(parameters);
  return {
    user,
    kdf,
    publicKey,
    privateKey: seal(stretch(password, kdf), privateKey, user),
    dataKey: sealTo(publicKey, dataKey, user),
  };
}

/** @throws BihuanError password.wrong */
export function privateKeyOf(slot: KeySlot, password: string): Buffer {
  try {
    return unseal(stretch(password, slot.kdf), slot.privateKey, slot.user);
  } catch {
    throw wrong();
  }
}

/** The data key that was sealed to this slot. @throws BihuanError password.wrong for another slot's private key */
export function dataKeyOf(slot: KeySlot, privateKey: Buffer): Buffer {
  try {
    return unsealWith({ publicKey: slot.publicKey, privateKey }, slot.dataKey, slot.user);
  } catch {
    throw wrong();
  }
}

/** The same private key behind another password; the data key is not touched. */
export function withPassword(
  slot: KeySlot,
  privateKey: Buffer,
  password: string,
  parameters: ScryptParameters,
): KeySlot {
  const kdf = newKdf(parameters);
  return { ...slot, kdf, privateKey: seal(stretch(password, kdf), privateKey, slot.user) };
}

/** The same person's way to another data key. */
export function withDataKey(slot: KeySlot, dataKey: Uint8Array): KeySlot {
  return { ...slot, dataKey: sealTo(slot.publicKey, dataKey, slot.user) };
}
