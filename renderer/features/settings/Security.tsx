// 设置－登录安全: rules for all passwords, automatic locking, separation of officers, the recovery sheet.
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import type { SecuritySettings } from '#contract/operations.ts';
import { PASSWORD_PRESET_WORDS, PASSWORD_PRESETS, type PasswordPreset } from '#domain/accounts/passwords.ts';
import { asBihuanError, call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { useSession } from '#renderer/store/session.ts';
import { ACCOUNTS } from '#renderer/text/accounts.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { RecoverySheet } from '#renderer/ui/RecoverySheet.tsx';

export function Security() {
  const kept = useSession((state) => state.status?.security);
  const hasSheet = useSession((state) => state.status?.recoverySheet ?? false);
  const refresh = useSession((state) => state.refresh);
  const [changed, setChanged] = useState<Partial<SecuritySettings>>({});
  const [said, setSaid] = useState('');
  const [error, setError] = useState<BihuanError | null>(null);
  const [making, setMaking] = useState(false);
  const id = useId();
  if (kept === undefined) return null;
  const settings = { ...kept, ...changed };
  const change = (patch: Partial<SecuritySettings>) => {
    setSaid('');
    setChanged({ ...changed, ...patch });
  };
  const keep = async () => {
    setError(null);
    try {
      await save('setSecurity', settings, { shownHere: true });
      await refresh();
      setChanged({});
      setSaid(ACCOUNTS.savedSecurity);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
  };
  return (
    <Section title={ACCOUNTS.security}>
      <div className="settings-body">
        <ErrorNotice error={error} />
        <div className="field">
          <label htmlFor={`${id}-passwords`}>{ACCOUNTS.passwords}</label>
          <Select
            id={`${id}-passwords`}
            className="settings-preset"
            value={settings.passwords}
            onChange={(passwords: PasswordPreset) => change({ passwords })}
            options={PASSWORD_PRESETS.map((preset) => ({ value: preset, label: PASSWORD_PRESET_WORDS[preset] }))}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-lock`}>{ACCOUNTS.autoLock}</label>
          <InputNumber
            id={`${id}-lock`}
            value={settings.autoLockMinutes}
            min={0}
            max={240}
            precision={0}
            onChange={(minutes) => change({ autoLockMinutes: minutes ?? 0 })}
          />
        </div>
        <Checkbox checked={settings.separation} onChange={(event) => change({ separation: event.target.checked })}>
          {ACCOUNTS.separation}
        </Checkbox>
        <div className="settings-run">
          <Button disabled={Object.keys(changed).length === 0} onClick={() => void keep()}>
            {ACCOUNTS.saveSecurity}
          </Button>
          <output aria-live="polite">{said}</output>
        </div>
        <div className="settings-run settings-sheet">
          <Button onClick={() => setMaking(true)}>{hasSheet ? ACCOUNTS.remakeSheet : ACCOUNTS.makeSheet}</Button>
          <span className={hasSheet ? 'field-hint' : 'field-error'}>
            {ACCOUNTS.sheetTitle}：{hasSheet ? ACCOUNTS.hasSheet : ACCOUNTS.noSheet}
          </span>
        </div>
      </div>
      {making ? (
        <SheetDialog
          onClose={() => {
            setMaking(false);
            void refresh().catch(() => undefined);
          }}
        />
      ) : null}
    </Section>
  );
}

/** Asks for one's password, then shows the new code. */
function SheetDialog({ onClose }: { onClose: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const id = useId();
  const make = async () => {
    setBusy(true);
    setError(null);
    try {
      setCode((await call('makeRecoverySheet', { password })).code);
    } catch (cause) {
      setError(asBihuanError(cause));
    }
    setBusy(false);
  };
  if (code !== null) {
    return (
      <Dialog title={ACCOUNTS.sheetTitle} onClose={onClose}>
        <RecoverySheet code={code} done={ACCOUNTS.sheetClose} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={ACCOUNTS.sheetTitle}
      onClose={onClose}
      confirm={{ label: ACCOUNTS.makeSheet, run: () => void make(), busy, disabled: password === '' }}
    >
      <p>{ACCOUNTS.sheetConfirm}</p>
      <ErrorNotice error={error} />
      <div className="field">
        <label htmlFor={`${id}-own`}>{ACCOUNTS.old}</label>
        <Input.Password
          id={`${id}-own`}
          value={password}
          maxLength={200}
          autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
