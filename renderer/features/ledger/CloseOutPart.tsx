// 销号 as signed on paper, step by step.
import { COLUMN_WORDS } from '#renderer/text/ledger.ts';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import type { Field } from './columns.ts';
import { type PartProps, problemRow } from './Drawer.tsx';
import { FieldList } from './FieldList.tsx';

const FIELDS: readonly Field[] = ['applied', 'applicant', 'review', 'acceptance', 'approval', 'lookBack'];

export function CloseOutPart({ problem, desk, onEdit }: PartProps) {
  return (
    <>
      <p className="drawer-tags">
        {COLUMN_WORDS.state} <StateTag state={problem.state} />
      </p>
      <FieldList row={problemRow(problem)} fields={FIELDS} context={desk.context} onEdit={onEdit} />
    </>
  );
}
