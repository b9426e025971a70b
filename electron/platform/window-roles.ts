// Which windows the shell opened and for what; a window that is not in here may call nothing.
export type WindowRole = 'main' | 'print' | 'recovery';

export class WindowRoles {
  readonly #roles = new Map<number, WindowRole>();

  /** `id` is the id of the window's contents. */
  add(id: number, role: WindowRole): void {
    this.#roles.set(id, role);
  }

  remove(id: number): void {
    this.#roles.delete(id);
  }

  of(id: number): WindowRole | undefined {
    return this.#roles.get(id);
  }
}
