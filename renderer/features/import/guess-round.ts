// What the document itself says about its round (dates, inspecting body, kind), proposed and never asserted.
import type { InputOf } from '#contract/operations.ts';
import { isPlainDate } from '#domain/calendar/dates.ts';
import type { PlainDate } from '#domain/ledger/types.ts';
import type { MergeKind } from '#domain/merge/types.ts';
import type { SourceParagraph } from '#domain/outline/types.ts';

export type RoundFields = Extract<InputOf<'acceptOutline'>['round'], { fields: unknown }>['fields'];

export const ROUND_KINDS = ['巡视', '巡察', '审计', '环保督察'] as const;

/** The opening of a notice says who inspected and when; later paragraphs speak of other dates. */
const OPENING_PARAGRAPHS = 40;

const BODY = /[\u4e00-\u9fff]{1,12}(?:第[一二三四五六七八九十]+)?(?:巡[视察]|督察|审计)组/;
/** What may stand before the body's name in the same breath. */
const PREFIX = /^.*(?:日|根据|按照|由|经(?!济))/;
const DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日/;
const SPAN = /(\d{4})年(\d{1,2})月(\d{1,2})日至(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/;
const FEEDBACK = /(\d{4})年(\d{1,2})月(\d{1,2})日[^。;；]{0,40}?反馈/;

function plainDate(year: string, month: string, day: string): PlainDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(date) ? date : null;
}

/** Proposed fields of a new round from the document's name and opening. */
export function guessRound(
  fileName: string,
  paragraphs: readonly Pick<SourceParagraph, 'text'>[],
  numbering: RoundFields['numbering'],
): RoundFields {
  const opening = paragraphs
    .slice(0, OPENING_PARAGRAPHS)
    .map((paragraph) => paragraph.text)
    .filter((text) => DAY.test(text) || BODY.test(text))
    .join('\n');
  const all = `${fileName}\n${paragraphs
    .slice(0, OPENING_PARAGRAPHS)
    .map((paragraph) => paragraph.text)
    .join('\n')}`;
  const span = SPAN.exec(opening);
  const withoutSpan = span === null ? opening : opening.replace(SPAN, '');
  const feedback = FEEDBACK.exec(withoutSpan);
  const body = BODY.exec(opening)?.[0] ?? null;
  const inspectingBody = body === null ? null : body.replace(PREFIX, '');
  const kind =
    ROUND_KINDS.find((word) => inspectingBody?.includes(word)) ?? ROUND_KINDS.find((word) => all.includes(word));
  const inspectedFrom = span === null ? null : plainDate(span[1] ?? '', span[2] ?? '', span[3] ?? '');
  const inspectedTo = span === null ? null : plainDate(span[4] ?? span[1] ?? '', span[5] ?? '', span[6] ?? '');
  const feedbackDate = feedback === null ? null : plainDate(feedback[1] ?? '', feedback[2] ?? '', feedback[3] ?? '');
  const year = feedbackDate?.slice(0, 4) ?? inspectedTo?.slice(0, 4) ?? null;
  return {
    name: `${year === null ? '' : `${year}年`}${inspectingBody ?? kind ?? '巡视'}反馈意见整改`,
    kind: kind ?? '巡视',
    inspectingBody,
    inspectedFrom,
    inspectedTo,
    feedbackDate,
    numbering,
  };
}

/** What the document is, by its name and first lines; one without measures holds findings. */
export function guessKind(
  fileName: string,
  paragraphs: readonly Pick<SourceParagraph, 'text'>[],
  measures: number,
): MergeKind {
  if (measures === 0) return 'findings';
  const head = [
    fileName,
    ...paragraphs
      .filter(({ text }) => text.trim() !== '')
      .slice(0, 5)
      .map(({ text }) => text.slice(0, 80)),
  ];
  for (const words of head) {
    if (/方案|计划|措施清单|任务清单/.test(words)) return 'plan';
    if (/进展|(?:整改|落实)(?:完成|落实)?情况|(?:通报|报告)(?:$|[.（(])/.test(words)) return 'progress';
    if (/反馈意见|问题清单/.test(words)) return 'findings';
  }
  return 'plan';
}
