// 详情: everything of the problem at hand, in full.
import { Button } from 'antd';
import { effectiveDeadline } from '#domain/ledger/deadline.ts';
import type { Responsibilities } from '#domain/ledger/types.ts';
import { ROLE_WORDS, ROLES, UNIT_ROLES } from '#domain/ledger/types.ts';
import { lightOf } from '#domain/lights/lights.ts';
import { aspectWords, itemWords } from '#domain/lists/rows.ts';
import { bracketedArabic, measureLabel } from '#domain/numbering/words.ts';
import { COMMON } from '#renderer/text/common.ts';
import { COLUMN_WORDS, DETAIL } from '#renderer/text/ledger.ts';
import { deadlineWords } from '#renderer/ui/DeadlineText.tsx';
import { LightTag } from '#renderer/ui/LightTag.tsx';
import { StateTag } from '#renderer/ui/StateTag.tsx';
import type { BodyRow, CellContext } from './columns.ts';
import { EditableText } from './EditableText.tsx';
import type { Ledger } from './use-ledger.ts';
import { useView } from './view-store.ts';

export interface DrawerProps {
  row: BodyRow | null;
  context: CellContext;
  ledger: Ledger;
}

export function Drawer({ row, context, ledger }: DrawerProps) {
  const set = useView((state) => state.set);
  return (
    <aside className="drawer" aria-label={DETAIL.title}>
      <header className="drawer-head">
        <h2>{row === null ? DETAIL.title : `${DETAIL.title} ${bracketedArabic(row.problem.number)}`}</h2>
        <Button type="text" aria-label={`${COMMON.close}${DETAIL.title}`} onClick={() => set({ drawer: false })}>
          ✕
        </Button>
      </header>
      <div className="drawer-body">
        {row === null ? <p className="faint">{DETAIL.none}</p> : <Detail row={row} context={context} ledger={ledger} />}
      </div>
    </aside>
  );
}

function Detail({ row, context, ledger }: { row: BodyRow; context: CellContext; ledger: Ledger }) {
  const { problem } = row;
  const entries: [string, string | null][] = [
    [DETAIL.aspect, aspectWords(row.aspect)],
    [DETAIL.item, itemWords(row.item)],
    [COLUMN_WORDS.source, problem.source],
    [COLUMN_WORDS.kind, problem.kind],
    [COLUMN_WORDS.target, problem.target],
    ...roleEntries(problem.responsibilities, context),
    [COLUMN_WORDS.deadline, deadlineWords(problem.deadline)],
    [COLUMN_WORDS.note, problem.note],
  ];
  return (
    <>
      <EditableText
        key={problem.id}
        label={COLUMN_WORDS.problem}
        className="drawer-title"
        text={problem.title}
        onSave={(title) => ledger.edit({ operation: 'updateProblem', input: { id: problem.id, patch: { title } } })}
      />
      <p className="drawer-tags">
        <StateTag state={problem.state} />
        <LightTag light={lightOf(problem.state, problem.deadline, context.asOf)} />
      </p>
      <Entries entries={entries} />
      <h3>{DETAIL.measures.replace('{n}', String(problem.measures.length))}</h3>
      {problem.measures.length === 0 ? <p className="faint">{DETAIL.noMeasures}</p> : null}
      <ol className="drawer-measures">
        {problem.measures.map((measure) => {
          const deadline = effectiveDeadline(measure.deadline, problem.deadline);
          return (
            <li key={measure.id} aria-current={row.kind === 'measure' && row.measure.id === measure.id}>
              <p>
                <b>
                  {measureLabel(measure.position)}
                  {measure.lead}
                </b>
                {measure.text}
              </p>
              <p className="drawer-tags">
                <StateTag state={measure.state} />
                <span>{measure.percent}%</span>
                <LightTag light={lightOf(measure.state, deadline, context.asOf)} />
                <span>{deadlineWords(deadline)}</span>
              </p>
              {/* Only what the measure has of its own; the rest is said once, at the problem */}
              <Entries entries={roleEntries(measure.responsibilities, context)} />
              <p className="drawer-progress">
                {measure.progress === null || measure.progressDate === null ? (
                  <span className="faint">{DETAIL.noProgress}</span>
                ) : (
                  `${DETAIL.progress.replace('{date}', measure.progressDate)}：${measure.progress}`
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Entries({ entries }: { entries: readonly [string, string | null][] }) {
  const filled = entries.filter(([, words]) => words !== null && words !== '');
  if (filled.length === 0) return null;
  return (
    <dl className="drawer-entries">
      {filled.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function roleEntries(held: Responsibilities, { names }: CellContext): [string, string | null][] {
  return ROLES.map((role) => [
    ROLE_WORDS[role],
    (UNIT_ROLES as readonly string[]).includes(role) ? names.units(held[role]) : names.peopleWithPhone(held[role]),
  ]);
}
