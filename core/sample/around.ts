// What surrounds the sample's weeks: milestones, meetings with decisions, outcomes, letters, a look-back; so that no screen
// is empty for whoever tries the product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedInputOf } from '#contract/operations.ts';
import type { DecisionState } from '#domain/meetings/types.ts';
import { decisionsOf } from '../db/queries/meetings.ts';
import type { Act } from '../db/store.ts';
import { setMilestones } from '../services/calendar/calendar.ts';
import type { Context } from '../services/context.ts';
import { draftLetter, issueLetter, recordReply, updateLetter } from '../services/letters/letters.ts';
import { planLookBack } from '../services/look-back/plans.ts';
import { addAgendaItem, addDecision } from '../services/meetings/agenda.ts';
import { holdMeeting, planMeeting, updateMeeting } from '../services/meetings/meetings.ts';
import { addOutcome } from '../services/outcomes/outcomes.ts';
import { need, type Places } from '../services/shared/places.ts';

interface SampleMeeting {
  date: string;
  place: string;
  chair: string;
  attendees: string;
  recorder: string;
  opening: string;
  agenda: { title: string; note: string; discussion: string; unit: string }[];
  decisions: {
    text: string;
    /** 1-based place of what it was decided on; null: of none */
    agenda: number | null;
    unit: string;
    owner: string;
    due: string;
    state: DecisionState;
    result: string | null;
    settledOn: string | null;
  }[];
}

interface SampleLetter {
  kind: string;
  unit: string;
  /** Numbers of problems */
  problems: string[];
  grade: string;
  signer: string;
  signedOn: string;
  dueDate: string;
  replyBy: string;
  receivedBy: string | null;
  receivedOn: string | null;
  repliedOn: string | null;
  reply: string | null;
}

type Fields = ParsedInputOf<'addOutcome'>['outcome'];

interface SampleAround {
  milestones: Omit<ParsedInputOf<'setMilestones'>['milestones'][number], 'id' | 'dueDate'>[];
  meetings: SampleMeeting[];
  outcomes: { measure: string; outcome: Omit<Fields, 'note' | 'countedIn'> }[];
  letters: SampleLetter[];
  lookBack: { name: string; responsible: string; seed: number };
}

export interface SamplePlaces {
  roundId: string;
  places: Places;
  /** By short name */
  unitIds: ReadonlyMap<string, string>;
}

/** Adds everything through the use cases that clerks use; part of the act that loads the sample. */
export function addAround(act: Act, context: Context, at: SamplePlaces): void {
  const path = join(context.resourcesDir, 'sample', 'around.json');
  const around = JSON.parse(readFileSync(path, 'utf8')) as SampleAround;
  const { roundId, places } = at;
  setMilestones(context, {
    roundId,
    milestones: around.milestones.map((each) => ({ ...each, id: null, dueDate: null })),
  });
  for (const meeting of around.meetings) addMeeting(act, context, at, meeting);
  for (const { measure, outcome } of around.outcomes) {
    const whole = { ...outcome, note: null, countedIn: null } as Fields;
    addOutcome(context, { measureId: places.measure(measure), outcome: whole });
  }
  for (const letter of around.letters) addLetter(context, at, letter);
  const { seed, ...plan } = around.lookBack;
  const scope = { unitIds: null, kinds: null, draw: { of: 'all' as const }, strata: 'none' as const };
  planLookBack(context, { roundId, ...plan, dueDate: null, note: null, scope, seed });
}

function addMeeting(act: Act, context: Context, { roundId, unitIds }: SamplePlaces, sample: SampleMeeting): void {
  const { date, agenda, decisions, ...facts } = sample;
  const meetingId = planMeeting(context, { roundId, date }).id;
  updateMeeting(context, { meetingId, patch: facts });
  const items = agenda.map(({ unit, ...fields }) =>
    addAgendaItem(context, {
      roundId,
      meetingId,
      reviewId: null,
      measureId: null,
      fields: { ...fields, unitId: need(unitIds, unit) },
    }),
  );
  for (const { text, agenda: on, unit, owner, due } of decisions) {
    const agendaItemId = on === null ? null : (items[on - 1]?.id ?? null);
    const fields = { text, unitId: need(unitIds, unit), owner, dueDate: due, agendaItemId };
    addDecision(context, { meetingId, fields });
  }
  // Settled on its day, not on the one on which the sample is loaded.
  for (const [n, { id }] of decisionsOf(act.store, meetingId).entries()) {
    const settled = decisions[n];
    if (settled === undefined || settled.state === '办理中') continue;
    act.update('decision', id, { state: settled.state, result: settled.result, settled_on: settled.settledOn });
  }
  holdMeeting(context, { meetingId });
}

function addLetter(context: Context, { roundId, places, unitIds }: SamplePlaces, sample: SampleLetter): void {
  const { kind, unit, problems, grade, dueDate, replyBy, signer, signedOn, ...answer } = sample;
  const rows = problems.map((number) => ({ problemId: places.problem(number), measureId: null }));
  const letterId = draftLetter(context, { roundId, kind, unitId: need(unitIds, unit), rows, reviewId: null }).id;
  updateLetter(context, { letterId, patch: { grade, dueDate, replyBy } });
  issueLetter(context, { letterId, signer, signedOn });
  recordReply(context, { letterId, ...answer });
}
