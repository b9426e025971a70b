// `evidence`: files taken in, listed, written out; whole files of problems; files that nothing names put aside.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { LINES_AT_MOST } from '#contract/operations.ts';
import { evidenceTotal } from '#domain/evidence/catalogue.ts';
import { mediaWords } from '#domain/evidence/media.ts';
import type { Evidence, EvidenceTarget } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { fileError } from '../files/atomic-write.ts';
import { Places } from '../services/shared/places.ts';
import { type CommandLine, choose, fileArgument, need } from './arguments.ts';
import type { Output } from './output.ts';
import { Session } from './session.ts';

export function evidence(line: CommandLine): Promise<Output> {
  const commands: Record<string, (session: Session) => Promise<Output>> = {
    add: (session) => add(session, line.words.slice(2)),
    list,
    export: exportFiles,
    dossier,
    clean,
  };
  return Session.run(line.flags, choose('evidence', commands, line.words[1]));
}

const numbersIn = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

interface Place {
  roundId: string;
  places: Places;
}

async function placeOf(session: Session): Promise<Place> {
  const roundId = (await session.round()).id;
  return { roundId, places: new Places(await session.engine.call('getLedger', { roundId })) };
}

interface Target {
  problemId: Id;
  of: EvidenceTarget;
}

/**
 * What --problem or --measure names, or of them --for names: the week's progress, the 销号 application, the 回头看, a letter.
 * null where neither is given.
 */
async function targetOf(session: Session, { roundId, places }: Place): Promise<Target | null> {
  const { problem, measure, for: what } = session.flags;
  if (problem === undefined && measure === undefined) {
    if (what !== undefined) throw new BihuanError('usage', '--for 要和 --problem 或 --measure 一起使用。');
    return null;
  }
  const problemId = places.problem(measure?.split('.')[0] ?? problem ?? '');
  const measureId = measure === undefined ? null : places.measure(measure);
  if (what !== undefined) return { problemId, of: await namedTarget(session, what, { roundId, problemId, measureId }) };
  const of: EvidenceTarget =
    measureId === null
      ? { kind: 'problem', id: problemId, reviewId: null }
      : { kind: 'measure', id: measureId, reviewId: null };
  return { problemId, of };
}

type Names = { roundId: Id; problemId: Id; measureId: Id | null };

/** @throws BihuanError notFound where there is nothing of the kind, usage for a kind that is none */
async function namedTarget({ engine, flags }: Session, what: string, names: Names): Promise<EvidenceTarget> {
  const { roundId, problemId, measureId } = names;
  const none = (words: string) => new BihuanError('notFound', `${words}，没有办理。`);
  switch (what) {
    case 'progress': {
      if (measureId === null) throw new BihuanError('usage', '周调度进展的佐证请用 --measure 指明措施。');
      const open = (await engine.call('listReviews', { roundId })).find(({ state }) => state === 'open');
      if (open === undefined) throw none('没有进行中的周调度');
      return { kind: 'progress', id: measureId, reviewId: open.id };
    }
    case 'closeout': {
      const { application } = await engine.call('getClosing', { problemId });
      if (application === null) throw none('这条问题还没有销号申请');
      return { kind: 'closeOut', id: application.id, reviewId: null };
    }
    case 'lookback': {
      const state = null;
      for (const { id: planId } of await engine.call('listLookBacks', { roundId })) {
        const { items } = await engine.call('getLookBack', { planId, state, from: 0, count: LINES_AT_MOST });
        const item = items.find((each) => each.problemId === problemId);
        if (item !== undefined) return { kind: 'lookBack', id: item.id, reviewId: null };
      }
      throw none('这条问题不在回头看方案中');
    }
    case 'letter': {
      const number = need(flags, 'number', '文书编号，如 云督〔2026〕3号');
      const letters = await engine.call('listLetters', { roundId });
      const letter = letters.find(({ numberWords }) => numberWords.includes(number));
      if (letter === undefined) throw none(`没有编号为“${number}”的文书`);
      return { kind: 'letter', id: letter.id, reviewId: null };
    }
    default:
      throw new BihuanError('usage', `--for 应为 progress、closeout、lookback、letter 之一，收到“${what}”。`);
  }
}

/** evidence add 文件|文件夹… (--problem 5 | --measure 5.1) [--for closeout …]; exit code 1 when a file could not be read. */
async function add(session: Session, words: readonly string[]): Promise<Output> {
  const place = await placeOf(session);
  const target = await targetOf(session, place);
  if (target === null) throw new BihuanError('usage', '请用 --problem 或 --measure 指明是哪条问题或措施的佐证材料。');
  const paths = words.flatMap((word) => filesAt(fileArgument(word)));
  if (paths.length === 0) throw new BihuanError('usage', 'evidence add 后面要写文件或文件夹。');
  const { problemId, of } = target;
  const done = await session.engine.call('takeEvidence', {
    problemId,
    links: of.kind === 'problem' ? [] : [of],
    paths,
  });
  return {
    json: done,
    text: [
      ...done.added.map(line),
      ...done.known.map(({ name, label }) => `${label}\t${name}\t已有，没有重复添加`),
      ...done.failed.map(({ message }) => message),
      `已添加${done.added.length}件`,
    ].join('\n'),
    failed: done.failed.length > 0,
  };
}

/** The files of a folder and of the folders in it by name; a file is itself. */
function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .filter((name) => !name.startsWith('.') && !name.startsWith('~$'))
      .sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }))
      .flatMap((name) => filesAt(join(path, name)));
  } catch (error) {
    throw fileError(error, path);
  }
}

const line = ({ label, title, mediaType, bytes, pages }: Evidence): string =>
  `${label}\t${title}\t${mediaWords(mediaType)}\t${bytes}字节\t${pages === null ? '' : `${pages}页`}`;

/** evidence list [--problem 5 | --measure 5.1] [--out 佐证目录.docx|.xlsx] */
async function list(session: Session): Promise<Output> {
  const place = await placeOf(session);
  const target = await targetOf(session, place);
  const { out } = session.flags;
  if (out !== undefined) {
    const format = /\.(docx|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
    if (format !== 'docx' && format !== 'xlsx') throw new BihuanError('usage', '--out 应为 .docx 或 .xlsx 文件。');
    const source = { of: 'evidence' as const, roundId: place.roundId, problemId: target?.problemId ?? null };
    const written = await session.engine.call('writePaper', { source, format, path: fileArgument(out) });
    return { json: written, text: `已导出：${written.fileName}` };
  }
  const all = await session.engine.call('listEvidence', { roundId: place.roundId, of: target?.of ?? null });
  return { json: all, text: all.length === 0 ? '还没有佐证材料。' : [...all.map(line), evidenceTotal(all)].join('\n') };
}

/** evidence export [--problem 5 | --measure 5.1] --out 文件夹 */
async function exportFiles(session: Session): Promise<Output> {
  const place = await placeOf(session);
  const of = (await targetOf(session, place))?.of ?? null;
  const folder = outFolder(session);
  const all = await session.engine.call('listEvidence', { roundId: place.roundId, of });
  if (all.length === 0) throw new BihuanError('notFound', '还没有佐证材料可以导出。');
  return told(await session.engine.call('writeEvidenceTo', { ids: all.map(({ id }) => id), to: { folder } }));
}

/** evidence dossier [--problem 5,6] --out 文件夹|文件.zip */
async function dossier(session: Session): Promise<Output> {
  const { roundId, places } = await placeOf(session);
  const { problem } = session.flags;
  const problemIds = problem === undefined ? null : numbersIn(problem).map((number) => places.problem(number));
  const out = fileArgument(need(session.flags, 'out', '文件夹或 .zip 文件'));
  const to = out.toLowerCase().endsWith('.zip') ? { path: out } : { folder: outFolder(session) };
  return told(await session.engine.call('writeDossierTo', { roundId, problemIds, to }));
}

function outFolder({ flags }: Session): string {
  const folder = fileArgument(need(flags, 'out', '存放的文件夹'));
  if (!existsSync(folder)) throw new BihuanError('file.missing', `找不到文件夹“${flags.out}”，没有导出。请先建立它。`);
  return folder;
}

function told(written: { name: string; files: number }): Output {
  return { json: written, text: `已导出：${written.name}（${written.files}个文件）` };
}

async function clean({ engine }: Session): Promise<Output> {
  const done = await engine.call('quarantineEvidence', {});
  const words =
    done.files === 0 ? '没有未登记的文件。' : `已把${done.files}个未登记的文件移入隔离区 quarantine/evidence。`;
  return { json: done, text: words };
}
