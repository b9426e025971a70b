// Rows of a round by the numbers and names that people use, and who leads them: read from the light index, whatever its size.
import { rowName } from '#domain/ledger/act-words.ts';
import type { Id } from '#domain/ledger/types.ts';
import { type IndexProblem, measureAt } from '#domain/ledger/view-index.ts';
import { bracketedChinese } from '#domain/numbering/words.ts';
import { type RoundView, viewOf } from '../../db/queries/ledger-view.ts';
import type { Store } from '../../db/store.ts';
import { found } from '../context.ts';

/** As the ledger stands when it is made; not to be made inside an act. */
export class RoundPlaces {
  readonly #view: RoundView;
  readonly #unitNames: ReadonlyMap<Id, string>;

  /** @throws BihuanError notFound when there is no such round */
  constructor(store: Store, roundId: Id) {
    this.#view = found(viewOf(store, roundId), '个轮次');
    this.#view.needHolders();
    this.#unitNames = new Map(this.#view.names.units.map(({ id, name, shortName }) => [id, shortName ?? name]));
  }

  /** All problems in print order. */
  get problems(): readonly IndexProblem[] {
    return this.#view.index.problems;
  }

  problem(id: Id): IndexProblem | undefined {
    const at = this.#view.problemAt(id);
    return at === undefined ? undefined : this.problems[at];
  }

  /** 5, or 2-1 where numbers restart under each item; '' for a problem that cannot be seen. */
  problemNumber(id: Id): string {
    const problem = this.problem(id);
    if (problem === undefined) return '';
    const item = this.#itemNumber(problem);
    return item === undefined ? String(problem.number) : `${item}-${problem.number}`;
  }

  /** 问题（5） */
  problemName(id: Id): string {
    return rowName('problem', this.#number(this.problem(id)));
  }

  /** 措施（5）二 */
  measureName(id: Id): string {
    const at = this.#view.measureAt(id);
    const problem = at === undefined ? undefined : this.problems[this.#view.index.measures.problemAt[at] ?? -1];
    if (at === undefined || problem === undefined) return rowName('measure', { words: '' });
    return rowName('measure', { ...this.#number(problem), position: at - problem.measureFrom + 1 });
  }

  /** The unit for which a problem counts: its first lead unit. */
  leadOfProblem(id: Id): Id | null {
    return this.problem(id)?.responsibilities.lead[0] ?? null;
  }

  /** The unit for which a measure counts: its own first lead unit, or else its problem's. */
  leadOfMeasure(id: Id): Id | null {
    const { index } = this.#view;
    const at = this.#view.measureAt(id);
    if (at === undefined) return null;
    const problem = this.problems[index.measures.problemAt[at] ?? -1];
    return measureAt(index, at).responsibilities.lead[0] ?? problem?.responsibilities.lead[0] ?? null;
  }

  /** Id of the aspect above a problem. */
  aspectOf(problemId: Id): Id | null {
    const { index } = this.#view;
    const item = index.items[this.problem(problemId)?.itemAt ?? -1];
    return index.aspects[item?.aspectAt ?? -1]?.id ?? null;
  }

  /** （一）关于“…”方面的问题, or 方面（一） where it has no title. */
  aspectName(id: Id): string {
    const at = this.#view.index.aspects.findIndex((aspect) => aspect.id === id);
    const title = this.#view.index.aspects[at]?.title ?? null;
    return title === null ? rowName('aspect', { number: at + 1 }) : `${bracketedChinese(at + 1)}${title}`;
  }

  /** Short or full name; '' for none. */
  unitName(id: Id | null): string {
    return id === null ? '' : (this.#unitNames.get(id) ?? '（已删除的单位）');
  }

  /** Ids of units in the office's own order. */
  get unitOrder(): readonly Id[] {
    return [...this.#unitNames.keys()];
  }

  /** Ids of aspects in print order. */
  get aspectOrder(): readonly Id[] {
    return this.#view.index.aspects.map(({ id }) => id);
  }

  #itemNumber(problem: IndexProblem): number | undefined {
    const { index } = this.#view;
    return index.numbering === 'restart' ? index.items[problem.itemAt]?.number : undefined;
  }

  #number(problem: IndexProblem | undefined) {
    if (problem === undefined) return { words: '' };
    const item = this.#itemNumber(problem);
    return { number: problem.number, ...(item === undefined ? {} : { item }) };
  }
}
