// Taking files in: sealed one by one, settled on the disk, and only then named, all of them in one transaction.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { EvidenceAdded } from '#contract/operations.ts';
import { mediaTypeOf } from '#domain/evidence/media.ts';
import type { EvidenceTarget } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { ulid } from '../../db/ids.ts';
import { evidenceByIds, evidenceFile, evidenceOf, nextEvidenceNumber } from '../../db/queries/evidence.ts';
import type { Act } from '../../db/store.ts';
import { docxPages, pdfPages } from '../../documents/read/pages.ts';
import { SourceError, type Taken } from '../../files/evidence-store.ts';
import type { Context } from '../context.ts';
import { evidenceViews, settledKey } from '../shared/evidence.ts';
import { secrecyRefusal } from './secrecy.ts';
import { checkTarget, livingProblem, writeLink } from './targets.ts';

/** Of larger files the pages are not counted: the whole file would have to be in memory. */
const COUNTED_BYTES = 64 * 1024 * 1024;

interface NewFile extends Taken {
  name: string;
  mediaType: string;
  pages: number | null;
}

/**
 * Takes files into the ledger as evidence of a problem. A file that cannot be read is told and does not stop the others;
 * one that the problem has already keeps its number. When the act fails or is stopped, nothing is kept.
 * @throws BihuanError notFound, file.* when the store cannot be written to, cancelled
 */
export async function takeEvidence(
  context: Context,
  { problemId, links, paths }: { problemId: Id; links: readonly EvidenceTarget[]; paths: readonly string[] },
): Promise<EvidenceAdded> {
  const { store, evidence, step } = context;
  const roundId = livingProblem(store, problemId).roundId;
  for (const link of links) checkTarget(store, roundId, link);
  const key = settledKey(context);
  const files: NewFile[] = [];
  const failed: EvidenceAdded['failed'] = [];
  try {
    for (const [index, path] of paths.entries()) {
      const name = basename(path);
      await step(index, paths.length, name);
      try {
        const taken = await evidence.take(path, key, (bytes) =>
          step(index, paths.length, `${name}　${megabytes(bytes)}`),
        );
        const file = { ...taken, name, ...kindOf(path, name, taken) };
        const refusal = await secrecyRefusal({ path, name, mediaType: file.mediaType, bytes: taken.bytes });
        if (refusal === null) files.push(file);
        else {
          discardNew(context, [file]);
          failed.push({ name, message: refusal });
        }
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failed.push({ name, message: error.said.message });
      }
    }
    if (files.length === 0) return { added: [], known: [], failed };
    await evidence.settle(() => step(paths.length - 1, paths.length, '写入磁盘'));
    await step(paths.length, paths.length, '登记');
    const { addedIds, knownIds } = store.act(context.actor, 'addEvidence', (act) =>
      register(act, context.actor.user, { problemId, roundId, links, files }),
    );
    const views = new Map(
      evidenceViews(context, roundId, evidenceByIds(store, [...addedIds, ...knownIds.values()])).map((view) => [
        view.id,
        view,
      ]),
    );
    return {
      added: addedIds.flatMap((id) => views.get(id) ?? []),
      known: [...knownIds].map(([name, id]) => ({ name, label: views.get(id)?.label ?? '' })),
      failed,
    };
  } catch (error) {
    discardNew(context, files);
    throw error;
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

function kindOf(path: string, name: string, { beginning, bytes }: Taken): Pick<NewFile, 'mediaType' | 'pages'> {
  const mediaType = mediaTypeOf(beginning, name);
  if (mediaType.startsWith('image/')) return { mediaType, pages: 1 };
  const count = mediaType === 'application/pdf' ? pdfPages : mediaType.includes('wordprocessingml') ? docxPages : null;
  if (count === null || bytes > COUNTED_BYTES) return { mediaType, pages: null };
  try {
    return { mediaType, pages: count(readFileSync(path)) };
  } catch {
    // The stick was pulled out after the copy: the pages are filled in by hand.
    return { mediaType, pages: null };
  }
}

interface Registered {
  addedIds: Id[];
  /** Name of a file that was there → the evidence that it is */
  knownIds: Map<string, Id>;
}

function register(
  act: Act,
  user: string,
  {
    problemId,
    roundId,
    links,
    files,
  }: { problemId: Id; roundId: Id; links: readonly EvidenceTarget[]; files: NewFile[] },
): Registered {
  // Hours may have passed since the files were chosen.
  livingProblem(act.store, problemId);
  for (const link of links) checkTarget(act.store, roundId, link);
  const own = new Map(
    evidenceOf(act.store, { kind: 'problem', id: problemId, reviewId: null })
      .filter((row) => row.problem_id === problemId)
      .map((row) => [row.file_id, row.id]),
  );
  const registered: Registered = { addedIds: [], knownIds: new Map() };
  let number = nextEvidenceNumber(act.store, problemId);
  for (const file of files) {
    let id = own.get(file.sha256);
    if (id === undefined) {
      id = ulid();
      if (evidenceFile(act.store, file.sha256) === undefined) {
        act.insert('evidence_file', {
          id: file.sha256,
          name: file.name,
          bytes: file.bytes,
          media_type: file.mediaType,
          pages: file.pages,
          added_at: act.at,
          added_by: user,
        });
      }
      act.insert('evidence', {
        id,
        round_id: roundId,
        problem_id: problemId,
        number: number++,
        file_id: file.sha256,
        title: file.name.replace(/(?<=.)\.[^.]{1,10}$/, ''),
        note: null,
        date: null,
        pages: file.pages,
        copies: 1,
        added_at: act.at,
        added_by: user,
        deleted_at: null,
      });
      own.set(file.sha256, id);
      registered.addedIds.push(id);
    } else registered.knownIds.set(file.name, id);
    for (const link of links) writeLink(act, id, link);
  }
  return registered;
}

/** Removes what this act brought into the store and nothing names; left there it would do no harm. */
function discardNew({ store, evidence }: Context, files: readonly NewFile[]): void {
  if (!store.db.open) return;
  evidence.discard(
    files.filter(({ fresh, sha256 }) => fresh && evidenceFile(store, sha256) === undefined).map(({ sha256 }) => sha256),
  );
}
