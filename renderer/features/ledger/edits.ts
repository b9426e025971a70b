// Edits of the ledger as values: applied to the tree that is shown, and turned round for 撤销.
import type { InputOf } from '#contract/operations.ts';
import type { Id, LedgerTree, Measure, Problem, Role } from '#domain/ledger/types.ts';
import { ROLES } from '#domain/ledger/types.ts';

export type Patch = InputOf<'assign'>['patch'];
export type Targets = InputOf<'assign'>['targets'];

export type Edit =
  | { operation: 'assign'; input: { targets: Targets; patch: Patch } }
  | { operation: 'updateProblem'; input: { id: Id; patch: { title: string } } }
  | { operation: 'updateMeasure'; input: { id: Id; patch: { lead: string; text: string } } };

const isRole = (key: string): key is Role => (ROLES as readonly string[]).includes(key);

/** Fields that only one of the two has; the engine passes them over on the other. */
const ONLY_PROBLEM: readonly string[] = ['kind', 'target', 'source'];
const ONLY_MEASURE: readonly string[] = ['deliverable'];

function patched<Owner extends Problem | Measure>(owner: Owner, patch: Patch, passOver: readonly string[]): Owner {
  const next = { ...owner, responsibilities: { ...owner.responsibilities } };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || passOver.includes(key)) continue;
    if (isRole(key)) next.responsibilities[key] = value as Id[];
    else Object.assign(next, { [key]: value });
  }
  return next;
}

function mapProblems(tree: LedgerTree, change: (problem: Problem) => Problem): LedgerTree {
  let touched = false;
  const aspects = tree.aspects.map((aspect) => {
    let aspectTouched = false;
    const items = aspect.items.map((item) => {
      let itemTouched = false;
      const problems = item.problems.map((problem) => {
        const next = change(problem);
        if (next !== problem) itemTouched = true;
        return next;
      });
      if (!itemTouched) return item;
      aspectTouched = true;
      return { ...item, problems };
    });
    if (!aspectTouched) return aspect;
    touched = true;
    return { ...aspect, items };
  });
  return touched ? { ...tree, aspects } : tree;
}

/** The tree after an edit; everything untouched stays the same object. */
export function applyEdit(tree: LedgerTree, edit: Edit): LedgerTree {
  if (edit.operation === 'updateProblem') {
    const { id, patch } = edit.input;
    return mapProblems(tree, (problem) => (problem.id === id ? { ...problem, ...patch } : problem));
  }
  if (edit.operation === 'updateMeasure') {
    const { id, patch } = edit.input;
    return mapProblems(tree, (problem) =>
      problem.measures.some((measure) => measure.id === id)
        ? {
            ...problem,
            measures: problem.measures.map((measure) => (measure.id === id ? { ...measure, ...patch } : measure)),
          }
        : problem,
    );
  }
  const { targets, patch } = edit.input;
  const problemIds = new Set(targets.problemIds);
  const measureIds = new Set(targets.measureIds);
  return mapProblems(tree, (problem) => {
    let next = problem;
    if (problemIds.has(problem.id)) next = patched(problem, patch, ONLY_MEASURE);
    if (measureIds.size > 0 && problem.measures.some((measure) => measureIds.has(measure.id))) {
      const measures = next.measures.map((measure) =>
        measureIds.has(measure.id) ? patched(measure, patch, ONLY_PROBLEM) : measure,
      );
      next = { ...next, measures };
    }
    return next;
  });
}

function held(owner: Problem | Measure, key: string): unknown {
  return isRole(key) ? owner.responsibilities[key] : (owner as unknown as Record<string, unknown>)[key];
}

/** What an owner holds now in the fields that a patch would set. */
function heldBy(owner: Problem | Measure, patch: Patch, passOver: readonly string[]): Patch {
  const keys = Object.keys(patch).filter((key) => !passOver.includes(key));
  return Object.fromEntries(keys.map((key) => [key, held(owner, key)])) as Patch;
}

/** The edits that take an edit back, worked out before it is made; rows with the same old values share one edit. */
export function inverseOf(tree: LedgerTree, edit: Edit): Edit[] {
  if (edit.operation === 'updateProblem') {
    const problem = findProblem(tree, edit.input.id);
    if (problem === null) return [];
    return [{ operation: 'updateProblem', input: { id: problem.id, patch: { title: problem.title } } }];
  }
  if (edit.operation === 'updateMeasure') {
    const measure = findMeasure(tree, edit.input.id)?.measure;
    if (measure === undefined) return [];
    const { id, lead, text } = measure;
    return [{ operation: 'updateMeasure', input: { id, patch: { lead, text } } }];
  }
  const { targets, patch } = edit.input;
  const groups = new Map<string, { targets: Targets; patch: Patch }>();
  const group = (old: Patch) => {
    const key = JSON.stringify(old);
    const known = groups.get(key);
    if (known !== undefined) return known.targets;
    const added = { targets: { problemIds: [], measureIds: [] }, patch: old };
    groups.set(key, added);
    return added.targets;
  };
  const problemIds = new Set(targets.problemIds);
  const measureIds = new Set(targets.measureIds);
  for (const problem of problemsOf(tree)) {
    if (problemIds.has(problem.id)) group(heldBy(problem, patch, ONLY_MEASURE)).problemIds.push(problem.id);
    for (const measure of problem.measures) {
      if (measureIds.has(measure.id)) group(heldBy(measure, patch, ONLY_PROBLEM)).measureIds.push(measure.id);
    }
  }
  return [...groups.values()]
    .filter((each) => Object.keys(each.patch).length > 0)
    .map((input) => ({ operation: 'assign', input }));
}

/** Every problem of a round, in order. */
export function* problemsOf(tree: LedgerTree): Generator<Problem> {
  for (const aspect of tree.aspects) for (const item of aspect.items) yield* item.problems;
}

export function findProblem(tree: LedgerTree, id: Id): Problem | null {
  for (const problem of problemsOf(tree)) if (problem.id === id) return problem;
  return null;
}

export function findMeasure(tree: LedgerTree, id: Id): { problem: Problem; measure: Measure } | null {
  for (const problem of problemsOf(tree)) {
    const measure = problem.measures.find((each) => each.id === id);
    if (measure !== undefined) return { problem, measure };
  }
  return null;
}
