// Shapes of what the window may send, as zod schemas shared by several operations.
import { z } from 'zod';
import { isPlainDate } from '#domain/calendar/dates.ts';
import { STATES } from '#domain/ledger/types.ts';
import { LEDGER_LISTS } from '#domain/ledger/view.ts';
import { MEDIA, REPORT_STATUSES } from '#domain/review/types.ts';
import { TEXT_LENGTH, TITLE_LENGTH } from './limits.ts';
import { paperStyle } from './style-inputs.ts';

export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '编号无效');
/** What tells a 体检 finding from every other */
export const fingerprint = z.string().regex(/^[0-9a-f]{16}$/, '体检发现的标识无效');
/** The name of a backup's folder, or of the file of an early one */
export const backupId = z.string().regex(/^[\w.-]{1,120}$/, '应为备份的名称');
export const plainDate = z.string().refine(isPlainDate, '日期应为 YYYY-MM-DD，且必须存在');
export const instant = z.iso.datetime({ offset: false });
export const name = z.string().trim().min(1, '不能为空').max(200, '不能超过200字');
/** Under which a user signs in and stands in the log. */
export const userName = z
  .string()
  .trim()
  .min(1, '不能为空')
  .max(50, '不能超过50字')
  .regex(/^[^\p{C}\p{Z}]+$/u, '不能含有空格和控制字符');
export const title = z.string().trim().min(1, '不能为空').max(TITLE_LENGTH, `不能超过${TITLE_LENGTH}字`);
export const text = z.string().max(TEXT_LENGTH, `不能超过${TEXT_LENGTH}字`);
export const optionalText = text.nullable();
export const state = z.enum(STATES);
export const percent = z.number().int('应为整数').min(0, '不能小于0').max(100, '不能大于100');
export const nothing = z.strictObject({});

export const deadline = z.strictObject({
  date: plainDate.nullable(),
  text: z.string().max(200).nullable(),
  longTerm: z.boolean(),
});

export const roundFields = z.strictObject({
  name,
  kind: z.string().trim().min(1).max(20),
  inspectingBody: z.string().trim().max(200).nullable(),
  inspectedFrom: plainDate.nullable(),
  inspectedTo: plainDate.nullable(),
  feedbackDate: plainDate.nullable(),
  numbering: z.enum(['continuous', 'restart']),
});

export const unitFields = z.strictObject({
  name,
  shortName: z.string().trim().max(50).nullable(),
  kind: z.string().trim().max(50).nullable().optional(),
  contact: z.string().trim().max(50).nullable().optional(),
  phone: z.string().trim().max(50).nullable().optional(),
  aliases: z.array(name).max(50).optional(),
});

export const officialFields = z.strictObject({
  name: z.string().trim().min(1, '不能为空').max(50),
  post: z.string().trim().max(200).nullable(),
  phone: z.string().trim().max(50).nullable(),
  unitId: id.nullable(),
});

/** What may be set on many problems and measures at once; an absent field is left as it is. */
export const assignment = z.strictObject({
  lead: z.array(id).max(50).optional(),
  responsible: z.array(id).max(200).optional(),
  supporting: z.array(id).max(200).optional(),
  leader: z.array(id).max(20).optional(),
  contact: z.array(id).max(20).optional(),
  deadline: deadline.optional(),
  kind: z.string().trim().max(50).nullable().optional(),
  target: optionalText.optional(),
  source: optionalText.optional(),
  deliverable: optionalText.optional(),
  note: optionalText.optional(),
});

export const targets = z.strictObject({ problemIds: z.array(id).max(50_000), measureIds: z.array(id).max(200_000) });

/** A tree as the clerk accepts it, after corrections on the import screen. */
export const outlineFields = z.strictObject({
  target: text.optional(),
  deadline: deadline.optional(),
  leader: text.optional(),
  lead: text.optional(),
  responsible: text.optional(),
  supporting: text.optional(),
  contact: text.optional(),
  status: text.optional(),
  progress: text.optional(),
  source: text.optional(),
  kind: text.optional(),
  deliverable: text.optional(),
  note: text.optional(),
});
export const acceptedOutline = z.array(
  z.strictObject({
    title: title.nullable(),
    items: z.array(
      z.strictObject({
        title: title.nullable(),
        category: title.nullable(),
        problems: z.array(
          z.strictObject({
            title,
            /** As the document counts it; only compared, never stored */
            number: z.number().int().min(0).max(1_000_000).optional(),
            fields: outlineFields,
            measures: z.array(z.strictObject({ lead: text, text, fields: outlineFields })),
          }),
        ),
      }),
    ),
  }),
);

export const listKind = z.enum(LEDGER_LISTS);

export const reportStatus = z.enum(REPORT_STATUSES);
export const medium = z.enum(MEDIA);

const run = z.strictObject({
  text,
  bold: z.boolean().optional(),
  ref: z.strictObject({ figure: z.string().max(100), unitId: id.optional() }).optional(),
});
const align = z.enum(['left', 'center', 'right']);
const key = z.string().max(100).optional();
export const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    key,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    runs: z.array(run),
  }),
  z.strictObject({
    kind: z.literal('paragraph'),
    key,
    runs: z.array(run),
    align: z.enum(['center', 'right', 'flush']).optional(),
  }),
  z.strictObject({
    kind: z.literal('contact'),
    key,
    runs: z.array(run),
    lines: z.array(z.strictObject({ label: z.string().max(50), text: z.string().max(500) })).max(20),
  }),
  z.strictObject({
    kind: z.literal('table'),
    key,
    caption: z.string().max(200).nullable(),
    columns: z.array(
      z.strictObject({ title: z.string().max(100), width: z.number().positive(), align: align.optional() }),
    ),
    rows: z.array(z.array(z.strictObject({ runs: z.array(run), align: align.optional() }))),
    note: text.nullable(),
  }),
  z.strictObject({ kind: z.literal('pageBreak') }),
]);

/** A bulletin's text as edited in the window. */
export const textDocument = z.strictObject({
  kind: z.literal('text'),
  /** Comes back as it was shown; no draft keeps it */
  style: paperStyle.optional(),
  mark: z.string().max(50).nullable(),
  head: z
    .strictObject({
      name: z.string().max(100),
      issue: z.string().max(50),
      issuer: z.string().max(100),
      date: z.string().max(50),
    })
    .nullable(),
  title: z.string().max(200),
  addressee: z.string().max(500).nullable(),
  blocks: z.array(block).max(5_000),
  signature: z.strictObject({ organ: z.string().max(200), date: z.string().max(50) }).nullable(),
  tail: z
    .strictObject({
      report: z.string().max(500).nullable(),
      send: z.string().max(500).nullable(),
      distribute: z.string().max(500).nullable(),
      copies: z.number().int().min(1).max(100_000).nullable(),
    })
    .nullable(),
});
