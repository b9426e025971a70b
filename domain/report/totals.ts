// Totals of outcomes, clues and petitions as they are quoted; zeroes are printed where there is a ledger (DOMAIN §7).
import { CLUE_STATES, type ClueLedger, isSettled } from '../clues/types.ts';
import { PERSON_KINDS } from '../outcomes/types.ts';
import { figuresWords, isEmpty } from '../outcomes/words.ts';
import type { ClueFigures } from '../statistics/clues.ts';
import type { OutcomeFigures } from '../statistics/outcomes.ts';
import type { ClueTotals } from './types.ts';
import { sentence } from './wording.ts';

/** 整改期间，新建制度12项，…。 '' where nothing was entered. */
export function outcomesSentence(outcomes: OutcomeFigures): string {
  return isEmpty(outcomes) ? '' : `整改期间，${sentence(figuresWords(outcomes, { zeros: false }))}`;
}

/** The counts of both ledgers as a report quotes them; null where neither holds anything. */
export function clueTotals(figures: Record<ClueLedger, ClueFigures>): ClueTotals | null {
  const one = ({ total, states }: ClueFigures) => ({
    received: total.ids.length,
    closed: CLUE_STATES.filter(isSettled).reduce((sum, state) => sum + states[state].ids.length, 0),
  });
  const [clues, petitions] = [one(figures.clue), one(figures.petition)];
  if (clues.received + petitions.received === 0) return null;
  const handled = PERSON_KINDS.map((kind) => ({
    kind,
    persons: figures.clue.persons[kind].value + figures.petition.persons[kind].value,
  }));
  return { clues, petitions, handled };
}

/** Clues and petitions as counts only. */
export function cluesSentences({ clues, petitions, handled }: ClueTotals): string {
  const one = (name: string, { received, closed }: { received: number; closed: number }) =>
    `移交${name}${received}件，已办结${closed}件${received === closed ? '' : `，其余${received - closed}件正在办理`}`;
  const persons = handled.filter(({ persons: n }) => n > 0).map(({ kind, persons: n }) => `${kind}${n}人`);
  return `${one('问题线索', clues)}；${one('信访件', petitions)}。${persons.length === 0 ? '' : `给予${persons.join('、')}。`}`;
}
