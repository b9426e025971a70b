// Which report is drafted by which function.

import { blockText } from '../content/blocks.ts';
import type { TextDocument } from '../content/types.ts';
import { draftInternal, draftLeader, draftStage } from './internal.ts';
import { draftLookBack } from './look-back.ts';
import { draftNotice } from './notice.ts';
import { draftPlan } from './plan.ts';
import type { ReportKind, ReportSources, ReportSwitches } from './types.ts';
import { OPEN_PLACE } from './wording.ts';

const DRAFTS: Record<ReportKind, (sources: ReportSources, switches: ReportSwitches) => TextDocument> = {
  notice: draftNotice,
  internal: draftInternal,
  leader: draftLeader,
  plan: draftPlan,
  lookBack: draftLookBack,
  stage: draftStage,
};

/** A report as the ledger would write it on that day; same sources, same text. */
export function draftReport(kind: ReportKind, sources: ReportSources, switches: ReportSwitches): TextDocument {
  return DRAFTS[kind](sources, switches);
}

/** Blocks in which something is still left open for a person to write. */
export function openPlaces(document: TextDocument): number[] {
  return document.blocks.flatMap((block, index) => (blockText(block).includes(OPEN_PLACE) ? [index] : []));
}
