// Who answers for what: all holders of a problem or measure in one row, because most owners have several.
import { type Id, NO_RESPONSIBILITIES, type Responsibilities, ROLES } from '#domain/ledger/types.ts';
import type { Store } from '../store.ts';

const ID_LENGTH = 26;
const MARK_LENGTH = 2;
/** First and last letter tell the roles apart. */
const ROLE_OF = new Map(ROLES.map((role) => [`${role.at(0)}${role.at(-1)}`, role]));

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
             substr(r.role, 1, 1) || substr(r.role, -1) || coalesce(r.unit_id, r.official_id) AS who
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
    for (let at = 0; at < all.length; at += MARK_LENGTH + ID_LENGTH) {
      const role = ROLE_OF.get(all.slice(at, at + MARK_LENGTH));
      if (role === undefined) continue;
      const id = this.#id(all.slice(at + MARK_LENGTH, at + MARK_LENGTH + ID_LENGTH));
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
