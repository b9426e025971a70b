// The form of a sealed evidence file: a head, then frames that cannot be cut, swapped, repeated or reordered unnoticed.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Bytes of content in a frame; the last one holds what is left. */
export const FRAME_BYTES = 256 * 1024;
const TAG_BYTES = 16;
const SALT_BYTES = 16;
const MAGIC = Buffer.from('BHEVID1\n', 'latin1');
export const HEAD_BYTES = MAGIC.length + SALT_BYTES;

/** Bytes of the sealed file for so many bytes of content. */
export function sealedBytes(content: number): number {
  return HEAD_BYTES + content + TAG_BYTES * Math.max(1, Math.ceil(content / FRAME_BYTES));
}

/** Sizes of the sealed frames of a file, first to last; null for a size that no sealed file has. */
export function frameSizes(sealed: number): number[] | null {
  const rest = sealed - HEAD_BYTES;
  const whole = FRAME_BYTES + TAG_BYTES;
  const last = rest % whole;
  if (rest < TAG_BYTES || (last > 0 && last < TAG_BYTES)) return null;
  const sizes = new Array<number>(Math.floor(rest / whole)).fill(whole);
  if (last > 0) sizes.push(last);
  return sizes;
}

/**
 * Seals or opens the frames of one file. The file's own key is drawn from the evidence key and 16 random bytes in the
 * head (HMAC-SHA256), so that frame numbers may serve as nonces; head, frame number and whether it is the last are
 * authenticated with each frame (AES-256-GCM).
 */
export class Frames {
  readonly head: Buffer;
  readonly #key: Buffer;

  /** `head` of an existing file; left out for a new one. @throws Error for a head of another kind */
  constructor(evidenceKey: Uint8Array, head?: Uint8Array) {
    this.head = Buffer.from(head ?? Buffer.concat([MAGIC, randomBytes(SALT_BYTES)]));
    if (this.head.length !== HEAD_BYTES || !this.head.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new Error('not a sealed file');
    }
    this.#key = createHmac('sha256', evidenceKey).update('bihuan evidence file').update(this.head).digest();
  }

  #about(index: number, last: boolean): { nonce: Buffer; bound: Buffer } {
    const nonce = Buffer.alloc(12);
    nonce.writeBigUInt64BE(BigInt(index), 4);
    return { nonce, bound: Buffer.concat([this.head, nonce, Buffer.from([last ? 1 : 0])]) };
  }

  /** The parts of a sealed frame, to be written one after the other. */
  seal(content: Uint8Array, index: number, last: boolean): [Buffer, Buffer] {
    const { nonce, bound } = this.#about(index, last);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(bound);
    const sealed = cipher.update(content);
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  }

  /** @throws Error when the frame was altered or stands in another place */
  open(sealed: Uint8Array, index: number, last: boolean): Buffer {
    const { nonce, bound } = this.#about(index, last);
    const at = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce);
    decipher.setAAD(bound);
    decipher.setAuthTag(sealed.subarray(at));
    const content = decipher.update(sealed.subarray(0, at));
    decipher.final();
    return content;
  }
}
