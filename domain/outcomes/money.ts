// Amounts of money as offices write them, read exactly into 分 or refused, and written back in 万元 without losing one.

/** Amounts above one hundred thousand million 元 are slips of the pen; it also keeps every sum exact. */
export const CENTS_AT_MOST = 10_000_000_000_000;

export type ReadMoney = { cents: number } | { refused: string };

/** How many 分 one of a unit is, as a power of ten. */
const UNIT_POWERS: Readonly<Record<string, number>> = { 亿元: 10, 万元: 6, 元: 2 };

const ONE = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(亿元|亿|万元|万|元)/;

/** Full-width digits and signs as half-width, without spaces. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[，,]/g, ',')
    .replace(/。/g, '.')
    .replace(/\s+/g, '')
    .replace(/^(人民币|¥|￥)/, '')
    .replace(/元整$/, '元');
}

/**
 * Reads 12.3456万元, 1,234.56元, 1.2亿元 or 12万3456元 exactly.
 * @returns 分, or the reason in words: no unit, fractions of a 分, about (约), nothing, too much
 */
export function readMoney(text: string): ReadMoney {
  let rest = plain(text);
  if (rest === '') return { refused: '请填写金额，如 12.3456万元。' };
  if (/^[\d.,]+$/.test(rest)) return { refused: `“${text.trim()}”没有写单位，请写明元、万元或亿元，如 ${rest}万元。` };
  let cents = 0n;
  let smallest = Number.MAX_SAFE_INTEGER;
  while (rest !== '') {
    const found = ONE.exec(rest);
    if (found === null) return { refused: `“${text.trim()}”不是确切的金额，请写成 12.3456万元 或 123456元。` };
    const [whole, integer = '', fraction = '', unit = ''] = found;
    const power = UNIT_POWERS[unit === '亿' || unit === '万' ? `${unit}元` : unit] ?? 0;
    const digits = fraction.replace(/0+$/, '');
    if (power >= smallest) return { refused: `“${text.trim()}”的单位顺序不对，请写成 12.3456万元 或 123456元。` };
    if (digits.length > power) return { refused: `“${text.trim()}”不足一分，无法准确记录，请核对金额。` };
    smallest = power;
    cents += BigInt(integer.replaceAll(',', '') + digits) * 10n ** BigInt(power - digits.length);
    rest = rest.slice(whole.length);
  }
  if (cents === 0n) return { refused: '金额为0，不需要登记。' };
  if (cents > BigInt(CENTS_AT_MOST)) return { refused: `“${text.trim()}”超过1000亿元，请核对金额和单位。` };
  return { cents: Number(cents) };
}

/** 12.3456 : the amount in 万元 with all its digits, without zeros at the end. */
export function wanYuan(cents: number): string {
  const whole = Math.floor(cents / 1_000_000);
  const fraction = String(cents - whole * 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}
