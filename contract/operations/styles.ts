// 版式: how texts look on paper, for the whole office.
import { z } from 'zod';
import { type OfficeStyle, STYLE_NAMES } from '#domain/official-format/style.ts';
import { act, query } from '../declare.ts';
import * as i from '../inputs.ts';
import { paperStyle } from '../style-inputs.ts';

export const styles = {
  /** 本单位样式 is a copy of 国标 until the office changes it. */
  getStyle: query<OfficeStyle>()(i.nothing),
  setStyle: act<OfficeStyle>()(z.strictObject({ chosen: z.enum(STYLE_NAMES), own: paperStyle }), { needs: 'manage' }),
} as const;
