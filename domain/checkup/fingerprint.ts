// What tells a finding from every other and stays the same while its facts do.

/** 64 bits of the parts as 16 hex digits; parts are kept apart, so that ab|c and a|bc differ. Not for secrets. */
export function fingerprintOf(parts: readonly (string | number)[]): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  const take = (code: number) => {
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
    high = ((high << 13) | (high >>> 19)) ^ low;
  };
  for (const part of parts) {
    const text = String(part);
    for (let at = 0; at < text.length; at++) take(text.charCodeAt(at));
    take(0x110000);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
