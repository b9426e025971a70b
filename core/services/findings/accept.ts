// Accepting an outline: round, tree, the units and people it names, and the original, all in one transaction.
import { BihuanError } from '#contract/errors.ts';
import type { Imported, ParsedInputOf } from '#contract/operations.ts';
import type { Outline } from '#domain/outline/types.ts';
import { findRound } from '../../db/queries/ledger.ts';
import { aspectCount } from '../../db/queries/rounds.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { NamedDirectory } from '../shared/names.ts';
import { keepOriginal } from '../shared/originals.ts';
import { insertRound } from '../shared/rounds.ts';
import { insertAspect, insertItem, insertProblem } from '../shared/tree-rows.ts';

type Accepted = ParsedInputOf<'acceptOutline'>;

/**
 * Stores an accepted tree as a new round or into an empty one.
 * @throws BihuanError document.noProblems for a tree without problems, conflict for a round that already has content,
 * file.handleUnknown when the document is no longer held
 */
export function acceptOutline(context: Context, input: Accepted): Imported {
  return context.store.act(context.actor, 'acceptOutline', (act) => {
    const roundId = targetRound(act, input.round);
    keepSource(context, act, roundId, input.source);
    const people = new NamedDirectory(act);
    const counts = { aspects: 0, items: 0, problems: 0, measures: 0 };
    input.aspects.forEach((aspect, aspectIndex) => {
      const aspectId = insertAspect(act, roundId, aspectIndex + 1, aspect.title);
      if (aspect.title !== null) counts.aspects++;
      aspect.items.forEach((item, itemIndex) => {
        const itemId = insertItem(act, aspectId, itemIndex + 1, item);
        if (item.title !== null) counts.items++;
        item.problems.forEach((problem, index) => {
          insertProblem(act, people, { itemId, position: index + 1 }, problem);
          counts.problems++;
          counts.measures += problem.measures.length;
        });
      });
    });
    if (counts.problems === 0) {
      throw new BihuanError('document.noProblems', '树中没有具体问题，没有导入。请至少保留一条问题。');
    }
    return { roundId, counts, added: people.added };
  });
}

/** Keeps the document that the clerk looked at; null: the tree was typed in, there is none. */
export function keepSource(context: Context, act: Act, roundId: string, source: Accepted['source']): void {
  if (source === null) return;
  const { name, bytes } = context.previewed.find(source.sha256, source.name);
  keepOriginal(act, { roundId, name, kind: source.kind, bytes });
}

/** An outline as read becomes the tree as accepted: source places and confidences are left behind. */
export function acceptable(outline: Outline) {
  return outline.aspects.map(({ title, items }) => ({
    title,
    items: items.map((item) => ({
      title: item.title,
      category: item.category,
      problems: item.problems.map((problem) => ({
        title: problem.title,
        number: problem.number,
        fields: problem.fields,
        measures: problem.measures.map(({ lead, text, fields }) => ({ lead, text, fields })),
      })),
    })),
  }));
}

function targetRound(act: Act, round: Accepted['round']): string {
  if ('fields' in round) return insertRound(act, round.fields);
  const existing = found(findRound(act.store, round.id), '个轮次');
  if (aspectCount(act.store, round.id) > 0) {
    throw new BihuanError('conflict', `“${existing.name}”已有问题清单。请改为对照导入，或导入到新的轮次，以免重复。`);
  }
  return round.id;
}
