// The parts of a 版式 as input. How they must fit together is said by domain/official-format/check.ts.
import { z } from 'zod';
import { STYLE_LIMITS } from '#domain/official-format/check.ts';
import {
  LATIN_CHOICES,
  NUMBER_POSITIONS,
  SIGNATURE_CHOICES,
  STYLE_PARTS,
  type StylePart,
} from '#domain/official-format/style.ts';

const measure = z.number().min(0).max(1_000);
const face = z.strictObject({
  font: z.string().trim().max(STYLE_LIMITS.fontName),
  points: measure,
  bold: z.boolean(),
});
const faces = Object.fromEntries(STYLE_PARTS.map((part) => [part, face])) as Record<StylePart, typeof face>;

export const paperStyle = z.strictObject({
  margins: z.strictObject({ top: measure, bottom: measure, left: measure, right: measure }),
  linePitch: measure,
  charactersPerLine: measure,
  latin: z.enum(LATIN_CHOICES),
  faces: z.strictObject(faces),
  head: z.strictObject({
    name: z.string().trim().max(STYLE_LIMITS.headName),
    preprinted: z.boolean(),
    redLine: z.boolean(),
  }),
  signature: z.enum(SIGNATURE_CHOICES),
  pageNumber: z.strictObject({ position: z.enum(NUMBER_POSITIONS), dashes: z.boolean() }),
});
