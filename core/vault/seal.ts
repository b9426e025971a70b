// Sealing small secrets: under a symmetric key, or to the public key of somebody who is not there.
// Only what both Node's and Electron's crypto libraries have: AES-256-GCM, ECDH on P-256, HKDF with SHA-256.
import { createCipheriv, createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM; all values base64. */
export interface Sealed {
  iv: string;
  tag: string;
  data: string;
}

/** Sealed under a key that only the owner of the private key can find again. */
export interface SealedTo extends Sealed {
  ephemeral: string;
}

const CURVE = 'prime256v1';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');

/** `bound` is authenticated along with the secret and has to be given again. */
export function seal(key: Uint8Array, secret: Uint8Array, bound: string): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const data = Buffer.concat([cipher.update(secret), cipher.final()]);
  return { iv: base64(iv), tag: base64(cipher.getAuthTag()), data: base64(data) };
}

/** @throws Error when key, secret or `bound` do not belong together */
export function unseal(key: Uint8Array, sealed: Sealed, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytesOf(sealed.iv), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(bytesOf(sealed.tag));
  return Buffer.concat([decipher.update(bytesOf(sealed.data)), decipher.final()]);
}

export interface KeyPair {
  publicKey: string;
  privateKey: Buffer;
}

export function newKeyPair(): KeyPair {
  const pair = createECDH(CURVE);
  return { publicKey: base64(pair.generateKeys()), privateKey: pair.getPrivateKey() };
}

function sharedKey(secret: Uint8Array, ephemeral: string, publicKey: string): Buffer {
  const salt = Buffer.concat([bytesOf(ephemeral), bytesOf(publicKey)]);
  return Buffer.from(hkdfSync('sha256', secret, salt, 'bihuan data key', 32));
}

export function sealTo(publicKey: string, secret: Uint8Array, bound: string): SealedTo {
  const pair = createECDH(CURVE);
  const ephemeral = base64(pair.generateKeys());
  const key = sharedKey(pair.computeSecret(bytesOf(publicKey)), ephemeral, publicKey);
  return { ephemeral, ...seal(key, secret, bound) };
}

/** @throws Error when the private key is not the right one */
export function unsealWith({ publicKey, privateKey }: KeyPair, sealed: SealedTo, bound: string): Buffer {
  const own = createECDH(CURVE);
  own.setPrivateKey(privateKey);
  const key = sharedKey(own.computeSecret(bytesOf(sealed.ephemeral)), sealed.ephemeral, publicKey);
  return unseal(key, sealed, bound);
}
