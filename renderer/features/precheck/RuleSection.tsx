// One rule with its findings: rows to select for mending, and the way to each in the lists.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Id, Official, Unit } from '#domain/ledger/types.ts';
import { type PrecheckFinding, type PrecheckRule, RULE_WORDS } from '#domain/precheck/types.ts';
import { go } from '#renderer/store/navigation.ts';
import { PRECHECK } from '#renderer/text/precheck.ts';
import { FixBar } from './FixBar.tsx';
import { fixOf } from './fixes.ts';
import { SeverityTag } from './SeverityTag.tsx';
import { sectionId } from './section-id.ts';

export interface RuleSectionProps {
  rule: PrecheckRule;
  count: number;
  findings: readonly PrecheckFinding[];
  units: readonly Unit[];
  officials: readonly Official[];
  onMended: (count: number) => Promise<void>;
}

/** Opens the row in the list where it is worked on. */
function jump({ kind, id }: PrecheckFinding): void {
  if (kind === 'problem' || kind === 'measure') go('ledger', { focusId: id });
  else if (kind !== 'round') go('units');
}

/** Both rows of a comparison, one below the other. */
function compare({ kind, id, place, words, other }: PrecheckFinding): void {
  if (other === null) return;
  const ids = [other.id, id];
  const caption = `${place}${words}`;
  if (kind === 'measure') go('ledger', { list: 'tasks', only: { caption, problemIds: [], measureIds: ids } });
  else go('ledger', { list: 'problems', only: { caption, problemIds: ids, measureIds: [] } });
}

export function RuleSection({ rule, count, findings, units, officials, onMended }: RuleSectionProps) {
  const [selected, setSelected] = useState<ReadonlySet<Id>>(new Set());
  const { title, fix } = RULE_WORDS[rule];
  const mendable = fixOf(rule) !== null;
  const chosen = findings.filter(({ id }) => selected.has(id));
  const toggle = (id: Id, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  return (
    <section className="precheck-rule" id={sectionId(rule)} aria-label={title}>
      <div className="precheck-rule-head">
        <SeverityTag rule={rule} />
        <h2>{title}</h2>
        <span>{PRECHECK.count(count)}</span>
        <span className="precheck-fix">{fix}</span>
      </div>
      {mendable ? (
        <FixBar
          rule={rule}
          findings={chosen}
          units={units}
          officials={officials}
          onMended={async (mended) => {
            setSelected(new Set());
            await onMended(mended);
          }}
        />
      ) : null}
      <table className="table">
        <thead>
          <tr>
            {mendable ? (
              <th scope="col" className="precheck-check">
                <Checkbox
                  aria-label={`${PRECHECK.selectAll} ${title}`}
                  checked={chosen.length === findings.length}
                  indeterminate={chosen.length > 0 && chosen.length < findings.length}
                  onChange={({ target }) => setSelected(new Set(target.checked ? findings.map(({ id }) => id) : []))}
                />
              </th>
            ) : null}
            <th scope="col" className="precheck-place">
              {PRECHECK.place}
            </th>
            <th scope="col">{PRECHECK.text}</th>
            <th scope="col" className="precheck-words">
              {PRECHECK.words}
            </th>
            <th scope="col" className="precheck-act">
              {PRECHECK.act}
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.id}>
              {mendable ? (
                <td>
                  <Checkbox
                    aria-label={PRECHECK.select(finding.place)}
                    checked={selected.has(finding.id)}
                    onChange={({ target }) => toggle(finding.id, target.checked)}
                  />
                </td>
              ) : null}
              <td>{finding.place}</td>
              <td className="precheck-text">{finding.text}</td>
              <td className="precheck-text">{finding.words}</td>
              <td>
                {finding.kind === 'round' ? null : (
                  <Button type="link" aria-label={PRECHECK.jumpTo(finding.place)} onClick={() => jump(finding)}>
                    {PRECHECK.jump}
                  </Button>
                )}
                {finding.other === null ? null : (
                  <Button type="link" onClick={() => compare(finding)}>
                    {PRECHECK.compare}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length < count ? <p className="precheck-more">{PRECHECK.more(findings.length, count)}</p> : null}
    </section>
  );
}
