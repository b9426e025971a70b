// The switches a report begins with, taken from its round.
import type { Round } from '../ledger/types.ts';
import type { ReportKind, ReportSwitches } from './types.ts';

/** 巡视整改 → 巡视: the word for the inspection itself, as the round names its kind. */
export function inspectionWord(round: Pick<Round, 'kind'>): string {
  return round.kind.replace(/(?:整改|反馈|工作)+$/u, '') || '巡视';
}

/** As most notices have it; `office` signs until somebody names the organ that does. */
export function defaultSwitches(kind: ReportKind, round: Round, office: string): ReportSwitches {
  return {
    organ: office,
    titleWords: kind === 'stage' ? '集中整改进展情况' : '整改进展情况',
    inspection: inspectionWord(round),
    form: kind === 'notice' ? '通报' : '报告',
    numbering: round.numbering,
    brackets: 'half',
    lead: '针对',
    bullets: '一是',
    measures: 'inline',
    status: 'none',
    text: kind === 'notice' || kind === 'plan' ? 'measure' : 'progress',
    organisation: true,
    statistics: kind !== 'notice',
    outcomes: kind !== 'plan',
    clues: kind === 'notice' || kind === 'internal',
    nextSteps: true,
    contact: kind === 'notice' ? { phone: null, postBox: null, email: null } : null,
  };
}
