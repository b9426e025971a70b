// Commands on the ledger: making it, importing, assigning, listing.
import { extname } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import type { ListDocument } from '#domain/content/types.ts';
import { LEDGER_LISTS } from '#domain/ledger/view.ts';
import { PASSED_WORDS, placeWords } from '#domain/outline/passed-words.ts';
import { splitNames } from '#domain/outline/split-names.ts';
import { acceptable } from '../services/findings/accept.ts';
import { readFindings } from '../services/findings/preview.ts';
import { Places } from '../services/shared/places.ts';
import { type CommandLine, documentArgument, type Flags, fileArgument, need, password } from './arguments.ts';
import type { Output } from './output.ts';
import { engineFor, Session } from './session.ts';

export async function init({ flags }: CommandLine): Promise<Output> {
  const engine = engineFor(flags);
  const status = await engine.call('createStore', {
    office: need(flags, 'office', '单位名称'),
    user: flags.user ?? '管理员',
    password: password(),
  });
  await engine.call('shutdown', {});
  return { json: status, text: `已建立台账：${status.office}（用户 ${status.user}）` };
}

export async function outline({ words }: CommandLine): Promise<Output> {
  const { outline: found } = await readFindings(documentArgument(words[1]), null);
  const { counts, warnings } = found;
  return {
    json: found,
    text: [
      `${counts.aspects}个方面 ${counts.items}项 ${counts.problems}条具体问题 ${counts.measures}条措施`,
      ...found.aspects.flatMap((aspect) => [
        ...(aspect.title === null ? [] : [aspect.title]),
        ...aspect.items.flatMap((item) => [
          ...(item.title === null ? [] : [`  ${item.title}`]),
          ...item.problems.map(
            (problem) => `    (${problem.number}) ${problem.title}　措施${problem.measures.length}条`,
          ),
        ]),
      ]),
      ...warnings.map((warning) => `注意：${warning.message}`),
      ...found.passedOver.map(
        ({ kind, from, to, words }) => `未列入：${placeWords(from, to)} ${PASSED_WORDS[kind]}　${words}`,
      ),
    ].join('\n'),
  };
}

export async function importOutline({ words, flags }: CommandLine): Promise<Output> {
  const path = documentArgument(words[1]);
  const name = need(flags, 'round', '轮次名称');
  const feedbackDate = need(flags, 'feedback-date', '反馈日期');
  return Session.run(flags, async ({ engine }) => {
    const { source, outline: found } = await engine.call('readFindings', { path });
    const imported = await engine.call('acceptOutline', {
      round: {
        fields: {
          name,
          kind: flags.kind ?? '巡视',
          inspectingBody: flags.body ?? null,
          inspectedFrom: null,
          inspectedTo: null,
          feedbackDate,
          numbering:
            flags.numbering === 'restart' || flags.numbering === 'continuous'
              ? flags.numbering
              : found.pattern.numbering,
        },
      },
      source: { name: source.name, sha256: source.sha256, kind: 'findings' },
      aspects: acceptable(found),
    });
    const { counts } = imported;
    return {
      json: { ...imported, warnings: found.warnings },
      text: [
        `已导入“${name}”：${counts.aspects}个方面 ${counts.items}项 ${counts.problems}条具体问题 ${counts.measures}条措施`,
        ...found.warnings.map((warning) => `注意：${warning.message}`),
      ].join('\n'),
    };
  });
}

export async function loadSample({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const imported = await engine.call('loadSample', {});
    const { counts, added } = imported;
    return {
      json: imported,
      text: `已载入示例轮次（虚构）：${counts.problems}条问题 ${counts.measures}条措施 ${added.units}个单位`,
    };
  });
}

export async function rounds({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    const all = await engine.call('listRounds', {});
    return {
      json: all,
      text: all.map((r) => `${r.name}（${r.kind}，反馈 ${r.feedbackDate ?? '未填'}）`).join('\n') || '还没有轮次。',
    };
  });
}

export async function unit({ words, flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async ({ engine }) => {
    if (words[1] === 'add') {
      const name = words[2];
      if (!name) throw new BihuanError('usage', 'unit add 后请写单位名称。');
      const added = await engine.call('addUnit', { name, shortName: null });
      return { json: added, text: `已添加单位：${added.name}` };
    }
    if (words[1] !== 'list') throw new BihuanError('usage', 'unit 命令有 add、list 两种。');
    const units = await engine.call('listUnits', {});
    return { json: units, text: units.map((each) => each.name).join('\n') || '还没有单位。' };
  });
}

export async function assign({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async (session) => {
    const { engine } = session;
    const places = new Places(await engine.call('getLedger', { roundId: (await session.round()).id }));
    const problemIds = splitNames(flags.problem ?? '').map((number) => places.problem(number));
    const measureIds = splitNames(flags.measure ?? '').map((key) => places.measure(key));
    if (problemIds.length + measureIds.length === 0)
      throw new BihuanError('usage', '请用 --problem 或 --measure 指明对象。');
    const unitIds = async (name: string) =>
      Promise.all(splitNames(flags[name] ?? '').map(async (each) => (await session.unit(each)).id));
    const officialIds = async (name: string) => {
      const ids: string[] = [];
      for (const each of splitNames(flags[name] ?? '')) ids.push((await session.official(each)).id);
      return ids;
    };
    const result = await engine.call('assign', {
      targets: { problemIds, measureIds },
      patch: {
        ...(flags.lead === undefined ? {} : { lead: await unitIds('lead') }),
        ...(flags.responsible === undefined ? {} : { responsible: await unitIds('responsible') }),
        ...(flags.supporting === undefined ? {} : { supporting: await unitIds('supporting') }),
        ...(flags.leader === undefined ? {} : { leader: await officialIds('leader') }),
        ...(flags.contact === undefined ? {} : { contact: await officialIds('contact') }),
        ...deadlinePatch(flags),
      },
    });
    const counts = { problems: result.problems.length, measures: result.measures.length };
    return { json: counts, text: `已指定：${counts.problems}条问题 ${counts.measures}条措施` };
  });
}

function deadlinePatch(flags: Flags) {
  const longTerm = flags['long-term'] === 'true';
  if (flags.deadline === undefined && flags['deadline-text'] === undefined && !longTerm) return {};
  return {
    deadline: { date: flags.deadline ?? null, text: flags['deadline-text'] ?? null, longTerm },
    ...(flags.reason === undefined ? {} : { deadlineReason: flags.reason }),
  };
}

export async function list({ words, flags }: CommandLine): Promise<Output> {
  const kind = LEDGER_LISTS.find((each) => each === words[1]);
  if (!kind) throw new BihuanError('usage', `list 后请写 ${LEDGER_LISTS.join('、')} 之一。`);
  return Session.run(flags, async (session) => {
    const roundId = (await session.round()).id;
    const source = {
      of: 'list' as const,
      roundId,
      list: kind,
      ...(flags['as-of'] === undefined ? {} : { asOf: flags['as-of'] }),
    };
    if (flags.out !== undefined) {
      const format = extname(flags.out).slice(1).toLowerCase();
      if (format !== 'xlsx' && format !== 'docx')
        throw new BihuanError('usage', '--out 的文件名应以 .xlsx 或 .docx 结尾。');
      const written = await session.engine.call('writePaper', { source, format, path: fileArgument(flags.out) });
      return { json: written, text: `已导出：${written.fileName}` };
    }
    const document = (await session.engine.call('getPaper', source)) as ListDocument;
    return { json: document, text: listText(document) };
  });
}

function listText(document: ListDocument): string {
  const lines = [`${document.title}　${document.subtitle}`, document.columns.map((column) => column.title).join('\t')];
  for (const group of document.groups) {
    if (group.heading !== null) lines.push(`【${group.heading}】`);
    for (const line of group.lines) lines.push(line.cells.map((cell) => cell.replaceAll('\n', ' ')).join('\t'));
  }
  return lines.join('\n');
}
