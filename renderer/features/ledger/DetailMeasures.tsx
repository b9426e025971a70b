// The measures of the problem, each with both texts and what it has of its own.
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import { measureLabel } from '#domain/numbering/words.ts';
import { splitLead } from '#domain/outline/lead.ts';
import { DETAIL } from '#renderer/text/ledger.ts';
import { RowLight } from '#renderer/ui/LightTag.tsx';
import type { Field } from './columns.ts';
import { measureRow, type PartProps } from './Drawer.tsx';
import { FieldList } from './FieldList.tsx';
import { TextPair } from './TextPair.tsx';

const FIELDS: readonly Field[] = [
  'state',
  'percent',
  'responsible',
  'supporting',
  'lead',
  'leader',
  'contact',
  'deadline',
  'deliverable',
  'note',
];

export function DetailMeasures({ problem, row, desk, onEdit }: PartProps) {
  return (
    <>
      <h3>{DETAIL.measures.replace('{n}', String(problem.measures.length))}</h3>
      {problem.measures.length === 0 ? <p className="faint">{DETAIL.noMeasures}</p> : null}
      <ol className="drawer-measures">
        {problem.measures.map((measure) => {
          const { id } = measure;
          const edit = (patch: Parameters<typeof desk.edit>[0][number]['patch']) =>
            desk.edit([{ kind: 'measure', id, patch }]);
          return (
            <li key={id} aria-current={row.kind === 'measure' && row.id === id}>
              <p className="drawer-tags">
                <b>{measureLabel(measure.position)}</b>
                <RowLight
                  state={measure.state}
                  deadline={effectiveDeadline(measure.deadline, problem.deadline)}
                  asOf={desk.asOf}
                />
              </p>
              <TextPair
                name={measureLabel(measure.position)}
                internal={`${measure.lead}${measure.text}`}
                shown={measure.publicText}
                onInternal={(words) => {
                  // The lead stays what it is where its words were left alone.
                  const kept = measure.lead !== '' && words.startsWith(measure.lead);
                  const { lead, text } = kept
                    ? { lead: measure.lead, text: words.slice(measure.lead.length) }
                    : splitLead(words);
                  return edit({ leadText: lead, text });
                }}
                onPublic={(publicText) => edit({ publicText })}
              />
              <FieldList row={measureRow(problem, measure)} fields={FIELDS} context={desk.context} onEdit={onEdit} />
              <p className="drawer-progress">
                {measure.progress === null || measure.progressDate === null
                  ? DETAIL.noProgress
                  : `${DETAIL.progress.replace('{date}', measure.progressDate)}：${measure.progress}`}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}
