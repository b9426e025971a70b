// Which rows of which returned forms are to be taken: proposed, then changed by the clerk.
import type { CollectedForm } from '#contract/operations.ts';
import type { JudgedRow } from '#domain/forms/types.ts';
import type { Id } from '#domain/ledger/types.ts';

/** Chosen measures by the form's place in the batch. */
export type Choices = ReadonlyMap<number, ReadonlySet<Id>>;

/** Rows that the clerk may take; those of the first kind are proposed. */
const CLEAR: ReadonlySet<JudgedRow['verdict']> = new Set(['filled']);
const TAKABLE: ReadonlySet<JudgedRow['verdict']> = new Set(['filled', 'conflict', 'tampered', 'bad']);

export function isTakable(row: JudgedRow): boolean {
  return TAKABLE.has(row.verdict) && row.entry !== null && row.refusal === null;
}

/** Everything that is beyond doubt. */
export function proposed(forms: readonly CollectedForm[]): Choices {
  return new Map(
    forms.map(({ index, rows }) => [
      index,
      new Set(rows.filter((row) => CLEAR.has(row.verdict)).map(({ measureId }) => measureId)),
    ]),
  );
}

/** Takes a row or leaves it; a row taken from one form is not taken from another. */
export function toggled(choices: Choices, index: number, measureId: Id): Choices {
  const on = choices.get(index)?.has(measureId) !== true;
  return new Map(
    [...choices].map(([at, ids]) => {
      const next = new Set(ids);
      if (at === index && on) next.add(measureId);
      else if (at === index || on) next.delete(measureId);
      return [at, next];
    }),
  );
}

export function countOf(choices: Choices): number {
  let count = 0;
  for (const ids of choices.values()) count += ids.size;
  return count;
}

/** What acceptForms is asked; forms of which nothing is taken are left alone. */
export function toAccept(choices: Choices): { index: number; measureIds: Id[] }[] {
  return [...choices].filter(([, ids]) => ids.size > 0).map(([index, ids]) => ({ index, measureIds: [...ids] }));
}
