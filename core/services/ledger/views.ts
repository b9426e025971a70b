// Looks that a user keeps under a name, and how the user has set up the window.

import type { OutputOf, ParsedInputOf, SavedView } from '#contract/operations.ts';
import { ulid } from '../../db/ids.ts';
import { preferenceId, preferencesOf, viewByName, viewsOf } from '../../db/queries/views.ts';
import { type Context, found } from '../context.ts';

/** The user's own views of a list, by name. */
export function listViews(context: Context, { list }: ParsedInputOf<'listViews'>): SavedView[] {
  return viewsOf(context.store, context.actor.user, list);
}

/** Keeps a view; one of the same name is replaced. */
export function saveView(context: Context, { list, name, definition }: ParsedInputOf<'saveView'>): SavedView {
  const { user } = context.actor;
  return context.store.act(context.actor, 'saveView', (act) => {
    const known = viewByName(act.store, user, list, name);
    if (known !== undefined) {
      act.update('saved_view', known.id, { definition });
      return { ...known, definition };
    }
    const view: SavedView = { id: ulid(), list, name, definition };
    act.insert('saved_view', { ...view, user, deleted_at: null });
    return view;
  });
}

/** @throws BihuanError notFound when the user has no such view */
export function removeView(context: Context, { id }: ParsedInputOf<'removeView'>): null {
  return context.store.act(context.actor, 'removeView', (act) => {
    found(
      viewsOf(act.store, context.actor.user, null).find((view) => view.id === id),
      '个视图',
    );
    act.update('saved_view', id, { deleted_at: act.at });
    return null;
  });
}

/** The user's own settings of the window, by key. */
export function getPreferences(context: Context): OutputOf<'getPreferences'> {
  return preferencesOf(context.store, context.actor.user);
}

export function setPreference(context: Context, { key, value }: ParsedInputOf<'setPreference'>): null {
  const id = preferenceId(context.actor.user, key);
  return context.store.act(context.actor, 'setPreference', (act) => {
    const known = Object.hasOwn(preferencesOf(act.store, context.actor.user), key);
    if (known) act.update('preference', id, { value });
    else act.insert('preference', { id, value });
    return null;
  });
}
