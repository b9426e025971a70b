// Commands on documents of a round: a second one matched with the ledger, and the originals that were kept.
import { BihuanError } from '#contract/errors.ts';
import { proposedIds, tallyWords } from '#domain/merge/summary.ts';
import { MERGE_KINDS, type MergeKind, type MergeProblem } from '#domain/merge/types.ts';
import { acceptable } from '../services/findings/accept.ts';
import { type CommandLine, documentArgument, fileArgument, wholeNumber } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

const STATE_WORDS: Record<MergeProblem['state'], string> = {
  same: '一致',
  changed: '变化',
  new: '新增',
  missing: '缺少',
};

/** Lays a document beside a round and takes what is proposed; what would change the ledger's own words is only told. */
export async function match({ words, flags }: CommandLine): Promise<Output> {
  const path = documentArgument(words[1]);
  const kind: MergeKind | undefined = MERGE_KINDS.find((each) => each === (flags.kind ?? 'plan'));
  if (kind === undefined) throw new BihuanError('usage', `--kind 应为 ${MERGE_KINDS.join('、')} 之一。`);
  return Session.run(flags, async (session) => {
    const { engine } = session;
    const round = await session.round();
    const { source, outline } = await engine.call('readFindings', { path });
    const input = { roundId: round.id, kind, aspects: acceptable(outline), pairs: [] };
    const found = await engine.call('matchDocument', input);
    const take = proposedIds(found);
    const merged =
      flags['dry-run'] === 'true' || take.length === 0
        ? null
        : await engine.call('acceptMatch', {
            ...input,
            source: { name: source.name, sha256: source.sha256, kind },
            basis: found.basis,
            take,
          });
    const { same, changed, new: fresh, missing } = found.counts;
    const outcome =
      merged === null
        ? take.length === 0
          ? '没有可以自动采纳的内容，没有入账'
          : '只对照，没有入账'
        : `已入账：${tallyWords(merged.done)}`;
    return {
      json: { ...found, warnings: outline.warnings, accepted: merged },
      text: [
        `与“${round.name}”对照：一致${same} 变化${changed} 新增${fresh} 缺少${missing}`,
        ...found.problems.filter(({ state }) => state !== 'same').map(lineOf),
        outcome,
        ...outline.warnings.map((warning) => `注意：${warning.message}`),
      ].join('\n'),
    };
  });
}

function lineOf({ state, existing, incoming, acts, measures }: MergeProblem): string {
  const all = [...acts, ...measures.flatMap((measure) => measure.acts)];
  const taken = all.filter(({ proposed }) => proposed).length;
  const title = incoming?.title ?? existing?.title ?? '';
  const number = existing === null ? '' : `(${existing.number})`;
  const held = all.flatMap(({ held: why }) => (why === undefined ? [] : [`\t${why}`])).join('');
  const left = all.filter(({ held: why }) => why === undefined).length - taken;
  return `${STATE_WORDS[state]}\t${number}${title}${taken > 0 ? `\t采纳${taken}处` : ''}${left > 0 ? `\t待决定${left}处` : ''}${held}`;
}

/** Lists the originals of a round, or writes one out. */
export async function documents({ flags }: CommandLine): Promise<Output> {
  return Session.run(flags, async (session) => {
    const kept = await session.engine.call('listDocuments', { roundId: (await session.round()).id });
    if (flags.out !== undefined) {
      const at = wholeNumber(flags.number ?? '1', '原件序号', 1, Math.max(1, kept.length));
      const chosen = kept[at - 1];
      if (chosen === undefined) throw new BihuanError('notFound', '这个轮次没有保存原件。');
      const written = await session.engine.call('writeDocument', {
        documentId: chosen.id,
        path: fileArgument(flags.out),
      });
      return { json: written, text: `已导出：${written.fileName}` };
    }
    return {
      json: kept,
      text:
        kept
          .map(
            ({ name, kind, importedAt, sha256 }, i) =>
              `${i + 1}\t${name}\t${kind}\t${importedAt.slice(0, 10)}\t${sha256}`,
          )
          .join('\n') || '这个轮次没有保存原件。',
    };
  });
}
