// Problems and measures by the numbers that people use.
import { BihuanError } from '#contract/errors.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';

/** Finds problems and measures by the numbers that people use: "12" and "12.1". */
export class Places {
  readonly #problems = new Map<string, string>();
  readonly #measures = new Map<string, string>();

  constructor(tree: LedgerTree) {
    for (const aspect of tree.aspects) {
      for (const item of aspect.items) {
        for (const problem of item.problems) {
          this.#problems.set(String(problem.number), problem.id);
          for (const measure of problem.measures) {
            this.#measures.set(`${problem.number}.${measure.position}`, measure.id);
          }
        }
      }
    }
  }

  problem(number: string): string {
    return need(this.#problems, number, '问题');
  }

  measure(key: string): string {
    return need(this.#measures, key, '措施');
  }
}

/** @throws BihuanError notFound naming what is missing */
export function need(ids: ReadonlyMap<string, string>, name: string, what = '名称'): string {
  const id = ids.get(name);
  if (id === undefined) throw new BihuanError('notFound', `没有找到${what}“${name}”。请核对后再试。`, { name });
  return id;
}
