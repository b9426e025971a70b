// Which fonts of a paper this machine lacks, and what is printed instead.
import type { TextDocument } from '#domain/content/types.ts';
import { substitutes } from '#domain/official-format/fonts.ts';
import { GB_STYLE, type PaperStyle, styleFonts } from '#domain/official-format/style.ts';
import { FONTS } from '#renderer/text/styles.ts';
import { measuring } from './families.ts';

/** Letters of very different widths: Chinese ones are equally wide in every font. */
const PROBE = 'mwWilI10@#';
/** A font that is not there gives the width of the family behind it; no font is as wide as all three. */
const BEHIND = ['monospace', 'serif', 'sans-serif'];

const known = new Map<string, boolean>();

/** Whether a font of this name is installed, found out by measuring: the window has no list of fonts. */
export function isInstalled(font: string): boolean {
  const before = known.get(font);
  if (before !== undefined) return before;
  const context = measuring();
  if (context === null) return true;
  const width = (family: string): number => {
    context.font = `72px ${family}`;
    return context.measureText(PROBE).width;
  };
  const found = BEHIND.some((family) => width(`${JSON.stringify(font)}, ${family}`) !== width(family));
  known.set(font, found);
  return found;
}

export interface MissingFont {
  font: string;
  /** The installed font that stands in for it; null: whatever the system takes */
  instead: string | null;
}

/** The fonts of a style that are not installed. */
export function missingFonts(style: PaperStyle): MissingFont[] {
  return styleFonts(style)
    .filter((font) => !isInstalled(font))
    .map((font) => ({
      font,
      instead: substitutes(font).find((other) => other !== font && isInstalled(other)) ?? null,
    }));
}

/** The same in few words, to stand behind the name of a file that was written; '' where nothing is missing. */
export function fewWordsOnFonts(paper: Pick<TextDocument, 'style'>): string {
  const { length } = missingFonts(paper.style ?? GB_STYLE);
  return length === 0 ? '' : FONTS.few(length);
}

/** What is to be said when a text is printed or exported on a machine that lacks its fonts; null: nothing. */
export function fontNotice(paper: Pick<TextDocument, 'style'>): string | null {
  const missing = missingFonts(paper.style ?? GB_STYLE);
  return missing.length === 0 ? null : FONTS.notice(missing);
}
