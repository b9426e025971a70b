// Evidence as people see it: under its printed number, with its links; and what two services do with it.
import { BihuanError } from '#contract/errors.ts';
import { safeName } from '#domain/evidence/file-names.ts';
import { type EvidenceNumbers, labelsWords } from '#domain/evidence/labels.ts';
import { endingOf } from '#domain/evidence/media.ts';
import { type Evidence, evidenceLabel } from '#domain/evidence/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { problemNumbersWords } from '#domain/lists/words.ts';
import {
  type EvidenceRecord,
  evidenceKey,
  evidenceOf,
  linksOf,
  makeEvidenceKey,
  type NumberedLink,
  nextEvidenceNumber,
  numbersOfLookBacks,
  numbersOfMeasures,
  numbersOfProblems,
} from '../../db/queries/evidence.ts';
import { viewOf } from '../../db/queries/ledger-view.ts';
import type { Act, Store } from '../../db/store.ts';
import { BlobError } from '../../files/evidence-store.ts';
import type { Context } from '../context.ts';

/** Where problems of a round stand and how they are numbered on paper. */
export class ProblemNumbers {
  readonly #view: ReturnType<typeof viewOf>;

  constructor(store: Store, roundId: Id) {
    this.#view = viewOf(store, roundId);
  }

  /** 5, or 2-1 where numbers start again under each item; 已删 for a problem that was taken away. */
  words(problemId: Id): string {
    const index = this.#view?.index;
    const problem = index?.problems[this.place(problemId)];
    if (index === undefined || problem === undefined) return '已删';
    const item = index.items[problem.itemAt]?.number ?? 0;
    return problemNumbersWords([{ item, problem: problem.number }], index.numbering);
  }

  /** Place in the order of the lists; −1 for a problem that was taken away. */
  place(problemId: Id): number {
    return this.#view?.problemAt(problemId) ?? -1;
  }
}

/** Evidence with labels and links, in the order of the lists. */
export function evidenceViews(context: Context, roundId: Id, records: readonly EvidenceRecord[]): Evidence[] {
  const numbers = new ProblemNumbers(context.store, roundId);
  const links = Map.groupBy(
    linksOf(
      context.store,
      records.map(({ id }) => id),
    ),
    (link) => link.evidence_id,
  );
  return records
    .map((row) => ({
      place: numbers.place(row.problem_id),
      view: {
        id: row.id,
        roundId: row.round_id,
        problemId: row.problem_id,
        number: row.number,
        label: evidenceLabel(numbers.words(row.problem_id), row.number),
        title: row.title,
        note: row.note,
        date: row.date,
        pages: row.pages,
        copies: row.copies,
        fileName: row.file_name,
        bytes: row.bytes,
        sha256: row.file_id,
        mediaType: row.media_type,
        addedAt: row.added_at,
        addedBy: row.added_by,
        links: (links.get(row.id) ?? []).map((link) => ({
          kind: link.target_kind,
          id: link.target_id,
          reviewId: link.review_id,
        })),
      } satisfies Evidence,
    }))
    .sort((a, b) => a.place - b.place || a.view.number - b.view.number)
    .map(({ view }) => view);
}

/** The labels of evidence by what it is linked to. */
function labelsByTarget(store: Store, roundId: Id, linked: readonly NumberedLink[]): Map<Id, string[]> {
  const labels = new Map<Id, string[]>();
  if (linked.length === 0) return labels;
  const numbers = new ProblemNumbers(store, roundId);
  const words = new Map<Id, string>();
  for (const { target_id: target, problem_id: problem, number } of linked) {
    const known = words.get(problem) ?? numbers.words(problem);
    words.set(problem, known);
    const own = labels.get(target);
    if (own === undefined) labels.set(target, [evidenceLabel(known, number)]);
    else own.push(evidenceLabel(known, number));
  }
  return labels;
}

/** What the 整改台账 says of a round's evidence, in the words of its column. */
export function evidenceNumbers(store: Store, roundId: Id): EvidenceNumbers {
  const measures = labelsByTarget(store, roundId, numbersOfMeasures(store, roundId));
  const problems = labelsByTarget(store, roundId, numbersOfProblems(store, roundId));
  return {
    ofMeasure: (id) => labelsWords(measures.get(id) ?? []),
    ofProblem: (id) => labelsWords(problems.get(id) ?? []),
  };
}

/** The labels of what was kept of a 回头看, by the problem drawn. */
export function lookBackEvidence(store: Store, roundId: Id, itemIds: readonly Id[]): (itemId: Id) => readonly string[] {
  const labels = labelsByTarget(store, roundId, numbersOfLookBacks(store, itemIds));
  return (itemId) => labels.get(itemId) ?? [];
}

/** The key of the evidence files; made, and on the disk, before the first file is sealed with it. */
export function settledKey(context: Context): Buffer {
  const key = evidenceKey(context.store);
  if (key !== undefined) return key;
  context.store.act(context.actor, 'makeEvidenceKey', makeEvidenceKey);
  return evidenceKey(context.store) as Buffer;
}

/**
 * Hands the content of a piece of evidence to `sink`, piece by piece.
 * @throws BihuanError evidence.broken naming the evidence when its file is missing or was altered
 */
export async function readEvidence(
  context: Context,
  evidence: Pick<Evidence, 'label' | 'title' | 'sha256'>,
  sink: (content: Buffer) => void | Promise<void>,
): Promise<void> {
  const key = evidenceKey(context.store);
  const name = `${evidence.label}《${evidence.title}》`;
  try {
    if (key === undefined) throw new BlobError('missing');
    await context.evidence.read(evidence.sha256, key, sink);
  } catch (error) {
    if (!(error instanceof BlobError)) throw error;
    throw new BihuanError(
      'evidence.broken',
      `${name}的文件${BLOB_FAULT_WORDS[error.fault]}，没有打开。请从备份恢复佐证文件夹，或向报送单位重新收取后再次添加。`,
      { sha256: evidence.sha256 },
      { cause: error },
    );
  }
}

export const BLOB_FAULT_WORDS = {
  missing: '已缺失',
  altered: '与存入时不一致，可能被改动',
  unreadable: '读不出来',
} as const;

/** Numbers all evidence of a problem anew under another one, into which the problem is being joined. */
export function moveEvidence(act: Act, from: Id, to: Id): void {
  for (const { id, problem_id } of evidenceOf(act.store, { kind: 'problem', id: from, reviewId: null })) {
    if (problem_id !== from) continue;
    act.update('evidence', id, { problem_id: to, number: nextEvidenceNumber(act.store, to) });
  }
}

/** Bytes of a name that leaves: together with the folders around it well under the 260 characters of Windows. */
const OUTSIDE_BYTES = 180;

/** 佐证5-2 会议纪要.pdf: number, title, and the ending that the file came with. */
export function evidenceFileName({ label, title, fileName }: Pick<Evidence, 'label' | 'title' | 'fileName'>): string {
  const ending = endingOf(fileName);
  return safeName(ending === '' ? `${label} ${title}` : `${label} ${title}.${ending}`, label, OUTSIDE_BYTES);
}
