// Passwords are stretched by scrypt, as hard as this machine does in about half a second.
import { randomBytes, scryptSync } from 'node:crypto';

/** Memory-hard parameters; N × r × 128 bytes of memory, 64 MiB for N = 2^16. */
export interface ScryptParameters {
  N: number;
  r: number;
  p: number;
}

export interface Kdf extends ScryptParameters {
  name: 'scrypt';
  /** base64 */
  salt: string;
}

const KEY_BYTES = 32;
/** Milliseconds that checking one password should take. */
const WANTED = 500;
const EASIEST = 15;
/** 128 MiB: more would not be there on a small office PC. */
const HARDEST = 17;

let measured: ScryptParameters | undefined;

/** Parameters that take about half a second on this machine; measured once, between 2^15 and 2^17. */
export function calibrate(): ScryptParameters {
  if (measured === undefined) {
    const probe = { N: 2 ** (EASIEST - 1), r: 8, p: 1 };
    const started = performance.now();
    stretch('口令', newKdf(probe));
    const steps = Math.round(Math.log2(WANTED / (performance.now() - started)));
    measured = { ...probe, N: 2 ** Math.min(HARDEST, Math.max(EASIEST, EASIEST - 1 + steps)) };
  }
  return measured;
}

export function newKdf(parameters: ScryptParameters): Kdf {
  return { name: 'scrypt', ...parameters, salt: randomBytes(16).toString('base64') };
}

/** NFKC: the same password typed on another keyboard layout gives the same bytes. */
export function stretch(password: string, { salt, N, r, p }: Kdf): Buffer {
  return scryptSync(password.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, {
    N,
    r,
    p,
    maxmem: 256 * N * r,
  });
}
