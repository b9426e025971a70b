// How a writer of something long lets others take their turn.

/** Awaited by a writer after each piece of its work, with how many rows of how many are written. It may throw, to stop the writer. */
export type Pace = (done: number, total: number) => Promise<void>;

/** For short documents: nothing is waited for. */
export const unpaced: Pace = () => Promise.resolve();

/** Rows written between two rests: some tens of milliseconds. */
export const ROWS_A_PIECE = 250;
