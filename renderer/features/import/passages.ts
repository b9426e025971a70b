// What the reader left out on purpose, less what the clerk has taken in since.
import type { PassedOver } from '#domain/outline/types.ts';

/** Passages still left out: a paragraph that a node was made from is cut out of its passage. */
export function leftOut(passedOver: readonly PassedOver[], taken: (paragraph: number) => boolean): PassedOver[] {
  return passedOver.flatMap((passage) => {
    // of a paragraph taken over in part the clerk may still want the rest
    if (passage.part) return [passage];
    const rest: PassedOver[] = [];
    let open: PassedOver | null = null;
    for (let at = passage.from; at <= passage.to; at += 1) {
      if (taken(at)) open = null;
      else if (open) open.to = at;
      else {
        open = { ...passage, from: at, to: at };
        rest.push(open);
      }
    }
    return rest;
  });
}
