// `evidence`: files taken in, listed, written out; whole files of problems; files that nothing names put aside.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BihuanError } from '#contract/errors.ts';
import { evidenceTotal } from '#domain/evidence/catalogue.ts';
import { mediaWords } from '#domain/evidence/media.ts';
import type { Evidence, EvidenceTarget } from '#domain/evidence/types.ts';
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

/** What --problem or --measure names; null for neither. */
function targetOf({ flags }: Session, { places }: Place): { problemId: string; of: EvidenceTarget } | null {
  const { problem, measure } = flags;
  if (measure !== undefined) {
    const problemId = places.problem(measure.split('.')[0] ?? '');
    return { problemId, of: { kind: 'measure', id: places.measure(measure), reviewId: null } };
  }
  if (problem === undefined) return null;
  const problemId = places.problem(problem);
  return { problemId, of: { kind: 'problem', id: problemId, reviewId: null } };
}

/** evidence add 文件|文件夹… (--problem 5 | --measure 5.1); exit code 1 when a file could not be read. */
async function add(session: Session, words: readonly string[]): Promise<Output> {
  const place = await placeOf(session);
  const target = targetOf(session, place);
  if (target === null) throw new BihuanError('usage', '请用 --problem 或 --measure 指明是哪条问题或措施的佐证材料。');
  const paths = words.flatMap((word) => filesAt(fileArgument(word)));
  if (paths.length === 0) throw new BihuanError('usage', 'evidence add 后面要写文件或文件夹。');
  const { problemId, of } = target;
  const done = await session.engine.call('takeEvidence', {
    problemId,
    links: of.kind === 'measure' ? [of] : [],
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
  const target = targetOf(session, place);
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
  const of = targetOf(session, place)?.of ?? null;
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
