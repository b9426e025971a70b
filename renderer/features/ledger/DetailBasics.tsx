// The problem itself: both texts, state and light, every field.
import { COLUMN_WORDS } from '#renderer/text/ledger.ts';
import { RowLight } from '#renderer/ui/LightTag.tsx';
import type { Field } from './columns.ts';
import { type PartProps, problemRow } from './Drawer.tsx';
import { FieldList } from './FieldList.tsx';
import { TextPair } from './TextPair.tsx';

const FIELDS: readonly Field[] = [
  'state',
  'source',
  'kind',
  'target',
  'leader',
  'lead',
  'responsible',
  'supporting',
  'contact',
  'deadline',
  'note',
];

export function DetailBasics({ problem, desk, onEdit }: PartProps) {
  const { id } = problem;
  return (
    <>
      <TextPair
        key={id}
        name={COLUMN_WORDS.problem}
        internal={problem.title}
        shown={problem.publicText}
        onInternal={(title) => desk.edit([{ kind: 'problem', id, patch: { title } }])}
        onPublic={(publicText) => desk.edit([{ kind: 'problem', id, patch: { publicText } }])}
      />
      <p className="drawer-tags">
        <RowLight state={problem.state} deadline={problem.deadline} asOf={desk.asOf} />
      </p>
      <FieldList row={problemRow(problem)} fields={FIELDS} context={desk.context} onEdit={onEdit} />
    </>
  );
}
