// Names for the ids in a round: units by their short or full name, people with post or telephone.
import type { Id, LedgerTree, Official, Unit } from '../ledger/types.ts';
import { joinNames } from './words.ts';

export interface NameBook {
  /** 区发改局、区财政局; ids that nobody knows are left out */
  units(ids: readonly Id[]): string;
  /** 张某某、李某某 */
  people(ids: readonly Id[]): string;
  /** 张某某（0536-1234567）、李某某 */
  peopleWithPhone(ids: readonly Id[]): string;
  /** People in the office's own order instead of the order in which they were met */
  inOrder(people: readonly Id[]): Id[];
  official(id: Id): Official | undefined;
}

/** Looks names up in the round's own units and officials. */
export function nameBook(tree: Pick<LedgerTree, 'units' | 'officials'>): NameBook {
  const units = new Map(tree.units.map((unit) => [unit.id, unit]));
  const officials = new Map(tree.officials.map((official) => [official.id, official]));
  return {
    units: (ids) => joinNames(ids.map((id) => shortName(units.get(id)))),
    people: (ids) => joinNames(ids.map((id) => officials.get(id)?.name)),
    peopleWithPhone: (ids) =>
      joinNames(
        ids.map((id) => {
          const official = officials.get(id);
          const phone = official?.phone?.trim() ?? '';
          return official && phone !== '' ? `${official.name}（${phone}）` : official?.name;
        }),
      ),
    inOrder: (people) =>
      people
        .map((id) => ({ id, position: officials.get(id)?.position ?? Number.MAX_SAFE_INTEGER }))
        .sort((a, b) => a.position - b.position)
        .map((each) => each.id),
    official: (id) => officials.get(id),
  };
}

function shortName(unit: Unit | undefined): string | undefined {
  const short = unit?.shortName?.trim() ?? '';
  return short === '' ? unit?.name : short;
}
