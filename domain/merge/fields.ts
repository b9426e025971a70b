// Fields of a problem or measure in document and ledger: what is filled, what is said otherwise.
import { effectiveDeadline } from '../ledger/deadline.ts';
import { responsibilitiesOf } from '../ledger/responsibilities.ts';
import { type Measure, type Problem, ROLES, type Role } from '../ledger/types.ts';
import { deadlineWords, joinNames } from '../lists/words.ts';
import { splitNames } from '../outline/split-names.ts';
import { judgeDeadline } from '../states/deadlines.ts';
import type { MoveVerdict } from '../states/machine.ts';
import type { IncomingProblem, MergeAct, MergeField, MergeNames, SaidFields } from './types.ts';

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Whether two texts say the same, blanks aside. */
export function saysSame(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

/**
 * What a document says that has no column of its own, as one note. Its word on the state is kept as the document's word:
 * a state changes by review alone. null where it says nothing.
 */
export function statedNote({ note, status, progress }: SaidFields): string | null {
  const said = [status, progress].filter((text) => text !== undefined && text.trim() !== '');
  const parts = [note?.trim() ?? '', said.length === 0 ? '' : `文件所述：${said.join('；')}`];
  const words = parts.filter((part) => part !== '').join('\n');
  return words === '' ? null : words;
}

/**
 * 成果形式 stands in the ledger with measures: said of a problem, it goes to its measures that have none of their own,
 * and to the note where there is no measure.
 */
export function settleDeliverable<Problem extends Pick<IncomingProblem, 'fields' | 'measures'>>(
  problem: Problem,
): Problem {
  const { deliverable, ...fields } = problem.fields;
  if (deliverable === undefined) return problem;
  if (problem.measures.length > 0) {
    const measures = problem.measures.map((measure) => ({ ...measure, fields: { deliverable, ...measure.fields } }));
    return { ...problem, fields, measures };
  }
  const note = [fields.note ?? '', `成果形式：${deliverable}`].filter(Boolean).join('\n');
  return { ...problem, fields: { ...fields, note } };
}

/** Names of a role as the document gives them, in the ledger's writing. */
export function namesSaid(fields: SaidFields, role: Role, names: MergeNames): string[] {
  const text = fields[role];
  if (text === undefined) return [];
  return [...new Set(splitNames(text).map((name) => names.canonical(role, name)))];
}

const FREE: MoveVerdict = { allowed: true };

/** Collects the acts of one row. */
export class Differences {
  readonly acts: MergeAct[] = [];
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  /** An empty field is filled unasked, another is changed on the clerk's word; what the document leaves out stays. */
  compare(field: MergeField, before: string | null, after: string | null | undefined, verdict = FREE): void {
    const [own, said] = [before?.trim() ?? '', after?.trim() ?? ''];
    if (said === '' || saysSame(own, said)) return;
    const fills = own === '';
    if (verdict.allowed) this.put(fills ? 'fill' : 'change', field, own, said, fills);
    else {
      const { reason: held } = verdict;
      this.acts.push({
        id: `${this.#id}.${field}`,
        kind: 'change',
        field,
        before: own,
        after: said,
        proposed: false,
        held,
      });
    }
  }

  put(kind: MergeAct['kind'], field: MergeField, before: string, after: string, proposed: boolean): void {
    this.acts.push({ id: `${this.#id}.${field}`, kind, field, before, after, proposed });
  }

  /** A note is added to, never replaced; one that the ledger has already adds nothing. */
  note(own: string | null, said: string | null): void {
    if (said === null || bare(own ?? '').includes(bare(said))) return;
    const kept = own?.trim() ?? '';
    this.put(kept === '' ? 'fill' : 'change', 'note', kept, kept === '' ? said : `${kept}\n${said}`, true);
  }
}

/** What differences are found by. `running`: a later 完成时限 is not taken over, see domain/states/deadlines.ts */
export type MergedBy = { names: MergeNames; running: boolean };

export function problemFields(
  found: Differences,
  own: Problem,
  fields: SaidFields,
  { names, running }: MergedBy,
): void {
  found.compare('target', own.target, fields.target);
  found.compare('source', own.source, fields.source);
  found.compare('kind', own.kind, fields.kind);
  if (fields.deadline) {
    const said = deadlineWords(fields.deadline);
    const shown = own.measures.map((measure) => deadlineWords(effectiveDeadline(measure.deadline, own.deadline)));
    // all its measures may bear the date already, each by itself
    if (shown.length === 0 || !shown.every((words) => saysSame(words, said))) {
      const verdict = judgeDeadline(own.deadline, fields.deadline, { state: own.state, running });
      found.compare('deadline', deadlineWords(own.deadline), said, verdict);
    }
  }
  for (const role of ROLES) {
    const said = joinNames(namesSaid(fields, role, names));
    const held = (measure: Measure) => joinNames(responsibilitiesOf(measure, own)[role].map((id) => names.nameOf(id)));
    if (own.measures.length > 0 && own.measures.every((measure) => saysSame(held(measure), said))) continue;
    found.compare(role, joinNames(own.responsibilities[role].map((id) => names.nameOf(id))), said);
  }
}

export function measureFields(
  found: Differences,
  own: Measure,
  problem: Problem,
  fields: SaidFields,
  { names, running }: MergedBy,
): void {
  found.compare('deliverable', own.deliverable, fields.deliverable);
  if (fields.deadline) {
    const standing = effectiveDeadline(own.deadline, problem.deadline);
    const verdict = judgeDeadline(standing, fields.deadline, { state: own.state, running });
    found.compare('deadline', deadlineWords(standing), deadlineWords(fields.deadline), verdict);
  }
  const held = responsibilitiesOf(own, problem);
  for (const role of ROLES) {
    const before = joinNames(held[role].map((id) => names.nameOf(id)));
    found.compare(role, before, joinNames(namesSaid(fields, role, names)));
  }
}
