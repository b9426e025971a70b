// Small cuts in official Chinese text: a measure's lead sentence, labels at the beginning of a paragraph.

const CHINESE = '[一二三四五六七八九十百]+';
const LABELS = [
  new RegExp(`^[（(]\\s*(?:${CHINESE}|\\d{1,3})\\s*[）)][、.．]?\\s*`),
  new RegExp(`^${CHINESE}(?:是|、|要)\\s*`),
  /^\d{1,3}\s*[.．、)）]\s*(?!\d)/,
  /^[①-⑳㉑-㉟㊱-㊿]\s*/u,
  /^[●■◆▲○□]\s*/u,
];
/** A lead longer than this is no lead but the measure itself. */
const LEAD_LENGTH = 60;

/** Without the number or bullet before it: “(3)针对…” → “针对…”, “二是加强…” → “加强…”. */
export function cleanTitle(words: string): string {
  const text = words.replace(/\s*\n\s*/g, '').trim();
  for (const label of LABELS) {
    const without = text.replace(label, '');
    if (without !== text) return without.trim();
  }
  return text;
}

/** Lead sentence (up to the first 。) and the rest; without an early 。 everything is lead or everything text. */
export function splitLead(words: string): { lead: string; text: string } {
  const stop = words.indexOf('。');
  if (stop >= 0 && stop < LEAD_LENGTH) return { lead: words.slice(0, stop + 1), text: words.slice(stop + 1) };
  return words.length <= LEAD_LENGTH ? { lead: words, text: '' } : { lead: '', text: words };
}
