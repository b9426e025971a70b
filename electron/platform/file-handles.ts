// Files that a person chose in a dialog, known to the window by a random handle only; the path stays here.
import { randomBytes } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';

/** Handles kept for one window; older ones give way. */
const KEPT = 50;

/** `Chosen` is a path, or the paths of several files chosen together. */
export class FileHandles<Chosen = string> {
  readonly #paths = new Map<number, Map<string, Chosen>>();

  /** A new handle for a path, usable by that window alone. `owner` is the id of the window's contents. */
  issue(owner: number, path: Chosen): string {
    const mine = this.#paths.get(owner) ?? new Map<string, Chosen>();
    this.#paths.set(owner, mine);
    const handle = randomBytes(24).toString('base64url');
    mine.set(handle, path);
    for (const oldest of mine.keys()) {
      if (mine.size <= KEPT) break;
      mine.delete(oldest);
    }
    return handle;
  }

  /** The path behind a handle; throws `file.handleUnknown` for a handle of nobody or of another window. */
  resolve(owner: number, handle: string): Chosen {
    const path = this.#paths.get(owner)?.get(handle);
    if (path === undefined) throw new BihuanError('file.handleUnknown', '所选文件已失效，没有读取。请重新选择文件。');
    return path;
  }

  /** Forgets a window's handles, once it is closed. */
  forget(owner: number): void {
    this.#paths.delete(owner);
  }
}
