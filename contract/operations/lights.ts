// 亮灯规则: which light a problem or measure shows, for the whole office.
import { z } from 'zod';
import { LIGHT_DAYS_AT_MOST } from '#domain/lights/check.ts';
import { LIGHT_COLOURS, type LightRules } from '#domain/lights/lights.ts';
import type { LightPreview } from '#domain/lights/preview.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';

const rule = z.strictObject({
  colour: z.enum(LIGHT_COLOURS),
  words: z.string().trim().max(50),
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('states'), states: z.array(i.state).max(20).readonly() }),
    z.strictObject({ kind: z.literal('daysLeft'), days: z.number().int().min(0).max(LIGHT_DAYS_AT_MOST) }),
    z.strictObject({ kind: z.literal('overdue') }),
    z.strictObject({ kind: z.literal('longTerm') }),
  ]),
});
const rules = z.array(rule).min(1).max(50).readonly();

export const lights = {
  getLightRules: query<LightRules>()(i.nothing),
  /** How many rows of a round would get which light; stores nothing. */
  previewLights: query<LightPreview>()(z.strictObject({ roundId: i.id, rules, asOf: i.plainDate.optional() })),
  setLightRules: act<LightRules>()(z.strictObject({ rules }), { needs: 'manage' }),
} as const;
