// 佐证 of the problem: everything numbered under it or linked to it, with the measures that it proves.
import { measureLabel } from '#domain/numbering/words.ts';
import { EvidencePanel } from '#renderer/evidence/EvidencePanel.tsx';
import type { PartProps } from './Drawer.tsx';

export function EvidencePart({ problem, row, desk }: PartProps) {
  const { id } = problem;
  const own = row.kind === 'measure' ? problem.measures.find((measure) => measure.id === row.id) : undefined;
  return (
    <EvidencePanel
      key={id}
      roundId={desk.lookInput.roundId}
      problemId={id}
      of={{ kind: 'problem', id, reviewId: null }}
      linkTo={own === undefined ? null : { kind: 'measure', id: own.id, reviewId: null }}
      measures={problem.measures.map((measure) => ({
        id: measure.id,
        label: `${measureLabel(measure.position)}${measure.lead}${measure.text}`.slice(0, 40),
      }))}
    />
  );
}
