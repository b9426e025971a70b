// 一案一档: everything about problems in numbered folders, written step by step and put in place as a whole.
import { BihuanError } from '#contract/errors.ts';
import type { EvidenceExported } from '#contract/operations.ts';
import { closeOutFormData } from '#domain/closing/form.ts';
import type { PaperDocument } from '#domain/content/types.ts';
import { catalogueOf } from '#domain/evidence/catalogue.ts';
import {
  closeOutPaper,
  type DossierEntry,
  type DossierNames,
  dossierFolder,
  dossierIndex,
  PARTS,
  problemNumber,
  problemPaper,
  progressPaper,
} from '#domain/evidence/dossier.ts';
import { safeName, UniqueNames } from '#domain/evidence/file-names.ts';
import type { Evidence } from '#domain/evidence/types.ts';
import type { Id, LedgerTree } from '#domain/ledger/types.ts';
import { nameBook } from '#domain/lists/names.ts';
import { type ProblemRow, problemRows, problemWords } from '#domain/lists/rows.ts';
import { evidenceOf } from '../../db/queries/evidence.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { timelineOf } from '../../db/queries/ledger-places.ts';
import { lettersOf } from '../../db/queries/letters.ts';
import { type Bundle, FolderBundle, ZipBundle } from '../../files/bundle.ts';
import { type Context, found, officeName, today } from '../context.ts';
import { formsOf } from '../shared/close-out-forms.ts';
import { evidenceFileName, evidenceViews, readEvidence } from '../shared/evidence.ts';
import { logExport } from '../shared/exports.ts';
import { styled } from '../shared/styles.ts';
import { templateBytes } from '../shared/templates.ts';

/** Papers that other services write; handed in, since services do not call each other. */
export interface DossierPapers {
  /** An issued letter as .docx with its name */
  letter(context: Context, letterId: Id): Promise<{ name: string; bytes: Uint8Array }>;
}

interface Asked {
  roundId: Id;
  /** The whole round when null */
  problemIds: readonly Id[] | null;
}

/** @throws BihuanError notFound when the round or every problem is gone */
function rowsOf(context: Context, { roundId, problemIds }: Asked): { tree: LedgerTree; rows: ProblemRow[] } {
  const tree = found(readLedger(context.store, roundId), '个轮次');
  const wanted = problemIds === null ? null : new Set(problemIds);
  const rows = problemRows(tree).filter(({ problem }) => wanted === null || wanted.has(problem.id));
  if (rows.length === 0) throw new BihuanError('notFound', '没有可以导出的问题，可能已被删除。请刷新后再试。');
  return { tree, rows };
}

function folderName(context: Context, roundName: string, rows: readonly ProblemRow[]): string {
  const [only] = rows;
  const what = only !== undefined && rows.length === 1 ? `问题${problemNumber(only)}` : roundName;
  return safeName(`一案一档 ${what.replaceAll('.', '．')}（${today(context)}）`, '一案一档', 150);
}

export function dossierName(context: Context, asked: Asked): { name: string } {
  const { tree, rows } = rowsOf(context, asked);
  return { name: folderName(context, tree.round.name, rows) };
}

/**
 * Writes the files of problems as a new folder or a zip. Issued letters alone are part of a file.
 * @throws BihuanError notFound, evidence.broken, file.* from the disk, cancelled; nothing is left then
 */
export async function writeDossier(
  context: Context,
  { to, ...asked }: Asked & { to: { path: string } | { folder: string } },
  papers: DossierPapers,
): Promise<EvidenceExported> {
  const { tree, rows } = rowsOf(context, asked);
  const bundle =
    'path' in to
      ? new ZipBundle(to.path, context.actor.now())
      : new FolderBundle(to.folder, folderName(context, tree.round.name, rows));
  let written: EvidenceExported;
  try {
    const writer = new Writer(context, bundle, tree, papers);
    await writer.writeAll(rows);
    await context.step(rows.length, rows.length, '完成');
    written = { name: bundle.commit(), files: writer.files };
  } catch (error) {
    bundle.abort();
    throw error;
  }
  logExport(context, written.name, 'path' in to ? to.path : to.folder, {
    what: '一案一档',
    round: tree.round.name,
    problems: rows.map(problemNumber).join('、'),
    files: written.files,
  });
  return written;
}

class Writer {
  files = 0;
  readonly #context: Context;
  readonly #bundle: Bundle;
  readonly #papers: DossierPapers;
  readonly #names: DossierNames;
  /** Issued letters by the problems that they are about */
  readonly #letters = new Map<Id, { id: Id; signedOn: string | null }[]>();

  constructor(context: Context, bundle: Bundle, tree: LedgerTree, papers: DossierPapers) {
    this.#context = context;
    this.#bundle = bundle;
    this.#papers = papers;
    this.#names = {
      office: officeName(context),
      roundName: tree.round.name,
      asOf: today(context),
      names: nameBook(tree),
    };
    for (const letter of lettersOf(context.store, tree.round.id).toReversed()) {
      if (letter.state === 'draft') continue;
      for (const problemId of new Set(letter.rows.map((row) => row.problemId))) {
        const own = this.#letters.get(problemId) ?? [];
        own.push({ id: letter.id, signedOn: letter.signedOn });
        this.#letters.set(problemId, own);
      }
    }
  }

  async writeAll(rows: readonly ProblemRow[]): Promise<void> {
    const [only] = rows;
    if (only !== undefined && rows.length === 1) {
      await this.#context.step(0, 1, `问题（${problemNumber(only)}）`);
      await this.#problem(only, [], () => this.#context.step(0, 1, `问题（${problemNumber(only)}）`));
      return;
    }
    const digits = String(Math.max(...rows.map(({ problem }) => problem.number))).length;
    const folders = new UniqueNames();
    const contents: DossierEntry[] = [];
    for (const [index, row] of rows.entries()) {
      const words = `问题（${problemNumber(row)}）`;
      const rest = () => this.#context.step(index, rows.length, words);
      await rest();
      const folder = folders.take(dossierFolder(row, digits));
      const entries = await this.#problem(row, [folder], rest);
      const evidence = entries.filter(({ kind }) => kind === '佐证材料').length;
      contents.push({
        kind: row.problem.state,
        name: problemWords(row),
        path: folder,
        pages: null,
        note: `佐证材料${evidence}件`,
      });
    }
    await this.#index('总目录', [], contents);
  }

  /** One problem's file, its list of contents last. */
  async #problem(row: ProblemRow, folder: readonly string[], rest: () => Promise<void>): Promise<DossierEntry[]> {
    const { problem } = row;
    const { store } = this.#context;
    const weeks = problem.measures.flatMap((measure) =>
      timelineOf(store, measure.id).map((week) => ({ ...week, measure: measure.position })),
    );
    const entries: DossierEntry[] = [];
    const own = (kind: string, path: string, name: string, pages: number | null = null, note = '') =>
      entries.push({ kind, name, path, pages, note });
    for (const [kind, path, document] of [
      ['问题信息', PARTS.problem, problemPaper(row, this.#names)],
      ['整改进展', PARTS.progress, progressPaper(row, weeks, this.#names)],
      ['销号情况', PARTS.closeOut, closeOutPaper(row, problem.closeOut, this.#names)],
    ] as const) {
      await this.#paper([...folder, path], document);
      own(kind, path, document.title);
    }
    const forms = formsOf(this.#context, [problem.id]).filter(({ application }) => application.state !== 'draft');
    if (forms.length > 0) {
      const { fillTemplate } = await import('../../documents/template/fill.ts');
      const template = templateBytes(this.#context, '销号审批表');
      await this.#bytes([...folder, PARTS.form], fillTemplate(template, { 表: forms.map(closeOutFormData) }));
      own('销号审批表', PARTS.form, `问题（${problemNumber(row)}）销号审批表`);
    }
    const letterNames = new UniqueNames();
    for (const { id, signedOn } of this.#letters.get(problem.id) ?? []) {
      const { name, bytes } = await this.#papers.letter(this.#context, id);
      const file = letterNames.take(safeName(`${name}.docx`, '文书', 180));
      await this.#bytes([...folder, PARTS.letters, file], bytes);
      own('文书', `${PARTS.letters}/${file}`, name, null, signedOn ?? '');
    }
    for (const [at, evidence] of (await this.#evidence(row, folder, rest)).entries()) {
      own(
        '佐证材料',
        evidence.path,
        `${evidence.of.label} ${evidence.of.title}`,
        evidence.of.pages,
        evidence.of.note ?? '',
      );
      if (at % 20 === 0) await rest();
    }
    await this.#index('目录', folder, entries);
    return entries;
  }

  /** Evidence numbered under the problem or linked to it, with its own list. */
  async #evidence(
    row: ProblemRow,
    folder: readonly string[],
    rest: () => Promise<void>,
  ): Promise<{ of: Evidence; path: string }[]> {
    const { problem } = row;
    const records = evidenceOf(this.#context.store, { kind: 'problem', id: problem.id, reviewId: null });
    const all = evidenceViews(this.#context, records[0]?.round_id ?? '', records);
    if (all.length === 0) return [];
    const names = new UniqueNames();
    const written: { of: Evidence; path: string }[] = [];
    const catalogue = catalogueOf(all, {
      ...this.#names,
      problemWords: (id) => (id === problem.id ? problemWords(row) : '其他问题的佐证材料'),
    });
    for (const format of ['docx', 'xlsx'] as const) {
      await this.#paper([...folder, PARTS.evidence, names.take(`00 佐证目录.${format}`)], catalogue, format);
    }
    for (const evidence of all) {
      const name = names.take(evidenceFileName(evidence));
      await this.#bundle.add([...folder, PARTS.evidence, name], evidence.bytes, (write) =>
        readEvidence(this.#context, evidence, async (piece) => {
          write(piece);
          await rest();
        }),
      );
      this.files++;
      written.push({ of: evidence, path: `${PARTS.evidence}/${name}` });
    }
    return written;
  }

  async #index(title: string, folder: readonly string[], entries: readonly DossierEntry[]): Promise<void> {
    const list = dossierIndex(`一案一档${title}`, entries, this.#names);
    for (const format of ['docx', 'xlsx'] as const) await this.#paper([...folder, `${title}.${format}`], list, format);
  }

  async #paper(path: readonly string[], document: PaperDocument, format: 'docx' | 'xlsx' = 'docx'): Promise<void> {
    const { writeDocument } = await import('../../documents/write/index.ts');
    await this.#bytes(path, await writeDocument(styled(this.#context.store, document), format));
  }

  async #bytes(path: readonly string[], bytes: Uint8Array): Promise<void> {
    await this.#bundle.add(path, bytes.length, async (write) => write(bytes));
    this.files++;
  }
}
