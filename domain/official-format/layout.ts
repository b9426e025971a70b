// Where things stand on an official page that depend on the length of a text: red name, title lines, signature.
import { textWidth } from '../content/width.ts';
import type { StyleProfile } from './profile.ts';
import { blockWidth, points } from './profile.ts';

/**
 * Size of the red name in points: as large as fits on one line of the block with a little air, between the profile's
 * bounds (GB/T 9704-2012 7.2.4 leaves the size to the office: 醒目、美观、庄重).
 */
export function headNameSize(name: string, profile: StyleProfile): number {
  const { smallest, largest } = profile.head.nameSize;
  const characters = Math.max(1, textWidth(name));
  const fitting = Math.floor((blockWidth(profile) / 20) * 0.94) / characters;
  return Math.max(smallest, Math.min(largest, Math.floor(fitting)));
}

/** Share of its size by which a character's strokes begin below the edge of its line, in most Chinese fonts. */
const ABOVE_STROKES = 0.11;

/** Twips from the block's upper edge to the red name's line, so that its strokes begin where 7.2.4 has their upper edge. */
export function headNameLine(size: number, profile: StyleProfile): number {
  return profile.head.nameTop - Math.round(points(size) * ABOVE_STROKES);
}

/**
 * Breaks a title into lines of about the same length that end at a good place (after 的, 和, a bracket or a comma,
 * never inside 《》 or “”), as 7.3.1 asks: 词意完整，排列对称. A title that fits on one line stays whole.
 */
export function titleLines(title: string, profile: StyleProfile): string[] {
  const perLine = Math.floor(blockWidth(profile) / 20 / profile.faces.title.size);
  const lines: string[] = [];
  let rest = title.trim();
  while (textWidth(rest) > perLine) {
    const wanted = textWidth(rest) / Math.ceil(textWidth(rest) / perLine);
    const at = bestBreak(rest, wanted, perLine);
    lines.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' && lines.length > 0 ? lines : [...lines, rest];
}

/** Index at which a line of about `wanted` characters, at most `longest`, ends best. */
function bestBreak(text: string, wanted: number, longest: number): number {
  let best = { at: text.length, cost: Number.POSITIVE_INFINITY };
  let width = 0;
  let depth = 0;
  let index = 0;
  for (const sign of text) {
    width += textWidth(sign);
    if (width > longest && best.cost < Number.POSITIVE_INFINITY) break;
    index += sign.length;
    if (/[《“‘（(〔]/u.test(sign)) depth += 1;
    if (/[》”’）)〕]/u.test(sign)) depth = Math.max(0, depth - 1);
    const next = text.slice(index);
    if (/^[》”’）)〕，。、；：！？的]/u.test(next) || /^[a-z0-9]/i.test(next) || /[《“‘（(〔第]/u.test(sign)) continue;
    const good = /[的和与及、，》”’）：]/u.test(sign) || /^关于/u.test(next);
    const cost = Math.abs(width - wanted) + (good ? 0 : 2.5) + (depth > 0 ? 12 : 0);
    if (cost < best.cost) best = { at: index, cost };
  }
  return best.at;
}

/** Where a signature's two lines begin, in characters of the body from the block's left edge. */
export interface SignaturePlace {
  organ: number;
  date: number;
}

/**
 * Where organ and date stand (7.3.5). Sealed: the date ends 4 characters from the right, the organ is centred over it.
 * Unsealed: the organ ends 2 characters from the right and the date begins 2 characters right of the organ; a date
 * longer than the organ ends 2 characters from the right instead and moves the organ left.
 * Counted from the left because the standard sets first signs against each other, whatever a font makes of digits.
 */
export function signaturePlace(
  organ: string,
  date: string,
  profile: Pick<StyleProfile, 'signature' | 'grid'>,
): SignaturePlace {
  const line = profile.grid.charactersPerLine;
  const organWidth = textWidth(organ);
  const dateWidth = textWidth(date);
  if (profile.signature === 'sealed') {
    const dateStart = line - 4 - dateWidth;
    const organStart = Math.min(dateStart + (dateWidth - organWidth) / 2, line - organWidth);
    return { organ: Math.max(0, organStart), date: Math.max(0, dateStart) };
  }
  const dateStart = dateWidth > organWidth ? line - 2 - dateWidth : line - 2 - organWidth + 2;
  return { organ: Math.max(0, dateStart - 2), date: Math.max(0, dateStart) };
}
