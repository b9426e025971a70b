// Drafts 通报第N期 from a closed review or from the figures of a day, in the parts and order that were chosen.
import { dateWords, monthDayWords } from '../calendar/dates.ts';
import { heading, paragraph } from '../content/blocks.ts';
import type { Block, TextDocument } from '../content/types.ts';
import type { PlainDate, Round } from '../ledger/types.ts';
import { chineseNumber } from '../numbering/words.ts';
import { type SectionSources, sectionBlocks } from './sections.ts';
import { type BulletinSection, type BulletinType, issueWords, SECTION_WORDS } from './types.ts';

export interface BulletinSources extends SectionSources {
  round: Round;
  /** 编印单位 */
  office: string;
  type: BulletinType;
  number: number;
  sections: readonly BulletinSection[];
  /** 更正: the bulletin that went wrong */
  corrects: { number: number; title: string; date: PlainDate } | null;
  /** 发文机关标志 of the office's own; null: named after the kind of bulletin */
  headName: string | null;
}

const RED_NAMES: Record<BulletinType, string | null> = { 调度通报: '整改工作通报', 简报: '整改工作简报', 通报: null };

/** The whole bulletin. */
export function draftBulletin(sources: BulletinSources): TextDocument {
  const { round, office, number, type, sheet, figures } = sources;
  const date = dateWords(sheet?.review.date ?? figures.asOf);
  const name = RED_NAMES[type];
  const parts = sources.sections.flatMap((section, index): Block[] => [
    heading(`section/${section}`, 1, `${chineseNumber(index + 1)}、${SECTION_WORDS[section]}`),
    ...sectionBlocks(section, sources),
  ]);
  return {
    kind: 'text',
    mark: type === '通报' ? null : '内部事项 注意保管',
    head:
      name === null
        ? null
        : { name: sources.headName ?? `${round.kind}${name}`, issue: issueWords(number), issuer: office, date },
    title: title(sources),
    addressee: '各牵头单位、责任单位：',
    blocks: [...openingBlocks(sources, date), ...parts],
    signature: { organ: office, date },
    tail: { report: null, send: null, distribute: '各牵头单位、责任单位', copies: null },
  };
}

function title({ round, corrects }: BulletinSources): string {
  if (corrects !== null) return `关于更正${issueWords(corrects.number)}通报有关内容的通报`;
  return `关于${round.kind}整改工作进展情况的通报`;
}

function openingBlocks({ round, office, sheet, figures, corrects }: BulletinSources, date: string): Block[] {
  const asOf = monthDayWords(figures.asOf);
  const about =
    corrects === null
      ? ''
      : `${dateWords(corrects.date)}印发的${issueWords(corrects.number)}《${corrects.title}》有关内容有误，现予更正，以本期为准。`;
  const opening =
    sheet === null
      ? `现将截至${dateWords(figures.asOf)}“${round.name}”整改工作有关情况通报如下。`
      : `${date}，${office}对“${round.name}”整改工作进行第${sheet.review.ordinal}次调度。现将截至${asOf}的有关情况通报如下。`;
  return [...(about === '' ? [] : [paragraph('corrects', about)]), paragraph('opening', opening)];
}

/** The year a bulletin is numbered in. */
export function bulletinYear(asOf: PlainDate): number {
  return Number(asOf.slice(0, 4));
}
