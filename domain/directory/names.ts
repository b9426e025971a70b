// Names as they are compared when units and people are looked up.
import { fold } from '../search/fold.ts';

/** A word on the role that documents put behind a name: 区教体局（牵头）. */
const ROLE_NOTE = /\((?:牵头|主办|责任|配合|协办)(?:单位|部门)?\)$/;

/** What two writings of one name have in common: width, case, spaces, quotes and role notes do not matter. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(ROLE_NOTE, '')
    .replace(/[。.:;,，；：、]+$/u, '');
}
