// The templates that the product ships: each uses every name that it may, and no other; each name has data.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTemplate, fillTemplate, type TemplateField } from '#core/documents/template/fill.ts';
import { CLOSE_OUT_FIELDS } from '#domain/closing/form.ts';
import { COVER_FIELDS, coverData } from '#domain/forms/cover.ts';
import { COVERING_FIELDS, coveringData } from '#domain/forms/covering-form.ts';
import type { ReviewForm } from '#domain/forms/types.ts';
import { LETTER_FIELDS } from '#domain/letters/letter.ts';
import { MINUTES_FIELDS, minutesData } from '#domain/meetings/form.ts';
import type { MeetingSheet } from '#domain/meetings/types.ts';
import { ROOT } from '#tests/fixtures/engine.ts';

const FOLDER = join(ROOT, 'resources', 'templates');
const SHIPPED: Record<string, readonly TemplateField[]> = {
  文书: LETTER_FIELDS,
  调度表封面: COVER_FIELDS,
  销号审批表: CLOSE_OUT_FIELDS,
  会议纪要: MINUTES_FIELDS,
  发放清单: COVERING_FIELDS,
};
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(FOLDER, `${name}.docx`)));

/** Names with those inside loops, as 议题/说明. */
function names(fields: readonly TemplateField[], within = ''): string[] {
  return fields.flatMap(({ name, fields: inner = [] }) => [`${within}${name}`, ...names(inner, `${within}${name}/`)]);
}

function keys(data: object, within = ''): string[] {
  return Object.entries(data).flatMap(([key, value]) => [
    `${within}${key}`,
    ...(Array.isArray(value) && value[0] !== undefined ? keys(value[0] as object, `${within}${key}/`) : []),
  ]);
}

const FORM: ReviewForm = {
  formId: 'F',
  reviewId: 'V',
  unitId: 'U',
  unitName: '区住建局',
  roundName: '省委巡视整改',
  ordinal: 12,
  date: '2020-06-22',
  dueWords: '2020年6月19日17:00',
  issue: 1,
  rows: [],
};

const decision = {
  id: 'D',
  meetingId: 'M',
  agendaItemId: null,
  position: 1,
  text: '推进回迁安置。',
  unitId: 'U',
  owner: '王某某',
  dueDate: '2020-06-30',
  state: '办理中',
  result: '已开工12个',
  settledOn: null,
} as const;

const SHEET: MeetingSheet = {
  meeting: {
    id: 'M',
    roundId: 'R',
    ordinal: 3,
    date: '2020-06-24',
    place: null,
    chair: '李某某',
    attendees: null,
    recorder: null,
    opening: null,
    state: 'held',
  },
  carriedOver: [{ ...decision, meetingOrdinal: 2, meetingDate: '2020-06-10' }],
  agenda: [
    {
      id: 'A',
      meetingId: 'M',
      position: 1,
      title: '回迁安置',
      note: null,
      discussion: '同意所提方案',
      reviewId: null,
      measureId: null,
      unitId: 'U',
      raisedAt: '2020-06-20T00:00:00.000Z',
    },
  ],
  decisions: [decision],
};
const NAMES = { office: '区委整改办', roundName: '省委巡视整改', unitName: () => '区住建局' };

it('has a list of names for every shipped file', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    Object.keys(SHIPPED)
      .map((name) => `${name}.docx`)
      .sort(),
  );
});

/** Parts of what another name says already, for offices that want them apart. */
const SPARE: Record<string, string[]> = { 会议纪要: ['轮次', '次数', '责任人', '完成时限'] };

describe.each(Object.entries(SHIPPED))('%s', (name, fields) => {
  it('uses every name and no other', () => {
    const faults = checkTemplate(bytesOf(name), fields);
    expect(faults.map(({ kind, tag }) => [kind, tag])).toEqual((SPARE[name] ?? []).map((tag) => ['unused', tag]));
  });
});

describe('data', () => {
  it.each([
    ['调度表封面', COVER_FIELDS, coverData(FORM, '区委整改办')],
    [
      '发放清单',
      COVERING_FIELDS,
      coveringData([{ form: FORM, fileName: '01 区住建局.xlsx' }], {
        office: '区委整改办',
        roundName: FORM.roundName,
        ordinal: 12,
        date: FORM.date,
        dueWords: FORM.dueWords,
      }),
    ],
    ['会议纪要', MINUTES_FIELDS, minutesData(SHEET, NAMES)],
  ] as const)('of %s has every name', (_, fields, data) => {
    expect(keys(data).sort()).toEqual(names(fields).sort());
  });

  it('of a meeting makes no words up, and says of what there was nothing', () => {
    const empty = minutesData({ ...SHEET, agenda: [], decisions: [], carriedOver: [] }, NAMES);
    expect(empty).toMatchObject({ 地点: '', 参加: '', 情况通报: '', 无议题: true, 无议定事项: true, 无上次议定: true });
    const filled = minutesData(SHEET, NAMES);
    expect(filled.议定事项).toEqual([
      {
        序号: '1',
        事项: '推进回迁安置',
        责任: '由区住建局（王某某）负责，2020年6月30日前完成',
        责任单位: '区住建局',
        责任人: '王某某',
        完成时限: '2020年6月30日',
      },
    ]);
    expect(fillTemplate(bytesOf('会议纪要'), filled).length).toBeGreaterThan(1_000);
  });
});
