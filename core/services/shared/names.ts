// Finding units and people by any name they go by, for imports: full names, short names, aliases, in any writing.
import { nameKey } from '#domain/directory/names.ts';
import type { Official, Unit } from '#domain/ledger/types.ts';
import { listOfficials, listUnits } from '../../db/queries/ledger.ts';
import type { Act, Store } from '../../db/store.ts';
import { insertOfficial, insertUnit } from './directory.ts';

/** Marks a name that several bear, so that it means nobody. */
const SEVERAL = Symbol();

/** Who goes by which name. A full name outweighs an alias, an alias a short name; what fits several means none of them. */
export class Names {
  readonly #units = new Map<string, string>();
  readonly #officials = new Map<string, string>();

  constructor(units: readonly Unit[], officials: readonly Official[]) {
    const levels: Map<string, string | typeof SEVERAL>[] = [new Map(), new Map(), new Map()];
    const note = (level: number, name: string, id: string) => {
      const names = levels[level] as Map<string, string | typeof SEVERAL>;
      const key = nameKey(name);
      const owner = names.get(key);
      names.set(key, owner === undefined || owner === id ? id : SEVERAL);
    };
    for (const unit of units) {
      note(0, unit.name, unit.id);
      for (const alias of unit.aliases) note(1, alias, unit.id);
      if (unit.shortName !== null) note(2, unit.shortName, unit.id);
    }
    for (const names of levels) {
      for (const [key, id] of names) if (id !== SEVERAL && !this.#units.has(key)) this.#units.set(key, id);
    }
    for (const { name, id } of officials) {
      const key = nameKey(name);
      if (!this.#officials.has(key)) this.#officials.set(key, id);
    }
  }

  static read(store: Store): Names {
    return new Names(listUnits(store), listOfficials(store));
  }

  /** The unit that goes by a name; undefined when none does, or several do. */
  unit(name: string): string | undefined {
    return this.#units.get(nameKey(name));
  }

  /** The first person of a name; undefined when there is none. */
  official(name: string): string | undefined {
    return this.#officials.get(nameKey(name));
  }

  /** From now on the name means this unit. */
  learnUnit(name: string, id: string): void {
    this.#units.set(nameKey(name), id);
  }

  /** From now on the name means this person. */
  learnOfficial(name: string, id: string): void {
    this.#officials.set(nameKey(name), id);
  }
}

/** The unit that goes by a name, be it full, short or an alias. For many names read `Names` once. */
export function resolveUnit(store: Store, name: string): string | undefined {
  return Names.read(store).unit(name);
}

/** Finds the units and people that a document names inside a running act, adding those that are not known yet. */
export class NamedDirectory {
  readonly added = { units: 0, officials: 0 };
  readonly #act: Act;
  readonly #names: Names;

  constructor(act: Act) {
    this.#act = act;
    this.#names = Names.read(act.store);
  }

  unit(name: string): string {
    const known = this.#names.unit(name);
    if (known !== undefined) return known;
    const id = insertUnit(this.#act, { name: name.trim(), shortName: null });
    this.#names.learnUnit(name, id);
    this.added.units++;
    return id;
  }

  official(name: string): string {
    const known = this.#names.official(name);
    if (known !== undefined) return known;
    const id = insertOfficial(this.#act, { name: name.trim(), post: null, phone: null, unitId: null });
    this.#names.learnOfficial(name, id);
    this.added.officials++;
    return id;
  }
}
