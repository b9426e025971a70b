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

/** Places named of many; the others are counted. */
const NAMED = 12;

export interface MuteDialogProps {
  roundId: Id;
  /** One or many, under one reason and as one act */
  findings: readonly Finding[];
  onClose: () => void;
  onMuted: () => Promise<void>;
}

export function MuteDialog({ roundId, findings, onClose, onMuted }: MuteDialogProps) {
  const one = findings.length === 1 ? findings[0] : undefined;
  const [scope, setScope] = useState<Mute['scope']>('finding');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<BihuanError | null>(null);
  const mute = async () => {
    setBusy(true);
    try {
      const input = { roundId, fingerprints: findings.map(({ fingerprint }) => fingerprint), scope, reason };
      await save('muteCheckupFindings', input, { shownHere: true });
      await onMuted();
    } catch (cause) {
      setError(asBihuanError(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={one === undefined ? CHECKUP.muteMany(findings.length) : CHECKUP.muteTitle}
      onClose={onClose}
      confirm={{ label: CHECKUP.muteAct, run: () => void mute(), disabled: reason.trim() === '', busy }}
    >
      <ErrorNotice error={error} onClose={() => setError(null)} />
      {one === undefined ? (
        <p className="checkup-said">
          {findings
            .slice(0, NAMED)
            .map(({ place }) => place)
            .join('、')}
          {findings.length > NAMED ? CHECKUP.others(findings.length) : ''}
        </p>
      ) : (
        <p className="checkup-said">
          {one.place}：{one.words}
        </p>
      )}
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
            { value: 'finding', label: one === undefined ? CHECKUP.muteFindings : CHECKUP.muteFinding },
            {
              value: 'row',
              label: one === undefined ? CHECKUP.muteRows : CHECKUP.muteRow(one.place, RULE_WORDS[one.rule].name),
            },
          ]}
        />
      </fieldset>
    </Dialog>
  );
}
