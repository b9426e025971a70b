// 公开通报: the skeleton of a public notice (DOMAIN §7), drafted from the ledger.

import { dateWords } from '../calendar/dates.ts';
import { heading, paragraph, plain } from '../content/blocks.ts';
import type { Block, TextDocument } from '../content/types.ts';
import { bracketedChinese, chineseNumber, measureLabel } from '../numbering/words.ts';
import { type IncludedAspect, includedTree } from './included.ts';
import { numbered, organisationChapter, statisticsParagraph } from './organisation.ts';
import { cluesSentences, outcomesSentence } from './totals.ts';
import type { ContactBlock, ReportSources, ReportSwitches } from './types.ts';
import { dateOrOpen, measureText, OPEN_PLACE, problemLead, quoted, statusSentence } from './wording.ts';

/** 关于巡视整改进展情况的通报, with the organ before it. */
export function reportTitle({ organ, inspection, titleWords, form }: ReportSwitches): string {
  return `${organ}关于${inspection}${titleWords}的${form}`;
}

/** The whole notice. Dates the round does not know are left open, to be written by a person. */
export function draftNotice(sources: ReportSources, switches: ReportSwitches): TextDocument {
  const { tree, asOf, figures } = sources;
  const aspects = includedTree(tree, sources.withheld, switches.numbering);
  let chapter = 0;
  const blocks: Block[] = [opening(sources, switches)];
  if (switches.organisation) blocks.push(...organisationChapter(sources, switches, ++chapter));
  if (switches.statistics) blocks.push(statisticsParagraph('statistics', figures, dateWords(asOf)));
  chapter += 1;
  blocks.push(heading('tasks', 1, `${chineseNumber(chapter)}、聚焦反馈问题，全面推进整改任务落地落实`));
  blocks.push(...taskBlocks(aspects, sources, switches));
  let part = aspects.filter(({ aspect }) => aspect.title !== null).length;
  const clues = switches.clues && sources.clues !== null ? cluesSentences(sources.clues) : '';
  if (clues !== '') {
    part += 1;
    blocks.push(
      heading('clues', 2, numbered(part, `关于${switches.inspection}移交问题线索和信访件办理情况`)),
      paragraph('clues/text', clues),
    );
  }
  const outcomes = switches.outcomes ? outcomesSentence(sources.outcomes) : '';
  if (outcomes !== '') {
    blocks.push(heading('outcomes', 2, numbered(part + 1, '整改取得的主要成效')), paragraph('outcomes/text', outcomes));
  }
  if (switches.nextSteps) blocks.push(...nextSteps(switches, ++chapter));
  if (switches.contact !== null) blocks.push(contact(switches, switches.contact));
  return {
    kind: 'text',
    mark: null,
    head: null,
    title: reportTitle(switches),
    addressee: null,
    blocks,
    signature: { organ: switches.organ, date: dateWords(asOf) },
    tail: null,
  };
}

function opening({ tree: { round } }: ReportSources, { inspection, titleWords, organ }: ReportSwitches): Block {
  const body = round.inspectingBody ?? OPEN_PLACE;
  return paragraph(
    'opening',
    `根据统一部署，${dateOrOpen(round.inspectedFrom)}至${dateOrOpen(round.inspectedTo)}，${body}对${organ}开展了${inspection}；` +
      `${dateOrOpen(round.feedbackDate)}，反馈了${inspection}意见。按照党务公开原则和${inspection}工作有关要求，现将${inspection}${titleWords}予以公布。`,
  );
}

/** Aspects, items, problems with their measures, under the markers and phrases that were chosen. */
export function taskBlocks(
  aspects: readonly IncludedAspect[],
  { asOf }: Pick<ReportSources, 'asOf'>,
  switches: ReportSwitches,
): Block[] {
  const blocks: Block[] = [];
  let aspectNumber = 0;
  for (const { aspect, items } of aspects) {
    if (aspect.title !== null) {
      aspectNumber += 1;
      blocks.push(
        heading(`aspect/${aspect.id}`, 2, `${bracketedChinese(aspectNumber)}关于${quoted(aspect.title)}方面的问题`),
      );
    }
    for (const { item, number, problems } of items) {
      if (item.title !== null) blocks.push(heading(`item/${item.id}`, 3, `${number}.关于${quoted(item.title)}问题`));
      for (const { problem, number: n, measures } of problems) {
        const status = switches.status === 'first' ? statusSentence(problem, asOf) : '';
        const lead = `${problemLead(problem, n, switches)}${status}`;
        const said = measures.map(
          (measure, index) => `${measureLabel(index + 1, switches.bullets)}${measureText(measure, switches.text)}`,
        );
        if (switches.measures === 'inline') {
          blocks.push(paragraph(`problem/${problem.id}`, `${lead}${said.join('')}`));
        } else {
          blocks.push(paragraph(`problem/${problem.id}`, lead));
          for (const [index, text] of said.entries()) {
            blocks.push(paragraph(`measure/${measures[index]?.id ?? index}`, text));
          }
        }
      }
    }
  }
  return blocks;
}

/** What is promised for the time to come; general by nature, meant to be rewritten. */
export function nextSteps({ inspection }: ReportSwitches, chapter: number): Block[] {
  return [
    heading('next', 1, `${chineseNumber(chapter)}、保持政治定力，持续做好${inspection}“后半篇文章”`),
    paragraph(
      'next/1',
      `（一）压紧压实责任。坚持目标不变、标准不降、力度不减，主要负责同志履行第一责任人责任，班子成员履行“一岗双责”，推动${inspection}整改常态化、长效化。`,
    ),
    paragraph(
      'next/2',
      '（二）抓好后续整改。对已完成的适时组织回头看，防止问题反弹；对正在推进的紧盯时限，逐条对账销号；对长期坚持的明确阶段目标，持续用力。',
    ),
    paragraph('next/3', '（三）健全长效机制。坚持举一反三，把整改与深化改革、完善制度结合起来，从源头上堵塞漏洞。'),
    paragraph('next/4', `（四）用好整改成果。把${inspection}整改成果转化为推动高质量发展的实际成效。`),
  ];
}

function contact({ inspection, titleWords }: ReportSwitches, block: ContactBlock): Block {
  const asking = `欢迎广大干部群众对${inspection}${titleWords}进行监督。如有意见建议，请及时向我们反映。`;
  return {
    kind: 'contact',
    key: 'contact',
    runs: [plain(asking)],
    lines: [
      { label: '联系电话', text: block.phone ?? OPEN_PLACE },
      { label: '邮政信箱', text: block.postBox ?? OPEN_PLACE },
      ...(block.email === null ? [] : [{ label: '电子邮箱', text: block.email }]),
    ],
  };
}
