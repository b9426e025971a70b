// Accepting an outline: round, tree, and the units and people it names, all in one transaction.
import { ulid } from 'ulid';
import { BihuanError } from '#contract/errors.ts';
import type { Imported, ParsedInputOf } from '#contract/operations.ts';
import type { Deadline, Role } from '#domain/ledger/types.ts';
import type { Outline } from '#domain/outline/types.ts';
import { findRound } from '../../db/queries/ledger.ts';
import type { Owner } from '../../db/queries/responsibility.ts';
import { aspectCount } from '../../db/queries/rounds.ts';
import type { Act } from '../../db/store.ts';
import { type Context, found } from '../context.ts';
import { NamedDirectory } from '../shared/names.ts';
import { setRole } from '../shared/roles.ts';
import { insertRound } from '../shared/rounds.ts';
import { splitNames } from './names.ts';

type Accepted = ParsedInputOf<'acceptOutline'>;
type Fields = Accepted['aspects'][number]['items'][number]['problems'][number]['fields'];

/**
 * Stores an accepted tree as a new round or into an empty one.
 * @throws BihuanError document.noProblems for a tree without problems, conflict for a round that already has content
 */
export function acceptOutline(context: Context, input: Accepted): Imported {
  return context.store.act(context.actor, 'acceptOutline', (act) => {
    const roundId = targetRound(act, input.round);
    act.insert('source_document', {
      id: ulid(),
      round_id: roundId,
      name: input.source.name,
      sha256: input.source.sha256,
      imported_at: act.at,
      kind: 'findings',
      bytes: null,
    });
    const people = new NamedDirectory(act);
    const counts = { aspects: 0, items: 0, problems: 0, measures: 0 };
    input.aspects.forEach((aspect, aspectIndex) => {
      const aspectId = ulid();
      if (aspect.title !== null) counts.aspects++;
      act.insert('aspect', {
        id: aspectId,
        round_id: roundId,
        position: aspectIndex + 1,
        title: aspect.title,
        deleted_at: null,
      });
      aspect.items.forEach((item, itemIndex) => {
        const itemId = ulid();
        if (item.title !== null) counts.items++;
        act.insert('item', {
          id: itemId,
          aspect_id: aspectId,
          position: itemIndex + 1,
          title: item.title,
          category: item.category,
          deleted_at: null,
        });
        item.problems.forEach((problem, problemIndex) => {
          const problemId = ulid();
          counts.problems++;
          act.insert('problem', {
            id: problemId,
            item_id: itemId,
            position: problemIndex + 1,
            title: problem.title,
            public_text: null,
            source: problem.fields.source ?? null,
            kind: problem.fields.kind ?? null,
            target: problem.fields.target ?? null,
            ...deadlineColumns(problem.fields.deadline),
            state: '未启动',
            cycle: 1,
            note: noteOf(problem.fields),
            deleted_at: null,
          });
          assign(act, people, { problemId }, problem.fields);
          problem.measures.forEach((measure, measureIndex) => {
            const measureId = ulid();
            counts.measures++;
            act.insert('measure', {
              id: measureId,
              problem_id: problemId,
              position: measureIndex + 1,
              lead: measure.lead,
              text: measure.text,
              public_text: null,
              deliverable: null,
              ...deadlineColumns(measure.fields.deadline),
              state: '未启动',
              percent: 0,
              progress: null,
              progress_date: null,
              note: noteOf(measure.fields),
              deleted_at: null,
            });
            assign(act, people, { measureId }, measure.fields);
          });
        });
      });
    });
    if (counts.problems === 0) {
      throw new BihuanError('document.noProblems', '树中没有具体问题，没有导入。请至少保留一条问题。');
    }
    return { roundId, counts, added: people.added };
  });
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
    throw new BihuanError('conflict', `“${existing.name}”已有问题清单。请导入到新的轮次，以免重复。`);
  }
  return round.id;
}

function deadlineColumns(deadline: Deadline | undefined) {
  return {
    due_date: deadline?.date ?? null,
    due_text: deadline?.text ?? null,
    long_term: deadline?.longTerm ? 1 : 0,
  } as const;
}

/** What a document says of the state is kept as its word, never taken as ours: a state changes by review alone. */
function noteOf(fields: Fields): string | null {
  const said = [fields.status, fields.progress].filter((text) => text !== undefined && text.trim() !== '');
  return said.length === 0 ? null : `文件所述：${said.join('；')}`;
}

/** Gives a problem or measure the units and people that its fields name. */
function assign(act: Act, people: NamedDirectory, owner: Owner, fields: Fields): void {
  const named: [Role, string | undefined, (name: string) => string][] = [
    ['lead', fields.lead, (name) => people.unit(name)],
    ['responsible', fields.responsible, (name) => people.unit(name)],
    ['supporting', fields.supporting, (name) => people.unit(name)],
    ['leader', fields.leader, (name) => people.official(name)],
    ['contact', fields.contact, (name) => people.official(name)],
  ];
  for (const [role, text, idOf] of named) {
    if (text !== undefined) setRole(act, owner, role, [...new Set(splitNames(text).map(idOf))]);
  }
}
