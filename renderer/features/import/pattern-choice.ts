// What is asked of the reader when the clerk gives a level another mark.
import type { LevelChoice } from '#domain/outline/pattern-override.ts';
import { type LevelMarks, OUTLINE_LEVELS, type OutlineLevel } from '#domain/outline/types.ts';

export interface Asked {
  /** What the clerk has chosen so far */
  chosen: LevelChoice;
  /** That, and the marks in force for the other levels; a level that had none, or lost its mark, is found anew */
  levels: LevelChoice;
}

/** A mark stands for one level: given to another, it leaves the one that it had. */
export function askFor(inForce: LevelMarks, before: LevelChoice, level: OutlineLevel, mark: string | null): Asked {
  const chosen: LevelChoice = {};
  for (const each of OUTLINE_LEVELS) {
    const own = each === level ? mark : before[each];
    if (own !== undefined && (each === level || own === null || own !== mark)) chosen[each] = own;
  }
  const levels: LevelChoice = { ...chosen };
  for (const each of OUTLINE_LEVELS) {
    const own = inForce[each];
    if (levels[each] === undefined && own !== null && !Object.values(chosen).includes(own)) levels[each] = own;
  }
  return { chosen, levels };
}
