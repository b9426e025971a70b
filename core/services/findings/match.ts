// A second document on a round: laid beside the ledger, then taken over as far as the clerk has said, in one transaction.
import { createHash } from 'node:crypto';
import { BihuanError } from '#contract/errors.ts';
import type { DocumentMatch, Merged, ParsedInputOf } from '#contract/operations.ts';
import type { LedgerTree } from '#domain/ledger/types.ts';
import { planMerge } from '#domain/merge/plan.ts';
import { actsOf, tally } from '#domain/merge/summary.ts';
import type { MergeNames, MergePlan } from '#domain/merge/types.ts';
import { readLedger } from '../../db/queries/ledger.ts';
import { entriesOfReview, reviewById, reviewsOf } from '../../db/queries/reviews.ts';
import type { ReviewRowRecord } from '../../db/schema.ts';
import type { Store } from '../../db/store.ts';
import { type Context, found, today } from '../context.ts';
import { NamedDirectory, Names } from '../shared/names.ts';
import { keepSource } from './accept.ts';
import { MergeWriter } from './merge-writer.ts';

type Matched = Pick<ParsedInputOf<'matchDocument'>, 'roundId' | 'kind' | 'aspects' | 'pairs'>;

interface Laid {
  plan: MergePlan;
  tree: LedgerTree;
  review: ReviewRowRecord | undefined;
  basis: string;
}

/** @throws BihuanError notFound for a round that is gone */
export function matchDocument({ store }: Context, input: ParsedInputOf<'matchDocument'>): DocumentMatch {
  const { plan, review, basis } = layBeside(store, input);
  return { ...plan, basis, review: review === undefined ? null : { ordinal: review.ordinal, date: review.date } };
}

/**
 * Takes over what was ticked. Progress goes into the open review where there is one, else into the ledger as of today;
 * a document never moves a state or a percentage.
 * @throws BihuanError conflict when the round has changed since it was compared; file.handleUnknown when the document is
 * no longer held
 */
export function acceptMatch(context: Context, input: ParsedInputOf<'acceptMatch'>): Merged {
  const taken = new Set(input.take);
  return context.store.act(context.actor, 'acceptMatch', (act) => {
    const { plan, tree, review, basis } = layBeside(act.store, input);
    if (basis !== input.basis) {
      throw new BihuanError('conflict', '台账在对照后有改动，没有入账。请重新对照后再入账，已做的修正会保留。');
    }
    const known = new Set(actsOf(plan).flatMap(({ id, held }) => (held === undefined ? [id] : [])));
    if (input.take.some((id) => !known.has(id))) {
      throw new BihuanError('conflict', '采纳的内容与对照结果不符，没有入账。请重新对照后再入账。');
    }
    if (taken.size === 0) throw new BihuanError('input.invalid', '没有勾选任何内容，没有入账。请先勾选要采纳的内容。');
    keepSource(context, act, input.roundId, input.source);
    const people = new NamedDirectory(act);
    new MergeWriter(act, people, { tree, aspects: input.aspects, review, today: today(context) }).write(plan, taken);
    return { roundId: input.roundId, done: tally(plan, taken), added: people.added };
  });
}

function layBeside(store: Store, { roundId, kind, aspects, pairs }: Matched): Laid {
  const tree = found(readLedger(store, roundId), '个轮次');
  const reviews = reviewsOf(store, roundId);
  const open = reviews.find(({ state }) => state === 'open');
  const running = reviews.length > 0;
  const review = open && reviewById(store, open.id);
  const reported = new Set(review === undefined ? [] : entriesOfReview(store, review.id).map((row) => row.measure_id));
  const plan = planMerge(tree, aspects, { kind, names: namesOf(tree), pairs, reported, running });
  const basis = createHash('sha256')
    .update(JSON.stringify([plan, review?.id ?? null]))
    .digest('hex');
  return { plan, tree, review, basis };
}

function namesOf({ units, officials }: LedgerTree): MergeNames {
  const known = new Names(units, officials);
  const names = new Map([...units, ...officials].map(({ id, name }) => [id, name]));
  return {
    canonical: (role, name) => {
      const id = role === 'leader' || role === 'contact' ? known.official(name) : known.unit(name);
      return names.get(id ?? '') ?? name;
    },
    nameOf: (id) => names.get(id) ?? '',
  };
}
