// Forms that the office edits itself: taken out, checked, put back, set back to what the product ships.
import { z } from 'zod';
import type { Instant } from '#domain/ledger/types.ts';
import { act, query, shellAct } from '../declare.ts';
import * as i from '../inputs.ts';
import type { Saved } from './papers.ts';

export interface TemplateFieldView {
  name: string;
  meaning: string;
  fields: { name: string; meaning: string }[];
}

export interface TemplateFaultView {
  kind: 'broken' | 'unknown' | 'unused' | 'fullWidth';
  tag: string;
  message: string;
}

/** A template with the names it may use. */
export interface TemplateView {
  name: string;
  /** null: as shipped */
  changedAt: Instant | null;
  fields: TemplateFieldView[];
}

export interface TemplateReplaced {
  template: TemplateView;
  /** Unknown or unused names; broken templates are refused */
  faults: TemplateFaultView[];
}

const template = { name: z.string().min(1).max(50) };

const manage = { needs: 'manage' } as const;

export const templates = {
  listTemplates: query<TemplateView[]>()(i.nothing),
  /** Writes the template out, to be edited in WPS. */
  saveTemplate: shellAct<Saved>()(z.strictObject(template), manage),
  /** Asks for an edited template and puts it in place when it can be used; null: dialog closed. */
  replaceTemplate: shellAct<TemplateReplaced | null>()(z.strictObject(template), manage),
  resetTemplate: act<TemplateView>()(z.strictObject(template), manage),
} as const;
