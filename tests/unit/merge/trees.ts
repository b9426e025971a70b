// Small rounds and documents for the tests of matching: written as titles and measures, made into what the code takes.
import {
  type LedgerTree,
  type Measure,
  NO_CLOSE_OUT,
  NO_DEADLINE,
  NO_RESPONSIBILITIES,
  type Problem,
} from '#domain/ledger/types.ts';
import type { MergeOptions } from '#domain/merge/plan.ts';
import type { IncomingAspect, IncomingProblem, MergeNames, SaidFields } from '#domain/merge/types.ts';

export interface Written {
  title: string;
  number?: number;
  fields?: SaidFields;
  measures?: readonly (string | { lead?: string; text: string; fields?: SaidFields })[];
}

const parts = (measure: NonNullable<Written['measures']>[number]) =>
  typeof measure === 'string'
    ? { lead: '', text: measure, fields: {} }
    : { lead: measure.lead ?? '', text: measure.text, fields: measure.fields ?? {} };

/** A document with all its problems under one heading. */
export function document(
  problems: readonly Written[],
  aspect: string | null = '党的建设方面',
  item: string | null = null,
): IncomingAspect[] {
  return [
    {
      title: aspect,
      items: [
        {
          title: item,
          category: null,
          problems: problems.map(
            ({ title, number, fields, measures }): IncomingProblem => ({
              title,
              ...(number === undefined ? {} : { number }),
              fields: fields ?? {},
              measures: (measures ?? []).map(parts),
            }),
          ),
        },
      ],
    },
  ];
}

/** The ledger that accepting such a document would give; ids are m1.2, p1. Fields of a problem: target and note alone. */
export function round(
  problems: readonly Written[],
  aspect: string | null = '党的建设方面',
  item: string | null = null,
): LedgerTree {
  return {
    round: {
      id: 'r',
      name: '测试轮次',
      kind: '巡察',
      inspectingBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackDate: null,
      numbering: 'continuous',
    },
    units: [],
    officials: [],
    aspects: [
      {
        id: 'a',
        position: 1,
        title: aspect,
        items: [
          {
            id: 'i',
            aspectId: 'a',
            position: 1,
            number: 1,
            title: item,
            category: null,
            problems: problems.map(ownProblem),
          },
        ],
      },
    ],
  };
}

function ownProblem({ title, fields, measures }: Written, at: number): Problem {
  const id = `p${at + 1}`;
  return {
    id,
    itemId: 'i',
    position: at + 1,
    number: at + 1,
    title,
    publicText: null,
    source: null,
    kind: null,
    target: fields?.target ?? null,
    deadline: fields?.deadline ?? NO_DEADLINE,
    state: '未启动',
    note: fields?.note ?? null,
    closeOut: NO_CLOSE_OUT,
    responsibilities: NO_RESPONSIBILITIES,
    measures: (measures ?? []).map((measure, k): Measure => {
      const { lead, text, fields: own } = parts(measure);
      return {
        id: `m${at + 1}.${k + 1}`,
        problemId: id,
        position: k + 1,
        lead,
        text,
        publicText: null,
        deadline: NO_DEADLINE,
        deliverable: null,
        state: '未启动',
        percent: 0,
        progress: own.progress ?? null,
        progressDate: null,
        note: null,
        responsibilities: NO_RESPONSIBILITIES,
      };
    }),
  };
}

const names: MergeNames = { canonical: (_role, name) => name, nameOf: (id) => id };

export function options(kind: MergeOptions['kind'], more: Partial<MergeOptions> = {}): MergeOptions {
  return { kind, names, pairs: [], reported: new Set(), running: false, ...more };
}
