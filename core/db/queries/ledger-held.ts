// Who answers for what: all holders of a problem or measure in one row, because most owners have several.
import { type Id, NO_RESPONSIBILITIES, type Responsibilities, type Role } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

/** A role's word, then an id: the words are small letters, the ids 26 capitals and digits, which come before those. */
const FIRST_SMALL = 'a'.charCodeAt(0);
const ID = 26;

/** Equal ids and equal lists of holders are kept once. */
export class Holders {
  readonly #ids = new Map<string, Id>();
  readonly #held = new Map<string, Responsibilities>();

  /** Adds who answers for the owners that `from` (a FROM with its WHERE, the table as `r`) finds. */
  read(
    store: Store,
    owner: 'problem' | 'measure',
    from: string,
    parameters: string[],
    into: Map<Id, Responsibilities>,
  ) {
    const rows = store
      .prepare(
        `SELECT owner, group_concat(who, '') FROM (
           SELECT r.${owner}_id AS owner,
             r.role || coalesce(r.unit_id, r.official_id) AS who
           ${from} AND r.deleted_at IS NULL ORDER BY r.${owner}_id, r.role, r.position, r.id
         ) GROUP BY owner`,
      )
      .raw(true)
      .all(...parameters) as [owner: Id, all: string][];
    for (const [id, all] of rows) into.set(id, this.#parse(all));
  }

  #parse(all: string): Responsibilities {
    const known = this.#held.get(all);
    if (known !== undefined) return known;
    const parsed: Responsibilities = { ...NO_RESPONSIBILITIES };
    for (let at = 0; at < all.length; ) {
      const from = at;
      while (all.charCodeAt(at) >= FIRST_SMALL) at++;
      const role = all.slice(from, at) as Role;
      const id = this.#id(all.slice(at, at + ID));
      at += ID;
      if (parsed[role].length === 0) parsed[role] = [id];
      else parsed[role].push(id);
    }
    this.#held.set(all, parsed);
    return parsed;
  }

  #id(text: string): Id {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, text);
    return text;
  }
}

/** Who answers for some problems or measures, by owner; owners with nobody are left out. */
export function heldByOwners(
  store: Store,
  owner: 'problem' | 'measure',
  ids: readonly Id[],
): Map<Id, Responsibilities> {
  const held = new Map<Id, Responsibilities>();
  const from = `FROM responsibility r WHERE r.${owner}_id IN (SELECT value FROM json_each(?))`;
  if (ids.length > 0) new Holders().read(store, owner, from, [JSON.stringify(ids)], held);
  return held;
}
