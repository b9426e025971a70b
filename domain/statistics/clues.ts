// The one place where clues and petitions are counted; reports publish these counts and nothing else of them.
import {
  CLUE_LEDGERS,
  CLUE_STATES,
  type Clue,
  type ClueLedger,
  type ClueState,
  isClueOverdue,
} from '../clues/types.ts';
import type { Id, PlainDate } from '../ledger/types.ts';
import { PERSON_KINDS, type PersonKind } from '../outcomes/types.ts';
import type { Tally } from './outcomes.ts';
import type { Figure } from './types.ts';

export interface ClueFigures {
  total: Figure;
  states: Record<ClueState, Figure>;
  overdue: Figure;
  /** 处理人数 by kind of handling */
  persons: Record<PersonKind, Tally>;
}

/** What counting needs; nothing of the content. */
export type CountedClue = Pick<Clue, 'id' | 'ledger' | 'state' | 'dueDate' | 'handled'>;

function figuresOf(clues: readonly CountedClue[], asOf: PlainDate): ClueFigures {
  const ids = (fits: (clue: CountedClue) => boolean): Id[] => clues.filter(fits).map(({ id }) => id);
  const persons = PERSON_KINDS.map((kind): [PersonKind, Tally] => {
    const handled = clues.filter((clue) => (clue.handled[kind] ?? 0) > 0);
    return [
      kind,
      { value: handled.reduce((sum, clue) => sum + (clue.handled[kind] ?? 0), 0), ids: handled.map(({ id }) => id) },
    ];
  });
  return {
    total: { ids: clues.map(({ id }) => id) },
    states: Object.fromEntries(
      CLUE_STATES.map((state) => [state, { ids: ids((clue) => clue.state === state) }]),
    ) as Record<ClueState, Figure>,
    overdue: { ids: ids((clue) => isClueOverdue(clue, asOf)) },
    persons: Object.fromEntries(persons) as Record<PersonKind, Tally>,
  };
}

/** Both ledgers of a round, counted on a day. */
export function clueFigures(clues: readonly CountedClue[], asOf: PlainDate): Record<ClueLedger, ClueFigures> {
  return Object.fromEntries(
    CLUE_LEDGERS.map((ledger) => [
      ledger,
      figuresOf(
        clues.filter((clue) => clue.ledger === ledger),
        asOf,
      ),
    ]),
  ) as Record<ClueLedger, ClueFigures>;
}
