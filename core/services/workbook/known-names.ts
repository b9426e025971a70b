// The directory as an import uses it: names found by the shared rules, new units and people added with what the sheet tells.
import type { Id, Official } from '#domain/ledger/types.ts';
import { listOfficials, listUnits } from '../../db/queries/ledger.ts';
import type { Act, Store } from '../../db/store.ts';
import { insertOfficial, insertUnit } from '../shared/directory.ts';
import { Names } from '../shared/names.ts';

export class KnownNames {
  readonly #names: Names;
  readonly #byId = new Map<Id, string>();

  constructor(store: Store) {
    const units = listUnits(store);
    const officials = listOfficials(store);
    this.#names = new Names(units, officials);
    for (const { id, name } of [...units, ...officials]) this.#byId.set(id, name);
  }

  unit(name: string): Id | undefined {
    return this.#names.unit(name);
  }

  official(name: string): Id | undefined {
    return this.#names.official(name);
  }

  /** The name in the directory; '' for an id of nobody. */
  nameOf(id: Id): string {
    return this.#byId.get(id) ?? '';
  }

  /** Lets a further name stand for a unit from now on. */
  learn(name: string, unitId: Id): void {
    this.#names.learnUnit(name, unitId);
  }

  /** The unit of that name, added where nobody bears it. */
  unitFor(act: Act, name: string): { id: Id; added: boolean } {
    const known = this.unit(name);
    if (known !== undefined) return { id: known, added: false };
    const id = insertUnit(act, { name, shortName: null });
    this.#names.learnUnit(name, id);
    this.#byId.set(id, name);
    return { id, added: true };
  }

  /** The person of that name, added where nobody bears it. */
  officialFor(
    act: Act,
    person: Pick<Official, 'name'> & { post?: string | undefined; phone?: string | undefined; unitId?: Id | undefined },
  ): { id: Id; added: boolean } {
    const { name } = person;
    const known = this.official(name);
    if (known !== undefined) return { id: known, added: false };
    const id = insertOfficial(act, {
      name,
      post: person.post?.slice(0, 200) ?? null,
      phone: person.phone?.slice(0, 50) ?? null,
      unitId: person.unitId ?? null,
    });
    this.#names.learnOfficial(name, id);
    this.#byId.set(id, name);
    return { id, added: true };
  }
}
