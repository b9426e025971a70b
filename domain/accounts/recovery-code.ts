// The code on the recovery sheet: 120 random bits in six groups of four characters, each group with a check character of
// its own, so that a slip of the pen or the finger is found before it is tried and named by its group.

/** Crockford's: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const GROUP_LENGTH = 5;
/** Random bytes that a code is made of, one for each of its free characters. */
export const RECOVERY_BYTES = GROUPS * (GROUP_LENGTH - 1);

/** Times x in GF(32) modulo x^5 + x^2 + 1: finds every single wrong character and every swap of two neighbours. */
const times = (value: number): number => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);

/** The check value of a group; its number goes in, so that groups cannot change places. */
const checkOf = (group: number, values: readonly number[]): number =>
  values.reduce((sum, value) => times(sum) ^ value, group + 1);

/** Writes 24 random bytes, of which five bits each count, as XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX. */
export function writeRecoveryCode(random: Uint8Array): string {
  if (random.length !== RECOVERY_BYTES) throw new RangeError(`a recovery code takes ${RECOVERY_BYTES} bytes`);
  return Array.from({ length: GROUPS }, (_, group) => {
    const at = group * (GROUP_LENGTH - 1);
    const values = Array.from(random.subarray(at, at + GROUP_LENGTH - 1), (byte) => byte & 31);
    return [...values, times(checkOf(group, values))].map((value) => ALPHABET[value]).join('');
  }).join('-');
}

export type ReadCode = { code: string } | { fault: string };

/** A code as typed, in its one spelling; small letters, O for 0, I and L for 1, any dashes and blanks will do. */
export function readRecoveryCode(typed: string): ReadCode {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–－_.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const groups = plain.match(/.{1,5}/gu) ?? [];
  for (const [index, group] of groups.entries()) {
    const values = [...group].map((character) => ALPHABET.indexOf(character));
    if (values.includes(-1)) return { fault: `第${index + 1}组含有恢复码中没有的字符，请核对。` };
    if (values.length === GROUP_LENGTH && times(checkOf(index, values.slice(0, -1))) !== values.at(-1)) {
      return { fault: `第${index + 1}组有误，请对照恢复单核对。` };
    }
  }
  const length = GROUPS * GROUP_LENGTH;
  if (plain.length !== length) return { fault: `恢复码共${length}个字符，现在是${plain.length}个。` };
  return { code: groups.join('-') };
}
