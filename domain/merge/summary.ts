// What the clerk's ticks would do, counted and in words: the accept button says it before, the message after.
import type { MergeAct, MergePlan } from './types.ts';

export interface MergeTally {
  problems: number;
  measures: number;
  fills: number;
  changes: number;
  progress: number;
}

/** Every act of a plan, in order. */
export function actsOf(plan: MergePlan): MergeAct[] {
  return plan.problems.flatMap(({ acts, measures }) => [...acts, ...measures.flatMap((measure) => measure.acts)]);
}

/** Ids of what is done unless the clerk says no. */
export function proposedIds(plan: MergePlan): string[] {
  return actsOf(plan).flatMap(({ id, proposed }) => (proposed ? [id] : []));
}

/** Counts the taken acts; the measures of an added problem count as added. */
export function tally(plan: MergePlan, taken: ReadonlySet<string>): MergeTally {
  const out: MergeTally = { problems: 0, measures: 0, fills: 0, changes: 0, progress: 0 };
  for (const { acts, measures, incoming } of plan.problems) {
    for (const act of [...acts, ...measures.flatMap((measure) => measure.acts)]) {
      if (!taken.has(act.id)) continue;
      if (act.field === 'problem') {
        out.problems++;
        out.measures += incoming?.measures ?? 0;
      } else if (act.field === 'measure') out.measures++;
      else if (act.kind === 'fill') out.fills++;
      else if (act.kind === 'change') out.changes++;
      else out.progress++;
    }
  }
  return out;
}

/** 新增2条问题、5条措施，补充12处，修改1处，填写进展8条; '' where nothing is done. */
export function tallyWords({ problems, measures, fills, changes, progress }: MergeTally): string {
  const added = [problems > 0 ? `${problems}条问题` : '', measures > 0 ? `${measures}条措施` : ''].filter(Boolean);
  return [
    added.length > 0 ? `新增${added.join('、')}` : '',
    fills > 0 ? `补充${fills}处` : '',
    changes > 0 ? `修改${changes}处` : '',
    progress > 0 ? `填写进展${progress}条` : '',
  ]
    .filter(Boolean)
    .join('，');
}
