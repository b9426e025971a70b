// Characters of the symbol fonts (w:sym, private use area) as plain ones: ticks, boxes, bullets, circled numbers.

const WINGDINGS: Record<number, string> = {
  108: '●',
  110: '■',
  111: '□',
  113: '□',
  114: '□',
  117: '◆',
  118: '◆',
  161: '○',
  163: '□',
  168: '□',
  216: '➢',
  251: '×',
  252: '√',
  253: '☒',
  254: '☑',
};

const WINGDINGS_2: Record<number, string> = { 79: '×', 80: '√', 81: '☒', 82: '☑', 84: '☒', 163: '□', 152: '●' };

/** One symbol-font character; unknown ones become a bullet, so that their place stays visible. */
export function symbolText(font: string, code: number): string {
  const low = code & 0xff;
  const name = font.toLowerCase();
  if (name === 'wingdings') {
    if (low >= 0x81 && low <= 0x8a) return String.fromCodePoint(0x2460 + low - 0x81);
    if (low >= 0x8c && low <= 0x95) return String.fromCodePoint(0x2776 + low - 0x8c);
    return WINGDINGS[low] ?? '•';
  }
  if (name === 'wingdings 2') {
    if (low >= 0x6a && low <= 0x73) return String.fromCodePoint(0x2460 + low - 0x6a);
    return WINGDINGS_2[low] ?? '•';
  }
  if (name === 'symbol') return low === 0xb7 ? '•' : low === 0xd7 ? '×' : '•';
  // fonts such as 宋体 with an ordinary character code
  return code >= 0x20 && (code < 0xe000 || code > 0xf8ff) ? String.fromCodePoint(code) : '•';
}
