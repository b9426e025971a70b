// The chain as steps: signed ●, in turn ◉, to come ○; told in words beside the shapes.
import { CLOSING } from '#renderer/text/closing.ts';

export interface StepsProps {
  nodes: readonly string[];
  signed: number;
}

export function Steps({ nodes, signed }: StepsProps) {
  if (nodes.length === 0) return null;
  return (
    <span className="closing-steps" role="img" aria-label={`${CLOSING.steps}：${words({ nodes, signed })}`}>
      {nodes.map((name, at) => (
        <span key={name} title={name} aria-hidden="true">
          {at === 0 ? '' : '—'}
          {at < signed ? '●' : at === signed ? '◉' : '○'}
        </span>
      ))}
    </span>
  );
}

/** 第3/5环节：整改办核验 */
export function words({ nodes, signed }: StepsProps): string {
  return CLOSING.step(signed, nodes.length, nodes[signed] ?? '');
}
