// Forms that the office edits itself: taken out, checked, put back, set back to what the product ships.
import { z } from 'zod';
import type { Instant } from '#domain/ledger/types.ts';
import { act, query, shellAct, shellQuery } from '../declare.ts';
import * as i from '../inputs.ts';
import type { Saved } from './papers.ts';

export interface TemplateFieldView {
  name: string;
  meaning: string;
  fields: TemplateFieldView[];
}

export interface TemplateFaultView {
  kind: 'broken' | 'unknown' | 'unused' | 'fullWidth';
  tag: string;
  /** 正文第3段“…{主送单味}…”; '' where it is not known */
  place: string;
  message: string;
}

/** A template with the names it may use. */
export interface TemplateView {
  name: string;
  /** The template that stands for it while it has none of its own; null for those that are shipped */
  base: string | null;
  /** null: as shipped */
  changedAt: Instant | null;
  fields: TemplateFieldView[];
}

export interface TemplateReplaced {
  template: TemplateView;
  /** Unknown or unused names; broken templates are refused */
  faults: TemplateFaultView[];
}

/** What an edited file would be told on being put in place. */
export interface TemplateChecked {
  fileName: string;
  faults: TemplateFaultView[];
}

/** A template filled, to be looked at. */
export interface TemplatePreview {
  /** What it is filled with, e.g. 督办通知单 〔2020〕督3号; null: the round has nothing of the kind, fields show their names */
  of: string | null;
  /** .docx */
  bytes: Uint8Array;
}

const template = { name: z.string().min(1).max(50) };

const manage = { needs: 'manage' } as const;

export const templates = {
  listTemplates: query<TemplateView[]>()(i.nothing),
  /** Writes the template out, to be edited in WPS. */
  saveTemplate: shellAct<Saved>()(z.strictObject(template), manage),
  /** Asks for an edited template and puts it in place when it can be used; null: dialog closed. */
  replaceTemplate: shellAct<TemplateReplaced | null>()(z.strictObject(template), manage),
  /** Asks for an edited template and says what is wrong with it; null: dialog closed. */
  checkTemplate: shellQuery<TemplateChecked | null>()(z.strictObject(template)),
  /** The template in force filled with real data of the round. */
  previewTemplate: query<TemplatePreview>()(z.strictObject({ ...template, roundId: i.id })),
  resetTemplate: act<TemplateView>()(z.strictObject(template), manage),
} as const;
