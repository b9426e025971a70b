// 忽略: the reason, and whether it is for this finding alone or for the rule at this row from now on.
import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { BihuanError } from '#contract/errors.ts';
import { RULE_WORDS } from '#domain/checkup/registry.ts';
import type { Finding, Mute } from '#domain/checkup/types.ts';
import type { Id } from '#domain/ledger/types.ts';
import { asBihuanError } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { CHECKUP } from '#renderer/text/checkup.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';

export interface MuteDialogProps {
  roundId: Id;
  finding: Finding;
  onClose: () => void;
  onMuted: () => Promise<void>;
}

export function MuteDialog({ roundId, finding, onClose, onMuted }: MuteDialogProps) {
  const [scope, setScope] = useState<Mute['scope']>('finding');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const mute = async () => {
    setBusy(true);
    try {
      const input = { roundId, fingerprints: [finding.fingerprint], scope, reason };
      await save('muteCheckupFindings', input, { shownHere: true });
      await onMuted();
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={CHECKUP.muteTitle}
      onClose={onClose}
      confirm={{ label: CHECKUP.muteAct, run: () => void mute(), disabled: reason.trim() === '', busy }}
    >
      <ErrorNotice error={error} onClose={() => setError(null)} />
      <p className="checkup-said">
        {finding.place}：{finding.words}
      </p>
      <div className="field">
        <label htmlFor="mute-reason">{CHECKUP.reason}</label>
        <Input.TextArea
          id="mute-reason"
          data-autofocus
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="field-hint">{CHECKUP.reasonHint}</div>
      </div>
      <fieldset className="checkup-scope">
        <legend>{CHECKUP.muteScope}</legend>
        <Radio.Group
          vertical
          value={scope}
          onChange={({ target }) => setScope(target.value)}
          options={[
            { value: 'finding', label: CHECKUP.muteFinding },
            { value: 'row', label: CHECKUP.muteRow(finding.place, RULE_WORDS[finding.rule].name) },
          ]}
        />
      </fieldset>
    </Dialog>
  );
}
