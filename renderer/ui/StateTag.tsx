// 状态 as word and shape, told apart without colour.
import type { State } from '#domain/ledger/types.ts';
import './ui.css';

const SHAPES: Record<State, string> = {
  未启动: '○',
  整改中: '◔',
  待审核: '◑',
  待验收: '◕',
  已销号: '●',
  常态化管理: '◉',
};

export function StateTag({ state }: { state: State }) {
  return (
    <span className="state-tag" data-state={state}>
      <span className="tag-shape" aria-hidden="true">
        {SHAPES[state]}
      </span>
      {state}
    </span>
  );
}
