// Keeps what XML 1.0 cannot carry out of Office files: one such character and Word or Excel refuses the whole file.

/** Whether XML 1.0 (2.2) allows a code point: tab, line feed, and everything from the blank on but surrogates and U+FFFE/FFFF. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa;
  if (code >= 0x7f && code <= 0x9f) return code === 0x85;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return (code & 0xfffe) !== 0xfffe;
}

/** Nothing to drop and nothing to replace: so are most texts, and they are kept as they are. */
const PLAIN = /^[\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd]*$/;

/** The text without forbidden characters, with one kind of line break (\n), and with blanks for tabs. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  let clean = '';
  for (const sign of text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ')) {
    if (isAllowed(sign.codePointAt(0) as number)) clean += sign;
  }
  return clean;
}

/** A copy of a document with every text cleaned. */
export function cleanDocument<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleanDocument) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanDocument(each)])) as T;
  }
  return value;
}
