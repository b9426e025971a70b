// Forms as they leave: which template of the office's, filled from what; the same words make the paper for PDF and print.
import { closeOutFormData } from '#domain/closing/form.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type LetterForm, letterData, letterNumberWords } from '#domain/letters/letter.ts';
import { minutesData } from '#domain/meetings/form.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { letterById } from '../../db/queries/letters.ts';
import { meetingById } from '../../db/queries/meetings.ts';
import type { TemplateData } from '../../documents/template/fill.ts';
import { type Context, found, officeName } from '../context.ts';
import { formsOf } from './close-out-forms.ts';
import { kindOf } from './letter-kinds.ts';
import { meetingNames, meetingSheet } from './meeting-sheet.ts';
import { letterTemplate, templateBytes } from './templates.ts';

/** A form with everything that is put into it. */
export interface FilledForm<Data = TemplateData> {
  /** Name of the template */
  template: string;
  /** What it is called, e.g. 督办通知单 云整改办〔2020〕督3号 */
  name: string;
  data: Data;
}

/** @throws BihuanError notFound */
export function letterForm(context: Context, letterId: Id): FilledForm<LetterForm> {
  const letter = found(letterById(context.store, letterId), '份文书');
  const tree = found(readLedger(context.store, letter.roundId), '个轮次');
  const kind = kindOf(context.store, letter.kind);
  return {
    template: letterTemplate(letter.kind),
    name: `${letter.kind} ${letterNumberWords(letter, kind.sign)}`,
    data: letterData(letter, kind, tree, officeName(context)),
  };
}

/** @throws BihuanError notFound */
export function minutesForm(context: Context, meetingId: Id): FilledForm {
  const meeting = found(meetingById(context.store, meetingId), '次碰头会');
  const data = minutesData(meetingSheet(context.store, meeting), meetingNames(context, meeting.round_id));
  return { template: '会议纪要', name: data.标题, data };
}

/** The newest applications of these problems, one a page; problems nobody has applied for are left out. */
export function closeOutForm(context: Context, problemIds: readonly Id[]): FilledForm {
  const forms = formsOf(context, problemIds);
  const numbers = forms.map(({ numberWords }) => numberWords).join('、');
  return { template: '销号审批表', name: `销号审批表 ${numbers}`, data: { 表: forms.map(closeOutFormData) } };
}

/**
 * The form as .docx by the template in force.
 * @throws BihuanError template.broken
 */
export async function fillForm(context: Context, { template, data }: FilledForm): Promise<Uint8Array> {
  // The template engine is loaded by the few who write forms, not at every start.
  const { fillTemplate } = await import('../../documents/template/fill.ts');
  return fillTemplate(templateBytes(context, template), data);
}
