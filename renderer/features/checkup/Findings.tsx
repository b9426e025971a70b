// Rules or units on the left, their findings in the middle, the chosen one on the right; arrow keys go through the list.
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { CheckupReport } from '#contract/operations.ts';
import { RULE_WORDS } from '#domain/checkup/registry.ts';
import { CHECKUP_RULES, type CheckupRule, type Finding } from '#domain/checkup/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Loading } from '#renderer/ui/Loading.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';
import { Detail } from './Detail.tsx';
import { locate } from './locate.ts';
import { MuteDialog } from './MuteDialog.tsx';

/** Findings read at a time. */
const PAGE = 200;

/** What the list shows: one rule, or the matters of one unit (null: of nobody). */
type Choice = { rule: CheckupRule } | { unitId: Id | null };

export interface FindingsProps {
  roundId: Id;
  report: CheckupReport;
  onMuted: () => Promise<void>;
  onPrint: (rule: CheckupRule) => void;
}

export function Findings({ roundId, report, onMuted, onPrint }: FindingsProps) {
  const first = report.rules.find(({ count }) => count > 0)?.rule ?? 'repeated';
  const [choice, setChoice] = useState<Choice>({ rule: first });
  const [atMost, setAtMost] = useState(PAGE);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [muting, setMuting] = useState(false);
  const loaded = useAsync(
    () => call('listCheckupFindings', { roundId, ...choice, atMost }),
    JSON.stringify([roundId, choice, atMost]),
  );
  const names = new Map(report.units.map(({ unitId, unitName }) => [unitId, unitName ?? CHECKUP.nobody]));
  const findings = loaded.value ?? [];
  const finding = findings[Math.min(at, findings.length - 1)];
  const picked = findings.filter(({ fingerprint }) => chosen.has(fingerprint));
  const toggle = (fingerprint: string) => {
    const next = new Set(chosen);
    if (!next.delete(fingerprint)) next.add(fingerprint);
    setChosen(next);
  };
  const choose = (next: Choice) => {
    setChoice(next);
    setAt(0);
    setChosen(new Set());
    setAtMost(PAGE);
  };
  const count =
    'rule' in choice
      ? (report.rules.find(({ rule }) => rule === choice.rule)?.count ?? 0)
      : (report.units.find(({ unitId }) => unitId === choice.unitId)?.count ?? 0);
  return (
    <div className="checkup">
      <Chooser report={report} choice={choice} onChoose={choose} />
      <section className="checkup-list" aria-label={CHECKUP.list}>
        <ErrorNotice error={loaded.error} onRetry={() => void loaded.reload()} />
        {loaded.value === null ? loaded.error === null ? <Loading /> : null : null}
        <p className="checkup-bar">
          {'rule' in choice ? (
            <Button size="small" disabled={findings.length === 0} onClick={() => onPrint(choice.rule)}>
              {CHECKUP.printRule}
            </Button>
          ) : null}
          {picked.length === 0 ? null : (
            <Button size="small" onClick={() => setMuting(true)}>
              {CHECKUP.muteChosen(picked.length)}
            </Button>
          )}
        </p>
        {muting ? (
          <MuteDialog roundId={roundId} findings={picked} onClose={() => setMuting(false)} onMuted={onMuted} />
        ) : null}
        <List
          findings={findings}
          chosen={chosen}
          onToggle={toggle}
          at={at}
          heading={(each) =>
            'rule' in choice ? (names.get(each.unitId) ?? CHECKUP.nobody) : RULE_WORDS[each.rule].name
          }
          onChoose={setAt}
          onOpen={() => finding !== undefined && locate(finding)}
        />
        {findings.length === 0 ? null : (
          <p className="checkup-foot">
            {findings.length < count ? (
              <>
                {CHECKUP.more(findings.length, count)}　
                {findings.length >= atMost ? (
                  <Button size="small" onClick={() => setAtMost(atMost + PAGE)}>
                    {CHECKUP.moreAct}
                  </Button>
                ) : null}
              </>
            ) : (
              CHECKUP.keys
            )}
          </p>
        )}
      </section>
      <section className="checkup-detail" aria-label={CHECKUP.evidence}>
        {finding === undefined ? null : (
          <Detail
            key={finding.fingerprint}
            roundId={roundId}
            finding={finding}
            unitName={names.get(finding.unitId) ?? CHECKUP.nobody}
            onMuted={onMuted}
          />
        )}
      </section>
    </div>
  );
}

interface ChooserProps {
  report: CheckupReport;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

function Chooser({ report, choice, onChoose }: ChooserProps) {
  const by = 'rule' in choice ? 'rule' : 'unit';
  const counted = new Map(report.rules.map((each) => [each.rule, each]));
  return (
    <nav className="checkup-chooser" aria-label={by === 'rule' ? CHECKUP.rules : CHECKUP.units}>
      <Tabs
        label={CHECKUP.groupBy}
        value={by}
        onChange={(next) =>
          onChoose(
            next === 'rule'
              ? { rule: report.rules.find(({ count }) => count > 0)?.rule ?? 'repeated' }
              : { unitId: report.units[0]?.unitId ?? null },
          )
        }
        options={[
          { value: 'rule', label: CHECKUP.byRule },
          { value: 'unit', label: CHECKUP.byUnit },
        ]}
      />
      {by === 'rule'
        ? CHECKUP_RULES.map((rule) => {
            const of = counted.get(rule);
            return (
              <button
                key={rule}
                type="button"
                disabled={of === undefined || of.count === 0}
                aria-current={'rule' in choice && choice.rule === rule ? 'true' : undefined}
                onClick={() => onChoose({ rule })}
              >
                <span>{RULE_WORDS[rule].name}</span>
                <strong>{of === undefined ? CHECKUP.off : of.count}</strong>
              </button>
            );
          })
        : report.units.map(({ unitId, unitName, count }) => (
            <button
              key={unitId ?? ''}
              type="button"
              aria-current={'unitId' in choice && choice.unitId === unitId ? 'true' : undefined}
              onClick={() => onChoose({ unitId })}
            >
              <span>{unitName ?? CHECKUP.nobody}</span>
              <strong>{count}</strong>
            </button>
          ))}
    </nav>
  );
}

interface ListProps {
  findings: readonly Finding[];
  chosen: ReadonlySet<string>;
  onToggle: (fingerprint: string) => void;
  at: number;
  heading: (finding: Finding) => string;
  onChoose: (at: number) => void;
  onOpen: () => void;
}

function List({ findings, chosen, onToggle, at, heading, onChoose, onOpen }: ListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // The boxes have keys of their own.
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen();
    }
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(findings.length - 1, Math.max(0, at + step));
    onChoose(next);
    event.currentTarget.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  // Findings stand in the order of the ledger; a heading tells whenever it changes.
  return (
    <ol onKeyDown={onKeyDown}>
      {findings.map((finding, place) => (
        <li key={finding.fingerprint}>
          {place === 0 || heading(finding) !== heading(findings[place - 1] as Finding) ? (
            <h2>{heading(finding)}</h2>
          ) : null}
          <Checkbox
            aria-label={CHECKUP.choose(finding.place)}
            checked={chosen.has(finding.fingerprint)}
            onChange={() => onToggle(finding.fingerprint)}
          />
          <button
            type="button"
            tabIndex={place === at ? 0 : -1}
            aria-current={place === at ? 'true' : undefined}
            onClick={() => onChoose(place)}
          >
            <span className={finding.severity === '重点' ? 'checkup-tag checkup-must' : 'checkup-tag'}>
              {finding.severity === '重点' ? '◆' : '○'} {finding.severity}
            </span>
            <strong>{finding.place}</strong>
            <span className="checkup-words">{finding.words}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
