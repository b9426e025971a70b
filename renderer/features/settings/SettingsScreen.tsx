// 设置: what this office is called, how the window looks, whether the data is sound, what the product is.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { IntegrityReport } from '#contract/operations.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { usePreferences } from '#renderer/store/preferences.ts';
import { useMay, useSession } from '#renderer/store/session.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { COMMON } from '#renderer/text/common.ts';
import { SETTINGS } from '#renderer/text/settings.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import { CalendarSettings } from './CalendarSettings.tsx';
import { ChainSettings } from './ChainSettings.tsx';
import { LetterKinds } from './LetterSettings.tsx';
import { LightSettings } from './LightSettings.tsx';
import { Security } from './Security.tsx';
import { StyleSettings } from './StyleSettings.tsx';
import { Templates } from './TemplateSettings.tsx';
import { Users } from './Users.tsx';
import './settings.css';

export default function SettingsScreen() {
  const status = useSession((state) => state.status);
  const largeType = usePreferences((state) => state.largeType);
  const setLargeType = usePreferences((state) => state.setLargeType);
  const mayRead = useMay('read');
  const mayEdit = useMay('edit');
  const mayManage = useMay('manage');
  const mayManageUsers = useMay('accounts');
  return (
    <Page title={SETTINGS.title}>
      <div className="settings">
        <Section title={SETTINGS.office}>
          <Facts
            entries={[
              [SETTINGS.officeName, status?.office ?? ''],
              [SETTINGS.user, status?.user ?? ''],
            ]}
          />
        </Section>
        <Section title={SETTINGS.display}>
          <div className="settings-body">
            <Checkbox checked={largeType} onChange={(event) => setLargeType(event.target.checked)}>
              {SETTINGS.largeType}
            </Checkbox>
          </div>
        </Section>
        {mayManageUsers ? (
          <>
            <Users />
            <Security />
          </>
        ) : null}
        {mayManage ? <BackupSettings /> : null}
        {mayEdit || mayManage ? <CalendarSettings /> : null}
        {mayManage ? (
          <>
            <LightSettings />
            <ChainSettings />
            <StyleSettings />
            <LetterKinds />
            <Templates />
          </>
        ) : (
          <p className="settings-body field-hint">{ACCOUNTS.managerOnly}</p>
        )}
        {mayRead ? <Integrity /> : null}
        <Section title={SETTINGS.about}>
          <Facts
            entries={[
              [SETTINGS.version, `${COMMON.product} ${status?.version ?? ''}（${COMMON.productLine}）`],
              [SETTINGS.network, SETTINGS.networkText],
              [SETTINGS.secrecy, SETTINGS.secrecyText],
            ]}
          />
        </Section>
      </div>
    </Page>
  );
}

function Facts({ entries }: { entries: readonly (readonly [string, string])[] }) {
  return (
    <dl className="settings-body settings-facts">
      {entries.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Integrity() {
  const [report, setReport] = useState<IntegrityReport | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);

  const verify = async () => {
    setBusy(true);
    setError(null);
    try {
      setReport(await call('verify', {}));
    } catch (cause) {
      setError(asBihuanError(cause));
    } finally {
      setBusy(false);
    }
  };

  const faults = report?.checks.filter((check) => !check.ok).length ?? 0;
  return (
    <Section title={SETTINGS.integrity}>
      <div className="settings-body">
        <p>{SETTINGS.integrityText}</p>
        <ErrorNotice error={error} />
        <div className="settings-run">
          <Button disabled={busy} onClick={() => void verify()}>
            {busy ? SETTINGS.verifying : SETTINGS.verify}
          </Button>
          <output aria-live="polite" className={faults > 0 ? 'field-error' : undefined}>
            {report === null || busy
              ? null
              : report.ok
                ? SETTINGS.allGood
                : SETTINGS.faulty.replace('{n}', String(faults))}
          </output>
        </div>
      </div>
      {report === null ? null : (
        <table className="table" aria-label={SETTINGS.integrity}>
          <thead>
            <tr>
              <th>{SETTINGS.check}</th>
              <th>{SETTINGS.result}</th>
              <th>{SETTINGS.detail}</th>
            </tr>
          </thead>
          <tbody>
            {report.checks.map((check) => (
              <tr key={check.name}>
                <td>{check.name}</td>
                <td className={check.ok ? 'settings-ok' : 'field-error'}>{check.ok ? SETTINGS.ok : SETTINGS.notOk}</td>
                <td>{check.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
