// Work that can be rested in: a generator that yields wherever it may be left for a while, and returns its result.

/** Runs such work to its end without resting. */
export function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
