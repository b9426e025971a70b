// The bundled fictional round: its notice, who answers for what, six weeks of reviews and what surrounds them, loaded
// through the same use cases that a clerk's own data goes through.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingsPreview, Imported } from '#contract/operations.ts';
import type { Deadline, State } from '#domain/ledger/types.ts';
import type { Medium, ReportStatus } from '#domain/review/types.ts';
import { isClosed } from '#domain/states/states.ts';
import { listOfficials, listUnits, readLedger } from '../db/queries/ledger.ts';
import type { Act } from '../db/store.ts';
import { recordClosedIn } from '../services/closing/record.ts';
import { type Context, found } from '../services/context.ts';
import { acceptable, acceptOutline } from '../services/findings/accept.ts';
import { readFindings } from '../services/findings/preview.ts';
import { assignIn } from '../services/ledger/assign.ts';
import { closeReview, enterProgress, openReview, reportUnit } from '../services/reviews/reviews.ts';
import { insertOfficial, insertUnit } from '../services/shared/directory.ts';
import { need, Places } from '../services/shared/places.ts';
import { addAround } from './around.ts';

interface SampleRound {
  name: string;
  kind: string;
  inspectingBody: string;
  inspectedFrom: string;
  inspectedTo: string;
  feedbackDate: string;
  units: { name: string; shortName: string }[];
  officials: { name: string; post: string | null; phone: string | null; unit: string | null }[];
  /** By problem number */
  assignments: Record<
    string,
    {
      lead: string;
      responsible: string[];
      supporting: string[];
      leader: string;
      contact: string;
      kind: string;
      deadline: Deadline;
      source: string;
    }
  >;
  /** By "problem.measure" */
  measureDeadlines: Record<string, Deadline>;
}

interface SampleEntry {
  text: string;
  percent: number;
  state: State;
  difficulty?: string;
  plan?: string;
  returnReason?: string;
}

interface SampleReviews {
  reviews: {
    date: string;
    due: string | null;
    units: { unit: string; received: string | null; medium: Medium | null; status: ReportStatus }[];
    /** By "problem.measure" */
    entries: Record<string, SampleEntry>;
  }[];
}

const readJson = <T>(context: Context, name: string): T =>
  JSON.parse(readFileSync(join(context.resourcesDir, 'sample', name), 'utf8')) as T;

/** The sample notice, parsed as any findings document is. */
export function previewSample(context: Context): Promise<FindingsPreview> {
  return readFindings(join(context.resourcesDir, 'sample', 'notice.txt'), context.previewed);
}

/** Loads the whole sample in one transaction; a name that is taken says so and changes nothing. */
export async function loadSample(context: Context): Promise<Imported> {
  const preview = await previewSample(context);
  const sample = readJson<SampleRound>(context, 'round.json');
  const { reviews } = readJson<SampleReviews>(context, 'reviews.json');
  return context.store.act(context.actor, 'loadSample', (act) => {
    const known = new Set(listUnits(act.store).map((unit) => unit.name));
    for (const unit of sample.units) if (!known.has(unit.name)) insertUnit(act, unit);
    const unitIds = new Map(listUnits(act.store).map((unit) => [unit.shortName ?? unit.name, unit.id]));
    const people = new Set(listOfficials(act.store).map((official) => official.name));
    for (const { unit, ...official } of sample.officials) {
      if (!people.has(official.name))
        insertOfficial(act, { ...official, unitId: unit === null ? null : need(unitIds, unit) });
    }
    const officialIds = new Map(listOfficials(act.store).map((official) => [official.name, official.id]));
    const imported = acceptOutline(context, {
      round: {
        fields: {
          name: sample.name,
          kind: sample.kind,
          inspectingBody: sample.inspectingBody,
          inspectedFrom: sample.inspectedFrom,
          inspectedTo: sample.inspectedTo,
          feedbackDate: sample.feedbackDate,
          numbering: 'continuous',
        },
      },
      source: { name: preview.source.name, sha256: preview.source.sha256, kind: 'progress' },
      aspects: acceptable(preview.outline),
    });
    const places = new Places(found(readLedger(act.store, imported.roundId), '个轮次'));
    for (const [number, own] of Object.entries(sample.assignments)) {
      assignIn(act, {
        targets: { problemIds: [places.problem(number)], measureIds: [] },
        patch: {
          lead: [need(unitIds, own.lead)],
          responsible: own.responsible.map((name) => need(unitIds, name)),
          supporting: own.supporting.map((name) => need(unitIds, name)),
          leader: [need(officialIds, own.leader)],
          contact: [need(officialIds, own.contact)],
          kind: own.kind,
          deadline: own.deadline,
          source: own.source,
        },
      });
    }
    for (const [key, deadline] of Object.entries(sample.measureDeadlines)) {
      assignIn(act, { targets: { problemIds: [], measureIds: [places.measure(key)] }, patch: { deadline } });
    }
    for (const week of reviews) {
      const review = openReview(context, { roundId: imported.roundId, date: week.date, dueAt: week.due });
      for (const { unit, received, medium, status } of week.units) {
        reportUnit(context, {
          reviewId: review.id,
          unitId: need(unitIds, unit),
          status,
          receivedAt: received,
          medium,
          waivedReason: status === '免报' ? '本周无新增任务' : null,
        });
      }
      for (const [key, entry] of Object.entries(week.entries)) {
        enterProgress(context, {
          reviewId: review.id,
          measureId: places.measure(key),
          text: entry.text,
          percent: entry.percent,
          state: entry.state,
          difficulty: entry.difficulty ?? null,
          nextPlan: entry.plan ?? null,
          returnReason: entry.returnReason ?? null,
          reportedBy: null,
          evidence: null,
        });
      }
      recordSignOffs(act, context, imported.roundId, week.date);
      closeReview(context, { reviewId: review.id });
    }
    addAround(act, context, { roundId: imported.roundId, places, unitIds });
    return { ...imported, added: { units: sample.units.length, officials: sample.officials.length } };
  });
}

/** What is finished by a week counts as signed off on paper on its day: nobody else is there to sign in a sample. */
function recordSignOffs(act: Act, context: Context, roundId: string, date: string): void {
  const tree = found(readLedger(act.store, roundId), '个轮次');
  const names = new Map(tree.officials.map(({ id, name }) => [id, name]));
  for (const problem of tree.aspects.flatMap(({ items }) => items.flatMap(({ problems }) => problems))) {
    if (isClosed(problem.state) || !problem.measures.every(({ state }) => isClosed(state))) continue;
    if (problem.measures.length === 0) continue;
    recordClosedIn(act, context, problem.id, {
      grounds: '示例数据：按纸质销号审批表登记',
      approver: names.get(problem.responsibilities.leader[0] ?? '') ?? '张某某',
      approvedOn: date,
      appliedOn: date,
    });
  }
}
