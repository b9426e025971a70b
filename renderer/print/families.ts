// Font families as the browser takes them, and where the strokes of their characters stand.
import { isBoldFaced, substitutes } from '#domain/official-format/fonts.ts';
import type { Typeface } from '#domain/official-format/profile.ts';

/** A CSS font-family: letters and digits apart, then the font asked for and what stands in for it. */
export function familyOf({ eastAsia, latin }: Pick<Typeface, 'eastAsia' | 'latin'>): string {
  // Paper Latin holds nothing but letters and digits: quotes and dashes stay those of the Chinese font.
  const letters = latin === eastAsia ? [] : ['"Paper Latin"'];
  const named = substitutes(eastAsia).map((font) => JSON.stringify(font));
  return [...letters, ...named, isBoldFaced(eastAsia) ? 'sans-serif' : 'serif'].join(', ');
}

let canvas: CanvasRenderingContext2D | null = null;

/** Something to measure text with; null where the browser has none. */
export function measuring(): CanvasRenderingContext2D | null {
  canvas ??= document.createElement('canvas').getContext('2d');
  return canvas;
}

/** Pixels from the upper edge of a line to the strokes of its text; `font` as in CSS, without a line height. */
export function aboveStrokes(text: string, font: string, lineHeight: number): number {
  const context = measuring();
  if (context === null || text === '') return 0;
  context.font = font;
  const {
    fontBoundingBoxAscent: above,
    fontBoundingBoxDescent: below,
    actualBoundingBoxAscent,
  } = context.measureText(text);
  const baseline = (lineHeight - above - below) / 2 + above;
  return baseline - actualBoundingBoxAscent;
}
