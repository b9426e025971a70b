// Units and people by the names that documents and workbooks use: full name, short name, alias; new ones are added.
import type { Id, Official, Unit } from '#domain/ledger/types.ts';
import { listOfficials, listUnits } from '../../db/queries/ledger.ts';
import type { Act, Store } from '../../db/store.ts';
import { insertOfficial, insertUnit } from './directory.ts';

const key = (name: string): string => name.replace(/\s/g, '');

export class KnownNames {
  readonly #units = new Map<string, Id>();
  readonly #officials = new Map<string, Id>();
  readonly #names = new Map<Id, string>();

  constructor(store: Store) {
    const units = listUnits(store);
    // a full name counts before another unit's short name, a short name before an alias
    for (const unit of units) this.#put(unit.name, unit);
    for (const unit of units) if (unit.shortName !== null) this.#put(unit.shortName, unit);
    for (const unit of units) for (const alias of unit.aliases) this.#put(alias, unit);
    for (const official of listOfficials(store)) {
      if (!this.#officials.has(key(official.name))) this.#officials.set(key(official.name), official.id);
      this.#names.set(official.id, official.name);
    }
  }

  #put(name: string, { id, name: own }: Pick<Unit, 'id' | 'name'>): void {
    if (!this.#units.has(key(name))) this.#units.set(key(name), id);
    this.#names.set(id, own);
  }

  unit(name: string): Id | undefined {
    return this.#units.get(key(name));
  }

  official(name: string): Id | undefined {
    return this.#officials.get(key(name));
  }

  /** The name in the directory; '' for an id of nobody. */
  nameOf(id: Id): string {
    return this.#names.get(id) ?? '';
  }

  /** Lets a further name stand for a unit from now on. */
  learn(name: string, unitId: Id): void {
    this.#units.set(key(name), unitId);
  }

  /** The unit of that name, added where nobody bears it. */
  unitFor(act: Act, name: string): { id: Id; added: boolean } {
    const known = this.unit(name);
    if (known !== undefined) return { id: known, added: false };
    const id = insertUnit(act, { name: key(name), shortName: null });
    this.#put(name, { id, name: key(name) });
    return { id, added: true };
  }

  /** The person of that name, added where nobody bears it. */
  officialFor(
    act: Act,
    person: Pick<Official, 'name'> & { post?: string | undefined; phone?: string | undefined; unitId?: Id | undefined },
  ): { id: Id; added: boolean } {
    const name = key(person.name);
    const known = this.official(name);
    if (known !== undefined) return { id: known, added: false };
    const id = insertOfficial(act, {
      name,
      post: person.post?.slice(0, 200) ?? null,
      phone: person.phone?.slice(0, 50) ?? null,
      unitId: person.unitId ?? null,
    });
    this.#officials.set(name, id);
    this.#names.set(id, name);
    return { id, added: true };
  }
}
