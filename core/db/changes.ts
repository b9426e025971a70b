// What committed acts changed, kept for a while in memory, so that what was read once can be mended instead of read again.

/** One row that an act wrote. */
export interface Change {
  entity: string;
  id: string;
  /** Whether the row is new */
  created: boolean;
  /** The columns written, with their new values */
  after: Readonly<Record<string, unknown>>;
}

/** Beyond this many, reading again is cheaper than mending. */
const KEPT = 2_000;

/** Counts changes; the count is the data's version, and the last changes can be asked for by version. */
export class Changes {
  #kept: Change[] = [];
  /** Version before the first one kept */
  #dropped = 0;
  #pending: Change[] = [];
  #pendingCount = 0;

  /** Raised by every committed act that wrote something. */
  get version(): number {
    return this.#dropped + this.#kept.length;
  }

  /** The running act has written something that is not committed yet. */
  get underWay(): boolean {
    return this.#pendingCount > 0;
  }

  /** A row written by the running act. */
  note(entity: string, id: string, created: boolean, after: object | null): void {
    this.#pendingCount++;
    if (this.#pendingCount <= KEPT) this.#pending.push({ entity, id, created, after: { ...after } });
  }

  commit(): void {
    if (this.#pendingCount > KEPT) {
      this.#dropped += this.#kept.length + this.#pendingCount;
      this.#kept = [];
    } else {
      this.#kept.push(...this.#pending);
      const over = this.#kept.length - KEPT;
      if (over > KEPT) {
        this.#kept = this.#kept.slice(over);
        this.#dropped += over;
      }
    }
    this.forget();
  }

  /** The running act was rolled back. */
  forget(): void {
    this.#pending = [];
    this.#pendingCount = 0;
  }

  /** Changes committed after a version, oldest first; null when that is too long ago. */
  since(version: number): readonly Change[] | null {
    return version < this.#dropped ? null : this.#kept.slice(version - this.#dropped);
  }
}
