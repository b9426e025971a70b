// Queries on what a user has set up: saved views and settings of the window.
import type { SavedView } from '#contract/operations.ts';
import { type Store, sql } from '../store.ts';

/** A user's views of one list, or of all, by name. */
export function viewsOf(store: Store, user: string, list: string | null): SavedView[] {
  const query = sql
    .selectFrom('saved_view')
    .select(['id', 'list', 'name', 'definition'])
    .where('user', '=', user)
    .where('deleted_at', 'is', null)
    .orderBy('name');
  return store.all(list === null ? query : query.where('list', '=', list));
}

export function viewByName(store: Store, user: string, list: string, name: string): SavedView | undefined {
  return viewsOf(store, user, list).find((view) => view.name === name);
}

/** The id under which a user's setting is kept; a slash in a user's name cannot reach another's. */
export function preferenceId(user: string, key: string): string {
  return `${encodeURIComponent(user)}/${key}`;
}

export function preferencesOf(store: Store, user: string): Record<string, string> {
  const prefix = preferenceId(user, '');
  // '0' follows '/' in the order of characters: the range holds exactly the ids with this prefix.
  const end = `${prefix.slice(0, -1)}0`;
  const rows = store.all(
    sql.selectFrom('preference').select(['id', 'value']).where('id', '>=', prefix).where('id', '<', end),
  );
  return Object.fromEntries(rows.map(({ id, value }) => [id.slice(prefix.length), value]));
}
